using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
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

    private const double Half = 0.5;
    private static readonly double s_sin60 = Math.Sqrt(3) / 2;
    private static readonly double s_cos72 = (Math.Sqrt(5) - 1) / 4;
    private static readonly double s_cos144 = -(Math.Sqrt(5) + 1) / 4;
    private static readonly double s_sin72 = Math.Sqrt(10 + 2 * Math.Sqrt(5)) / 4;
    private static readonly double s_sin144 = Math.Sqrt(10 - 2 * Math.Sqrt(5)) / 4;

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
        if (Vector512.IsHardwareAccelerated) Transform<WideLanes>();
        else Transform<NarrowLanes>();
    }

    /// <summary>The transform with vectors of the hardware's width: a vector of eight lanes is one of them, or two that follow each other.</summary>
    private void Transform<T>() where T : struct, ILanes<T>
    {
        int stride = 1, blocks = Length, parts = Unsafe.SizeOf<Vector>() / Unsafe.SizeOf<T>();
        foreach (int radix in _radices)
        {
            blocks /= radix;
            Pass<T> pass = new(
                ref First<T>(Real), ref First<T>(Imaginary), ref First<T>(_otherReal), ref First<T>(_otherImaginary), stride * parts, stride * blocks * parts, _roots);
            for (int block = 0; block < blocks; block++)
            {
                switch (radix)
                {
                    case 2: pass.By2(block, block * stride); break;
                    case 3: pass.By3(block, block * stride); break;
                    case 4: pass.By4(block, block * stride); break;
                    default: pass.By5(block, block * stride); break;
                }
            }
            (Real, _otherReal) = (_otherReal, Real);
            (Imaginary, _otherImaginary) = (_otherImaginary, Imaginary);
            stride *= radix;
        }
    }

    private static ref T First<T>(Vector[] array) where T : struct => ref Unsafe.As<Vector, T>(ref MemoryMarshal.GetArrayDataReference(array));

    private static int[] Radices(int length)
    {
        List<int> radices = [];
        foreach (int radix in (ReadOnlySpan<int>)[4, 2, 3, 5])
            for (; length % radix == 0; length /= radix) radices.Add(radix);
        return length == 1 ? [.. radices] : throw new ArgumentOutOfRangeException(nameof(length), length, "The length must be a product of 2, 3 and 5.");
    }

    /// <summary>One pass over all samples: blocks of as many groups as the stride, each of one sample of every step.</summary>
    private readonly ref struct Pass<T>(ref T real, ref T imaginary, ref T toReal, ref T toImaginary, int stride, int step, (double Cos, double Sin)[] roots)
        where T : struct, ILanes<T>
    {
        private readonly ref T _real = ref real;
        private readonly ref T _imaginary = ref imaginary;
        private readonly ref T _toReal = ref toReal;
        private readonly ref T _toImaginary = ref toImaginary;

        public void By2(int block, int root)
        {
            Twiddle<T> w1 = Root(root);
            int to = 2 * block * stride;
            for (int q = 0; q < stride; q++)
            {
                int i0 = q + stride * block, i1 = i0 + step;
                T r0 = R(i0), m0 = M(i0), r1 = R(i1), m1 = M(i1);
                Store(to + q, r0 + r1, m0 + m1);
                Store(to + stride + q, r0 - r1, m0 - m1, w1);
            }
        }

        public void By3(int block, int root)
        {
            Twiddle<T> w1 = Root(root), w2 = Root(2 * root);
            T half = T.Create(Half), sin60 = T.Create(s_sin60);
            int to = 3 * block * stride;
            for (int q = 0; q < stride; q++)
            {
                int i0 = q + stride * block, i1 = i0 + step, i2 = i1 + step;
                T sumR = R(i1) + R(i2), sumM = M(i1) + M(i2), turnR = sin60 * (M(i1) - M(i2)), turnM = sin60 * (R(i2) - R(i1));
                T midR = R(i0) - half * sumR, midM = M(i0) - half * sumM;
                Store(to + q, R(i0) + sumR, M(i0) + sumM);
                Store(to + stride + q, midR + turnR, midM + turnM, w1);
                Store(to + 2 * stride + q, midR - turnR, midM - turnM, w2);
            }
        }

        public void By4(int block, int root)
        {
            Twiddle<T> w1 = Root(root), w2 = Root(2 * root), w3 = Root(3 * root);
            int to = 4 * block * stride;
            for (int q = 0; q < stride; q++)
            {
                int i0 = q + stride * block, i1 = i0 + step, i2 = i1 + step, i3 = i2 + step;
                T evenR = R(i0) + R(i2), evenM = M(i0) + M(i2), oddR = R(i1) + R(i3), oddM = M(i1) + M(i3);
                T leftR = R(i0) - R(i2), leftM = M(i0) - M(i2), turnR = M(i1) - M(i3), turnM = R(i3) - R(i1);
                Store(to + q, evenR + oddR, evenM + oddM);
                Store(to + stride + q, leftR + turnR, leftM + turnM, w1);
                Store(to + 2 * stride + q, evenR - oddR, evenM - oddM, w2);
                Store(to + 3 * stride + q, leftR - turnR, leftM - turnM, w3);
            }
        }

        public void By5(int block, int root)
        {
            Twiddle<T> w1 = Root(root), w2 = Root(2 * root), w3 = Root(3 * root), w4 = Root(4 * root);
            T cos72 = T.Create(s_cos72), cos144 = T.Create(s_cos144), sin72 = T.Create(s_sin72), sin144 = T.Create(s_sin144);
            int to = 5 * block * stride;
            for (int q = 0; q < stride; q++)
            {
                int i0 = q + stride * block, i1 = i0 + step, i2 = i1 + step, i3 = i2 + step, i4 = i3 + step;
                T outerR = R(i1) + R(i4), outerM = M(i1) + M(i4), innerR = R(i2) + R(i3), innerM = M(i2) + M(i3);
                T a = R(i1) - R(i4), b = M(i1) - M(i4), c = R(i2) - R(i3), d = M(i2) - M(i3);
                T firstR = R(i0) + cos72 * outerR + cos144 * innerR, firstM = M(i0) + cos72 * outerM + cos144 * innerM;
                T secondR = R(i0) + cos144 * outerR + cos72 * innerR, secondM = M(i0) + cos144 * outerM + cos72 * innerM;
                T turn1R = sin72 * b + sin144 * d, turn1M = sin72 * a + sin144 * c, turn2R = sin144 * b - sin72 * d, turn2M = sin144 * a - sin72 * c;
                Store(to + q, R(i0) + outerR + innerR, M(i0) + outerM + innerM);
                Store(to + stride + q, firstR + turn1R, firstM - turn1M, w1);
                Store(to + 2 * stride + q, secondR + turn2R, secondM - turn2M, w2);
                Store(to + 3 * stride + q, secondR - turn2R, secondM + turn2M, w3);
                Store(to + 4 * stride + q, firstR - turn1R, firstM + turn1M, w4);
            }
        }

        private T R(int index) => Unsafe.Add(ref _real, index);

        private T M(int index) => Unsafe.Add(ref _imaginary, index);

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        private void Store(int index, T real, T imaginary)
        {
            Unsafe.Add(ref _toReal, index) = real;
            Unsafe.Add(ref _toImaginary, index) = imaginary;
        }

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        private void Store(int index, T real, T imaginary, Twiddle<T> w) => Store(index, real * w.Cos - imaginary * w.Sin, real * w.Sin + imaginary * w.Cos);

        private Twiddle<T> Root(int index)
        {
            (double cos, double sin) = roots[index];
            return new Twiddle<T>(T.Create(cos), T.Create(sin));
        }
    }

    private readonly record struct Twiddle<T>(T Cos, T Sin);
}
