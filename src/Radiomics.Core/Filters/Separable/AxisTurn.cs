namespace Radiomics;

/// <summary>
/// A rotation by right angles, as it acts on a separable filter (IBSI 2, appendix A): which of its letters comes to each axis, and whether it is turned around there.
/// </summary>
/// <param name="Letters">Position of the letter that comes to each axis, the column first.</param>
/// <param name="Flips">Whether it is turned around.</param>
internal sealed record AxisTurn(int[] Letters, bool[] Flips)
{
    /// <summary>All rotations of the volume (24) or of the slice (4): permutations of axes with an even number of reversals where the permutation is even, an odd number where it is odd.</summary>
    /// <param name="axes">3 or 2.</param>
    public static IReadOnlyList<AxisTurn> All(int axes)
    {
        int[][] orders = axes == 3
            ? [[0, 1, 2], [1, 2, 0], [2, 0, 1], [0, 2, 1], [1, 0, 2], [2, 1, 0]]
            : [[0, 1], [1, 0]];
        List<AxisTurn> turns = [];
        for (int o = 0; o < orders.Length; o++)
        {
            bool odd = o >= orders.Length / 2;
            for (int bits = 0; bits < 1 << axes; bits++)
                if (int.IsOddInteger(int.PopCount(bits)) == odd) turns.Add(new AxisTurn(orders[o], [.. Enumerable.Range(0, axes).Select(a => (bits >> a & 1) == 1)]));
        }
        return turns;
    }

    /// <summary>No rotation.</summary>
    /// <param name="axes">3 or 2.</param>
    public static AxisTurn None(int axes) => new([.. Enumerable.Range(0, axes)], new bool[axes]);
}
