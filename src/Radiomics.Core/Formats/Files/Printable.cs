using System.Globalization;

namespace Radiomics;

/// <summary>Foreign bytes and text made fit for a message.</summary>
internal static class Printable
{
    /// <summary>At most 60 characters, control characters and everything beyond ASCII replaced by dots.</summary>
    /// <param name="text">The text.</param>
    public static string Text(ReadOnlySpan<char> text)
    {
        Span<char> kept = stackalloc char[Math.Min(text.Length, 60)];
        for (int i = 0; i < kept.Length; i++) kept[i] = text[i] is >= ' ' and <= '~' ? text[i] : '.';
        return text.Length > kept.Length ? $"{kept}..." : kept.ToString();
    }

    /// <summary>Bytes in hexadecimal, and as characters where they are printable.</summary>
    /// <param name="bytes">The bytes.</param>
    public static string Bytes(ReadOnlySpan<byte> bytes)
    {
        Span<char> characters = stackalloc char[Math.Min(bytes.Length, 16)];
        List<string> hex = [];
        for (int i = 0; i < characters.Length; i++)
        {
            characters[i] = bytes[i] is >= 32 and <= 126 ? (char)bytes[i] : '.';
            hex.Add(bytes[i].ToString("X2", CultureInfo.InvariantCulture));
        }
        return $"{string.Join(' ', hex)} ('{characters}')";
    }
}
