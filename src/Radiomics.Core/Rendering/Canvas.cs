namespace Radiomics;

/// <summary>Pixels that are drawn on. What falls beyond the border is left out.</summary>
internal sealed class Canvas
{
    private const int Channels = 3;

    private readonly byte[] _pixels;

    /// <summary>An empty canvas.</summary>
    /// <param name="width">Pixels across.</param>
    /// <param name="height">Pixels down.</param>
    /// <param name="background">Color of every pixel.</param>
    public Canvas(int width, int height, RgbColor background)
    {
        Width = width;
        Height = height;
        _pixels = new byte[checked(width * height * Channels)];
        Fill(0, 0, width, height, background);
    }

    /// <summary>Pixels across.</summary>
    public int Width { get; }

    /// <summary>Pixels down.</summary>
    public int Height { get; }

    /// <summary>Red, green and blue of every pixel, row by row from the top left.</summary>
    public ReadOnlySpan<byte> Pixels => _pixels;

    /// <summary>Colors one pixel.</summary>
    public void Set(int x, int y, RgbColor color)
    {
        if ((uint)x >= (uint)Width || (uint)y >= (uint)Height) return;
        int at = (y * Width + x) * Channels;
        _pixels[at] = color.Red;
        _pixels[at + 1] = color.Green;
        _pixels[at + 2] = color.Blue;
    }

    /// <summary>Colors a rectangle.</summary>
    public void Fill(int left, int top, int width, int height, RgbColor color)
    {
        for (int y = Math.Max(0, top); y < Math.Min(Height, top + height); y++)
            for (int x = Math.Max(0, left); x < Math.Min(Width, left + width); x++) Set(x, y, color);
    }

    /// <summary>Writes a line of text with a dark rim, so that it can be read on any ground.</summary>
    /// <param name="left">Left edge of the first character.</param>
    /// <param name="top">Top edge.</param>
    /// <param name="text">The text; <see cref="BitmapFont"/> says which characters there are.</param>
    /// <param name="scale">Pixels a dot of the font.</param>
    /// <param name="color">Color of the text.</param>
    public void Text(int left, int top, string text, int scale, RgbColor color)
    {
        int rim = (scale + 1) / 2;
        Dots(left, top, text, scale, rim, RgbColor.Black);
        Dots(left, top, text, scale, 0, color);
    }

    /// <summary>Pixels a text takes across.</summary>
    public static int TextWidth(string text, int scale) => Math.Max(0, text.Length * BitmapFont.Advance - 1) * scale;

    /// <summary>Pixels a text takes down.</summary>
    public static int TextHeight(int scale) => BitmapFont.Height * scale;

    private void Dots(int left, int top, string text, int scale, int grow, RgbColor color)
    {
        for (int i = 0; i < text.Length; i++)
            for (int y = 0; y < BitmapFont.Height; y++)
                for (int x = 0; x < BitmapFont.Width; x++)
                    if (BitmapFont.IsSet(text[i], x, y))
                        Fill(left + (i * BitmapFont.Advance + x) * scale - grow, top + y * scale - grow, scale + 2 * grow, scale + 2 * grow, color);
    }
}
