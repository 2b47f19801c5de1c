using System.Runtime.Intrinsics;

namespace Radiomics;

/// <summary>Sums in eight lanes, the same for every vector width of the machine.</summary>
internal static class LaneSum
{
    /// <summary>The sum of values: value i goes to lane i mod 8, the rest of the last eight one by one.</summary>
    /// <param name="values">The values.</param>
    public static double Of(ReadOnlySpan<double> values)
    {
        Vector512<double> lanes = Vector512<double>.Zero;
        int i = 0;
        for (; i <= values.Length - 8; i += 8) lanes += Vector512.Create(values[i..]);
        double sum = 0;
        for (int lane = 0; lane < 8; lane++) sum += lanes[lane];
        for (; i < values.Length; i++) sum += values[i];
        return sum;
    }
}
