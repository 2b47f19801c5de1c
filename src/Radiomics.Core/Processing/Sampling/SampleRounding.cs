using System.Numerics.Tensors;

namespace Radiomics;

/// <summary>How interpolated values become voxels.</summary>
internal abstract class SampleRounding
{
    /// <summary>Kept in double precision.</summary>
    public static SampleRounding KeepDouble { get; } = new Kept();

    /// <summary>Rounded to single precision.</summary>
    public static SampleRounding Single { get; } = new Kept();

    /// <summary>Rounded to the nearest whole number, ties to the even one.</summary>
    public static SampleRounding Nearest { get; } = new ToNearest();

    /// <summary>Clamped to a range and cut off toward zero, as a conversion to an integer type does.</summary>
    /// <param name="minimum">Smallest value.</param>
    /// <param name="maximum">Largest value.</param>
    public static SampleRounding Truncate(double minimum, double maximum) => new Truncated(minimum, maximum);

    /// <summary>As an image of the same stored type would hold the values. Whole numbers beyond the type, where rescaling made such, widen its range.</summary>
    /// <param name="image">The image that was interpolated.</param>
    public static SampleRounding AsStored(Volume image)
    {
        (double low, double high) = image.StoredType switch
        {
            StoredType.Int8 => (sbyte.MinValue, sbyte.MaxValue),
            StoredType.UInt8 => (byte.MinValue, byte.MaxValue),
            StoredType.Int16 => (short.MinValue, short.MaxValue),
            StoredType.UInt16 => (ushort.MinValue, ushort.MaxValue),
            StoredType.Int32 => (int.MinValue, int.MaxValue),
            StoredType.UInt32 => (uint.MinValue, uint.MaxValue),
            StoredType.Int64 => (long.MinValue, long.MaxValue),
            StoredType.UInt64 => ((double)ulong.MinValue, (double)ulong.MaxValue),
            StoredType.Float64 => (double.NaN, 0),
            _ => (0, double.NaN),
        };
        if (double.IsNaN(low)) return image.DoubleVoxels.Length > 0 ? KeepDouble : Single;
        if (double.IsNaN(high)) return Single;
        float smallest = TensorPrimitives.Min(image.Voxels), largest = TensorPrimitives.Max(image.Voxels);
        return smallest >= low && largest <= high ? Truncate(low, high) : Truncate(int.MinValue, int.MaxValue);
    }

    /// <summary>Whether values are cut off to whole numbers.</summary>
    public bool IsTruncated => this is Truncated;

    /// <summary>Rounds values.</summary>
    /// <param name="values">The interpolated values.</param>
    /// <param name="rounded">One value each.</param>
    public abstract void Apply(ReadOnlySpan<double> values, Span<double> rounded);

    private sealed class Kept : SampleRounding
    {
        public override void Apply(ReadOnlySpan<double> values, Span<double> rounded) => values.CopyTo(rounded);
    }

    private sealed class ToNearest : SampleRounding
    {
        public override void Apply(ReadOnlySpan<double> values, Span<double> rounded)
        {
            TensorPrimitives.Round(values, rounded);
            // A negative zero becomes a plain one.
            TensorPrimitives.Add(rounded[..values.Length], 0.0, rounded);
        }
    }

    private sealed class Truncated(double minimum, double maximum) : SampleRounding
    {
        public override void Apply(ReadOnlySpan<double> values, Span<double> rounded)
        {
            // A negative zero becomes a plain one: there is none among whole numbers.
            for (int i = 0; i < values.Length; i++) rounded[i] = Math.Truncate(Math.Clamp(values[i], minimum, maximum)) + 0.0;
        }
    }
}
