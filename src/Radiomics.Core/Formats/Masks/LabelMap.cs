using System.Globalization;

namespace Radiomics;

/// <summary>The labels of a label volume: their boxes and voxel counts, and their masks cut out on demand.</summary>
internal sealed class LabelMap
{
    private const int MostListed = 20;

    private readonly string _where;
    private readonly LabelFile _file;
    private readonly SortedDictionary<int, LabelBox> _labels = [];

    /// <summary>Finds the labels: whole numbers above 0.</summary>
    /// <param name="file">The label volume with the names it gives to labels.</param>
    /// <param name="where">File name.</param>
    /// <exception cref="MaskException">There are other values, or no voxel is above 0.</exception>
    public LabelMap(LabelFile file, string where)
    {
        (_where, _file) = (where, file);
        IReadOnlyDictionary<float, LabelBox> values = file.Runs.Values;
        if (values.Keys.Any(value => !LabelRuns.IsLabel(value))) throw NotLabels(values);
        if (values.Count == 0)
            throw new MaskException("MASK_EMPTY", new Problem(where, "no voxel is marked: all values are 0", "at least one voxel above 0", "Draw the region, or choose another mask."));
        foreach ((float value, LabelBox box) in values) _labels.Add((int)value, box);
    }

    /// <summary>All labels, ascending.</summary>
    public IReadOnlyCollection<int> Labels => _labels.Keys;

    /// <summary>One label as a mask on its own grid.</summary>
    /// <param name="label">Label value.</param>
    /// <exception cref="MaskException">No voxel has this label.</exception>
    public Mask Extract(int label)
    {
        if (!_labels.TryGetValue(label, out LabelBox? found))
            throw new MaskException("MASK_LABEL_MISSING", new Problem(_where, $"no voxel has label {label}; there are {Listing()}", "one of these labels", "Choose one of them."));
        return Extract([(label, found)])[0];
    }

    /// <summary>All labels as masks, ascending.</summary>
    /// <exception cref="MaskException">So many labels lie so scattered that their masks would take far more memory than the image.</exception>
    public List<Mask> ExtractAll()
    {
        long boxes = _labels.Values.Sum(box => box.Region.Size.VoxelCount);
        if (boxes > (1L << 28) + 16 * _file.Runs.Size.VoxelCount)
            throw new MaskException("MASK_TOO_MANY_LABELS", new Problem(
                _where, string.Create(CultureInfo.InvariantCulture, $"{_labels.Count} scattered labels would take {boxes} bytes as masks"), "labels that are compact regions", "Ask for the labels you need one by one."));
        return Extract([.. _labels.Select(pair => (pair.Key, pair.Value))]);
    }

    /// <summary>The only label.</summary>
    /// <exception cref="MaskException">There are several.</exception>
    public int Single() => _labels.Count == 1 ? _labels.Keys.First() : throw new MaskException("MASK_SEVERAL_LABELS", new Problem(
        _where, $"the mask has {_labels.Count} labels: {Listing()}", "one label, or a choice", "Name a label, or load all of them with Mask.LoadAll."));

    /// <summary>The label of a name.</summary>
    /// <param name="name">Name, as the file gives it.</param>
    /// <exception cref="MaskException">No label, or several, have this name.</exception>
    public int ByName(string name)
    {
        int[] found = [.. _file.Names.Where(pair => pair.Value == name).Select(pair => pair.Key)];
        if (found.Length == 1) return found[0];
        throw new MaskException("MASK_NAME", new Problem(
            _where, $"{(found.Length == 0 ? "no label is" : "several labels are")} named '{name}'; there are {Listing()}", "one label of this name",
            _file.Names.Count == 0 ? "This file gives no names: choose by label value." : "Choose one of these names, or a label value."));
    }

    private List<Mask> Extract(IReadOnlyList<(int Label, LabelBox Box)> labels)
    {
        Dictionary<int, (VoxelRegion Box, byte[] Voxels)> marked = labels.ToDictionary(l => l.Label, l => (l.Box.Region, new byte[l.Box.Region.Size.VoxelCount]));
        _file.Runs.Mark(marked);
        List<Mask> masks = [];
        foreach ((int label, _) in labels)
        {
            marked.Remove(label, out (VoxelRegion Box, byte[] Voxels) one);
            masks.Add(Mask.FromBox(_file.Geometry, one.Box, one.Voxels, label, _file.Names.GetValueOrDefault(label)));
        }
        return masks;
    }

    private MaskException NotLabels(IReadOnlyDictionary<float, LabelBox> values)
    {
        var wrong = values.Where(pair => !LabelRuns.IsLabel(pair.Key)).OrderByDescending(pair => pair.Value.Voxels).ThenBy(pair => pair.Key).ToList();
        string list = string.Join(", ", wrong.Take(MostListed).Select(pair => string.Create(CultureInfo.InvariantCulture, $"{pair.Key} ({pair.Value.Voxels} voxels)")));
        string more = values.Count > LabelRuns.MostValues ? ", and many more" : wrong.Count > MostListed ? $", and {wrong.Count - MostListed} more" : "";
        return new MaskException("MASK_VALUES", new Problem(
            _where, $"the mask has values that are no labels: {list}{more}", "whole numbers from 1 to 16777215 for regions, 0 elsewhere",
            "If this is an image, give the mask instead; if it is a mask that was resampled or saved as probabilities, threshold it first."));
    }

    private string Listing()
    {
        IEnumerable<string> labels = _labels.Take(MostListed).Select(pair => _file.Names.TryGetValue(pair.Key, out string? name)
            ? $"{pair.Key} '{name}' ({pair.Value.Voxels} voxels)"
            : $"{pair.Key} ({pair.Value.Voxels} voxels)");
        return string.Join(", ", labels) + (_labels.Count > MostListed ? $", and {_labels.Count - MostListed} more" : "");
    }
}
