using System.Numerics;

namespace Radiomics;

/// <summary>
/// Neighborhood gray tone difference matrix of a region: for each gray level the number of its voxels and the sum of the differences between the level and
/// the mean level of the neighbors that belong to the region. IBSI IPET. Neighbors lie at one of <see cref="TextureOptions.Distances"/> in any direction
/// (26 at distance 1, in planes 8). Counted over the volume (KOBO), over all planes together (62GR) or plane by plane, values averaged (8QNN).
/// Voxels without a neighbor add no difference; PyRadiomics counts them all the same, IBSI leaves them out.
/// </summary>
public sealed class Ngtdm
{
    private readonly ToneMatrix[] _ofAllVoxels;
    private readonly ToneMatrix[] _ofConnectedVoxels;

    private Ngtdm(ToneMatrix[] ofAllVoxels, ToneMatrix[] ofConnectedVoxels)
    {
        _ofAllVoxels = ofAllVoxels;
        _ofConnectedVoxels = ofConnectedVoxels;
    }

    /// <summary>Counts the matrix of a region.</summary>
    /// <param name="levels">Gray levels.</param>
    /// <param name="options">How it is counted; null for three dimensions and distance 1.</param>
    /// <exception cref="SettingsException">A distance is below 1, or there is none; or no direction fits and <see cref="TextureOptions.RefuseWithoutDirections"/> is on.</exception>
    public static Ngtdm Count(GrayLevels levels, TextureOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(levels);
        options ??= TextureOptions.Default;
        (int X, int Y, int Z)[] steps = VoxelDirections.Within(levels.Size, options.Distances, options.PlaneAxis());
        TextureWork.RequireDirections(steps.Length, levels, options, string.Join(" or ", options.Distances));
        long largest = levels.HighestLevel * Math.Max(1, 2L * steps.Length);
        // Bytes are read as they are where they do: mostly that is the cube of the gray levels itself.
        return largest > uint.MaxValue ? Count<ulong, ulong>(levels, options, steps)
            : largest > ushort.MaxValue ? Count<uint, uint>(levels, options, steps)
            : levels.HighestLevel > byte.MaxValue ? Count<ushort, ushort>(levels, options, steps)
            : Count<byte, ushort>(levels, options, steps);
    }

    /// <summary>The matrix, or the matrix of each plane, as a profile counts voxels without a neighbor; matrices without a voxel are left out.</summary>
    internal ReadOnlySpan<ToneMatrix> Matrices(Profile profile) => profile == Profile.Ibsi ? _ofConnectedVoxels : _ofAllVoxels;

    private static Ngtdm Count<TStored, T>(GrayLevels levels, TextureOptions options, (int X, int Y, int Z)[] steps)
        where TStored : unmanaged, IBinaryInteger<TStored>
        where T : unmanaged, IBinaryInteger<T>
    {
        NeighborCube<TStored> cube = NeighborCube<TStored>.Create(levels, steps, byLevel: true);
        List<ToneMatrix> ofAll = [], ofConnected = [];
        ToneSum[] sums = new ToneSum[levels.LevelCount + 1];
        foreach (BoxPart part in options.Parts(levels.Size))
        {
            Array.Clear(sums);
            ToneCounting.Add<TStored, T>(cube, part, sums);
            if (ToneMatrix.From(sums, levels.Levels, connectedOnly: false) is { } all) ofAll.Add(all);
            if (ToneMatrix.From(sums, levels.Levels, connectedOnly: true) is { } connected) ofConnected.Add(connected);
        }
        return new Ngtdm([.. ofAll], [.. ofConnected]);
    }
}
