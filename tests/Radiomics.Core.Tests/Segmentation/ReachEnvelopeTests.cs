using Xunit;

namespace Radiomics.Core.Tests.Segmentation;

public class ReachEnvelopeTests
{
    [Fact]
    public void Every_direction_lies_in_its_own_cell_and_all_are_unit_vectors()
    {
        Assert.Equal(384, ReachEnvelope.DirectionCount);
        for (int i = 0; i < ReachEnvelope.DirectionCount; i++)
        {
            Assert.Equal(i, ReachEnvelope.DirectionOf(ReachEnvelope.Direction(i).Scale(7.3)));
            Assert.Equal(1, ReachEnvelope.Direction(i).Length, 1e-12);
        }
    }
}
