using System.Globalization;

namespace Radiomics;

/// <summary>Facts about images and masks under the tags of IBSI's reference tables, such as <c>int_mask_vox_count_reseg_roi</c>.</summary>
internal sealed class IbsiDiagnostics
{
    private readonly List<Diagnostic> _all = [];

    /// <summary>What was gathered, in order.</summary>
    public IReadOnlyList<Diagnostic> All => _all;

    /// <summary>Adds an image.</summary>
    /// <param name="image">The image.</param>
    /// <param name="stage"><c>init</c> or <c>interp</c>.</param>
    public void Add(Volume image, string stage)
    {
        VoxelSummary summary = VoxelSummary.Of(image, hashed: false);
        Spacing spacing = image.Geometry.Spacing;
        AddSize("img_dim", image.Size, $"{stage}_img");
        Add($"vox_dim_x_{stage}_img", spacing.X);
        Add($"vox_dim_y_{stage}_img", spacing.Y);
        Add($"vox_dim_z_{stage}_img", spacing.Z);
        Add($"mean_int_{stage}_img", summary.Mean);
        Add($"min_int_{stage}_img", summary.Minimum);
        Add($"max_int_{stage}_img", summary.Maximum);
    }

    /// <summary>Adds a region.</summary>
    /// <param name="image">The image of this stage.</param>
    /// <param name="intensity">The intensity mask on its grid.</param>
    /// <param name="morphological">The morphological mask on its grid.</param>
    /// <param name="stage"><c>init</c>, <c>interp</c> or <c>reseg</c>.</param>
    public void Add(Volume image, Mask intensity, Mask morphological, string stage)
    {
        RegionStatistics region = RegionStatistics.Of(image, intensity);
        AddSize("int_mask_dim", image.Size, $"{stage}_roi");
        AddSize("int_mask_bb_dim", intensity.Region.Size, $"{stage}_roi");
        AddSize("morph_mask_bb_dim", morphological.Region.Size, $"{stage}_roi");
        Add($"int_mask_vox_count_{stage}_roi", intensity.VoxelCount);
        Add($"morph_mask_vox_count_{stage}_roi", morphological.VoxelCount);
        Add($"int_mask_mean_int_{stage}_roi", region.Mean);
        Add($"int_mask_min_int_{stage}_roi", region.Minimum);
        Add($"int_mask_max_int_{stage}_roi", region.Maximum);
    }

    private void AddSize(string what, ImageSize size, string stage)
    {
        Add($"{what}_x_{stage}", size.Columns);
        Add($"{what}_y_{stage}", size.Rows);
        Add($"{what}_z_{stage}", size.Slices);
    }

    private void Add(string tag, double value) => _all.Add(new Diagnostic(tag, value.ToString("R", CultureInfo.InvariantCulture)) { Numbers = [value] });
}
