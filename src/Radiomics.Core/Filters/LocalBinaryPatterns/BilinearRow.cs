using System.Runtime.Intrinsics;

namespace Radiomics;

/// <summary>Bilinear samples for a row of voxels. The two upper neighbors are weighted first, then the two lower ones, then both, each product rounded for itself.</summary>
internal static class BilinearRow
{
    /// <summary>Computes one sample of each voxel.</summary>
    /// <param name="values">The voxels.</param>
    /// <param name="top">Offset of the first voxel's row of upper neighbors.</param>
    /// <param name="bottom">Offset of its row of lower neighbors.</param>
    /// <param name="left">From either to the neighbors on the left.</param>
    /// <param name="right">From either to those on the right.</param>
    /// <param name="down">Weight of the lower neighbors.</param>
    /// <param name="across">Weight of those on the right, by voxel.</param>
    /// <param name="samples">The samples.</param>
    public static void Sample(ReadOnlySpan<double> values, int top, int bottom, int left, int right, double down, ReadOnlySpan<double> across, Span<double> samples)
    {
        ReadOnlySpan<double> topLeft = values.Slice(top + left, samples.Length), topRight = values.Slice(top + right, samples.Length);
        ReadOnlySpan<double> bottomLeft = values.Slice(bottom + left, samples.Length), bottomRight = values.Slice(bottom + right, samples.Length);
        int lanes = Vector512<double>.Count, x = 0;
        for (; x <= samples.Length - lanes; x += lanes)
        {
            Vector512<double> dc = Vector512.Create(across[x..]), rest = Vector512<double>.One - dc;
            Vector512<double> above = rest * Vector512.Create(topLeft[x..]) + dc * Vector512.Create(topRight[x..]);
            Vector512<double> below = rest * Vector512.Create(bottomLeft[x..]) + dc * Vector512.Create(bottomRight[x..]);
            ((1 - down) * above + down * below).CopyTo(samples[x..]);
        }
        for (; x < samples.Length; x++)
        {
            double dc = across[x], above = (1 - dc) * topLeft[x] + dc * topRight[x], below = (1 - dc) * bottomLeft[x] + dc * bottomRight[x];
            samples[x] = (1 - down) * above + down * below;
        }
    }
}
