using System.Globalization;
using Radiomics.TestSupport;
using Xunit;

namespace Radiomics.Core.Tests.Segmentation;

/// <summary>Nodules of LIDC-IDRI (CC BY 3.0): 68 crops with one reader's mask and seeds, and one slab with the consensus of four.</summary>
public class RealNodulesTests
{
    /// <summary>Every third crop from its first seed, for speed: these have floors of their own. The evaluation under benchmarks runs them all.</summary>
    [Fact]
    public void Crops_are_close_to_their_reader_from_one_seed_each()
    {
        string folder = Reference.Require("lung/lidc-crops");
        List<(double Dice, double Texture)> all = [];
        foreach (string[] row in File.ReadLines(Path.Combine(folder, "seeds.csv")).Skip(1).Select(l => l.Split(',')).Where(f => f[1] == "0").Where((_, i) => i % 3 == 0))
        {
            Volume image = Volume.Load(Path.Combine(folder, $"{row[0]}_ct.nii.gz"));
            Mask reader = Mask.Load(Path.Combine(folder, $"{row[0]}_mask.nii.gz"), image);
            Nodule found = FoundNodule.Segment(image, Seed.AtSlice(Number(row[2]), Number(row[3]), Number(row[4])));
            all.Add((MaskAgreement.DiceOf(found.Mask, reader), double.Parse(row[7], CultureInfo.InvariantCulture)));
            Assert.True(found.Mask.VoxelCount <= 3 * reader.VoxelCount, $"{row[0]}: {found.Mask.VoxelCount} voxels, the reader {reader.VoxelCount}");
        }
        Assert.Equal(23, all.Count);
        double mean = all.Average(d => d.Dice), faint = all.Where(d => d.Texture <= 3).Average(d => d.Dice);
        Assert.True(mean >= 0.757 && faint >= 0.685 && all.All(d => d.Dice >= 0.4),
            string.Create(CultureInfo.InvariantCulture, $"mean Dice {mean:F4}, of texture 1 to 3 {faint:F4}, lowest {all.Min(d => d.Dice):F3}"));

        static int Number(string text) => int.Parse(text, CultureInfo.InvariantCulture);
    }

    [Fact]
    public void A_spiculated_nodule_on_the_pleura_agrees_with_the_consensus()
    {
        Volume image = Volume.Load(Reference.Require("pyradiomics/data/LIDC-IDRI-0001_slab_image.nii.gz"));
        Mask consensus = Mask.Load(Reference.Require("pyradiomics/data/LIDC-IDRI-0001_slab_mask.nii.gz"), image);
        Nodule found = FoundNodule.Segment(image, Seed.AtSlice(316, 367, 8));
        Assert.InRange(MaskAgreement.DiceOf(found.Mask, consensus), 0.90, 1);
        Assert.Equal(NoduleType.Solid, found.Type);
        Assert.True(found.Flags.HasFlag(NoduleFindings.LeakStopped) && found.Flags.HasFlag(NoduleFindings.TouchesPleura), $"{found.Flags}, {found.Confidence}");
    }
}
