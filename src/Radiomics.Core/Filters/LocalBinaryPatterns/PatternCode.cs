namespace Radiomics;

/// <summary>What the samples around a voxel of a plane are reduced to.</summary>
internal static class PatternCode
{
    /// <summary>Most samples of which a number is made.</summary>
    public const int MaximumDigits = 31;

    /// <summary>The code of a pattern.</summary>
    /// <param name="method">What it is reduced to.</param>
    /// <param name="samples">The samples, counterclockwise.</param>
    /// <param name="center">The voxel.</param>
    public static double Of(LocalBinaryPatternMethod method, ReadOnlySpan<double> samples, double center) => method switch
    {
        LocalBinaryPatternMethod.Variance => Variance(samples),
        LocalBinaryPatternMethod.Uniform => Uniform(samples, center),
        LocalBinaryPatternMethod.RotationInvariant => Smallest(Digits(samples, center), samples.Length),
        _ => Digits(samples, center),
    };

    private static uint Digits(ReadOnlySpan<double> samples, double center)
    {
        uint digits = 0;
        for (int i = 0; i < samples.Length; i++)
            if (samples[i] - center >= 0) digits |= 1u << i;
        return digits;
    }

    private static uint Smallest(uint digits, int count)
    {
        uint smallest = digits;
        for (int i = 1; i < count; i++)
        {
            digits = (digits >> 1) | ((digits & 1) << (count - 1));
            smallest = Math.Min(smallest, digits);
        }
        return smallest;
    }

    private static int Uniform(ReadOnlySpan<double> samples, double center)
    {
        int ones = 0, changes = 0;
        bool previous = false;
        for (int i = 0; i < samples.Length; i++)
        {
            bool light = samples[i] - center >= 0;
            if (light) ones++;
            if (i > 0 && light != previous) changes++;
            previous = light;
        }
        return changes <= 2 ? ones : samples.Length + 1;
    }

    private static double Variance(ReadOnlySpan<double> samples)
    {
        double sum = 0, squares = 0;
        foreach (double sample in samples)
        {
            sum += sample;
            squares += sample * sample;
        }
        return (squares - sum * sum / samples.Length) / samples.Length;
    }
}
