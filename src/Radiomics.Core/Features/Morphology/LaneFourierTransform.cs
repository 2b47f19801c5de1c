using System.Runtime.Intrinsics;
using Vector = System.Runtime.Intrinsics.Vector512<double>;

namespace Radiomics;

/// <summary>
/// Forward Fourier transform of eight complex signals at once, one a lane: X(k) = sum x(n) exp(-2 pi i k n / N), for lengths N that are products of 2, 3 and 5.
/// Stockham's scheme, so the result is in natural order. Sums and products of doubles only, in an order that depends on N alone. An instance serves one thread.
/// </summary>
internal sealed class LaneFourierTransform
{
    /// <summary>Signals that are transformed together.</summary>
    public const int Lanes = 8;

    private static readonly Vector s_half = Vector512.Create(0.5);
    private static readonly Vector s_sin60 = Vector512.Create(Math.Sqrt(3) / 2);
    private static readonly Vector s_cos72 = Vector512.Create((Math.Sqrt(5) - 1) / 4);
    private static readonly Vector s_cos144 = Vector512.Create(-(Math.Sqrt(5) + 1) / 4);
    private static readonly Vector s_sin72 = Vector512.Create(Math.Sqrt(10 + 2 * Math.Sqrt(5)) / 4);
    private static readonly Vector s_sin144 = Vector512.Create(Math.Sqrt(10 - 2 * Math.Sqrt(5)) / 4);

    private readonly int[] _radices;
    private readonly (double Cos, double Sin)[] _roots;
    private Vector[] _otherReal;
    private Vector[] _otherImaginary;

    /// <summary>Prepares transforms of one length.</summary>
    /// <param name="length">A length that <see cref="GoodLength"/> gives.</param>
    public LaneFourierTransform(int length)
    {
        Length = length;
        _radices = Radices(length);
        _roots = new (double, double)[length];
        for (int i = 0; i < length; i++) _roots[i] = (Math.Cos(2 * Math.PI * i / length), -Math.Sin(2 * Math.PI * i / length));
        (Real, Imaginary, _otherReal, _otherImaginary) = (new Vector[length], new Vector[length], new Vector[length], new Vector[length]);
    }

    /// <summary>N.</summary>
    public int Length { get; }

    /// <summary>Real parts, one vector a sample or frequency. Another array after each transform.</summary>
    public Vector[] Real { get; private set; }

    /// <summary>Imaginary parts. Another array after each transform.</summary>
    public Vector[] Imaginary { get; private set; }

    /// <summary>The shortest length from a minimum on that has no prime factor above 5.</summary>
    public static int GoodLength(int minimum)
    {
        int length = Math.Max(minimum, 1);
        while (Rest(length) != 1) length++;
        return length;

        static int Rest(int n)
        {
            foreach (int prime in (ReadOnlySpan<int>)[2, 3, 5])
                while (n % prime == 0) n /= prime;
            return n;
        }
    }

    /// <summary>Transforms what <see cref="Real"/> and <see cref="Imaginary"/> hold.</summary>
    public void Transform()
    {
        int stride = 1, blocks = Length;
        foreach (int radix in _radices)
        {
            blocks /= radix;
            for (int block = 0; block < blocks; block++)
            {
                switch (radix)
                {
                    case 2: Pass2(stride, blocks, block); break;
                    case 3: Pass3(stride, blocks, block); break;
                    case 4: Pass4(stride, blocks, block); break;
                    default: Pass5(stride, blocks, block); break;
                }
            }
            (Real, _otherReal) = (_otherReal, Real);
            (Imaginary, _otherImaginary) = (_otherImaginary, Imaginary);
            stride *= radix;
        }
    }

    private static int[] Radices(int length)
    {
        List<int> radices = [];
        foreach (int radix in (ReadOnlySpan<int>)[4, 2, 3, 5])
            for (; length % radix == 0; length /= radix) radices.Add(radix);
        return length == 1 ? [.. radices] : throw new ArgumentOutOfRangeException(nameof(length), length, "The length must be a product of 2, 3 and 5.");
    }

    private void Pass2(int stride, int blocks, int block)
    {
        Vector[] real = Real, imaginary = Imaginary;
        Twiddle w1 = Root(block * stride);
        int to = 2 * block * stride;
        for (int q = 0; q < stride; q++)
        {
            int i0 = q + stride * block, i1 = i0 + stride * blocks;
            Vector r0 = real[i0], m0 = imaginary[i0], r1 = real[i1], m1 = imaginary[i1];
            _otherReal[to + q] = r0 + r1;
            _otherImaginary[to + q] = m0 + m1;
            Store(to + stride + q, r0 - r1, m0 - m1, w1);
        }
    }

