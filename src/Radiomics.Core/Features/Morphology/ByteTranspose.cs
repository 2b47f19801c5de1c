using System.Buffers.Binary;

namespace Radiomics;

/// <summary>
/// Exchanges rows and columns of a matrix of bytes in squares of 8 x 8, each held in eight 64-bit words: halves of the square change places, then quarters, then
/// single bytes. What is left at the edges goes byte by byte.
/// </summary>
internal static class ByteTranspose
{
    private const int Side = 8;

    /// <summary>Exchanges rows and columns.</summary>
    /// <param name="from">The matrix, row by row.</param>
    /// <param name="to">Takes the matrix with rows and columns exchanged, row by row.</param>
    /// <param name="columns">Columns of the matrix.</param>
    /// <param name="rows">Rows of the matrix.</param>
    public static void Transpose(ReadOnlySpan<byte> from, Span<byte> to, int columns, int rows)
    {
        int wholeColumns = columns & -Side, wholeRows = rows & -Side;
        for (int y = 0; y < wholeRows; y += Side)
            for (int x = 0; x < wholeColumns; x += Side) TransposeSquare(from[(y * columns + x)..], to[(x * rows + y)..], columns, rows);
        for (int y = 0; y < rows; y++)
            for (int x = y < wholeRows ? wholeColumns : 0; x < columns; x++) to[x * rows + y] = from[y * columns + x];
    }

    private static void TransposeSquare(ReadOnlySpan<byte> from, Span<byte> to, int fromStride, int toStride)
    {
        Span<ulong> rows = stackalloc ulong[Side];
        for (int i = 0; i < Side; i++) rows[i] = BinaryPrimitives.ReadUInt64LittleEndian(from[(i * fromStride)..]);
        for (int i = 0; i < 4; i++) Exchange(ref rows[i], ref rows[i + 4], 32, 0x00000000FFFFFFFF);
        for (int i = 0; i < Side; i += 4)
            for (int k = i; k < i + 2; k++) Exchange(ref rows[k], ref rows[k + 2], 16, 0x0000FFFF0000FFFF);
        for (int i = 0; i < Side; i += 2) Exchange(ref rows[i], ref rows[i + 1], 8, 0x00FF00FF00FF00FF);
        for (int i = 0; i < Side; i++) BinaryPrimitives.WriteUInt64LittleEndian(to[(i * toStride)..], rows[i]);
    }

    /// <summary>Exchanges the upper parts of one word with the lower parts of another.</summary>
    private static void Exchange(ref ulong upper, ref ulong lower, int shift, ulong mask)
    {
        ulong difference = ((upper >> shift) ^ lower) & mask;
        lower ^= difference;
        upper ^= difference << shift;
    }
}
