namespace Radiomics;

/// <summary>The regions of a label volume.</summary>
internal sealed class LabelMasks : MaskLoader
{
    private readonly ImageGeometry _grid;
    private readonly LabelMap _map;
    private readonly IReadOnlyList<string> _notes;

    /// <summary>Checks the grid and finds the labels.</summary>
    /// <param name="file">The label volume.</param>
    /// <param name="where">File name.</param>
    /// <param name="image">The image the labels belong to; null to keep the file's own grid.</param>
    /// <exception cref="GeometryMismatchException">The label volume lies on another grid.</exception>
    public LabelMasks(LabelFile file, string where, Volume? image)
    {
        _grid = image?.Geometry ?? file.Geometry;
        GeometryComparison comparison = _grid.CompareTo(file.Geometry);
        if (!comparison.IsSameGrid) throw new GeometryMismatchException(where, comparison);
        _notes = comparison.IsIdentical ? file.Notes : [.. file.Notes, $"the grid differs from the image's by rounding only ({comparison.Summary}); the image's was taken"];
        _map = new LabelMap(file, where);
    }

    public override IReadOnlyList<Mask> All() => [.. _map.ExtractAll().Select(OnImage)];

    public override Mask Single() => OnImage(_map.Extract(_map.Single()));

    public override Mask ByLabel(int label) => OnImage(_map.Extract(label));

    public override Mask ByName(string name) => OnImage(_map.Extract(_map.ByName(name)));

    private Mask OnImage(Mask mask) => mask.OnGrid(_grid).WithNotes(_notes);
}
