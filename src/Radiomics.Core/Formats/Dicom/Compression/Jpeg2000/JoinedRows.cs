namespace Radiomics.Formats;

/// <summary>Synthesis along the rows (annex F): each row of low and high-pass halves becomes one, mirrored at its ends.</summary>
/// <typeparam name="T">Type of the values.</typeparam>
/// <typeparam name="TWavelet">The wavelet.</typeparam>
/// <param name="low">Low-pass halves of the rows that are low-pass across them, and their high-pass ones.</param>
/// <param name="high">The same of rows that are high-pass across them.</param>
/// <param name="width">Width of the whole.</param>
/// <param name="oddX">Whether the first column is a high-pass one.</param>
/// <param name="oddY">Whether the first row is.</param>
internal sealed class JoinedRows<T, TWavelet>((RowSource<T> Low, RowSource<T> High) low, (RowSource<T> Low, RowSource<T> High) high, int width, bool oddX, bool oddY) : RowSource<T>
    where T : struct
    where TWavelet : IWavelet<T>
{
    private readonly T[] _joined = new T[width];

    // One more value at either end: the mirrored neighbor.
    private readonly T[] _lows = new T[(width + (oddX ? 0 : 1)) / 2 + 2], _highs = new T[(width + (oddX ? 1 : 0)) / 2 + 2];
    private int _row;

    public override Span<T> Next(ReadOnlySpan<byte> data)
    {
        (RowSource<T> lows, RowSource<T> highs) = (_row++ & 1) == 1 == oddY ? low : high;
        Span<T> l = _lows.AsSpan(1, _lows.Length - 2), h = _highs.AsSpan(1, _highs.Length - 2);
        if (!l.IsEmpty) lows.Next(data).CopyTo(l);
        if (!h.IsEmpty) highs.Next(data).CopyTo(h);
        if (width == 1)
        {
            _joined[0] = oddX ? TWavelet.Alone(h[0]) : l[0];
            return _joined;
        }
        TWavelet.Scale(l, isHigh: false);
        TWavelet.Scale(h, isHigh: true);
        int lowShift = oddX ? 1 : 0, highShift = 1 - lowShift;
        for (int stage = 0; stage < TWavelet.Stages; stage++)
        {
            Mirror(_highs);
            TWavelet.LiftLow(stage, l, _highs.AsSpan(lowShift), _highs.AsSpan(lowShift + 1));
            Mirror(_lows);
            TWavelet.LiftHigh(stage, h, _lows.AsSpan(highShift), _lows.AsSpan(highShift + 1));
        }
        for (int x = 0; x < l.Length; x++) _joined[2 * x + lowShift] = l[x];
        for (int x = 0; x < h.Length; x++) _joined[2 * x + highShift] = h[x];
        return _joined;
    }

    private static void Mirror(T[] padded) => (padded[0], padded[^1]) = (padded[1], padded[^2]);
}
