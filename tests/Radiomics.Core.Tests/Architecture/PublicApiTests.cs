using Radiomics.TestSupport;
using Xunit;

namespace Radiomics.Core.Tests.Architecture;

/// <summary>The public API changes on purpose only.</summary>
public sealed class PublicApiTests
{
    [Fact]
    public void ThePublicApiIsTheOneAgreedUpon() => ApiSnapshot.Hold(typeof(Volume).Assembly);

    [Fact]
    public void TheTextTellsWhatCallersSee()
    {
        IReadOnlyList<string> lines = PublicApi.Of(typeof(Volume).Assembly);
        Assert.Contains("sealed class Radiomics.Volume", lines);
        Assert.Contains("    Radiomics.Volume Crop(Radiomics.VoxelRegion region)", lines);
        Assert.Contains("    IReadOnlyList<String> Notes { get; init; }", lines);
        Assert.Contains("    String? Name { get; }", lines);
        Assert.DoesNotContain(lines, l => l.Contains("DoubleVoxels", StringComparison.Ordinal));
    }

    [Fact]
    public void The_registration_is_the_one_agreed_upon() => ApiSnapshot.Hold(typeof(RadiomicsServices).Assembly);
}
