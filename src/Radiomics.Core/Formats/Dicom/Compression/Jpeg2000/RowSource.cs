namespace Radiomics.Formats;

/// <summary>Gives the rows of a resolution or subband one after the other, so that no more than a few are held.</summary>
/// <typeparam name="T">Type of the values.</typeparam>
internal abstract class RowSource<T>
{
    /// <summary>The next row; it stays until the next call.</summary>
    /// <param name="data">Data of the tile.</param>
    public abstract Span<T> Next(ReadOnlySpan<byte> data);
}
