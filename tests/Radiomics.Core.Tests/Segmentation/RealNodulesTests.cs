using System.Globalization;
using Radiomics.TestSupport;
using Xunit;

namespace Radiomics.Core.Tests.Segmentation;

/// <summary>Nodules of LIDC-IDRI (CC BY 3.0): 68 crops with one reader's mask and five seeds each, and one slab with the consensus of four.</summary>
public class RealNodulesTests
{
    [Fact]
    public void The_crops_are_segmented_without_floods_and_close_to_their_reader()
    {
        string folder = Reference.Require("lung/lidc-crops");
        List<double> dices = [];
        foreach (IGrouping<string, string[]> nodule in File.ReadLines(Path.Combine(folder, "seeds.csv")).Skip(1).Select(l => l.Split(',')).GroupBy(f => f[0]))
        {
            Volume image = Volume.Load(Path.Combine(folder, $"{nodule.Key}_ct.nii.gz"));
            Mask reader = Mask.Load(Path.Combine(folder, $"{nodule.Key}_mask.nii.gz"), image);
            foreach (string[] row in nodule)
            {
                SeedSegmentation found = RegionGrowing.Default.Segment(image, Seed.AtSlice(Number(row[2]), Number(row[3]), Number(row[4])));
                RegionGrowingTests.Check(found);
                dices.Add(Scene.Dice(found.Mask, at => reader[at]));
                Assert.True(found.Report.Voxels <= 3 * reader.VoxelCount, $"{nodule.Key}, seed {row[1]}: {found.Report.Voxels} voxels, the reader {reader.VoxelCount}");
            }
        }
        Assert.Equal(340, dices.Count);
        Assert.True(dices.Count(d => d < 0.3) <= 9, $"{dices.Count(d => d < 0.3)} below 0.3");
        Assert.True(dices.Average() >= 0.7, $"mean Dice {dices.Average():F4}");

        static int Number(string text) => int.Parse(text, CultureInfo.InvariantCulture);
    }

    [Fact]
    public void A_spiculated_nodule_on_the_pleura_agrees_with_the_consensus()
    {
        Volume image = Volume.Load(Reference.Require("pyradiomics/data/LIDC-IDRI-0001_slab_image.nii.gz"));
        Mask consensus = Mask.Load(Reference.Require("pyradiomics/data/LIDC-IDRI-0001_slab_mask.nii.gz"), image);
        SeedSegmentation found = RegionGrowing.Default.Segment(image, Seed.AtSlice(316, 367, 8));
        RegionGrowingTests.Check(found);
        Assert.InRange(Scene.Dice(found.Mask, at => consensus[at]), 0.88, 1);
        Assert.Equal(GrowthStop.LeakStopped, found.Report.Stop);
    }
}
