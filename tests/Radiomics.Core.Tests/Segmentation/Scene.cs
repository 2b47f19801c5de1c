namespace Radiomics.Core.Tests.Segmentation;

/// <summary>Small analytic lungs for the tests: balls, tubes and a wall with blurred borders and fixed noise.</summary>
internal sealed class Scene(ImageSize size, Spacing spacing)
{
    public const float Lung = -860, Tissue = 40;

    private readonly List<(Func<PointMm, double> Distance, float Hu)> _shapes = [];

    public double Sigma { get; init; } = 0.5;

    public double Noise { get; init; } = 20;

    public PointMm Middle => new(0.5 * (size.Columns - 1) * spacing.X, 0.5 * (size.Rows - 1) * spacing.Y, 0.5 * (size.Slices - 1) * spacing.Z);

    /// <summary>A scene of a side length; columns and rows of one width, slices of another.</summary>
    public static Scene Cube(double mm, double inPlane, double slice) =>
        new(new ImageSize((int)(mm / inPlane), (int)(mm / inPlane), (int)(mm / slice)), new Spacing(inPlane, inPlane, slice));

    public Scene Ball(PointMm center, double radius, float hu = Tissue) => Add(p => (p - center).Length - radius, hu);

    /// <summary>An endless tube along a direction.</summary>
    public Scene Tube(PointMm through, PointMm along, double radius, float hu = Tissue)
    {
        PointMm way = along.Scale(1 / along.Length);
        return Add(p => (p - through - way.Scale((p - through).Dot(way))).Length - radius, hu);
    }

    /// <summary>Everything beyond a place on the x axis.</summary>
    public Scene Wall(double x, float hu = Tissue) => Add(p => x - p.X, hu);

    public Scene Add(Func<PointMm, double> distance, float hu)
    {
        _shapes.Add((distance, hu));
        return this;
    }

    public Volume Render()
    {
        float[] voxels = new float[size.VoxelCount];
        Random random = new(42);
        for (int i = 0; i < voxels.Length; i++)
        {
            VoxelIndex at = size.IndexOf(i);
            PointMm p = new(at.Column * spacing.X, at.Row * spacing.Y, at.Slice * spacing.Z);
            double hu = Lung;
            foreach ((Func<PointMm, double> distance, float value) in _shapes)
            {
                double share = 1 / (1 + Math.Exp(Math.Clamp(1.7 * distance(p) / Sigma, -50, 50)));
                hu += (value - hu) * share;
            }
            double noise = Noise * (random.NextDouble() + random.NextDouble() + random.NextDouble() + random.NextDouble() - 2) * 1.732;
            voxels[i] = (float)Math.Round(hu + noise);
        }
        return Volume.FromHounsfield(voxels, size, spacing);
    }

    public VoxelIndex VoxelAt(PointMm p) => new((int)Math.Round(p.X / spacing.X), (int)Math.Round(p.Y / spacing.Y), (int)Math.Round(p.Z / spacing.Z));

    public static double Dice(Mask mask, Func<VoxelIndex, bool> truth)
    {
        long both = 0, reference = 0;
        ImageSize size = mask.Geometry.Size;
        for (int i = 0; i < size.VoxelCount; i++)
        {
            VoxelIndex at = size.IndexOf(i);
            if (!truth(at)) continue;
            reference++;
            if (mask[at]) both++;
        }
        return 2.0 * both / (reference + mask.VoxelCount);
    }

    public Func<VoxelIndex, bool> InBall(PointMm center, double radius) =>
        at => (new PointMm(at.Column * spacing.X, at.Row * spacing.Y, at.Slice * spacing.Z) - center).Length <= radius;
}
