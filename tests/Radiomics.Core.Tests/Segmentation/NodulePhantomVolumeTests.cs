using System.Globalization;
using Xunit;

namespace Radiomics.Core.Tests.Segmentation;

/// <summary>The volumes of the phantoms that volumes are judged by: 5 % mean and 15 % worst error for each density, from the centre.</summary>
public class NodulePhantomVolumeTests
{
    private const double MeanBar = 0.05, WorstBar = 0.15;

    private static readonly NoduleSegmenterOptions s_edge = new() { Outline = OutlineConvention.Edge };

    private static readonly Lazy<IReadOnlyList<(NodulePhantomOptions Phantom, double Partial, double Count)>> s_errors = new(Measure);

    [Fact]
    public void Partial_volumes_are_true() => Check(s_errors.Value.Select(e => (e.Phantom, e.Partial)));

    [Fact]
    public void Voxel_counts_within_the_physical_edge_are_true() => Check(s_errors.Value.Select(e => (e.Phantom, e.Count)));

    [Fact]
    public void The_outline_does_not_change_the_partial_volume()
    {
        foreach (NodulePhantomOptions options in NodulePhantomSet.All.Where((_, i) => i % 20 == 4))
        {
            NodulePhantom phantom = new(options);
            Volume image = phantom.Render();
            Nodule reader = FoundNodule.Segment(image, phantom.Seed), edge = FoundNodule.Segment(image, phantom.Seed, s_edge);
            Assert.Equal(edge.PartialVolumeMm3, reader.PartialVolumeMm3);
            Assert.NotEqual(edge.VolumeMm3, reader.VolumeMm3);
        }
    }

    private static (NodulePhantomOptions, double, double)[] Measure()
    {
        (NodulePhantomOptions, double, double)[] errors = new (NodulePhantomOptions, double, double)[NodulePhantomSet.All.Count];
        Parallel.For(0, errors.Length, i =>
        {
            NodulePhantom phantom = new(NodulePhantomSet.All[i]);
            Nodule found = FoundNodule.Segment(phantom.Render(), phantom.Seed, s_edge);
            errors[i] = (phantom.Options, found.PartialVolumeMm3 / phantom.VolumeMm3 - 1, found.VolumeMm3 / phantom.VolumeMm3 - 1);
        });
        return errors;
    }

    private static void Check(IEnumerable<(NodulePhantomOptions Phantom, double Error)> errors)
    {
        foreach (var density in errors.GroupBy(e => (e.Phantom.Type, e.Phantom.Type == PhantomNoduleType.GroundGlass ? e.Phantom.GroundGlassHu : e.Phantom.SolidHu)))
        {
            Assert.Equal(20, density.Count());
            double mean = density.Average(e => e.Error);
            (NodulePhantomOptions worst, double error) = density.MaxBy(e => Math.Abs(e.Error));
            Assert.True(Math.Abs(mean) <= MeanBar && Math.Abs(error) <= WorstBar,
                string.Create(CultureInfo.InvariantCulture, $"{density.Key}: mean {mean:P1}, worst {error:P1} ({worst})"));
        }
    }
}
