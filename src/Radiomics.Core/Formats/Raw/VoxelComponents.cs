using System.Globalization;

namespace Radiomics;

/// <summary>One of several values a voxel, as vector and multi-layer label images have them.</summary>
/// <param name="count">Values a voxel; 1 for a plain image.</param>
/// <param name="interleaved">Whether the values of a voxel lie side by side; otherwise one whole image follows another.</param>
internal sealed class VoxelComponents(int count, bool interleaved)
{
    /// <summary>A plain image.</summary>
    public static VoxelComponents Single { get; } = new(1, false);

    /// <summary>Values a voxel.</summary>
    public int Count => count;

    /// <summary>The layout of all values as one plain image.</summary>
    /// <param name="layout">Layout of one component.</param>
    /// <param name="where">File name.</param>
    /// <exception cref="ImageFormatException">All together are too many to hold.</exception>
    public RawLayout All(RawLayout layout, string where)
    {
        if (count == 1) return layout;
        ImageSize size = layout.Size;
        long along = (long)count * (interleaved ? size.Columns : size.Slices);
        if (along > int.MaxValue)
            throw new ImageFormatException("IMAGE_SIZE", new Problem(where, $"there are {count} values a voxel and {size} voxels", $"at most {Array.MaxLength} values", "Give one component in a file of its own."));
        return layout with { Size = (interleaved ? size with { Columns = (int)along } : size with { Slices = (int)along }).Checked(where) };
    }

    /// <summary>Cuts out one component.</summary>
    /// <param name="values">All values; returned as they are for a plain image.</param>
    /// <param name="channel">Component, from 0.</param>
    /// <param name="where">File name.</param>
    /// <exception cref="SettingsException">There is no such component.</exception>
    public float[] Choose(float[] values, int channel, string where)
    {
        if (count == 1) return values;
        if (channel >= count)
            throw new SettingsException("SETTING_RANGE", new Problem(
                "label_channel", string.Create(CultureInfo.InvariantCulture, $"channel {channel} was asked for, {where} has {count}"),
                string.Create(CultureInfo.InvariantCulture, $"0 to {count - 1}"), "Channels are counted from 0."));
        int length = values.Length / count;
        if (!interleaved) return values.AsSpan(channel * length, length).ToArray();
        float[] chosen = GC.AllocateUninitializedArray<float>(length);
        for (int i = 0, from = channel; i < length; i++, from += count) chosen[i] = values[from];
        return chosen;
    }
}
