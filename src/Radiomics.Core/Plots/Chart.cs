namespace Radiomics;

/// <summary>
/// A chart as SVG: axes with round numbers, and marks on them. The same bytes for the same chart; text escaped, no script, nothing from elsewhere, so that it can stand in
/// any page. What lies outside the axes' range is cut off.
/// </summary>
/// <param name="Title">Its title; may be empty.</param>
/// <param name="X">The axis from left to right.</param>
/// <param name="Y">The axis from bottom to top.</param>
/// <param name="Marks">What is shown, drawn in this order.</param>
[TypeFormatterSource(typeof(NotebookFormatterSource))]
public sealed record Chart(string Title, ChartAxis X, ChartAxis Y, IReadOnlyList<ChartMark> Marks)
{
    private const int Least = 60, Most = 8192;

    /// <summary>Width in pixels, 60 to 8192; default 640.</summary>
    public int Width { get; init; } = 640;

    /// <summary>Height in pixels, 60 to 8192; default 400.</summary>
    public int Height { get; init; } = 400;

    /// <summary>Its ground; null for none: lines and text then have the color of the text around (for pages with a light and a dark face). Default white.</summary>
    public RgbColor? Background { get; init; } = RgbColor.White;

    /// <summary>The chart as an SVG element, which is a whole SVG document, too.</summary>
    /// <exception cref="SettingsException">An option lies outside its range, or lists that belong together have different lengths.</exception>
    public string ToSvg()
    {
        if (Width is < Least or > Most) throw SettingsException.OutOfRange(nameof(Width), SvgText.Exact(Width), $"{Least} to {Most} pixels");
        if (Height is < Least or > Most) throw SettingsException.OutOfRange(nameof(Height), SvgText.Exact(Height), $"{Least} to {Most} pixels");
        foreach (ChartMark mark in Marks) mark.Check();
        return new ChartLayout(this).Draw();
    }

    /// <summary>Writes the chart as an SVG file, which appears under its name only when it is complete. An existing file is replaced.</summary>
    /// <param name="path">The file.</param>
    /// <exception cref="SettingsException">As for <see cref="ToSvg"/>.</exception>
    /// <exception cref="ImageFormatException">The file cannot be written (FILE_UNWRITABLE).</exception>
    public void SaveSvg(string path)
    {
        byte[] bytes = System.Text.Encoding.UTF8.GetBytes(ToSvg());
        ImageFiles.Replace(path, stream => stream.Write(bytes));
    }
}
