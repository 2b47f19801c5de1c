using Xunit;

namespace Radiomics.Core.Tests.Segmentation;

public class HoleFillingTests
{
    [Fact]
    public void Fills_a_closed_cavity_and_leaves_an_open_one()
    {
        ImageSize size = new(7, 7, 7);
        byte[] mask = new byte[343];
        for (int i = 0; i < mask.Length; i++)
        {
            VoxelIndex at = size.IndexOf(i);
            int away = Math.Max(Math.Abs(at.Column - 3), Math.Max(Math.Abs(at.Row - 3), Math.Abs(at.Slice - 3)));
            mask[i] = away == 2 ? (byte)1 : (byte)0;
        }
        byte[] open = [.. mask];
        open[size.Offset(new VoxelIndex(1, 3, 3))] = 0;

        Assert.Equal(27, HoleFilling.Fill(mask, size));
        Assert.Equal(125, mask.Count(v => v == 1));
        Assert.Equal(0, HoleFilling.Fill(open, size));
        Assert.Equal(97, open.Count(v => v == 1));
    }

    [Fact]
    public void A_gap_over_an_edge_only_does_not_open_a_cavity()
    {
        ImageSize size = new(5, 5, 5);
        byte[] mask = new byte[125];
        // A full shell around (2, 2, 2) but for the corner and edge voxels.
        foreach (VoxelIndex at in new VoxelIndex[] { new(1, 2, 2), new(3, 2, 2), new(2, 1, 2), new(2, 3, 2), new(2, 2, 1), new(2, 2, 3) }) mask[size.Offset(at)] = 1;
        Assert.Equal(1, HoleFilling.Fill(mask, size));
    }
}
