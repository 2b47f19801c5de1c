using System.Numerics;
using System.Runtime.InteropServices;

namespace Radiomics.Formats;

/// <summary>16-bit stored values -> HU. The result is that of double arithmetic rounded once, whichever way is taken.</summary>
internal static class RescaleKernel
{
    public static void Apply(ReadOnlySpan<short> stored, Rescale rescale, Span<float> hounsfield)
    {
        ref short from = ref MemoryMarshal.GetReference(stored);
        int i = 0;
        if (rescale.IsExactInSingle(1 << 15))
        {
            for (; i <= stored.Length - Vector<short>.Count; i += Vector<short>.Count)
            {
                Vector.Widen(Vector.LoadUnsafe(ref from, (nuint)i), out Vector<int> low, out Vector<int> high);
                InSingle(low, high, rescale, hounsfield.Slice(i, Vector<short>.Count));
            }
        }
        else
        {
            for (; i <= stored.Length - Vector<short>.Count; i += Vector<short>.Count)
            {
                Vector.Widen(Vector.LoadUnsafe(ref from, (nuint)i), out Vector<int> low, out Vector<int> high);
                InDouble(low, high, rescale, hounsfield.Slice(i, Vector<short>.Count));
            }
        }
        for (; i < stored.Length; i++) hounsfield[i] = rescale.Apply(stored[i]);
    }

    public static void Apply(ReadOnlySpan<ushort> stored, Rescale rescale, Span<float> hounsfield)
    {
        ref ushort from = ref MemoryMarshal.GetReference(stored);
        int i = 0;
        if (rescale.IsExactInSingle(1 << 16))
        {
            for (; i <= stored.Length - Vector<ushort>.Count; i += Vector<ushort>.Count)
            {
                Vector.Widen(Vector.LoadUnsafe(ref from, (nuint)i), out Vector<uint> low, out Vector<uint> high);
                InSingle(low.As<uint, int>(), high.As<uint, int>(), rescale, hounsfield.Slice(i, Vector<ushort>.Count));
            }
        }
        else
        {
            for (; i <= stored.Length - Vector<ushort>.Count; i += Vector<ushort>.Count)
            {
                Vector.Widen(Vector.LoadUnsafe(ref from, (nuint)i), out Vector<uint> low, out Vector<uint> high);
                InDouble(low.As<uint, int>(), high.As<uint, int>(), rescale, hounsfield.Slice(i, Vector<ushort>.Count));
            }
        }
        for (; i < stored.Length; i++) hounsfield[i] = rescale.Apply(stored[i]);
    }

    private static void InSingle(Vector<int> low, Vector<int> high, Rescale rescale, Span<float> hounsfield)
    {
        Vector<float> slope = new((float)rescale.Slope), intercept = new((float)rescale.Intercept);
        (Vector.ConvertToSingle(low) * slope + intercept).CopyTo(hounsfield);
        (Vector.ConvertToSingle(high) * slope + intercept).CopyTo(hounsfield[Vector<float>.Count..]);
    }

    private static void InDouble(Vector<int> low, Vector<int> high, Rescale rescale, Span<float> hounsfield)
    {
        InDouble(low, rescale, hounsfield);
        InDouble(high, rescale, hounsfield[Vector<float>.Count..]);
    }

    private static void InDouble(Vector<int> stored, Rescale rescale, Span<float> hounsfield)
    {
        Vector<double> slope = new(rescale.Slope), intercept = new(rescale.Intercept);
        // 16-bit numbers are exact in single precision, and single widens to double in one instruction.
        Vector.Widen(Vector.ConvertToSingle(stored), out Vector<double> low, out Vector<double> high);
        Vector.Narrow(low * slope + intercept, high * slope + intercept).CopyTo(hounsfield);
    }
}
