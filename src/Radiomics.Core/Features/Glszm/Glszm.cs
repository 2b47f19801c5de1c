using System.Buffers;

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
    public static Glszm Count(GrayLevels levels)
    {
        ArgumentNullException.ThrowIfNull(levels);
        int length = levels.SliceStride * (levels.Size.Slices + 2);
        int[] buffer = ArrayPool<int>.Shared.Rent(length), sizes = ArrayPool<int>.Shared.Rent(length);
        try
        {
            Span<int> parents = buffer.AsSpan(0, length);
            sizes.AsSpan(0, length).Clear();
            Dictionary<(int Rank, int Size), long> zones = [];
            if (levels.Bytes is { } bytes)
            {
                ZoneLabeling.Label<byte>(bytes, levels, parents);
                for (int i = 0; i < length; i++)
                    if (bytes[i] != 0) sizes[parents[i]]++;
                for (int i = 0; i < length; i++)
                    if (sizes[i] != 0) Add(zones, bytes[i], sizes[i]);
            }
            else
            {
                ushort[] words = levels.Words!;
                ZoneLabeling.Label<ushort>(words, levels, parents);
                for (int i = 0; i < length; i++)
                    if (words[i] != 0) sizes[parents[i]]++;
                for (int i = 0; i < length; i++)
                    if (sizes[i] != 0) Add(zones, words[i], sizes[i]);
            }
            LevelLengthCell[] cells = [.. zones.OrderBy(z => z.Key).Select(z => new LevelLengthCell(z.Key.Rank, z.Key.Size, z.Value))];
            return new Glszm(LevelLengthMatrix.FromCells(cells, levels.Levels)!);
        }
        finally
        {
            ArrayPool<int>.Shared.Return(buffer);
            ArrayPool<int>.Shared.Return(sizes);
        }
    }

    private static void Add(Dictionary<(int Rank, int Size), long> zones, int rank, int size) =>
        zones[(rank, size)] = zones.GetValueOrDefault((rank, size)) + 1;
}
