using System.Buffers;
using System.Numerics;
using System.Runtime.InteropServices;

namespace Radiomics;

/// <summary>
/// Gray level size zone matrix of a region: how many zones (26-connected sets of voxels of one gray level) there are, by level and size. IBSI 9SAK.
/// </summary>
public sealed class Glszm
{
    private Glszm(LevelLengthMatrix matrix) => Matrix = matrix;

    internal LevelLengthMatrix Matrix { get; }

    /// <summary>Counts the matrix of a region.</summary>
    /// <param name="levels">Gray levels.</param>
    /// <param name="options">How it is counted; null for three dimensions.</param>
    public static Glszm Count(GrayLevels levels, TextureOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(levels);
        LevelLengthCell[] cells = levels.Bytes is { } bytes ? Cells<byte>(bytes, levels) : Cells<ushort>(levels.Words, levels);
        return new Glszm(LevelLengthMatrix.FromCells(cells, levels.Levels)!);
    }

    private static LevelLengthCell[] Cells<T>(ReadOnlySpan<T> cube, GrayLevels levels)
        where T : unmanaged, IBinaryInteger<T>
    {
        int[] parents = ArrayPool<int>.Shared.Rent(cube.Length), sizes = ArrayPool<int>.Shared.Rent(cube.Length);
        try
        {
            sizes.AsSpan(0, cube.Length).Clear();
            ZoneLabeling.Label(cube, levels, parents.AsSpan(0, cube.Length));
            for (int i = 0; i < cube.Length; i++)
                if (cube[i] != T.Zero) sizes[parents[i]]++;
            Dictionary<(int Rank, int Size), long> zones = [];
            for (int i = 0; i < cube.Length; i++)
                if (sizes[i] != 0) CollectionsMarshal.GetValueRefOrAddDefault(zones, (int.CreateTruncating(cube[i]), sizes[i]), out _)++;
            return [.. zones.OrderBy(z => z.Key).Select(z => new LevelLengthCell(z.Key.Rank, z.Key.Size, z.Value))];
        }
        finally
        {
            ArrayPool<int>.Shared.Return(parents);
            ArrayPool<int>.Shared.Return(sizes);
        }
    }
}
