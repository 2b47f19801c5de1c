namespace Radiomics;

/// <summary>The type a value had where it was stored, after rescaling to HU. Integer types promise whole numbers.</summary>
public enum StoredType
{
    /// <summary>IEEE single precision.</summary>
    Float32,
    /// <summary>IEEE double precision, rounded to single on loading.</summary>
    Float64,
    /// <summary>Signed 8-bit integer.</summary>
    Int8,
    /// <summary>Unsigned 8-bit integer.</summary>
    UInt8,
    /// <summary>Signed 16-bit integer, the usual type of CT.</summary>
    Int16,
    /// <summary>Unsigned 16-bit integer.</summary>
    UInt16,
    /// <summary>Signed 32-bit integer; exact on loading up to 2^24.</summary>
    Int32,
    /// <summary>Unsigned 32-bit integer; exact on loading up to 2^24.</summary>
    UInt32,
    /// <summary>Signed 64-bit integer; exact on loading up to 2^24.</summary>
    Int64,
    /// <summary>Unsigned 64-bit integer; exact on loading up to 2^24.</summary>
    UInt64,
}
