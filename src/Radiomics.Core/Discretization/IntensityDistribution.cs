using System.Numerics;

namespace Radiomics;

/// <summary>Distinct intensities in ascending order, with the number of voxels of each: sorting done once, or spared where the intensities are whole numbers.</summary>
internal sealed class IntensityDistribution
{
    /// <summary>A distribution that was counted elsewhere.</summary>
    /// <param name="values">Distinct intensities, ascending. Taken over.</param>
    /// <param name="counts">Voxels of each, none 0. Taken over.</param>
    /// <param name="total">Number of voxels.</param>
    public IntensityDistribution(double[] values, int[] counts, int total)
    {
        Values = values;
        Counts = counts;
        Total = total;
    }

    /// <summary>Distinct intensities, ascending.</summary>
    public double[] Values { get; }

    /// <summary>Voxels of each intensity; none is 0.</summary>
    public int[] Counts { get; }

    /// <summary>Number of voxels.</summary>
    public int Total { get; }

    /// <summary>From a table of counts of the whole numbers from minimum on.</summary>
    public static IntensityDistribution FromTable(double minimum, ReadOnlySpan<int> table)
    {
        int distinct = 0, total = 0;
        foreach (int count in table)
        {
            if (count != 0) distinct++;
            total += count;
        }
        double[] values = new double[distinct];
        int[] counts = new int[distinct];
        int to = 0;
        for (int i = 0; i < table.Length; i++)
        {
            if (table[i] == 0) continue;
            values[to] = minimum + i;
            counts[to++] = table[i];
        }
        return new IntensityDistribution(values, counts, total);
    }

    /// <summary>From any finite values.</summary>
    public static IntensityDistribution FromValues<T>(ReadOnlySpan<T> unsorted) where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        T[] sorted = unsorted.ToArray();
        RadixSort.Sort<T>(sorted);
        int distinct = 0;
        for (int i = 0; i < sorted.Length; i++)
            if (i == 0 || sorted[i] != sorted[i - 1]) distinct++;
        double[] values = new double[distinct];
        int[] counts = new int[distinct];
        int to = -1;
        for (int i = 0; i < sorted.Length; i++)
        {
            if (i == 0 || sorted[i] != sorted[i - 1]) values[++to] = double.CreateChecked(sorted[i]);
            counts[to]++;
        }
        return new IntensityDistribution(values, counts, sorted.Length);
    }
}
