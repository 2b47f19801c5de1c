using Radiomics.TestSupport;
using Xunit;

namespace Radiomics.Cohorts.Tests;

/// <summary>Folders of the library know only those of lower floors.</summary>
public sealed class FloorTests
{
    private static readonly Dictionary<string, int> s_floors = new()
    {
        ["Tables"] = 0, ["Stability"] = 0, ["Findings"] = 1, ["Clinical"] = 1, ["Images"] = 1, ["Templates"] = 2, ["Joining"] = 2, ["Validation"] = 3, [""] = 4, ["Running"] = 5, ["Anonymization"] = 5, ["Reports"] = 6,
    };

    [Fact]
    public void Arrows_point_down_only() => SourceFloors.Hold("Radiomics.Cohorts", s_floors, fewest: 100);
}
