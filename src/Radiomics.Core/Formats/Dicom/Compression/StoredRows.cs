namespace Radiomics.Formats;

/// <summary>Writes decoded rows the way native pixels are stored.</summary>
internal static class StoredRows
{
    /// <summary>Writes one row, least significant byte first.</summary>
    /// <param name="samples">The samples.</param>
    /// <param name="shift">Bits they are shifted up by (point transform).</param>
    /// <param name="bytesPerPixel">1, 2 or 4.</param>
    /// <param name="stored">Receives samples x bytes.</param>
    public static void Write(ReadOnlySpan<ushort> samples, int shift, int bytesPerPixel, Span<byte> stored)
    {
        switch (bytesPerPixel)
        {
            case 1:
                for (int i = 0; i < samples.Length; i++) stored[i] = (byte)(samples[i] << shift);
                break;
            case 2:
                for (int i = 0, at = 0; i < samples.Length; i++, at += 2)
                    System.Buffers.Binary.BinaryPrimitives.WriteUInt16LittleEndian(stored[at..], (ushort)(samples[i] << shift));
                break;
            default:
                for (int i = 0, at = 0; i < samples.Length; i++, at += 4)
                    System.Buffers.Binary.BinaryPrimitives.WriteUInt32LittleEndian(stored[at..], (uint)samples[i] << shift);
                break;
        }
    }
}
