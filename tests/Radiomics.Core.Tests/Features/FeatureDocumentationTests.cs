using System.Reflection;
using System.Xml.Linq;
using Xunit;

namespace Radiomics.Core.Tests.Features;

/// <summary>Every feature's documentation names its IBSI code (or says that there is none) as the table of features has it.</summary>
public sealed class FeatureDocumentationTests
{
    public static TheoryData<string> FeatureClasses { get; } =
    [
        nameof(ShapeFeatures), nameof(Shape2DFeatures), nameof(LocalIntensityFeatures), nameof(FirstOrderFeatures), nameof(HistogramFeatures), nameof(VolumeHistogramFeatures),
        nameof(GlcmFeatures), nameof(GlrlmFeatures), nameof(GlszmFeatures), nameof(GldzmFeatures), nameof(GldmFeatures), nameof(NgtdmFeatures),
    ];

    [Theory]
    [MemberData(nameof(FeatureClasses))]
    public void EveryFeatureIsDocumentedWithItsCode(string name)
    {
        Type type = typeof(Volume).Assembly.GetType("Radiomics." + name)!;
        IEnumerable<dynamic> features = (IEnumerable<dynamic>)type.GetProperty("All", BindingFlags.NonPublic | BindingFlags.Static)!.GetValue(null)!;
        Dictionary<string, string> docs = XDocument.Load(Path.Combine(AppContext.BaseDirectory, "Radiomics.Core.xml")).Descendants("member")
            .ToDictionary(m => m.Attribute("name")!.Value, m => m.Element("summary")?.Value ?? "");
        int count = 0;
        foreach ((FeatureDefinition feature, Delegate formula) in features.Select(f => ((FeatureDefinition)f.Definition, (Delegate)f.Formula)))
        {
            // A formula that is bound to a profile is a lambda: its documented method is the one that names the code.
            string member = formula.Method.Name.StartsWith('<') ? "" : formula.Method.Name + "(";
            string code = feature.IbsiCode.Length > 0 ? feature.IbsiCode : "Not in IBSI";
            Assert.Contains(docs, d => d.Key.StartsWith($"M:Radiomics.{name}.{member}", StringComparison.Ordinal) && d.Value.Contains(code, StringComparison.Ordinal));
            count++;
        }
        Assert.Equal(type.GetMethods(BindingFlags.Public | BindingFlags.Static | BindingFlags.DeclaredOnly).Length, count);
    }
}
