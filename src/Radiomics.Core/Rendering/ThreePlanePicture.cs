using System.Globalization;

namespace Radiomics;

/// <summary>
/// A picture of a place in a volume: axial, coronal and sagittal plane side by side, magnified with square pixels in mm, with the outlines of masks, a seed,
/// the patient's sides (R L A P H F), a scale bar of 10 mm, a legend and lines of text. Gray values are linear between voxels; outlines follow the borders
/// of the voxels, as the mask is. Where the image ends or has no value, the ground is a dark violet.
/// </summary>
/// <param name="Volume">The image in HU.</param>
/// <param name="Contours">
/// Masks on the image's grid, drawn in this order, dashed ones last. The first with voxels decides the place: on each axis the slice where it is largest.
/// </param>
[TypeFormatterSource(typeof(NotebookFormatterSource))]
public sealed record ThreePlanePicture(Volume Volume, IReadOnlyList<MaskContour> Contours)
{
    private const int LeastPanel = 128, LargestPanel = 2048;

    private static readonly RgbColor s_ground = new(22, 22, 26);

    /// <summary>Lines of text under the picture; long ones are broken. Drawn in ASCII; other characters appear as question marks.</summary>
    public IReadOnlyList<string> Captions { get; init; } = [];

    /// <summary>The voxel that is marked with a cross; it decides the place where no mask has voxels. Null (default) for none.</summary>
    public VoxelIndex? SeedVoxel { get; init; }

    /// <summary>Which HU are shown from black to white; default <see cref="HuWindow.Lung"/>.</summary>
    public HuWindow Window { get; init; } = HuWindow.Lung;

    /// <summary>Side of each of the three panels in pixels, 128 to 2048; default 360.</summary>
    public int PanelPixels { get; init; } = 360;

    /// <summary>What is shown around the mask on each side, mm, 1 to 500; null (default) for 30 % of its extent, at least 15 mm.</summary>
    public double? MarginMm { get; init; }

    /// <summary>The picture of a nodule: its outline yellow, its solid core cyan, its cavity blue, its seed red, and its measurements under it.</summary>
    /// <param name="volume">The image it was found in.</param>
    /// <param name="nodule">The nodule.</param>
    /// <param name="others">Other masks to show beside it, such as a reader's.</param>
    public static ThreePlanePicture Of(Volume volume, Nodule nodule, params IReadOnlyList<MaskContour> others)
    {
        ArgumentNullException.ThrowIfNull(nodule);
        ArgumentNullException.ThrowIfNull(others);
        List<MaskContour> contours = [new(nodule.Mask, RgbColor.Yellow, "nodule")];
        if (nodule.SolidCore is { } core) contours.Add(new(core, RgbColor.Cyan, "solid core"));
        if (nodule.Cavity is { } cavity) contours.Add(new(cavity, RgbColor.Azure, "cavity"));
        contours.AddRange(others);
        return new ThreePlanePicture(volume, contours) { SeedVoxel = nodule.SeedVoxel, Captions = NoduleWords.Captions(nodule) };
    }

    /// <summary>The bytes of the picture as a PNG file: the same for the same picture. (Its pixels on every machine; how they are packed is up to the .NET runtime.)</summary>
    /// <exception cref="SettingsException">An option lies outside its range.</exception>
    /// <exception cref="GeometryMismatchException">A mask lies on another grid than the image.</exception>
    public byte[] ToPng()
    {
        Canvas canvas = Draw();
        return PngEncoder.Encode(canvas.Pixels, canvas.Width, canvas.Height);
    }

    /// <summary>The picture as an SVG element with the PNG inside, to stand in a page beside charts.</summary>
    /// <exception cref="SettingsException">An option lies outside its range.</exception>
    /// <exception cref="GeometryMismatchException">A mask lies on another grid than the image.</exception>
    public string ToSvg()
    {
        Canvas canvas = Draw();
        string png = Convert.ToBase64String(PngEncoder.Encode(canvas.Pixels, canvas.Width, canvas.Height));
        return string.Create(CultureInfo.InvariantCulture, $"<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{canvas.Width}\" height=\"{canvas.Height}\" viewBox=\"0 0 {canvas.Width} {canvas.Height}\" role=\"img\" aria-label=\"Axial, coronal and sagittal plane\"><image width=\"{canvas.Width}\" height=\"{canvas.Height}\" href=\"data:image/png;base64,{png}\"/></svg>\n");
    }

