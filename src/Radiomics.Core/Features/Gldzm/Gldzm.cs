namespace Radiomics;

/// <summary>
/// Gray level distance zone matrix of a region: how many zones (sets of neighboring voxels of one gray level, 26-connected, in planes 8-connected) there are,
/// by level and distance to the border. IBSI VMDZ; PyRadiomics does not have it. Counted over the volume (KOBO), over all planes together (62GR) or plane by
/// plane, values averaged (8QNN). The distance of a zone is the smallest of its voxels': 1 at the border of the morphological mask, which is not changed by
/// re-segmentation, and counted in steps across faces; the edge of the image is a border too.
/// </summary>
public sealed class Gldzm
{
    private readonly LevelLengthMatrix[] _matrices;

    private Gldzm(LevelLengthMatrix[] matrices) => _matrices = matrices;

    /// <summary>The matrix, or the matrix of each plane that holds voxels of the region.</summary>
    internal ReadOnlySpan<LevelLengthMatrix> Matrices => _matrices;

    /// <summary>Counts the matrix of a region.</summary>
    /// <param name="levels">Gray levels.</param>
    /// <param name="morphologicalMask">The mask from whose border distances are measured, on the image of the gray levels; it holds all their voxels.</param>
    /// <param name="options">How it is counted; null for three dimensions.</param>
    /// <exception cref="SettingsException">No direction fits and <see cref="TextureOptions.RefuseWithoutDirections"/> is on.</exception>
    /// <exception cref="ArgumentException">The mask does not hold every voxel of the region.</exception>
    public static Gldzm Count(GrayLevels levels, Mask morphologicalMask, TextureOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(levels);
        ArgumentNullException.ThrowIfNull(morphologicalMask);
        return From(ZoneMatrices.Count(levels, options ?? TextureOptions.Default, morphologicalMask, new Workers(1)));
    }

    internal static Gldzm From(ZoneMatrices zones) => new(zones.ByDistance);
}
