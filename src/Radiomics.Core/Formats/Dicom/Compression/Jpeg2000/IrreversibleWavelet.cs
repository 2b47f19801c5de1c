namespace Radiomics.Formats;

/// <summary>The 9/7 wavelet in floats.</summary>
internal readonly struct IrreversibleWavelet : IWavelet<float>
{
    private const float Alpha = -1.586134342059924f, Beta = -0.052980118572961f, Gamma = 0.882911075530934f, Delta = 0.443506852043971f, Factor = 1.230174104914001f;

    /// <summary>Samples have at most 16 bits; what a damaged stream makes of them stays in range.</summary>
    private const int Most = 1 << 20;

    public static int Stages => 2;

    public static float Coefficient(int value, double step) => (float)(0.5 * value * step);

    public static int Sample(float value) => (int)Math.Clamp(Math.Round((double)value), -Most, Most);

    public static float Alone(float value) => 0.5f * value;

    public static void Scale(Span<float> values, bool isHigh)
    {
        float factor = isHigh ? 1 / Factor : Factor;
        foreach (ref float value in values) value *= factor;
    }

    public static void LiftLow(int stage, Span<float> values, ReadOnlySpan<float> before, ReadOnlySpan<float> after) => Lift(stage == 0 ? Delta : Beta, values, before, after);

    public static void LiftHigh(int stage, Span<float> values, ReadOnlySpan<float> before, ReadOnlySpan<float> after) => Lift(stage == 0 ? Gamma : Alpha, values, before, after);

    private static void Lift(float factor, Span<float> values, ReadOnlySpan<float> before, ReadOnlySpan<float> after)
    {
        for (int x = 0; x < values.Length; x++) values[x] -= factor * (before[x] + after[x]);
    }
}
