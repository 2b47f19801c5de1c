using System.Reflection;
using Radiomics.TestSupport;
using Xunit;

namespace Radiomics.Modeling.Tests;

/// <summary>Folders of the library know only those of lower floors, and the library knows Core alone.</summary>
public sealed class FloorTests
{
    private static readonly Dictionary<string, int> s_floors = new()
    {
        ["Numerics"] = 0, ["Models"] = 1, ["Evaluation"] = 2, ["Data"] = 3, ["Preparation"] = 4, ["Description"] = 4, ["Training"] = 5, ["Treatment"] = 5, ["Studies"] = 6, ["Reports"] = 7,
    };

    [Fact]
    public void Modeling_knows_Core_alone()
    {
        Assembly assembly = typeof(TrainedModel).Assembly;
        Assert.Equal(["Radiomics.Core"], assembly.GetReferencedAssemblies().Select(a => a.Name!).Where(n => n.StartsWith("radiomics", StringComparison.OrdinalIgnoreCase)));
        Assert.DoesNotContain(typeof(Volume).Assembly.GetReferencedAssemblies(), a => a.Name == "Radiomics.Modeling");
    }

    [Fact]
    public void Arrows_point_down_only() => SourceFloors.Hold("Radiomics.Modeling", s_floors, fewest: 100);
}
