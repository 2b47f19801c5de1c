namespace Radiomics;

/// <summary>
/// Gray level size zone matrix of a region: how many zones (sets of neighboring voxels of one gray level, 26-connected, in planes 8-connected) there are, by
/// level and size. IBSI 9SAK. Counted over the volume (KOBO), over all planes together (62GR) or plane by plane, values averaged (8QNN).
/// </summary>
public sealed class Glszm
{
    private readonly LevelLengthMatrix[] _matrices;

    private Glszm(LevelLengthMatrix[] matrices) => _matrices = matrices;

    /// <summary>The matrix, or the matrix of each plane that holds voxels of the region.</summary>
    internal ReadOnlySpan<LevelLengthMatrix> Matrices => _matrices;

    /// <summary>Counts the matrix of a region.</summary>
    /// <param name="levels">Gray levels.</param>
    /// <param name="options">How it is counted; null for three dimensions.</param>
    /// <exception cref="SettingsException">No direction fits and <see cref="TextureOptions.RefuseWithoutDirections"/> is on.</exception>
    public static Glszm Count(GrayLevels levels, TextureOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(levels);
        return From(ZoneMatrices.Count(levels, options ?? TextureOptions.Default, null, new Workers(1)));
    }

    internal static Glszm From(ZoneMatrices zones) => new(zones.BySize);
}
