using System.Numerics;

namespace Radiomics.Formats;

/// <summary>Frees pixels from the bits of their words that do not belong to them, with the sign where there is one.</summary>
internal static class StoredBits
{
    /// <summary>Shifts every value up and down again, in place; the shift down fills with the sign of signed types and with zeros otherwise.</summary>
    /// <param name="values">Words of the file.</param>
    /// <param name="up">Bits above the pixel.</param>
    /// <param name="down">Bits of a word that are not of the pixel.</param>
    public static void Align<T>(Span<T> values, int up, int down) where T : unmanaged, IBinaryInteger<T>
    {
        if (down == 0) return;
        int i = 0;
        for (; i <= values.Length - Vector<T>.Count; i += Vector<T>.Count)
            ((new Vector<T>(values[i..]) << up) >> down).CopyTo(values[i..]);
        for (; i < values.Length; i++) values[i] = (values[i] << up) >> down;
    }
}
