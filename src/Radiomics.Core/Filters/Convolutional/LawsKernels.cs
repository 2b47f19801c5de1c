namespace Radiomics;

/// <summary>Laws' kernels, normalized to a sum of squares of 1 (IBSI 2, "Laws kernels"; K. I. Laws, Textured image segmentation, USC 1980).</summary>
internal static class LawsKernels
{
    private static readonly Dictionary<string, AxisFilter> s_kernels = new(StringComparer.Ordinal)
    {
        ["L3"] = Normalized(1, 2, 1),
        ["L5"] = Normalized(1, 4, 6, 4, 1),
        ["E3"] = Normalized(-1, 0, 1),
        ["E5"] = Normalized(-1, -2, 0, 2, 1),
        ["S3"] = Normalized(-1, 2, -1),
        ["S5"] = Normalized(-1, 0, 2, 0, -1),
        ["W5"] = Normalized(-1, 2, 0, -2, 1),
        ["R5"] = Normalized(1, -4, 6, -4, 1),
    };

    /// <summary>The kernels of a sequence such as <c>L5E5E5</c>; null where it is none.</summary>
    public static IReadOnlyList<AxisFilter>? Parse(string sequence)
    {
        if (sequence.Length is not (4 or 6)) return null;
        AxisFilter[] kernels = [.. sequence.Chunk(2).Select(name => s_kernels.GetValueOrDefault(new string(name))).OfType<AxisFilter>()];
        return kernels.Length == sequence.Length / 2 ? kernels : null;
    }

    private static AxisFilter Normalized(params double[] taps)
    {
        double norm = Math.Sqrt(taps.Sum(t => t * t));
        return new AxisFilter([new AxisKernel([.. taps.Select(t => t / norm)])]);
    }
}
