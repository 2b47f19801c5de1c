using BenchmarkDotNet.Attributes;

namespace Radiomics.Benchmarks;

/// <summary>Segmentation of a ball in lung from a seed, with a vessel that runs through it, at spacing 0.7 x 0.7 x 1.25 mm.</summary>
public class NoduleSegmenterBenchmarks
{
    private Volume _volume = null!;

    [Params(8, 16, 30)]
    public int DiameterMm { get; set; }

    [GlobalSetup]
    public void Create()
    {
        ImageGeometry geometry = new(new ImageSize(160, 160, 96), new Spacing(0.7, 0.7, 1.25));
        float[] hu = new float[geometry.Size.VoxelCount];
        PointMm center = geometry.PointAt(80, 80, 48);
        Random random = new(3);
        for (int i = 0; i < hu.Length; i++)
        {
            PointMm p = geometry.PointAt(geometry.Size.IndexOf(i)) - center;
            bool vessel = p.Y * p.Y + p.Z * p.Z < 2.25;
            bool nodule = p.Length <= DiameterMm / 2.0;
            hu[i] = (nodule ? 40 : vessel ? 30 : -850) + random.Next(-25, 26);
        }
        _volume = new Volume(geometry, hu, StoredType.Int16);
    }

    [Benchmark]
    public Nodule Segment() => NoduleSegmenter.Default.Segment(_volume, Seed.AtSlice(80, 80, 49));
}
