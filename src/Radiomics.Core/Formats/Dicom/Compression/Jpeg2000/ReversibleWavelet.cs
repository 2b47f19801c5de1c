namespace Radiomics.Formats;

/// <summary>The 5/3 wavelet in whole numbers.</summary>
internal readonly struct ReversibleWavelet : IWavelet<int>
{
    public static int Stages => 1;

    public static int Coefficient(int value, double step) => value / 2;

    public static int Sample(int value) => value;

    public static int Alone(int value) => value >> 1;

    public static void Scale(Span<int> values, bool isHigh) { }

    public static void LiftLow(int stage, Span<int> values, ReadOnlySpan<int> before, ReadOnlySpan<int> after)
    {
        for (int x = 0; x < values.Length; x++) values[x] -= (before[x] + after[x] + 2) >> 2;
    }

    public static void LiftHigh(int stage, Span<int> values, ReadOnlySpan<int> before, ReadOnlySpan<int> after)
    {
        for (int x = 0; x < values.Length; x++) values[x] += (before[x] + after[x]) >> 1;
    }
}
