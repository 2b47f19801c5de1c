using System.Numerics;
using System.Numerics.Tensors;

namespace Radiomics;

/// <summary>Pixels held in memory in one of the stored types.</summary>
internal sealed class StoredPixels<T>(ReadOnlyMemory<T> stored, double slope, double intercept, StoredType type) : SlicePixels
    where T : unmanaged, INumber<T>
{
    private readonly bool _wholeNumbers = type is not (StoredType.Float32 or StoredType.Float64) && slope == Math.Floor(slope) && intercept == Math.Floor(intercept);

    public override StoredType StoredType => _wholeNumbers ? type : StoredType.Float32;

    public override int Count => stored.Length;

    public override void WriteHounsfield(Span<float> destination)
    {
        ReadOnlySpan<T> from = stored.Span;
        if (destination.Length != from.Length)
            throw new ArgumentException($"The slice has {from.Length} pixels, the destination {destination.Length}.", nameof(destination));
        if (slope == 1 && intercept == 0)
        {
            TensorPrimitives.ConvertTruncating(from, destination);
            return;
        }
        // In double, so that slopes such as 0.1 are rounded once, at the end.
        for (int i = 0; i < from.Length; i++)
            destination[i] = (float)(double.CreateTruncating(from[i]) * slope + intercept);
    }
}
