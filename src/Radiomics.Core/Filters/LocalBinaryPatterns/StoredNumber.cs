namespace Radiomics;

/// <summary>A number as it comes out of an image of some type that it was written into.</summary>
internal static class StoredNumber
{
    /// <summary>Cut after the point and wrapped into an integer type; rounded to single precision.</summary>
    public static double Of(double value, StoredType type) => type switch
    {
        StoredType.Int8 => unchecked((sbyte)(long)value),
        StoredType.UInt8 => unchecked((byte)(long)value),
        StoredType.Int16 => unchecked((short)(long)value),
        StoredType.UInt16 => unchecked((ushort)(long)value),
        StoredType.Int32 => unchecked((int)(long)value),
        StoredType.UInt32 => unchecked((uint)(long)value),
        StoredType.Int64 or StoredType.UInt64 => Math.Truncate(value),
        StoredType.Float32 => (float)value,
        _ => value,
    };

    /// <summary>Rounded to the nearest whole number, halves away from zero, for an integer type; to single precision.</summary>
    public static double Rounded(double value, StoredType type) => type switch
    {
        StoredType.Float32 => (float)value,
        StoredType.Float64 => value,
        StoredType.UInt8 or StoredType.UInt16 or StoredType.UInt32 or StoredType.UInt64 => value > 0 ? Math.Floor(value + 0.5) : 0,
        _ => value > 0 ? Math.Floor(value + 0.5) : Math.Ceiling(value - 0.5),
    };
}
