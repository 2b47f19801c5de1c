namespace Radiomics;

/// <summary>Facts about images and masks as PyRadiomics reports them.</summary>
internal sealed class PyRadiomicsDiagnostics
{
    private readonly List<Diagnostic> _all = [];

    /// <summary>What was gathered, in order.</summary>
    public IReadOnlyList<Diagnostic> All => _all;

    /// <summary>Adds an image.</summary>
    /// <param name="image">The image.</param>
    /// <param name="stage"><c>original</c> or <c>interpolated</c>.</param>
    public void Add(Volume image, string stage)
    {
        VoxelSummary summary = image.Summary;
        string prefix = $"Image-{stage}_";
        _all.Add(new Diagnostic(prefix + "Hash", summary.Sha1));
        _all.Add(new Diagnostic(prefix + "Dimensionality", "3D"));
        AddGrid(prefix, image.Geometry);
        AddNumber(prefix + "Mean", summary.Mean);
        AddNumber(prefix + "Minimum", summary.Minimum);
        AddNumber(prefix + "Maximum", summary.Maximum);
    }

    /// <summary>Adds a mask.</summary>
    /// <param name="mask">The mask, not empty.</param>
    /// <param name="stage"><c>original</c>, <c>corrected</c>, <c>interpolated</c> or <c>resegmented</c>.</param>
    /// <param name="image">The image on its grid whose intensities in it are reported; null for none.</param>
    public void Add(Mask mask, string stage, Volume? image)
    {
        string prefix = $"Mask-{stage}_";
        VoxelRegion box = mask.Region;
        _all.Add(new Diagnostic(prefix + "Hash", mask.LabelSha1));
        AddGrid(prefix, mask.Geometry);
        AddIntegers(prefix + "BoundingBox", [box.Start.Column, box.Start.Row, box.Start.Slice, box.Size.Columns, box.Size.Rows, box.Size.Slices]);
        AddInteger(prefix + "VoxelNum", mask.VoxelCount);
        AddInteger(prefix + "VolumeNum", ConnectedPieces.Count(mask));
        (double x, double y, double z) = MaskCentre.Of(mask);
        AddFloats(prefix + "CenterOfMassIndex", [x, y, z]);
        PointMm centre = mask.Geometry.PointAt(x, y, z);
        AddFloats(prefix + "CenterOfMass", [centre.X, centre.Y, centre.Z]);
        if (image is null) return;
        RegionStatistics region = RegionStatistics.Of(image, mask);
        AddNumber(prefix + "Mean", region.Mean);
        AddNumber(prefix + "Minimum", region.Minimum);
        AddNumber(prefix + "Maximum", region.Maximum);
    }

    private void AddGrid(string prefix, ImageGeometry grid)
    {
        AddFloats(prefix + "Spacing", [grid.Spacing.X, grid.Spacing.Y, grid.Spacing.Z]);
        AddIntegers(prefix + "Size", [grid.Size.Columns, grid.Size.Rows, grid.Size.Slices]);
    }

    private void AddNumber(string name, double value) => _all.Add(new Diagnostic(name, PythonText.Float(value)) { Numbers = [value] });

    private void AddInteger(string name, int value) => _all.Add(new Diagnostic(name, value.ToString(System.Globalization.CultureInfo.InvariantCulture)) { Numbers = [value] });

    private void AddFloats(string name, double[] values) => _all.Add(new Diagnostic(name, PythonText.Floats(values)) { Numbers = values, IsVector = true });

    private void AddIntegers(string name, double[] values) => _all.Add(new Diagnostic(name, PythonText.Integers(values)) { Numbers = values, IsVector = true });
}
