namespace Radiomics;

/// <summary>
/// A synthetic CT of a single nodule in a box of lung, whose true volume is known exactly: for measuring what a segmentation gets wrong. Each
/// value is the mean over its slice's thickness of the scene blurred within the slice, with noise, as whole-number HU; the same image on
/// every machine. Safe to share between threads.
/// </summary>
public sealed class NodulePhantom
{
    /// <summary>Samples along each side of a pixel where a border crosses it, and the farthest between samples along z.</summary>
    private const int PixelSamples = 4;
    private const double SliceSampleMm = 0.32;

    /// <summary>Steps of a volume by sampling along the radius.</summary>
    private const int VolumeSteps = 28;

    private readonly NodulePhantomOptions _options;
    private readonly NodulePhantomScene _scene;
    private readonly Lazy<double> _volume, _core;

    /// <summary>Builds the scene; nothing is rendered yet.</summary>
    /// <param name="options">Options; null means the defaults.</param>
    /// <exception cref="SettingsException">An option lies outside its range.</exception>
    public NodulePhantom(NodulePhantomOptions? options = null)
    {
        _options = (options ?? NodulePhantomOptions.Default).Validated();
        int pixels = (int)Math.Ceiling(_options.BoxMm / _options.PixelMm), slices = (int)Math.Ceiling(_options.BoxMm / _options.SliceMm);
        Geometry = new ImageGeometry(new ImageSize(pixels, pixels, slices), new Spacing(_options.PixelMm, _options.PixelMm, _options.SliceMm));
        SplitMix64 random = new(SplitMix64.Mix(_options.Seed ^ 0x43454E54));
        Center = Geometry.PointAt(
            0.5 * (pixels - 1) + random.Between(-0.5, 0.5), 0.5 * (pixels - 1) + random.Between(-0.5, 0.5), 0.5 * (slices - 1) + random.Between(-0.5, 0.5));
        _scene = new NodulePhantomScene(_options, Center);
        _volume = new Lazy<double>(TrueVolume);
        _core = new Lazy<double>(TrueCore);
    }

    /// <summary>The options.</summary>
    public NodulePhantomOptions Options => _options;

    /// <summary>The grid: axial slices, the centre of the first voxel at the origin.</summary>
    public ImageGeometry Geometry { get; }

    /// <summary>The nodule's centre, mm; near the middle of the image, anywhere within a voxel.</summary>
    public PointMm Center { get; }

    /// <summary>The seed at the centre.</summary>
    public Seed Seed => Seed.AtPoint(Center, Geometry);

    /// <summary>
    /// True volume of the nodule, mm3: what its outline encloses on the lung's side of the wall. Of a vessel through it, the part within the
    /// outline counts, and nothing else. Exact for balls and ellipsoids away from the wall, else sampled to better than 0.1 %.
    /// </summary>
    public double VolumeMm3 => _volume.Value;

    /// <summary>True volume of the dense part, mm3: the core of a part-solid nodule, all of a solid one, 0 for ground glass.</summary>
    public double SolidVolumeMm3 => _core.Value;

    /// <summary>A seed a click might have hit: somewhere in the middle part of the nodule.</summary>
    /// <param name="number">Which one: each number gives another, always the same.</param>
    public Seed SeedNear(int number)
    {
        SplitMix64 random = new(SplitMix64.Mix(_options.Seed + 0x5345) + SplitMix64.Mix((ulong)number));
        double reach = 0.5 * _options.DiameterMm / 2;
        while (true)
        {
            PointMm aside = new(random.Between(-reach, reach), random.Between(-reach, reach), random.Between(-reach, reach));
            if (aside.Length > reach) continue;
            VoxelIndex voxel = Geometry.NearestVoxel(Center + aside);
            if (_scene.IsNodule(Geometry.PointAt(voxel))) return Seed.AtVoxel(voxel);
        }
    }

    /// <summary>The voxels whose centres lie in the nodule.</summary>
    public Mask TruthMask()
    {
        VoxelRegion region = VoxelRegion.Around(Geometry.NearestVoxel(Center), _scene.Reach + Math.Max(_options.PixelMm, _options.SliceMm), Geometry);
        byte[] inside = new byte[region.Size.VoxelCount];
        for (int i = 0; i < inside.Length; i++)
        {
            VoxelIndex at = region.Size.IndexOf(i);
            PointMm point = Geometry.PointAt(new VoxelIndex(at.Column + region.Start.Column, at.Row + region.Start.Row, at.Slice + region.Start.Slice));
            inside[i] = _scene.IsNodule(point) ? (byte)1 : (byte)0;
        }
        return Mask.FromBox(Geometry, region, inside);
    }

