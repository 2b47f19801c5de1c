using System.Globalization;
using Radiomics.TestSupport;
using Xunit;

namespace Radiomics.Tests.Segmentation;

/// <summary>Nodules of LIDC-IDRI (CC BY 3.0): 68 crops with one reader's mask and two of its five seeds each, and one slab with the consensus of four.</summary>
public class RealNodulesTests
{
    [Fact]
    public void The_crops_are_segmented_without_floods_and_close_to_their_reader()
    {
        string folder = Reference.Require("lung/lidc-crops");
        List<double> dices = [];
        int floods = 0;
        foreach (IGrouping<string, string[]> nodule in File.ReadLines(Path.Combine(folder, "seeds.csv")).Skip(1).Select(l => l.Split(',')).GroupBy(f => f[0]))
        {
            Volume image = NiftiFixture.Read(Path.Combine(folder, $"{nodule.Key}_ct.nii.gz"));
            Volume reader = NiftiFixture.Read(Path.Combine(folder, $"{nodule.Key}_mask.nii.gz"));
            int voxels = reader.Voxels.ToArray().Count(v => v > 0);
            foreach (string[] row in nodule.Where(f => f[1] is "0" or "3"))
            {
                SeedSegmentation found = RegionGrowing.Default.Segment(image, Seed.AtSlice(Number(row[2]), Number(row[3]), Number(row[4])));
                RegionGrowingTests.Check(found);
                dices.Add(Scene.Dice(found.Mask, at => reader[at] > 0));
                if (found.Report.Voxels > 3 * voxels) floods++;
                Assert.True(found.Report.Voxels < 20000, $"{nodule.Key}: {found.Report.Voxels} voxels");
            }
        }
        TestContext.Current.SendDiagnosticMessage("crops: mean Dice {0:F4}, {1} of {2} above three times the reader", dices.Average(), floods, dices.Count);
        Assert.Equal(136, dices.Count);
        Assert.True(dices.Average() >= 0.68, $"mean Dice {dices.Average():F4}");
        Assert.True(floods <= 5, $"{floods} results are more than three times the reader's volume");

        static int Number(string text) => int.Parse(text, CultureInfo.InvariantCulture);
    }

    [Fact]
    public void A_spiculated_nodule_on_the_pleura_agrees_with_the_consensus()
    {
        Volume image = NiftiFixture.Read(Reference.Require("pyradiomics/data/LIDC-IDRI-0001_slab_image.nii.gz"));
        Volume consensus = NiftiFixture.Read(Reference.Require("pyradiomics/data/LIDC-IDRI-0001_slab_mask.nii.gz"));
        SeedSegmentation found = RegionGrowing.Default.Segment(image, Seed.AtSlice(316, 367, 8));
        RegionGrowingTests.Check(found);
        Assert.InRange(Scene.Dice(found.Mask, at => consensus[at] > 0), 0.88, 1);
        Assert.Equal(GrowthStop.LeakStopped, found.Report.Stop);
    }
}
