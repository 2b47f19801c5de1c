using System.Globalization;
using Xunit;

namespace Radiomics.Core.Tests.Segmentation;

/// <summary>What holds for every nodule, whatever the image.</summary>
internal static class FoundNodule
{
    public static Nodule Segment(Volume volume, Seed seed, NoduleSegmenterOptions? options = null)
    {
        Nodule found = new NoduleSegmenter((options ?? NoduleSegmenterOptions.Default) with { MaxDegreeOfParallelism = 1 }).Segment(volume, seed);
        Check(found);
        return found;
    }

    public static void Check(Nodule found)
    {
        Mask mask = found.Mask;
        ImageSize size = mask.Geometry.Size;
        Assert.True(mask.VoxelCount > 0);
        byte[] field = mask.ToArray();
        Assert.Equal(mask.VoxelCount, ConnectedGrowth.Grow(field, size, Array.IndexOf(field, (byte)1), Neighborhood.Six));
        Assert.True(IsWithin(found.Cavity, mask), "the cavity leaves the mask");
        Assert.True(IsWithin(found.SolidCore, mask), "the solid core leaves the mask");
        Assert.Equal(found.Type == NoduleType.PartSolid, found.SolidCore is not null);
        Assert.True(double.IsFinite(found.PartialVolumeMm3));
        Assert.InRange(found.Diameters.ShortAxisMm, 0.001, found.Diameters.LongAxisMm + 1e-9);
        Assert.InRange(found.Diameters.Slice, mask.Region.Start.Slice, mask.Region.End.Slice - 1);
        Assert.InRange(found.Ensemble.Count, 1, GrowthSetting.Ensemble.Count);
        Assert.All(found.Ensemble, m => Assert.True(m.Mask.VoxelCount > 0 && m.Mask.Geometry == mask.Geometry));
        if (found.Ensemble.Count == 1) Assert.True(double.IsNaN(found.Stability));
        else Assert.InRange(found.Stability, 0, 1);
        Assert.InRange(found.Confidence, 0, 1);
        Assert.True(found.ThresholdHu < found.TissueHu || !double.IsFinite(found.LungHu));
        Assert.Equal(found.Confidence < Nodule.LowConfidence, found.Flags.HasFlag(NoduleFindings.LowConfidence));
        Assert.Equal(mask.VoxelCount < 64, found.Flags.HasFlag(NoduleFindings.Small));
        Assert.Equal(found.SeedMovedMm > 0, found.Flags.HasFlag(NoduleFindings.SeedMoved));
        Assert.Equal(TouchesBorder(mask), found.Flags.HasFlag(NoduleFindings.TouchesImageBorder));
    }

    /// <summary>Everything a nodule says, to the last bit.</summary>
    public static string Fingerprint(Nodule n) => string.Join('|',
    [
        n.Mask.ContentHash, n.SolidCore?.ContentHash, n.Cavity?.ContentHash, n.Type.ToString(), Bits(n.PartialVolumeMm3), n.Diameters.ToString(), Bits(n.Diameters.LongAxisMm),
        Bits(n.Diameters.ShortAxisMm), n.SeedVoxel.ToString(), Bits(n.SeedMovedMm), Bits(n.LungHu), Bits(n.TissueHu), Bits(n.ThresholdHu), Bits(n.Stability), Bits(n.Confidence),
        n.Flags.ToString(), .. n.Notes, .. n.Ensemble.Select(m => $"{m.Mask.ContentHash} {m.Seed} {Bits(m.ContrastFraction)}"),
    ]);

    public static IEnumerable<VoxelIndex> Inside(Mask mask)
    {
        VoxelRegion region = mask.Region;
        for (int i = 0; i < region.Size.VoxelCount; i++)
        {
            if (mask.Box[i] == 0) continue;
            VoxelIndex at = region.Size.IndexOf(i);
            yield return new VoxelIndex(at.Column + region.Start.Column, at.Row + region.Start.Row, at.Slice + region.Start.Slice);
        }
    }

    private static bool IsWithin(Mask? part, Mask whole) => part is null || Inside(part).All(at => whole[at]);

    private static bool TouchesBorder(Mask mask) => Inside(mask).Any(at => at.Column == 0 || at.Row == 0 || at.Slice == 0
        || at.Column == mask.Geometry.Size.Columns - 1 || at.Row == mask.Geometry.Size.Rows - 1 || at.Slice == mask.Geometry.Size.Slices - 1);

    private static string Bits(double value) => BitConverter.DoubleToInt64Bits(value).ToString("x", CultureInfo.InvariantCulture);
}
