using Xunit;

namespace Radiomics.Core.Tests.Extraction.Maps;

/// <summary>The histogram of a window that slides, against a sorted dictionary.</summary>
public sealed class SlidingCountsTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(64)]
    [InlineData(65)]
    [InlineData(4097)]
    [InlineData(300_000)]
    public void RanksComeInOrderWithTheirCounts(int ranks)
    {
        Random random = new(ranks);
        SlidingCounts counts = new(ranks);
        List<int> window = [];
        for (int step = 0; step < 3000; step++)
        {
            if (window.Count > 0 && random.Next(2) == 0)
            {
                int at = random.Next(window.Count);
                counts.Remove(window[at]);
                window.RemoveAt(at);
            }
            else
            {
                window.Add(random.Next(3) == 0 ? random.Next(Math.Min(ranks, 5)) : random.Next(ranks));
                counts.Add(window[^1]);
            }
            if (step == 2000)
            {
                counts.Clear();
                window.Clear();
            }
            if (step % 10 != 0) continue;
            (int Rank, int Count)[] expected = [.. window.GroupBy(r => r).OrderBy(g => g.Key).Select(g => (g.Key, g.Count()))];
            int[] found = new int[counts.Distinct], voxels = new int[counts.Distinct];
            counts.CopyTo(found, voxels);
            Assert.Equal(window.Count, counts.Total);
            Assert.Equal(expected, found.Zip(voxels));
        }
    }
}
