namespace Radiomics;

/// <summary>
/// How far a growth may run on where its lesion is attached to something else. Two rules work together: a smooth surface fitted to the
/// wall beside the lesion cuts off chest wall, diaphragm and mediastinum; and in every direction the lesion may reach only a little
/// farther than it does in the directions around, which cuts off vessels.
/// </summary>
public sealed record LeakStopOptions
{
    /// <summary>The defaults.</summary>
    public static LeakStopOptions Default { get; } = new();

    /// <summary>
    /// How much farther than the lower quartile of its surroundings a direction may reach, as a factor; 1 to 10, default 1.25. Smaller
    /// values cut attached vessels closer but also lobes and spicules.
    /// </summary>
    public double ReachFactor { get; init; } = 1.25;

    /// <summary>Half the opening angle, in degrees, of the cone of directions that count as surroundings; 10 to 90, default 50.</summary>
    public double ConeHalfAngle { get; init; } = 50;

    /// <summary>
    /// Thickness in mm that tissue must have, from its border to its middle, to count as wall; 1 to 20, default 4. Smaller values take
    /// vessels and the lesion itself for a wall.
    /// </summary>
    public double WallDepthMm { get; init; } = 4;

    /// <summary>Radius in mm of the final opening that removes threads thinner than twice this; 0 to 5, default 1; 0 switches it off.</summary>
    public double OpeningRadiusMm { get; init; } = 1;

    /// <summary>Rounds of growing, cutting and centring; 1 to 20, default 4.</summary>
    public int Rounds { get; init; } = 4;

    internal void Validate()
    {
        RegionGrowingOptions.Require(ReachFactor is >= 1 and <= 10, "LeakStop.ReachFactor", ReachFactor, "a factor from 1 to 10");
        RegionGrowingOptions.Require(ConeHalfAngle is >= 10 and <= 90, "LeakStop.ConeHalfAngle", ConeHalfAngle, "an angle from 10 to 90 degrees");
        RegionGrowingOptions.Require(WallDepthMm is >= 1 and <= 20, "LeakStop.WallDepthMm", WallDepthMm, "a length from 1 to 20 mm");
        RegionGrowingOptions.Require(OpeningRadiusMm is >= 0 and <= 5, "LeakStop.OpeningRadiusMm", OpeningRadiusMm, "a length from 0 to 5 mm");
        RegionGrowingOptions.Require(Rounds is >= 1 and <= 20, "LeakStop.Rounds", Rounds, "a count from 1 to 20");
    }
}
