using System.Collections;
using System.Reflection;
using System.Xml.Linq;
using Xunit;

namespace Radiomics.Core.Tests.Features;

/// <summary>Every feature's documentation names its IBSI code (or says that there is none) as the table of features has it.</summary>
public sealed class FeatureDocumentationTests
{
    public static TheoryData<string> FeatureClasses { get; } =
        [nameof(ShapeFeatures), nameof(Shape2DFeatures), nameof(FirstOrderFeatures), nameof(GlcmFeatures), nameof(GlrlmFeatures), nameof(GlszmFeatures)];

    [Theory]
    [MemberData(nameof(FeatureClasses))]
    public void EveryFeatureIsDocumentedWithItsCode(string name)
    {
        Type type = typeof(Volume).Assembly.GetType("Radiomics." + name)!;
        FeatureFamilies family = Enum.Parse<FeatureFamilies>(name[..^"Features".Length]);
        IEnumerable<FeatureDefinition> features = FamilyComputations.All.Single(f => f.Family == family).Definitions;
        Dictionary<string, string> docs = XDocument.Load(Path.Combine(AppContext.BaseDirectory, "Radiomics.Core.xml")).Descendants("member")
            .ToDictionary(m => m.Attribute("name")!.Value, m => m.Element("summary")?.Value ?? "");
        int count = 0;
        foreach (FeatureDefinition feature in features)
        {
            string? member = feature.PyRadiomicsName switch { "10Percentile" => "Percentile10", "90Percentile" => "Percentile90", "MCC" => "Mcc", null => FormulaOf(type, feature), _ => feature.PyRadiomicsName };
            string doc = docs.Single(d => d.Key.StartsWith($"M:Radiomics.{name}.{member}(", StringComparison.Ordinal)).Value;
            Assert.Contains(feature.IbsiCode.Length > 0 ? feature.IbsiCode : "Not in IBSI", doc, StringComparison.Ordinal);
            count++;
        }
        Assert.Equal(type.GetMethods(BindingFlags.Public | BindingFlags.Static | BindingFlags.DeclaredOnly).Length, count);
    }

    /// <summary>Name of the method of a feature that only IBSI has.</summary>
    private static string FormulaOf(Type type, FeatureDefinition feature)
    {
        IEnumerable<object> all = ((IEnumerable)type.GetProperty("All", BindingFlags.NonPublic | BindingFlags.Static)!.GetValue(null)!).Cast<object>();
        object entry = all.Single(f => feature.Equals(f.GetType().GetProperty("Definition")!.GetValue(f)));
        return ((Delegate)entry.GetType().GetProperty("Formula")!.GetValue(entry)!).Method.Name;
    }
}
