using Xunit;

namespace Radiomics.Core.Tests.Rendering;

public sealed class NoduleWordsTests
{
    [Fact]
    public void FindingsAreNamedInTheOrderOfTheirValues()
    {
        NoduleFindings findings = NoduleFindings.LowConfidence | NoduleFindings.TouchesPleura | NoduleFindings.VesselCut;
        Assert.Equal(["TouchesPleura", "VesselCut", "LowConfidence"], NoduleWords.Names(findings));
        Assert.Equal("touches pleura, vessel cut, low confidence", NoduleWords.Of(findings));
        Assert.Equal("", NoduleWords.Of(NoduleFindings.None));
    }

    [Fact]
    public void TheCaptionsSayWhatWasMeasured()
    {
        ImageGeometry geometry = new(new ImageSize(10, 10, 10), Spacing.Isotropic(2));
        Mask mask = Box(geometry, 1, 5), core = Box(geometry, 2, 2);
        Nodule nodule = new()
        {
            Mask = mask, SolidCore = core, Cavity = null, Type = NoduleType.PartSolid, PartialVolumeMm3 = 1, Diameters = new AxialDiameters(12.34, 9.87, 3, (0, 0), (1, 1), (0, 0), (1, 1)),
            GivenSeed = Seed.AtSlice(3, 4, 5), SeedVoxel = new VoxelIndex(3, 4, 4), SeedMovedMm = 2.5, SeedHu = 0, LungHu = -850, TissueHu = 30, ThresholdHu = -400, Ensemble = [],
            Stability = double.NaN, Confidence = 0.876, Flags = NoduleFindings.SeedMoved, Notes = [],
        };
        Assert.Equal(
            ["Part-solid, 1000 mm3, 12.3 x 9.9 mm (slice 4)", "Solid core 64 mm3 (6 %)", "Confidence 88 %, threshold -400 HU, seed 3,4,5 moved by 2.5 mm", "Findings: seed moved"],
            NoduleWords.Captions(nodule));
        Assert.NotEmpty(ThreePlanePicture.Of(new Volume(geometry, new float[1000]), nodule).ToPng());
    }

    [Fact]
    public void LinesBreakBetweenWordsAndInsideLongOnes()
    {
        Assert.Equal(["a bc", "def"], TextFlow.Lines("a bc  def", 5));
        Assert.Equal(["ab", "cdefg", "hij k"], TextFlow.Lines("ab cdefghij k", 5));
        Assert.Empty(TextFlow.Lines("  ", 5));
    }

    private static Mask Box(ImageGeometry geometry, int start, int side) =>
        Mask.FromBox(geometry, new VoxelRegion(new VoxelIndex(start, start, start), new ImageSize(side, side, side)), Enumerable.Repeat((byte)1, side * side * side).ToArray());
}
