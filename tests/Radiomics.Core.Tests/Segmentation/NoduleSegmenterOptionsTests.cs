using Xunit;

namespace Radiomics.Core.Tests.Segmentation;

public class NoduleSegmenterOptionsTests
{
    public static TheoryData<NoduleSegmenterOptions, string> OutOfRange => new()
    {
        { new() { MaximumRadiusMm = 2.9 }, "MaximumRadiusMm" },
        { new() { MaximumRadiusMm = 151 }, "MaximumRadiusMm" },
        { new() { MaximumRadiusMm = double.NaN }, "MaximumRadiusMm" },
        { new() { MaximumSeedShiftMm = -1 }, "MaximumSeedShiftMm" },
        { new() { MaximumSeedShiftMm = 21 }, "MaximumSeedShiftMm" },
        { new() { Outline = (OutlineConvention)2 }, "Outline" },
        { new() { MaxDegreeOfParallelism = -1 }, "MaxDegreeOfParallelism" },
        { new() { Constraints = new() { LowerHu = double.NaN } }, "LowerHu" },
        { new() { Constraints = new() { UpperHu = double.PositiveInfinity } }, "UpperHu" },
        { new() { Constraints = new() { LowerHu = 10, UpperHu = 9 } }, "LowerHu" },
        { new() { Constraints = new() { Box = new VoxelRegion(new VoxelIndex(0, 0, 0), new ImageSize(3, 3, 0)) } }, "Box" },
    };

    [Theory]
    [MemberData(nameof(OutOfRange), DisableDiscoveryEnumeration = true)]
    public void A_value_out_of_range_is_refused_by_name(NoduleSegmenterOptions options, string setting)
    {
        SettingsException error = Assert.Throws<SettingsException>(() => new NoduleSegmenter(options));
        Assert.Equal("SETTING_RANGE", error.Code);
        Assert.Equal(setting, error.Problem.Where);
    }

    [Fact]
    public void The_limits_themselves_are_allowed()
    {
        NoduleSegmenterOptions wide = new() { MaximumRadiusMm = 150, MaximumSeedShiftMm = 20, Constraints = new() { LowerHu = 5, UpperHu = 5 } };
        Assert.Same(wide, new NoduleSegmenter(wide).Options);
        Assert.Equal(3, new NoduleSegmenter(new() { MaximumRadiusMm = 3, MaximumSeedShiftMm = 0 }).Options.MaximumRadiusMm);
        Assert.Same(NoduleSegmenterOptions.Default, NoduleSegmenter.Default.Options);
        Assert.Throws<ArgumentNullException>(() => NoduleSegmenter.Default.Segment(null!, Seed.AtSlice(0, 0, 1)));
    }
}
