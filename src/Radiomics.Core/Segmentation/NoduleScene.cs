namespace Radiomics;

/// <summary>
/// The surroundings of a seed, looked at once: values, smoothed values, lung, chest wall, and what is known beforehand. Read only after it is
/// made, so that the runs of the ensemble share it.
/// </summary>
internal sealed class NoduleScene
{
    private const double SmoothingMm = 0.3, WallDepthMm = 4, LungHuWithoutLung = -850;

    private readonly byte[]? _wall, _side;

    public NoduleScene(Volume volume, VoxelIndex seed, double radiusMm, SegmentationConstraints constraints)
    {
        Box = GrowthBox.Around(volume, seed, radiusMm);
        double? lung = LungLevel.Around(Box, Box.SeedOffset);
        HasLung = lung is not null;
        LungHu = lung ?? LungHuWithoutLung;
        Values = LightSmoothing.Smooth(Box.Hu, Box.Size, Box.Spacing, SmoothingMm);
        _wall = WallSurface.FindMass(Box, WallDepthMm);
        Constraints = constraints;
    }

    private NoduleScene(NoduleScene scene, byte[] side)
    {
        (Box, HasLung, LungHu, Values, Constraints) = (scene.Box, scene.HasLung, scene.LungHu, scene.Values, scene.Constraints);
        _side = side;
    }

    /// <summary>The part of the image around the seed.</summary>
    public GrowthBox Box { get; }

    /// <summary>The box's values, lightly smoothed.</summary>
    public float[] Values { get; }

    /// <summary>Whether there is aerated lung near the seed.</summary>
    public bool HasLung { get; }

    /// <summary>Median HU of the aerated lung near the seed, or what lung usually has.</summary>
    public double LungHu { get; }

    /// <summary>What is known beforehand.</summary>
    public SegmentationConstraints Constraints { get; }

    /// <summary>Whether a voxel of the box belongs to the mass of chest wall, diaphragm or mediastinum.</summary>
    public bool IsWall(int offset) => _wall is not null && _wall[offset] != 0;

    /// <summary>The surface of chest wall, diaphragm or mediastinum beside a place, moved behind it where it would cut it off; null when there is none.</summary>
    public WallSurface? WallBeside(PointMm place) => _wall is null ? null : WallSurface.Fit(Box, _wall, place)?.InFrontOf(place);

    /// <summary>The same surroundings for a large mass: what a watershed leaves to it is open, and no smooth wall is laid.</summary>
    /// <param name="side">1 for every voxel of the box on the mass's side.</param>
    public NoduleScene ForMass(byte[] side) => new(this, side);

    /// <summary>Whether the constraints, and the separation of a mass, leave a voxel of the box open to the nodule.</summary>
    public bool IsAllowed(int offset)
    {
        if (_side is not null && _side[offset] == 0) return false;
        if ((Box.PointOf(offset) - Box.PointOf(Box.SeedOffset)).Length > Box.RadiusMm) return false;
        if (Constraints.LowerHu is null && Constraints.UpperHu is null && Constraints.Box is null) return true;
        float hu = Box.Hu[offset];
        return !(hu < Constraints.LowerHu) && !(hu > Constraints.UpperHu) && (Constraints.Box is not { } limit || limit.Contains(InImage(offset)));
    }

    /// <summary>Whether all voxels nearest to the places of a ball are open to the nodule: then none needs to be asked for.</summary>
    public bool AllowsBall(PointMm center, double radiusMm)
    {
        if (_side is not null || Constraints.LowerHu is not null || Constraints.UpperHu is not null || Constraints.Box is not null) return false;
        Spacing s = Box.Spacing;
        return (center - Box.PointOf(Box.SeedOffset)).Length + radiusMm + new PointMm(s.X, s.Y, s.Z).Length < Box.RadiusMm;
    }

    /// <summary>The image's index of a voxel of the box.</summary>
    public VoxelIndex InImage(int offset)
    {
        VoxelIndex at = Box.Size.IndexOf(offset), start = Box.Region.Start;
        return new VoxelIndex(at.Column + start.Column, at.Row + start.Row, at.Slice + start.Slice);
    }

    /// <summary>The box's offset of a voxel of the image; -1 outside the box.</summary>
    public int InBox(VoxelIndex index)
    {
        VoxelIndex start = Box.Region.Start, at = new(index.Column - start.Column, index.Row - start.Row, index.Slice - start.Slice);
        return Box.Size.Contains(at) ? Box.Size.Offset(at) : -1;
    }

    /// <summary>The smoothed value at a point, interpolated between voxels; NaN outside the image. A single slice stands for all.</summary>
    public double ValueAt(PointMm point)
    {
        ImageSize size = Box.Size;
        double x = point.X / Box.Spacing.X, y = point.Y / Box.Spacing.Y, z = size.Slices == 1 ? 0 : point.Z / Box.Spacing.Z;
        if (!(x >= -0.5 && y >= -0.5 && z >= -0.5 && x <= size.Columns - 0.5 && y <= size.Rows - 0.5 && z <= size.Slices - 0.5)) return double.NaN;
        (int i, double a, int dx) = Between(x, size.Columns, 1);
        (int j, double b, int dy) = Between(y, size.Rows, size.Columns);
        (int k, double c, int dz) = Between(z, size.Slices, size.SliceArea);
        int at = (k * size.Rows + j) * size.Columns + i;
        float[] v = Values;
        double low = (1 - b) * ((1 - a) * v[at] + a * v[at + dx]) + b * ((1 - a) * v[at + dy] + a * v[at + dy + dx]);
        at += dz;
        double high = (1 - b) * ((1 - a) * v[at] + a * v[at + dx]) + b * ((1 - a) * v[at + dy] + a * v[at + dy + dx]);
        return (1 - c) * low + c * high;

        static (int At, double Way, int Step) Between(double place, int length, int stride)
        {
            place = Math.Clamp(place, 0, length - 1);
            int at = Math.Max(0, Math.Min((int)place, length - 2));
            return (at, place - at, length > 1 ? stride : 0);
        }
    }
}
