using System.Reflection;
using System.Xml.Linq;
using Xunit;

namespace Radiomics.Core.Tests.Features;

/// <summary>Every feature's documentation names its IBSI code (or says that there is none) as the table of features has it.</summary>
public sealed class FeatureDocumentationTests
{
    public static TheoryData<string> FeatureClasses { get; } =
        [nameof(ShapeFeatures), nameof(FirstOrderFeatures), nameof(GlcmFeatures), nameof(GlrlmFeatures), nameof(GlszmFeatures), nameof(GldzmFeatures), nameof(GldmFeatures), nameof(NgtdmFeatures)];

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
            string code = feature.IbsiCode.Length > 0 ? feature.IbsiCode : "Not in IBSI";
            string? member = feature.PyRadiomicsName switch { "10Percentile" => "Percentile10", "90Percentile" => "Percentile90", "MCC" => "Mcc", _ => feature.PyRadiomicsName };
            // A feature that PyRadiomics lacks is found by its code.
            Assert.Single(docs, d => d.Key.StartsWith($"M:Radiomics.{name}.{member}{(member is null ? "" : "(")}", StringComparison.Ordinal) && d.Value.Contains(code, StringComparison.Ordinal));
            count++;
        }
        Assert.Equal(type.GetMethods(BindingFlags.Public | BindingFlags.Static | BindingFlags.DeclaredOnly).Length, count);
    }
}