    private void Pass3(int stride, int blocks, int block)
    {
        Vector[] real = Real, imaginary = Imaginary;
        Twiddle w1 = Root(block * stride), w2 = Root(2 * block * stride);
        int to = 3 * block * stride;
        for (int q = 0; q < stride; q++)
        {
            int i0 = q + stride * block, i1 = i0 + stride * blocks, i2 = i1 + stride * blocks;
            Vector sumR = real[i1] + real[i2], sumM = imaginary[i1] + imaginary[i2];
            Vector turnR = s_sin60 * (imaginary[i1] - imaginary[i2]), turnM = s_sin60 * (real[i2] - real[i1]);
            Vector midR = real[i0] - s_half * sumR, midM = imaginary[i0] - s_half * sumM;
            _otherReal[to + q] = real[i0] + sumR;
            _otherImaginary[to + q] = imaginary[i0] + sumM;
            Store(to + stride + q, midR + turnR, midM + turnM, w1);
            Store(to + 2 * stride + q, midR - turnR, midM - turnM, w2);
        }
    }

    private void Pass4(int stride, int blocks, int block)
    {
        Vector[] real = Real, imaginary = Imaginary;
        Twiddle w1 = Root(block * stride), w2 = Root(2 * block * stride), w3 = Root(3 * block * stride);
        int to = 4 * block * stride, step = stride * blocks;
        for (int q = 0; q < stride; q++)
        {
            int i0 = q + stride * block, i1 = i0 + step, i2 = i1 + step, i3 = i2 + step;
            Vector evenR = real[i0] + real[i2], evenM = imaginary[i0] + imaginary[i2], oddR = real[i1] + real[i3], oddM = imaginary[i1] + imaginary[i3];
            Vector leftR = real[i0] - real[i2], leftM = imaginary[i0] - imaginary[i2], turnR = imaginary[i1] - imaginary[i3], turnM = real[i3] - real[i1];
            _otherReal[to + q] = evenR + oddR;
            _otherImaginary[to + q] = evenM + oddM;
            Store(to + stride + q, leftR + turnR, leftM + turnM, w1);
            Store(to + 2 * stride + q, evenR - oddR, evenM - oddM, w2);
            Store(to + 3 * stride + q, leftR - turnR, leftM - turnM, w3);
        }
    }

    private void Pass5(int stride, int blocks, int block)
    {
        Vector[] real = Real, imaginary = Imaginary;
        Twiddle w1 = Root(block * stride), w2 = Root(2 * block * stride), w3 = Root(3 * block * stride), w4 = Root(4 * block * stride);
        int to = 5 * block * stride, step = stride * blocks;
        for (int q = 0; q < stride; q++)
        {
            int i0 = q + stride * block, i1 = i0 + step, i2 = i1 + step, i3 = i2 + step, i4 = i3 + step;
            Vector outerR = real[i1] + real[i4], outerM = imaginary[i1] + imaginary[i4], innerR = real[i2] + real[i3], innerM = imaginary[i2] + imaginary[i3];
            Vector a = real[i1] - real[i4], b = imaginary[i1] - imaginary[i4], c = real[i2] - real[i3], d = imaginary[i2] - imaginary[i3];
            Vector firstR = real[i0] + s_cos72 * outerR + s_cos144 * innerR, firstM = imaginary[i0] + s_cos72 * outerM + s_cos144 * innerM;
            Vector secondR = real[i0] + s_cos144 * outerR + s_cos72 * innerR, secondM = imaginary[i0] + s_cos144 * outerM + s_cos72 * innerM;
            Vector turn1R = s_sin72 * b + s_sin144 * d, turn1M = s_sin72 * a + s_sin144 * c, turn2R = s_sin144 * b - s_sin72 * d, turn2M = s_sin144 * a - s_sin72 * c;
            _otherReal[to + q] = real[i0] + outerR + innerR;
            _otherImaginary[to + q] = imaginary[i0] + outerM + innerM;
            Store(to + stride + q, firstR + turn1R, firstM - turn1M, w1);
            Store(to + 2 * stride + q, secondR + turn2R, secondM - turn2M, w2);
            Store(to + 3 * stride + q, secondR - turn2R, secondM + turn2M, w3);
            Store(to + 4 * stride + q, firstR - turn1R, firstM + turn1M, w4);
        }
    }

    private void Store(int index, Vector real, Vector imaginary, Twiddle w)
    {
        _otherReal[index] = real * w.Cos - imaginary * w.Sin;
        _otherImaginary[index] = real * w.Sin + imaginary * w.Cos;
    }

    private Twiddle Root(int index)
    {
        (double cos, double sin) = _roots[index];
        return new Twiddle(Vector512.Create(cos), Vector512.Create(sin));
    }

    private readonly record struct Twiddle(Vector Cos, Vector Sin);
}
