using Radiomics.Core.Tests.Filters.Convolutional;
using Xunit;

namespace Radiomics.Core.Tests.Filters.Separable;

public sealed class AxisTurnTests
{
    [Theory]
    [InlineData(2, 4)]
    [InlineData(3, 24)]
    public void AreTheMatricesOfDeterminantOne(int axes, int count)
    {
        string[] expected = [.. NaiveFilter.Rotations(axes).Select(r => string.Join(' ', r)).Order()];
        Assert.Equal(count, expected.Length);
        Assert.Equal(expected, AxisTurn.All(axes).Select(t => string.Join(' ', t.Letters.Zip(t.Flips))).Order());
    }

    [Theory]
    [InlineData("ABC", RotationPooling.Average, 12)]
    [InlineData("AAB", RotationPooling.Average, 3)]
    [InlineData("AAA", RotationPooling.Average, 1)]
    [InlineData("ABC", RotationPooling.Maximum, 24)]
    [InlineData("SST", RotationPooling.Maximum, 3)]
    [InlineData("SOT", RotationPooling.Maximum, 6)]
    [InlineData("SOT", RotationPooling.Average, 0)]
    public void TermsThatAreTheSameOrCancelAreLeftOut(string letters, RotationPooling pooling, int terms)
    {
        // A, B, C have no symmetry, S and T are even, O is odd.
        Dictionary<char, AxisFilter> kernels = new()
        {
            ['A'] = new([new AxisKernel([1, 2, 4])]), ['B'] = new([new AxisKernel([1, 3, 9])]), ['C'] = new([new AxisKernel([1, 5, 7])]),
            ['S'] = new([new AxisKernel([1, 2, 1])]), ['T'] = new([new AxisKernel([-1, 2, -1])]), ['O'] = new([new AxisKernel([-1, 0, 1])]),
        };
        Assert.Equal(terms, SeparableTerm.Of([.. letters.Select(c => kernels[c])], AxisTurn.All(3), pooling).Count);
    }
}
