using System.Globalization;
using System.Runtime.InteropServices;

namespace Radiomics;

/// <summary>The labels of a label volume: their boxes and voxel counts from one pass, their masks cut out on demand.</summary>
internal sealed class LabelMap
{
    /// <summary>Distinct values after which counting stops: no set of labels has so many.</summary>
    private const int MostValues = 1 << 16;
    private const int MostListed = 20;
    private const float LargestLabel = 1 << 24;

    private readonly string _where;
    private readonly Volume _volume;
    private readonly IReadOnlyDictionary<int, string> _names;
    private readonly SortedDictionary<int, LabelBox> _labels = [];

    /// <summary>Finds the labels: whole numbers above 0.</summary>
    /// <param name="file">The label volume with the names it gives to labels.</param>
    /// <param name="where">File name.</param>
    /// <exception cref="MaskException">There are other values, or no voxel is above 0.</exception>
    public LabelMap(ImageFile file, string where)
    {
        (_where, _volume, _names) = (where, file.Volume, file.LabelNames);
        Dictionary<float, LabelBox> values = Count();
        if (values.Keys.Any(value => !IsLabel(value))) throw NotLabels(values);
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
        VoxelRegion box = found.Region;
        byte[] voxels = new byte[box.Size.VoxelCount];
        int to = 0;
        for (int z = box.Start.Slice; z < box.End.Slice; z++)
        {
            for (int y = box.Start.Row; y < box.End.Row; y++)
            {
                foreach (float value in _volume.Voxels.Slice(_volume.Size.Offset(new VoxelIndex(box.Start.Column, y, z)), box.Size.Columns))
                    voxels[to++] = value == label ? (byte)1 : (byte)0;
            }
        }
        return Mask.FromBox(_volume.Geometry, box, voxels, label, _names.GetValueOrDefault(label));
    }

    /// <summary>All labels as masks, ascending.</summary>
    /// <exception cref="MaskException">So many labels lie so scattered that their masks would take far more memory than the image.</exception>
    public List<Mask> ExtractAll()
    {
        long boxes = _labels.Values.Sum(box => box.Region.Size.VoxelCount);
        if (boxes > (1L << 28) + 16 * _volume.Size.VoxelCount)
            throw new MaskException("MASK_TOO_MANY_LABELS", new Problem(
                _where, string.Create(CultureInfo.InvariantCulture, $"{_labels.Count} scattered labels would take {boxes} bytes as masks"), "labels that are compact regions", "Ask for the labels you need one by one."));
        return [.. _labels.Keys.Select(Extract)];
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
        int[] found = [.. _names.Where(pair => pair.Value == name).Select(pair => pair.Key)];
        if (found.Length == 1) return found[0];
        throw new MaskException("MASK_NAME", new Problem(
            _where, $"{(found.Length == 0 ? "no label is" : "several labels are")} named '{name}'; there are {Listing()}", "one label of this name",
            _names.Count == 0 ? "This file gives no names: choose by label value." : "Choose one of these names, or a label value."));
    }

    /// <summary>One pass over the volume, run by run.</summary>
    private Dictionary<float, LabelBox> Count()
    {
        Dictionary<float, LabelBox> values = [];
        ImageSize size = _volume.Size;
        int last = 0;
        LabelBox? box = null;
        // Compared as bits: the search is vectorized for integers, and a NaN equals itself.
        ReadOnlySpan<int> bits = MemoryMarshal.Cast<float, int>(_volume.Voxels);
        for (int z = 0; z < size.Slices; z++)
        {
            for (int y = 0; y < size.Rows; y++)
            {
                ReadOnlySpan<int> row = bits.Slice((z * size.Rows + y) * size.Columns, size.Columns);
                for (int x = 0; x < row.Length;)
                {
                    int zeros = row[x..].IndexOfAnyExcept(0);
                    if (zeros < 0) break;
                    int start = x + zeros, length = row[start..].IndexOfAnyExcept(row[start]);
                    x = length < 0 ? row.Length : start + length;
                    float value = BitConverter.Int32BitsToSingle(row[start]);
                    if (value == 0) continue;
                    if (row[start] != last || box is null)
                    {
                        if (!values.TryGetValue(value, out box)) values[value] = box = new LabelBox();
                        if (values.Count > MostValues) return values;
                        last = row[start];
                    }
                    box.Add(start, x, y, z);
                }
            }
        }
        return values;
    }

    private static bool IsLabel(float value) => value is > 0 and < LargestLabel && value == MathF.Floor(value);

    private MaskException NotLabels(Dictionary<float, LabelBox> values)
    {
        var wrong = values.Where(pair => !IsLabel(pair.Key)).OrderByDescending(pair => pair.Value.Voxels).ThenBy(pair => pair.Key).ToList();
        string list = string.Join(", ", wrong.Take(MostListed).Select(pair => string.Create(CultureInfo.InvariantCulture, $"{pair.Key} ({pair.Value.Voxels} voxels)")));
        string more = values.Count > MostValues ? ", and many more" : wrong.Count > MostListed ? $", and {wrong.Count - MostListed} more" : "";
        return new MaskException("MASK_VALUES", new Problem(
            _where, $"the mask has values that are no labels: {list}{more}", "whole numbers from 1 to 16777215 for regions, 0 elsewhere",
            "If this is an image, give the mask instead; if it is a mask that was resampled or saved as probabilities, threshold it first."));
    }

    private string Listing()
    {
        IEnumerable<string> labels = _labels.Take(MostListed).Select(pair => _names.TryGetValue(pair.Key, out string? name)
            ? $"{pair.Key} '{name}' ({pair.Value.Voxels} voxels)"
            : $"{pair.Key} ({pair.Value.Voxels} voxels)");
        return string.Join(", ", labels) + (_labels.Count > MostListed ? $", and {_labels.Count - MostListed} more" : "");
    }
}
