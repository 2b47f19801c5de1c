namespace Radiomics;

/// <summary>The columns of a neighborhood gray tone difference matrix, for the gray levels that have a voxel.</summary>
internal sealed class ToneMatrix
{
    private ToneMatrix(double[] levels, long[] counts, double[] probabilities, double[] differences, long voxels)
    {
        Levels = levels;
        Counts = counts;
        Probabilities = probabilities;
        Differences = differences;
        Voxels = voxels;
    }

    /// <summary>Gray levels i, ascending.</summary>
    public double[] Levels { get; }

    /// <summary>n(i): voxels of each level.</summary>
    public long[] Counts { get; }

    /// <summary>p(i) = n(i) / Nv.</summary>
    public double[] Probabilities { get; }

    /// <summary>s(i): sum of the differences between each voxel's level and the mean of its neighbors.</summary>
    public double[] Differences { get; }

    /// <summary>Nv: the sum of n(i).</summary>
    public long Voxels { get; }

    /// <summary>The matrix of some sums; null when no voxel counts.</summary>
    /// <param name="sums">A sum for each rank; entry 0 is not read.</param>
    /// <param name="levels">Gray levels by rank.</param>
    /// <param name="connectedOnly">Whether only voxels with a neighbor count.</param>
    public static ToneMatrix? From(ReadOnlySpan<ToneSum> sums, ReadOnlySpan<int> levels, bool connectedOnly)
    {
        List<double> values = [], differences = [];
        List<long> counts = [];
        for (int rank = 1; rank < sums.Length; rank++)
        {
            long count = connectedOnly ? sums[rank].Connected : sums[rank].Voxels;
            if (count == 0) continue;
            values.Add(levels[rank - 1]);
            counts.Add(count);
            differences.Add(sums[rank].Difference);
        }
        long voxels = counts.Sum();
        return voxels == 0 ? null : new ToneMatrix([.. values], [.. counts], [.. counts.Select(n => (double)n / voxels)], [.. differences], voxels);
    }

    /// <summary>The sum of a term over levels.</summary>
    public double Sum(Func<int, double> term)
    {
        double sum = 0;
        for (int i = 0; i < Levels.Length; i++) sum += term(i);
        return sum;
    }

    /// <summary>The sum of a symmetric term over all pairs of different levels, in both orders.</summary>
    public double PairSum(Func<int, int, double> term)
    {
        double sum = 0;
        for (int i = 1; i < Levels.Length; i++)
            for (int j = 0; j < i; j++) sum += term(i, j);
        return 2 * sum;
    }
}
