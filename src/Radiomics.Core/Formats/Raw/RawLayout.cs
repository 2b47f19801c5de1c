namespace Radiomics;

/// <summary>How voxels lie in a file: their type, byte order and the linear map to the values they stand for.</summary>
/// <param name="Type">Stored type.</param>
/// <param name="BigEndian">Whether the most significant byte comes first.</param>
/// <param name="Size">Voxels along x, y, z; checked.</param>
/// <param name="Slope">Value per stored unit.</param>
/// <param name="Intercept">Value of stored 0.</param>
internal sealed record RawLayout(StoredType Type, bool BigEndian, ImageSize Size, double Slope = 1, double Intercept = 0)
{
    /// <summary>Bytes a voxel.</summary>
    public int ElementSize => Type switch
    {
        StoredType.Int8 or StoredType.UInt8 => 1,
        StoredType.Int16 or StoredType.UInt16 => 2,
        StoredType.Int32 or StoredType.UInt32 or StoredType.Float32 => 4,
        _ => 8,
    };

    /// <summary>Bytes of the whole image.</summary>
    public long ByteCount => Size.VoxelCount * ElementSize;

    /// <summary>Whether stored values are the values meant.</summary>
    public bool IsIdentity => Slope == 1 && Intercept == 0;

    /// <summary>Whether the stored type is an integer.</summary>
    public bool IsInteger => Type is not (StoredType.Float32 or StoredType.Float64);

    /// <summary>The type of the values after the linear map: whole numbers that were mapped are single precision, as ITK reads them.</summary>
    public StoredType ValueType => IsIdentity || !IsInteger ? Type : StoredType.Float32;
}
