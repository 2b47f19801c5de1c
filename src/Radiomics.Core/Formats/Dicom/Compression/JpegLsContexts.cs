namespace Radiomics.Formats;

/// <summary>The adaptive contexts of a JPEG-LS scan and the decoding of rows by them (ITU-T T.87 annex A and F; the letters are the standard's).</summary>
internal sealed class JpegLsContexts
{
    private const int RunContext = 365, Contexts = 367;

    private static ReadOnlySpan<byte> J => [0, 0, 0, 0, 1, 1, 1, 1, 2, 2, 2, 2, 3, 3, 3, 3, 4, 4, 5, 5, 6, 6, 7, 7, 8, 9, 10, 11, 12, 13, 14, 15];

    private readonly JpegLsParameters _parameters;
    private readonly int _near, _step, _maximum;
    private readonly int[] _a = new int[Contexts], _b = new int[Contexts], _c = new int[Contexts], _n = new int[Contexts], _negative = new int[2];
    private readonly sbyte[] _levels;
    private readonly int _zeroLevel;
    private int _runIndex;

    /// <summary>Contexts at the beginning of a scan.</summary>
    /// <param name="parameters">The coding parameters.</param>
    public JpegLsContexts(JpegLsParameters parameters)
    {
        (_parameters, _near, _step, _maximum) = (parameters, parameters.Near, parameters.Step, parameters.Maximum);
        Array.Fill(_a, Math.Max(2, (parameters.Range + 32) / 64));
        Array.Fill(_n, 1);
        // Gradients beyond the largest threshold are all of the last level.
        _zeroLevel = parameters.T3;
        _levels = new sbyte[2 * _zeroLevel + 1];
        for (int d = -_zeroLevel; d <= _zeroLevel; d++) _levels[d + _zeroLevel] = (sbyte)Level(d);
    }

    /// <summary>Decodes one row.</summary>
    /// <param name="bits">The entropy-coded data.</param>
    /// <param name="above">The row above, with one sample more on each side.</param>
    /// <param name="row">Receives the row from index 1 on; index 0 is set.</param>
    public void DecodeRow(ref JpegBitReader bits, ReadOnlySpan<ushort> above, Span<ushort> row)
    {
        int columns = row.Length - 2;
        for (int x = 1; x <= columns;)
        {
            int left = row[x - 1], corner = above[x - 1], up = above[x], right = above[x + 1];
            int context = 81 * LevelOf(right - up) + 9 * LevelOf(up - corner) + LevelOf(corner - left);
            if (context != 0) row[x++] = (ushort)Regular(ref bits, context, left, up, corner);
            else x = Run(ref bits, above, row, x, columns);
        }
    }

    private int LevelOf(int gradient) => _levels[Math.Clamp(gradient, -_zeroLevel, _zeroLevel) + _zeroLevel];

    private int Level(int d)
    {
        int size = Math.Abs(d);
        int level = size <= _near ? 0 : size < _parameters.T1 ? 1 : size < _parameters.T2 ? 2 : size < _parameters.T3 ? 3 : 4;
        return d < 0 ? -level : level;
    }

    private int Regular(ref JpegBitReader bits, int context, int left, int up, int corner)
    {
        int sign = context >> 31, q = (context ^ sign) - sign;
        int low = Math.Min(left, up), high = Math.Max(left, up);
        int predicted = corner >= high ? low : corner <= low ? high : left + up - corner;
        predicted = Math.Clamp(predicted + ((_c[q] ^ sign) - sign), 0, _maximum);
        int n = _n[q], k = 0;
        while (n << k < _a[q] && k < 24) k++;
        int mapped = Golomb(ref bits, k, _parameters.Limit);
        int error = (mapped >> 1) ^ -(mapped & 1);
        if (_near == 0 && k == 0 && 2 * _b[q] <= -n) error = ~error;
        Update(q, error);
        return Reconstruct(predicted, (error ^ sign) - sign);
    }

    private void Update(int q, int error)
    {
        int a = _a[q] + Math.Abs(error), b = _b[q] + error * _step, n = _n[q];
        // A damaged stream must not let the sums grow without end.
        if (a >= 1 << 24 || Math.Abs(b) >= 1 << 24) throw new InvalidDataException("the errors of a context add up beyond what samples allow");
        if (n == _parameters.Reset)
        {
            a >>= 1;
            b >>= 1;
            n >>= 1;
        }
        n++;
        if (b <= -n)
        {
            b = Math.Max(b + n, 1 - n);
            if (_c[q] > sbyte.MinValue) _c[q]--;
        }
        else if (b > 0)
        {
            b = Math.Min(b - n, 0);
            if (_c[q] < sbyte.MaxValue) _c[q]++;
        }
        (_a[q], _b[q], _n[q]) = (a, b, n);
    }

    private int Run(ref JpegBitReader bits, ReadOnlySpan<ushort> above, Span<ushort> row, int x, int columns)
    {
        ushort left = row[x - 1];
        while (bits.Take(1) == 1)
        {
            int whole = 1 << J[_runIndex], count = Math.Min(whole, columns + 1 - x);
            row.Slice(x, count).Fill(left);
            x += count;
            if (count == whole && _runIndex < 31) _runIndex++;
            if (x > columns) return x;
        }
        int rest = (int)bits.Take(J[_runIndex]);
        if (rest > columns - x) throw new InvalidDataException("a run reaches past its row");
        row.Slice(x, rest).Fill(left);
        x += rest;
        row[x] = (ushort)Interruption(ref bits, left, above[x]);
        if (_runIndex > 0) _runIndex--;
        return x + 1;
    }

    private int Interruption(ref JpegBitReader bits, int left, int up)
    {
        int type = Math.Abs(left - up) <= _near ? 1 : 0, q = RunContext + type;
        int n = _n[q], total = type == 0 ? _a[q] : _a[q] + (n >> 1), k = 0;
        while (n << k < total && k < 24) k++;
        int mapped = Golomb(ref bits, k, _parameters.Limit - J[_runIndex] - 1);
        int sum = mapped + type;
        bool isOdd = (sum & 1) != 0;
        int error = (sum + 1) >> 1;
        if ((k != 0 || 2 * _negative[type] >= n) == isOdd) error = -error;
        if (error < 0) _negative[type]++;
        _a[q] += (mapped + 1 - type) >> 1;
        if (_a[q] >= 1 << 24) throw new InvalidDataException("the errors of a context add up beyond what samples allow");
        if (n == _parameters.Reset)
        {
            _a[q] >>= 1;
            _n[q] >>= 1;
            _negative[type] >>= 1;
        }
        _n[q]++;
        return type == 1 ? Reconstruct(left, error) : Reconstruct(up, left > up ? -error : error);
    }

    private int Reconstruct(int predicted, int error)
    {
        int value = predicted + error * _step;
        if (value < -_near) value += _parameters.Range * _step;
        else if (value > _maximum + _near) value -= _parameters.Range * _step;
        return Math.Clamp(value, 0, _maximum);
    }

    private int Golomb(ref JpegBitReader bits, int k, int limit)
    {
        int most = limit - _parameters.RangeBits - 1;
        int zeros = bits.Zeros(most);
        return zeros < most ? (zeros << k) | (int)bits.Take(k) : (int)bits.Take(_parameters.RangeBits) + 1;
    }
}
