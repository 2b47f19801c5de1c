using System.Runtime.Intrinsics;

namespace Radiomics;

/// <summary>
/// Forward Fourier transform of eight complex signals at once, one a lane, of any length N: X(k) = sum x(n) exp(-2 pi i k n / N). Lengths with prime factors above 5 go
/// through a convolution with a chirp (L. I. Bluestein 1970), of a good length from 2 N - 1 on. The order of sums depends on N alone. An instance serves one thread.
/// </summary>
internal sealed class FourierTransform
{
    private readonly LaneFourierTransform _inner;
    private readonly (double Cos, double Sin)[]? _chirp;
    private readonly (double Real, double Imaginary)[] _chirpSpectrum = [];
    private readonly Vector512<double>[] _real, _imaginary;

    /// <summary>Prepares transforms of one length.</summary>
    /// <param name="length">N, 1 or more.</param>
    public FourierTransform(int length)
    {
        Length = length;
        bool good = LaneFourierTransform.GoodLength(length) == length;
        _inner = new LaneFourierTransform(good ? length : LaneFourierTransform.GoodLength(2 * length - 1));
        (_real, _imaginary) = good ? ([], []) : (new Vector512<double>[length], new Vector512<double>[length]);
        if (good) return;
        _chirp = new (double, double)[length];
        for (int n = 0; n < length; n++)
        {
            // n squared modulo 2 N: the angle keeps all its digits.
            double angle = Math.PI * ((long)n * n % (2L * length)) / length;
            _chirp[n] = (Math.Cos(angle), -Math.Sin(angle));
        }
        _inner.Real.AsSpan().Clear();
        _inner.Imaginary.AsSpan().Clear();
        for (int n = 0; n < length; n++)
        {
            int mirrored = n == 0 ? 0 : _inner.Length - n;
            _inner.Real[n] = _inner.Real[mirrored] = Vector512.Create(_chirp[n].Cos);
            _inner.Imaginary[n] = _inner.Imaginary[mirrored] = Vector512.Create(-_chirp[n].Sin);
        }
        _inner.Transform();
        // The scale of the way back is in it.
        _chirpSpectrum = [.. Enumerable.Range(0, _inner.Length).Select(k => (_inner.Real[k][0] / _inner.Length, _inner.Imaginary[k][0] / _inner.Length))];
    }

    /// <summary>N.</summary>
    public int Length { get; }

    /// <summary>Real parts, one vector a sample or frequency. Another array after each transform.</summary>
    public Vector512<double>[] Real => _chirp is null ? _inner.Real : _real;

    /// <summary>Imaginary parts. Another array after each transform.</summary>
    public Vector512<double>[] Imaginary => _chirp is null ? _inner.Imaginary : _imaginary;

    /// <summary>Transforms what <see cref="Real"/> and <see cref="Imaginary"/> hold.</summary>
    public void Transform()
    {
        if (_chirp is null)
        {
            _inner.Transform();
            return;
        }
        Vector512<double>[] r = _inner.Real, m = _inner.Imaginary;
        r.AsSpan(Length).Clear();
        m.AsSpan(Length).Clear();
        for (int n = 0; n < Length; n++)
        {
            (double cos, double sin) = _chirp[n];
            r[n] = _real[n] * cos - _imaginary[n] * sin;
            m[n] = _real[n] * sin + _imaginary[n] * cos;
        }
        _inner.Transform();
        (r, m) = (_inner.Real, _inner.Imaginary);
        for (int k = 0; k < r.Length; k++)
        {
            (double real, double imaginary) = _chirpSpectrum[k];
            Vector512<double> product = r[k] * real - m[k] * imaginary;
            // The way back is the conjugate of a forward transform of the conjugate.
            m[k] = -(r[k] * imaginary + m[k] * real);
            r[k] = product;
        }
        _inner.Transform();
        (r, m) = (_inner.Real, _inner.Imaginary);
        for (int n = 0; n < Length; n++)
        {
            (double cos, double sin) = _chirp[n];
            _real[n] = r[n] * cos + m[n] * sin;
            _imaginary[n] = r[n] * sin - m[n] * cos;
        }
    }
}
