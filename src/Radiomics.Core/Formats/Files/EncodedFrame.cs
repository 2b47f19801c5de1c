namespace Radiomics.Formats;

/// <summary>What the header says of a compressed frame.</summary>
/// <param name="Columns">Columns (0028,0011).</param>
/// <param name="Rows">Rows (0028,0010).</param>
/// <param name="BitsAllocated">Bits Allocated (0028,0100): 8, 16 or 32.</param>
/// <param name="BitsStored">Bits Stored (0028,0101).</param>
/// <param name="IsSigned">Pixel Representation (0028,0103).</param>
public readonly record struct EncodedFrame(int Columns, int Rows, int BitsAllocated, int BitsStored, bool IsSigned);
