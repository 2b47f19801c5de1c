using Xunit;

namespace Radiomics.Core.Tests.Segmentation;

public class RegionGrowingOptionsTests
{
    public static TheoryData<RegionGrowingOptions, string> OutOfRange => new()
    {
        { new() { LowerHu = double.NaN }, "LowerHu" },
        { new() { UpperHu = double.PositiveInfinity }, "UpperHu" },
        { new() { LowerHu = 10, UpperHu = 9 }, "LowerHu" },
        { new() { ContrastFraction = 0 }, "ContrastFraction" },
        { new() { Connectivity = (Neighborhood)8 }, "Connectivity" },
        { new() { MaximumRadiusMm = double.NaN }, "MaximumRadiusMm" },
        { new() { MaximumRadiusMm = 201 }, "MaximumRadiusMm" },
        { new() { MaximumSeedShiftMm = -1 }, "MaximumSeedShiftMm" },
        { new() { LeakStop = new() { ReachFactor = 0.9 } }, "LeakStop.ReachFactor" },
        { new() { LeakStop = new() { ConeHalfAngle = 5 } }, "LeakStop.ConeHalfAngle" },
        { new() { LeakStop = new() { WallDepthMm = 0 } }, "LeakStop.WallDepthMm" },
        { new() { LeakStop = new() { OpeningRadiusMm = -1 } }, "LeakStop.OpeningRadiusMm" },
        { new() { LeakStop = new() { Rounds = 0 } }, "LeakStop.Rounds" },
    };

    [Theory]
    [MemberData(nameof(OutOfRange), DisableDiscoveryEnumeration = true)]
    public void A_value_out_of_range_is_refused_by_name(RegionGrowingOptions options, string setting)
    {
        SettingsException error = Assert.Throws<SettingsException>(() => new RegionGrowing(options));
        Assert.Equal("SETTING_RANGE", error.Code);
        Assert.Equal(setting, error.Problem.Where);
    }
}
