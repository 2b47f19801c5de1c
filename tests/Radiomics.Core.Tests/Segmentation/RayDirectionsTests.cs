using Xunit;

namespace Radiomics.Core.Tests.Segmentation;

public class RayDirectionsTests
{
    [Fact]
    public void Directions_are_unit_vectors_that_cover_the_sphere_evenly()
    {
        Assert.Equal(384, RayDirections.Count);
        double sum = 0;
        PointMm balance = default;
        for (int i = 0; i < RayDirections.Count; i++)
        {
            Assert.Equal(1, RayDirections.Of(i).Length, 1e-12);
            Assert.InRange(RayDirections.SolidAngle(i), 0.5 * 4 * Math.PI / RayDirections.Count, 1.6 * 4 * Math.PI / RayDirections.Count);
            sum += RayDirections.SolidAngle(i);
            balance += RayDirections.Of(i).Scale(RayDirections.SolidAngle(i));
        }
        Assert.Equal(4 * Math.PI, sum, 1e-10);
        Assert.Equal(0, balance.Length, 1e-10);
    }

    [Fact]
    public void Neighbors_are_near_and_mutual_and_join_all_directions()
    {
        bool[] reached = new bool[RayDirections.Count];
        Stack<int> open = new([0]);
        reached[0] = true;
        while (open.TryPop(out int i))
        {
            Assert.InRange(RayDirections.Neighbors(i).Length, 2, 5);
            foreach (int j in RayDirections.Neighbors(i))
            {
                Assert.NotEqual(i, j);
                Assert.Contains(i, RayDirections.Neighbors(j).ToArray());
                Assert.True(RayDirections.Of(i).Dot(RayDirections.Of(j)) > 0.97);
                if (reached[j]) continue;
                reached[j] = true;
                open.Push(j);
            }
        }
        Assert.DoesNotContain(false, reached);
    }

    [Fact]
    public void Interpolation_keeps_a_constant_and_the_cells_own_values()
    {
        Random random = new(3);
        double[] constant = new double[RayDirections.Count], own = new double[RayDirections.Count];
        Array.Fill(constant, 7.25);
        for (int i = 0; i < own.Length; i++) own[i] = random.NextDouble();
        for (int i = 0; i < own.Length; i++) Assert.Equal(own[i], RayDirections.Interpolate(own, RayDirections.Of(i).Scale(5.5)), 1e-9);
        for (int i = 0; i < 1000; i++)
        {
            PointMm any = new(random.NextDouble() - 0.5, random.NextDouble() - 0.5, random.NextDouble() - 0.5);
            Assert.Equal(7.25, RayDirections.Interpolate(constant, any), 1e-12);
            Assert.InRange(RayDirections.Interpolate(own, any), own.Min(), own.Max());
        }
        foreach (PointMm axis in new PointMm[] { new(1, 0, 0), new(-1, 0, 0), new(0, 1, 0), new(0, -1, 0), new(0, 0, 1), new(0, 0, -1), new(1, 1, 1), new(-1, -1, 1) })
            Assert.Equal(7.25, RayDirections.Interpolate(constant, axis), 1e-12);
    }

    [Fact]
    public void A_smooth_field_is_interpolated_closely()
    {
        // The x component itself; half a cell is 5.6 degrees, and beyond the last centre of a face its value is kept.
        double[] x = [.. Enumerable.Range(0, RayDirections.Count).Select(i => RayDirections.Of(i).X)];
        Random random = new(4);
        for (int i = 0; i < 500; i++)
        {
            PointMm any = new(random.NextDouble() - 0.5, random.NextDouble() - 0.5, random.NextDouble() - 0.5);
            Assert.Equal(any.X / any.Length, RayDirections.Interpolate(x, any), 0.1);
        }
    }
}
