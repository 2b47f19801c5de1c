namespace Radiomics.Formats;

/// <summary>A pair of lifting steps across the rows, on four rows at a time.</summary>
/// <typeparam name="T">Type of the values.</typeparam>
/// <typeparam name="TWavelet">The wavelet.</typeparam>
/// <param name="source">The rows, low and high-pass ones in turns.</param>
/// <param name="stage">Number of the pair.</param>
/// <param name="width">Width of a row.</param>
/// <param name="height">Number of rows, two or more.</param>
/// <param name="oddY">Whether the first row is a high-pass one.</param>
internal sealed class LiftedRows<T, TWavelet>(RowSource<T> source, int stage, int width, int height, bool oddY) : RowSource<T>
    where T : struct
    where TWavelet : IWavelet<T>
{
    private readonly T[] _ring = new T[4 * width];
    private int _taken, _ready, _given;

    public override Span<T> Next(ReadOnlySpan<byte> data)
    {
        while (_given == _ready) Take(data);
        return Row(_given++);
    }

    /// <summary>Takes a row. Then the one before has both of its neighbors; and once a low-pass row is lifted, so has the high-pass one before it.</summary>
    private void Take(ReadOnlySpan<byte> data)
    {
        bool isEnd = _taken == height;
        if (!isEnd)
        {
            Span<T> row = Row(_taken);
            source.Next(data).CopyTo(row);
            if (stage == 0) TWavelet.Scale(row, !IsLow(_taken));
        }
        int middle = _taken - 1;
        if (!isEnd) _taken++;
        if (middle < 0) return;
        if (IsLow(middle))
        {
            TWavelet.LiftLow(stage, Row(middle), Row(Mirror(middle - 1)), Row(Mirror(middle + 1)));
            if (middle > 0) TWavelet.LiftHigh(stage, Row(middle - 1), Row(Mirror(middle - 2)), Row(middle));
            _ready = middle + 1;
        }
        else if (isEnd)
        {
            TWavelet.LiftHigh(stage, Row(middle), Row(middle - 1), Row(middle - 1));
            _ready = height;
        }
    }

    private bool IsLow(int row) => (row & 1) == 1 == oddY;

    private int Mirror(int row) => row < 0 ? -row : row >= height ? 2 * height - 2 - row : row;

    private Span<T> Row(int row) => _ring.AsSpan((row & 3) * width, width);
}
