namespace Radiomics;

/// <summary>A mass so thick that chest wall and mediastinum beside it look no different: told from them at the narrowest place between.</summary>
internal static class LargeMass
{
    /// <summary>From this depth near the seed a lesion may be a large mass; one that has the second depth somewhere is.</summary>
    private const double ThickMm = 8, MassMm = 12;

    /// <summary>Beside a mass of up to this radius enough of the chest wall is seen to lay a smooth surface along it.</summary>
    private const double WallRadiusMm = 17;

    /// <summary>Only dense tissue has no border of its own with chest wall and mediastinum.</summary>
    private const double LeastTissueHu = -300;

    /// <summary>A mass fills at least this share of the ball of its depth, and less dense tissue lies around at least this share of its surface.</summary>
    private const double LeastBallShare = 0.5, LeastFreeSurface = 0.5;

    /// <summary>Whether the tissue around the seed is as thick as a mass.</summary>
    public static bool IsDeep(NoduleScene scene) => Deep(scene) is not null;

    /// <summary>The surroundings with the mass's side of the tissue; null when the lesion is no separable mass.</summary>
    public static NoduleScene? Separate(NoduleScene scene)
    {
        if (Deep(scene) is not var (top, threshold)) return null;
        if (new MassSeparation(scene.Box, threshold).Separate(scene.Box, top, MassMm) is not { } side) return null;
        byte[] mass = (byte[])side.Clone();
        int voxels = 0;
        for (int i = 0; i < mass.Length; i++) voxels += mass[i] &= scene.Values[i] >= threshold ? (byte)1 : (byte)0;
        double radius = NoduleGrowth.RadiusOfBall(voxels * scene.Box.Spacing.VoxelVolume);
        if (radius < WallRadiusMm && scene.WallBeside(scene.Box.PointOf(top)) is not null) return null;
        bool fills = voxels * scene.Box.Spacing.VoxelVolume >= LeastBallShare * 4.0 / 3 * Math.PI * MassMm * MassMm * MassMm;
        return fills && Masking.FreeSurface(scene.Box, mass, scene.Values, threshold) >= LeastFreeSurface ? scene.ForMass(side) : null;
    }

    private static (int Top, double ThresholdHu)? Deep(NoduleScene scene)
    {
        double tissue = NoduleGrowth.FirstTissue(scene, scene.Box.PointOf(scene.Box.SeedOffset), TissueGuess.AtSeed);
        if (tissue < LeastTissueHu) return null;
        (PointMm top, double depth) = NoduleGrowth.Climb(scene, scene.Box.SeedOffset, tissue, null);
        return depth >= ThickMm ? (scene.Box.OffsetAt(top), scene.LungHu + NoduleGrowth.BorderFraction * (tissue - scene.LungHu)) : null;
    }
}
