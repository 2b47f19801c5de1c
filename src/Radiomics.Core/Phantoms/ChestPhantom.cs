namespace Radiomics;

/// <summary>
/// A synthetic chest CT of known content: body with fat, ribs, spine, mediastinum, trachea, two lungs with branching vessels, and nodules
/// of known place and size, with blur and noise. Whole-number HU; the same image on every machine and for every number of threads.
/// Safe to share between threads.
/// </summary>
public sealed class ChestPhantom
{
    private readonly ChestPhantomOptions _options;
    private readonly ChestScene _scene;

    /// <summary>Builds the scene; nothing is rendered yet.</summary>
    /// <param name="options">Options; null means the defaults.</param>
    /// <exception cref="SettingsException">An option lies outside its range.</exception>
    public ChestPhantom(ChestPhantomOptions? options = null)
    {
        _options = (options ?? ChestPhantomOptions.Default).Validated();
        _scene = new ChestScene(_options);
        ImageSize size = _options.Size;
        Spacing s = _options.Spacing;
        // The middle of the image lies at the origin.
        PointMm first = new(-0.5 * (size.Columns - 1) * s.X, -0.5 * (size.Rows - 1) * s.Y, -0.5 * (size.Slices - 1) * s.Z);
        Geometry = new ImageGeometry(size, s, first, Direction.Identity);
        Nodules = [.. _scene.Balls.Select(b => new PhantomTruth(b.Nodule, b.Center, Geometry.NearestVoxel(b.Center)))];
    }

    /// <summary>The grid: axial slices, feet first, the middle of the image at the origin.</summary>
    public ImageGeometry Geometry { get; }

    /// <summary>The nodules with their true places and sizes, in the order they were asked for.</summary>
    public IReadOnlyList<PhantomTruth> Nodules { get; }

    /// <summary>Renders a whole phantom.</summary>
    /// <param name="options">Options; null means the defaults.</param>
    /// <param name="cancellationToken">Stops between slices.</param>
    public static Volume Render(ChestPhantomOptions? options = null, CancellationToken cancellationToken = default) =>
        new ChestPhantom(options).Render(cancellationToken);

    /// <summary>Renders all slices.</summary>
    /// <param name="cancellationToken">Stops between slices.</param>
    public Volume Render(CancellationToken cancellationToken)
    {
        int area = Geometry.Size.SliceArea;
        float[] voxels = GC.AllocateUninitializedArray<float>((int)Geometry.Size.VoxelCount);
        ParallelOptions parallel = new()
        {
            MaxDegreeOfParallelism = _options.MaxDegreeOfParallelism == 0 ? Environment.ProcessorCount : _options.MaxDegreeOfParallelism,
            CancellationToken = cancellationToken,
        };
        Parallel.For(0, Geometry.Size.Slices, parallel, () => (Painter: new SlicePainter(_scene, _options), Slice: new short[area]), (z, _, local) =>
        {
            Render(local.Painter, z, local.Slice);
            Span<float> to = voxels.AsSpan(z * area, area);
            for (int i = 0; i < area; i++) to[i] = local.Slice[i];
            return local;
        }, _ => { });
        return new Volume(Geometry, voxels, StoredType.Int16);
    }

    /// <summary>Renders one slice, so that a series can be written without holding the whole volume.</summary>
    /// <param name="slice">Zero-based slice.</param>
    /// <param name="destination">Columns times rows values in HU, column fastest; at least as long as a slice.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such slice.</exception>
    /// <exception cref="ArgumentException">The destination is too short.</exception>
    public void RenderSlice(int slice, Span<short> destination)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(slice);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(slice, Geometry.Size.Slices);
        if (destination.Length < Geometry.Size.SliceArea)
            throw new ArgumentException($"A slice has {Geometry.Size.SliceArea} voxels, the destination {destination.Length}.", nameof(destination));
        Render(new SlicePainter(_scene, _options), slice, destination);
    }

    /// <summary>The voxels whose centres lie inside a nodule's true ball.</summary>
    /// <param name="nodule">One of <see cref="Nodules"/>.</param>
    public Mask TruthMask(PhantomTruth nodule)
    {
        ArgumentNullException.ThrowIfNull(nodule);
        VoxelRegion region = VoxelRegion.Around(nodule.CenterVoxel, nodule.RadiusMm + Math.Max(Geometry.Spacing.X, Math.Max(Geometry.Spacing.Y, Geometry.Spacing.Z)), Geometry);
        byte[] inside = new byte[region.Size.VoxelCount];
        for (int i = 0; i < inside.Length; i++)
        {
            VoxelIndex at = region.Size.IndexOf(i);
            PointMm point = Geometry.PointAt(new VoxelIndex(at.Column + region.Start.Column, at.Row + region.Start.Row, at.Slice + region.Start.Slice));
            inside[i] = (point - nodule.Center).Length <= nodule.RadiusMm ? (byte)1 : (byte)0;
        }
        return Mask.FromBox(Geometry, region, inside, name: nodule.Nodule.Name);
    }

    private void Render(SlicePainter painter, int slice, Span<short> destination)
    {
        ReadOnlySpan<float> clean = painter.Paint(slice);
        SplitMix64 random = new(SplitMix64.Mix(_options.Seed + 1) + SplitMix64.Mix((ulong)slice));
        float sigma = (float)_options.NoiseSigmaHu;
        for (int i = 0; i < clean.Length; i++)
            destination[i] = (short)Math.Clamp(MathF.Floor(clean[i] + sigma * random.NextBell() + 0.5f), -1024f, 3071f);
    }
}
