using System.Globalization;

namespace Radiomics;

/// <summary>
/// A ring around a nodule inside the lung: the voxels whose centre lies more than <see cref="InnerMm"/> and at most <see cref="OuterMm"/> from the nearest voxel
/// centre of the nodule (exact Euclidean distance in mm, as a dilation by a ball). Not in it: the nodule itself; chest wall, diaphragm and mediastinum (tissue
/// thicker than 8 mm that runs on, with the blurred layer of voxels on it); what lies behind them; voxels that are no finite numbers. Vessels and other thin tissue inside the lung stay.
/// </summary>
public sealed record PeritumoralRing
{
    /// <summary>The farthest a ring may reach, mm.</summary>
    public const double LargestMm = 50;

    private const double WallDepthMm = 4, WallMarginMm = 15;

    /// <summary>A ring between two distances.</summary>
    /// <param name="innerMm">Where it begins, mm from the nodule; 0 for at the nodule.</param>
    /// <param name="outerMm">Where it ends, mm from the nodule; above the inner one, at most <see cref="LargestMm"/>.</param>
    /// <exception cref="SettingsException">A distance is out of its range.</exception>
    public PeritumoralRing(double innerMm, double outerMm)
    {
        if (!(innerMm >= 0) || !(outerMm > innerMm) || !(outerMm <= LargestMm))
            throw SettingsException.OutOfRange("ring", string.Create(CultureInfo.InvariantCulture, $"{innerMm}-{outerMm}"), string.Create(CultureInfo.InvariantCulture, $"0 <= inner < outer <= {LargestMm} mm"));
        (InnerMm, OuterMm) = (innerMm, outerMm);
    }

    /// <summary>Where the ring begins, mm from the nodule.</summary>
    public double InnerMm { get; }

    /// <summary>Where the ring ends, mm from the nodule.</summary>
    public double OuterMm { get; }

    /// <summary>The name of the ring in columns: <c>ring-5mm</c> where it begins at the nodule, else <c>ring-5-10mm</c>.</summary>
    public string Name => InnerMm == 0 ? string.Create(CultureInfo.InvariantCulture, $"ring-{OuterMm}mm") : string.Create(CultureInfo.InvariantCulture, $"ring-{InnerMm}-{OuterMm}mm");

    /// <summary>Reads one ring: <c>5</c> is from the nodule to 5 mm, <c>5-10</c> from 5 to 10 mm.</summary>
    /// <param name="text">The text.</param>
    /// <exception cref="SettingsException">The text is no ring.</exception>
    public static PeritumoralRing Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        string[] parts = text.Split('-', StringSplitOptions.TrimEntries);
        if (parts.Length == 1 && Length(parts[0]) is { } only) return new PeritumoralRing(0, only);
        if (parts.Length == 2 && Length(parts[0]) is { } inner && Length(parts[1]) is { } outer) return new PeritumoralRing(inner, outer);
        throw new SettingsException("RING_SYNTAX", new Problem("ring", $"'{text}' was given", "a distance in mm such as 5, or two such as 5-10", "Part several rings by commas: 5,5-10."));

        static double? Length(string number) => double.TryParse(number, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out double value) ? value : null;
    }

    /// <summary>The ring around a nodule.</summary>
    /// <param name="volume">CT in HU.</param>
    /// <param name="nodule">The nodule, on the volume's grid.</param>
    /// <returns>The ring on the volume's grid; empty where there is no lung at that distance, or no nodule.</returns>
    /// <exception cref="GeometryMismatchException">The mask lies on another grid.</exception>
    public Mask Around(Volume volume, Mask nodule)
    {
        ArgumentNullException.ThrowIfNull(volume);
        ArgumentNullException.ThrowIfNull(nodule);
        GeometryComparison comparison = nodule.Geometry.CompareTo(volume.Geometry);
        if (!comparison.IsSameGrid) throw new GeometryMismatchException("the nodule and the image", comparison);
        if (nodule.VoxelCount == 0) return Mask.FromBox(volume.Geometry, default, [], name: Name);

        GrowthBox box = GrowthBox.Covering(volume, nodule.Region.ExpandMm(OuterMm + WallMarginMm, volume.Geometry));
        ImageSize size = box.Size;
        byte[] inside = InBox(nodule, box.Region);
        double[] squared = DistanceTransform.SquaredTo(inside, size, box.Spacing);
        // A distance that is a limit but for rounding is that limit.
        double inner = InnerMm * InnerMm * (1 + 1e-12), outer = OuterMm * OuterMm * (1 + 1e-12);
        byte[]? wall = WallSurface.FindMass(box, WallDepthMm);
        byte[] open = new byte[inside.Length];
        for (int i = 0; i < open.Length; i++)
            open[i] = inside[i] != 0 || (squared[i] <= outer && float.IsFinite(box.Hu[i]) && (wall is null || !IsWall(box, wall, i))) ? ConnectedGrowth.Open : ConnectedGrowth.Closed;
        foreach ((int first, _) in Masking.Runs(inside, size)) ConnectedGrowth.Grow(open, size, first, Neighborhood.Six);

        for (int i = 0; i < open.Length; i++)
            open[i] = open[i] == ConnectedGrowth.Grown && inside[i] == 0 && squared[i] > inner ? (byte)1 : (byte)0;
        return Mask.FromBox(volume.Geometry, box.Region, open, name: Name);
    }

    /// <summary>The ring as <see cref="Parse(string)"/> reads it.</summary>
    public override string ToString() => InnerMm == 0 ? OuterMm.ToString("R", CultureInfo.InvariantCulture) : string.Create(CultureInfo.InvariantCulture, $"{InnerMm:R}-{OuterMm:R}");

    /// <summary>Whether a voxel is wall, or not aerated and face to face with it: the blur of the wall's border.</summary>
    private static bool IsWall(GrowthBox box, byte[] wall, int i)
    {
        if (wall[i] != 0) return true;
        if (box.Hu[i] < LungLevel.HighestLungHu) return false;
        ImageSize size = box.Size;
        VoxelIndex at = size.IndexOf(i);
        return (at.Column > 0 && wall[i - 1] != 0) || (at.Column < size.Columns - 1 && wall[i + 1] != 0)
            || (at.Row > 0 && wall[i - size.Columns] != 0) || (at.Row < size.Rows - 1 && wall[i + size.Columns] != 0)
            || (at.Slice > 0 && wall[i - size.SliceArea] != 0) || (at.Slice < size.Slices - 1 && wall[i + size.SliceArea] != 0);
    }

    private static byte[] InBox(Mask mask, VoxelRegion box)
    {
        byte[] inside = new byte[box.Size.VoxelCount];
        ImageSize size = mask.Region.Size;
        VoxelIndex start = mask.Region.Start;
        for (int z = 0, row = 0; z < size.Slices; z++)
            for (int y = 0; y < size.Rows; y++, row++)
                mask.Box.Slice(row * size.Columns, size.Columns).CopyTo(inside.AsSpan(box.Size.Offset(new VoxelIndex(start.Column - box.Start.Column, start.Row + y - box.Start.Row, start.Slice + z - box.Start.Slice))));
        return inside;
    }
}
