namespace Radiomics.Formats;

/// <summary>A wavelet as pairs of lifting steps (annex F): low-pass values take part of their high-pass neighbors, then high-pass values of their low-pass ones.</summary>
/// <typeparam name="T">Type of the values.</typeparam>
internal interface IWavelet<T>
{
    /// <summary>Pairs of steps.</summary>
    static abstract int Stages { get; }

    /// <summary>A coefficient.</summary>
    /// <param name="value">Twice the quantization index, plus one in the middle of what is not known.</param>
    /// <param name="step">Size of a quantization step.</param>
    static abstract T Coefficient(int value, double step);

    /// <summary>The sample of a value, rounded.</summary>
    static abstract int Sample(T value);

    /// <summary>A high-pass value without a neighbor.</summary>
    static abstract T Alone(T value);

    /// <summary>Scales values before their first step.</summary>
    static abstract void Scale(Span<T> values, bool isHigh);

    /// <summary>Step of low-pass values.</summary>
    /// <param name="stage">Number of the pair.</param>
    /// <param name="values">The values.</param>
    /// <param name="before">High-pass neighbor in front of each.</param>
    /// <param name="after">High-pass neighbor behind each.</param>
    static abstract void LiftLow(int stage, Span<T> values, ReadOnlySpan<T> before, ReadOnlySpan<T> after);

    /// <summary>Step of high-pass values, by their low-pass neighbors.</summary>
    /// <param name="stage">Number of the pair.</param>
    /// <param name="values">The values.</param>
    /// <param name="before">Low-pass neighbor in front of each.</param>
    /// <param name="after">Low-pass neighbor behind each.</param>
    static abstract void LiftHigh(int stage, Span<T> values, ReadOnlySpan<T> before, ReadOnlySpan<T> after);
}