    /// <summary>Writes the picture as a PNG file, which appears under its name only when it is complete. An existing file is replaced.</summary>
    /// <param name="path">The file.</param>
    /// <exception cref="SettingsException">An option lies outside its range.</exception>
    /// <exception cref="GeometryMismatchException">A mask lies on another grid than the image.</exception>
    /// <exception cref="ImageFormatException">The file cannot be written (FILE_UNWRITABLE).</exception>
    public void SavePng(string path)
    {
        byte[] bytes = ToPng();
        ImageFiles.Replace(path, stream => stream.Write(bytes));
    }

    internal Canvas Draw()
    {
        Validate();
        int scale = Math.Max(1, PanelPixels / 180), pad = 4 * scale, line = Canvas.TextHeight(scale) + 3 * scale;
        int width = 3 * PanelPixels + 4 * pad, characters = (width - 2 * pad) / (BitmapFont.Advance * scale);
        PictureFrame frame = Frame();
        string? seedText = SeedVoxel is not { } marked ? null : frame.Slices is [var c, var r, var z] && new VoxelIndex(c, r, z) == marked ? "seed" : "seed (dim: in another slice)";
        PictureLegend legend = new(Contours, seedText, scale, width - 2 * pad);
        string[] captions = [.. Captions.SelectMany(caption => TextFlow.Lines(caption, characters))];
        int panelTop = pad + line, legendTop = panelTop + PanelPixels + 2 * pad, captionTop = legendTop + legend.Lines * line;
        Canvas canvas = new(width, captionTop + captions.Length * line + pad, s_ground);

        IReadOnlyList<PicturePlane> planes = PicturePlane.Of(Volume.Geometry.Direction);
        for (int i = 0; i < planes.Count; i++)
        {
            int left = pad + i * (PanelPixels + pad);
            PlanePanel panel = new(canvas, left, panelTop, PanelPixels, planes[i], frame, Volume.Geometry);
            panel.DrawValues(Volume, Window);
            foreach (MaskContour contour in Contours.OrderBy(c => c.Dashed)) panel.DrawContour(contour, scale);
            if (SeedVoxel is { } seed) panel.DrawSeed(seed, scale);
            panel.DrawLabels(scale);
            canvas.Text(left, pad, planes[i].Title(frame.Slices[planes[i].Normal], Volume.Size), scale, RgbColor.White);
        }
        legend.Draw(canvas, pad, legendTop, line);
        for (int i = 0; i < captions.Length; i++) canvas.Text(pad, captionTop + i * line, captions[i], scale, RgbColor.White);
        return canvas;
    }

    private PictureFrame Frame()
    {
        if (Contours.FirstOrDefault(c => c.Mask.VoxelCount > 0) is { } first) return PictureFrame.Around(first.Mask, MarginMm);
        VoxelIndex middle = new(Volume.Size.Columns / 2, Volume.Size.Rows / 2, Volume.Size.Slices / 2);
        return PictureFrame.Around(SeedVoxel is { } seed && Volume.Size.Contains(seed) ? seed : middle, MarginMm);
    }

    private void Validate()
    {
        if (PanelPixels is < LeastPanel or > LargestPanel)
            throw SettingsException.OutOfRange(nameof(PanelPixels), PanelPixels.ToString(CultureInfo.InvariantCulture), $"{LeastPanel} to {LargestPanel} pixels");
        if (MarginMm is { } margin && !(margin is >= 1 and <= 500))
            throw SettingsException.OutOfRange(nameof(MarginMm), margin.ToString("R", CultureInfo.InvariantCulture), "1 to 500 mm");
        foreach (MaskContour contour in Contours)
        {
            GeometryComparison comparison = Volume.Geometry.CompareTo(contour.Mask.Geometry);
            if (!comparison.IsSameGrid) throw new GeometryMismatchException($"volume and mask '{contour.Legend}'", comparison);
        }
    }
}
