using Xunit;

namespace Radiomics.Core.Tests.Filters.Convolutional;

/// <summary>What the tests of filters share.</summary>
internal static class FilterCases
{
    /// <summary>The boundary conditions.</summary>
    public static TheoryData<BoundaryCondition> Boundaries => [.. Enum.GetValues<BoundaryCondition>()];

    /// <summary>The response of a filter that has one, to a whole image.</summary>
    public static double[] Respond(ImageFilter filter, Volume image) => Respond(filter, image, image.Geometry.WholeRegion, 2);

    /// <summary>The response of a part, with a number of threads.</summary>
    public static double[] Respond(ImageFilter filter, Volume image, VoxelRegion part, int threads)
    {
        FilterResult result = filter.Apply(new FilterInput(image, part, new Workers(threads), TestContext.Current.CancellationToken));
        Assert.Empty(result.Notes);
        FilterResponse response = Assert.Single(result.Responses);
        Assert.Equal(filter.ResponseNames, [response.Name]);
        Assert.Equal(image.Geometry.Crop(part), response.Image.Geometry);
        return response.Image.DoubleVoxels.ToArray();
    }

    /// <summary>Equal to rounding, relative to the largest magnitude.</summary>
    public static void AssertNear(double[] expected, double[] actual, double tolerance = 1e-12)
    {
        Assert.Equal(expected.Length, actual.Length);
        double scale = Math.Max(1, expected.Max(Math.Abs));
        for (int i = 0; i < expected.Length; i++) Assert.True(Math.Abs(expected[i] - actual[i]) <= tolerance * scale, $"voxel {i}: {actual[i]:R} against {expected[i]:R}");
    }
}
