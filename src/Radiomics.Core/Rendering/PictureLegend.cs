namespace Radiomics;

/// <summary>The legend of a picture: a swatch and a name for each mask with voxels and for the seed, in as many lines as they need.</summary>
internal sealed class PictureLegend
{
    private readonly List<(int X, int Line, RgbColor Color, bool Dashed, string Text)> _entries = [];
    private readonly int _scale;

    /// <summary>Lays the entries out.</summary>
    /// <param name="contours">The masks.</param>
    /// <param name="seed">What the seed is called; null where none is shown.</param>
    /// <param name="scale">Pixels a dot of the font.</param>
    /// <param name="width">Pixels there are across.</param>
    public PictureLegend(IEnumerable<MaskContour> contours, string? seed, int scale, int width)
    {
        _scale = scale;
        int x = 0, most = (width - TextLeft) / (BitmapFont.Advance * scale);
        foreach (MaskContour contour in contours.Where(c => c.Mask.VoxelCount > 0)) Add(contour.Color, contour.Dashed, contour.Legend);
        if (seed is not null) Add(RgbColor.Vermilion, dashed: false, seed);
        Lines = _entries.Count == 0 ? 0 : _entries[^1].Line + 1;

        void Add(RgbColor color, bool dashed, string name)
        {
            string text = name.Length <= most ? name : name[..most];
            int needed = TextLeft + Canvas.TextWidth(text, scale), line = _entries.Count == 0 ? 0 : _entries[^1].Line;
            if (x > 0 && x + needed > width) (x, line) = (0, line + 1);
            _entries.Add((x, line, color, dashed, text));
            x += needed + 6 * scale;
        }
    }

    /// <summary>Lines it takes.</summary>
    public int Lines { get; }

    private int Swatch => 9 * _scale;

    private int TextLeft => Swatch + 3 * _scale;

    /// <summary>Draws it.</summary>
    public void Draw(Canvas canvas, int left, int top, int lineHeight)
    {
        foreach ((int x, int line, RgbColor color, bool dashed, string text) in _entries)
        {
            int y = top + line * lineHeight, middle = y + (Canvas.TextHeight(_scale) - _scale) / 2;
            for (int i = 0; i < Swatch; i++)
                if (!dashed || i / (3 * _scale) % 2 == 0) canvas.Fill(left + x + i, middle, 1, _scale, color);
            canvas.Text(left + x + TextLeft, y, text, _scale, RgbColor.White);
        }
    }
}