    /// <summary>Renders the image.</summary>
    public Volume Render()
    {
        ImageSize size = Geometry.Size;
        // The mean over a pixel is a part of the blur.
        double pixel = _options.PixelMm, rest = _options.BlurSigmaMm * _options.BlurSigmaMm - pixel * pixel / 12;
        InPlaneBlur blur = new(Math.Sqrt(Math.Max(0, rest)) / pixel), grain = new(_options.NoiseCorrelationMm / pixel);
        LungTexture texture = new(SplitMix64.Mix(_options.Seed ^ 0x4C554E47));
        float[] voxels = GC.AllocateUninitializedArray<float>((int)size.VoxelCount);
        double[] slice = new double[size.SliceArea], noise = new double[size.SliceArea];
        double sigma = _options.NoiseSigmaHu / grain.NoiseGain;
        for (int z = 0; z < size.Slices; z++)
        {
            Paint(slice, z, texture);
            blur.Apply(slice, size.Columns, size.Rows);
            SplitMix64 random = new(SplitMix64.Mix(_options.Seed + 1) + SplitMix64.Mix((ulong)z));
            for (int i = 0; i < noise.Length; i++) noise[i] = random.NextBell();
            grain.Apply(noise, size.Columns, size.Rows);
            Span<float> to = voxels.AsSpan(z * size.SliceArea, size.SliceArea);
            for (int i = 0; i < to.Length; i++) to[i] = (float)Math.Clamp(Math.Floor(slice[i] + sigma * noise[i] + 0.5), -1024, 3071);
        }
        return new Volume(Geometry, voxels, StoredType.Int16);
    }

    /// <summary>One slice without blur and noise: the mean HU of each voxel.</summary>
    private void Paint(double[] slice, int z, LungTexture texture)
    {
        ImageSize size = Geometry.Size;
        int layers = (int)Math.Ceiling(_options.SliceMm / SliceSampleMm);
        double pixel = _options.PixelMm, part = 1.0 / layers;
        float[] lung = new float[size.Columns];
        for (int y = 0; y < size.Rows; y++)
        {
            texture.FillRow(lung, 0, pixel, y * pixel, z * _options.SliceMm);
            for (int x = 0; x < size.Columns; x++)
            {
                double air = _options.LungHu + _options.LungTextureHu * lung[x], sum = 0;
                for (int k = 0; k < layers; k++) sum += Mean(new PointMm(x * pixel, y * pixel, (z + (k + 0.5) * part - 0.5) * _options.SliceMm), air);
                slice[y * size.Columns + x] = sum * part;
            }
        }
    }

    /// <summary>The mean HU of a pixel of an infinitely thin slice.</summary>
    private double Mean(PointMm middle, double lungHu)
    {
        double pixel = _options.PixelMm;
        (double hu, double within) = _scene.At(middle);
        // No border is nearer than the pixel's corners; distances are true to first order only.
        if (within > pixel) return double.IsNaN(hu) ? lungHu : hu;
        double sum = 0;
        for (int v = 0; v < PixelSamples; v++)
        {
            for (int u = 0; u < PixelSamples; u++)
            {
                double dx = ((u + 0.5) / PixelSamples - 0.5) * pixel, dy = ((v + 0.5) / PixelSamples - 0.5) * pixel;
                (double sample, _) = _scene.At(new PointMm(middle.X + dx, middle.Y + dy, middle.Z));
                sum += double.IsNaN(sample) ? lungHu : sample;
            }
        }
        return sum / (PixelSamples * PixelSamples);
    }

    private double TrueVolume()
    {
        bool isWhole = _options.Wall == NodulePhantomWall.None && _options.Shape is NodulePhantomShape.Sphere or NodulePhantomShape.Ellipsoid;
        return isWhole ? BallVolume(_options.DiameterMm / 2) : Sampled(_scene.Reach, _scene.InLung);
    }

    private double TrueCore()
    {
        double radius = _options.CoreShare * _options.DiameterMm / 2;
        return _options.Type switch
        {
            PhantomNoduleType.Solid => VolumeMm3,
            PhantomNoduleType.GroundGlass => 0,
            _ => _options.Wall == NodulePhantomWall.None ? BallVolume(radius) : Sampled(radius, _scene.CoreInLung),
        };
    }

    /// <summary>A volume from the distances to its surface: a cell that the surface crosses counts by how far its middle lies inside.</summary>
    private double Sampled(double reach, Func<PointMm, double> distance)
    {
        double step = reach / VolumeSteps, cells = 0;
        for (int z = -VolumeSteps - 1; z <= VolumeSteps; z++)
            for (int y = -VolumeSteps - 1; y <= VolumeSteps; y++)
                for (int x = -VolumeSteps - 1; x <= VolumeSteps; x++)
                    cells += Math.Clamp(0.5 - distance(Center + new PointMm((x + 0.5) * step, (y + 0.5) * step, (z + 0.5) * step)) / step, 0, 1);
        return cells * step * step * step;
    }

    private static double BallVolume(double radius) => 4.0 / 3.0 * Math.PI * radius * radius * radius;
}
