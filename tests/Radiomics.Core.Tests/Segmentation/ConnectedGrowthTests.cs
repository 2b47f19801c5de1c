using Xunit;

namespace Radiomics.Core.Tests.Segmentation;

public class ConnectedGrowthTests
{
    [Theory]
    [InlineData(Neighborhood.Six, 1)]
    [InlineData(Neighborhood.Eighteen, 3)]
    [InlineData(Neighborhood.TwentySix, 4)]
    public void A_chain_of_face_edge_and_corner_steps_ends_where_the_neighborhood_does(Neighborhood connectivity, int expected)
    {
        ImageSize size = new(4, 4, 4);
        byte[] field = new byte[64];
        // Two edge steps, then a corner step.
        foreach (VoxelIndex at in new VoxelIndex[] { new(0, 0, 0), new(1, 1, 0), new(1, 2, 1), new(2, 3, 2) }) field[size.Offset(at)] = ConnectedGrowth.Open;
        Assert.Equal(expected, ConnectedGrowth.Grow(field, size, 0, connectivity));
        Assert.Equal(expected, field.Count(v => v == ConnectedGrowth.Grown));
    }

    [Theory]
    [InlineData(Neighborhood.Six, 0.45)]
    [InlineData(Neighborhood.Eighteen, 0.2)]
    [InlineData(Neighborhood.TwentySix, 0.15)]
    public void Equals_a_queue_of_single_voxels(Neighborhood connectivity, double density)
    {
        Random random = new(7);
        for (int trial = 0; trial < 30; trial++)
        {
            ImageSize size = new(random.Next(1, 18), random.Next(1, 12), random.Next(1, 10));
            byte[] field = [.. Enumerable.Range(0, (int)size.VoxelCount).Select(_ => random.NextDouble() < density ? ConnectedGrowth.Open : ConnectedGrowth.Closed)];
            int start = random.Next(field.Length);
            byte[] expected = ByQueue(field, size, start, connectivity);
            int count = ConnectedGrowth.Grow(field, size, start, connectivity);
            Assert.Equal(expected, field);
            Assert.Equal(expected.Count(v => v == ConnectedGrowth.Grown), count);
        }
    }

    private static byte[] ByQueue(byte[] field, ImageSize size, int start, Neighborhood connectivity)
    {
        byte[] state = [.. field];
        if (state[start] != ConnectedGrowth.Open) return state;
        Queue<int> queue = new([start]);
        state[start] = ConnectedGrowth.Grown;
        while (queue.TryDequeue(out int at))
        {
            VoxelIndex here = size.IndexOf(at);
            for (int k = 0; k < 27; k++)
            {
                int dx = k % 3 - 1, dy = k / 3 % 3 - 1, dz = k / 9 - 1, steps = Math.Abs(dx) + Math.Abs(dy) + Math.Abs(dz);
                if (steps == 0 || steps > (connectivity switch { Neighborhood.Six => 1, Neighborhood.Eighteen => 2, _ => 3 })) continue;
                VoxelIndex next = new(here.Column + dx, here.Row + dy, here.Slice + dz);
                if (!size.Contains(next) || state[size.Offset(next)] != ConnectedGrowth.Open) continue;
                state[size.Offset(next)] = ConnectedGrowth.Grown;
                queue.Enqueue(size.Offset(next));
            }
        }
        return state;
    }
}
