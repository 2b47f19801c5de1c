using Xunit;

namespace Radiomics.Core.Tests.Filters;

/// <summary>What holds for every filter: a part is the whole image's there, and threads do not change a byte.</summary>
public sealed class PartAndThreadTests
{
    public static TheoryData<ImageFilter, StoredType> Filters
    {
        get
        {
            ImageFilter[] filters =
            [
                new SquareFilter(), new LogarithmFilter(), new GradientMagnitudeFilter(), new GradientMagnitudeFilter { UseSpacing = false },
                new StationaryWaveletFilter(), new StationaryWaveletFilter { Wavelet = "bior2.4", StartLevel = 1, Levels = 2 }, new StationaryWaveletFilter { Wavelet = "dmey", PlaneNormal = VoxelAxis.Row },
                new RecursiveLaplacianFilter { Sigma = 1.3 }, new RecursiveLaplacianFilter { Sigma = 4 },
                new LocalBinaryPattern2DFilter(), new LocalBinaryPattern2DFilter { PlaneNormal = VoxelAxis.Row, Radius = 1.7, Samples = 12, Method = LocalBinaryPatternMethod.RotationInvariant },
                new LocalBinaryPattern2DFilter { PlaneNormal = VoxelAxis.Column, Radius = 2.2, Method = LocalBinaryPatternMethod.Variance }, new LocalBinaryPattern3DFilter(),
                new LocalBinaryPattern3DFilter { Levels = 3, Radius = 1.6, Subdivision = 0 },
            ];
            TheoryData<ImageFilter, StoredType> data = [];
            foreach (ImageFilter filter in filters)
                foreach (StoredType type in new[] { StoredType.Int16, StoredType.Float32, StoredType.Float64 }) data.Add(filter, type);
            return data;
        }
    }

    [Theory]
    [MemberData(nameof(Filters))]
    public void APartIsWhatTheWholeImageHasThere(ImageFilter filter, StoredType type)
    {
        Volume image = FilterImages.Random(new ImageSize(35, 21, 12), type);
        IReadOnlyList<FilterResponse> whole = FilterImages.Apply(filter, image, image.Geometry.WholeRegion, 2);
        Assert.Equal(filter.ResponseNames, whole.Select(r => r.Name));
        Assert.All(whole, r => Assert.Equal(image.Geometry, r.Image.Geometry));
        foreach (VoxelRegion part in new VoxelRegion[] { new(new VoxelIndex(3, 0, 5), new ImageSize(30, 9, 7)), new(new VoxelIndex(17, 10, 6), new ImageSize(1, 1, 1)), new(new VoxelIndex(0, 20, 0), new ImageSize(18, 1, 12)) })
        {
            IReadOnlyList<FilterResponse> found = FilterImages.Apply(filter, image, part, 1);
            Assert.Equal(filter.ResponseNames, found.Select(r => r.Name));
            for (int i = 0; i < found.Count; i++)
            {
                Assert.Equal(image.Geometry.Crop(part), found[i].Image.Geometry);
                Assert.Equal(whole[i].Image.StoredType, found[i].Image.StoredType);
                Assert.Equal(FilterImages.Values(whole[i].Image, part), FilterImages.Values(found[i].Image));
            }
        }
    }

    [Theory]
    [MemberData(nameof(Filters))]
    public void ThreadsDoNotChangeAByte(ImageFilter filter, StoredType type)
    {
        Volume image = FilterImages.Random(new ImageSize(35, 21, 12), type);
        VoxelRegion part = new(new VoxelIndex(1, 2, 3), new ImageSize(33, 17, 8));
        string one = FilterImages.Sha1(FilterImages.Apply(filter, image, part, 1));
        Assert.Equal(one, FilterImages.Sha1(FilterImages.Apply(filter, image, part, 2)));
        Assert.Equal(one, FilterImages.Sha1(FilterImages.Apply(filter, image, part, 8)));
    }

    [Theory]
    [MemberData(nameof(Filters))]
    public void AnImageOfOneVoxelHasAResponseOrANote(ImageFilter filter, StoredType type)
    {
        Volume image = FilterImages.Random(new ImageSize(1, 1, 1), type);
        FilterResult result = filter.Apply(image, TestContext.Current.CancellationToken);
        Assert.True(result.Responses.Count == filter.ResponseNames.Count || result.Notes.Count == 1);
        Assert.Equal(filter is RecursiveLaplacianFilter, result.Notes.Count == 1);
    }
}
