namespace Radiomics.Formats;

/// <summary>A high-pass row without neighbors.</summary>
/// <typeparam name="T">Type of the values.</typeparam>
/// <typeparam name="TWavelet">The wavelet.</typeparam>
/// <param name="source">The row.</param>
internal sealed class LoneRow<T, TWavelet>(RowSource<T> source) : RowSource<T>
    where T : struct
    where TWavelet : IWavelet<T>
{
    public override Span<T> Next(ReadOnlySpan<byte> data)
    {
        Span<T> row = source.Next(data);
        foreach (ref T value in row) value = TWavelet.Alone(value);
        return row;
    }
}
