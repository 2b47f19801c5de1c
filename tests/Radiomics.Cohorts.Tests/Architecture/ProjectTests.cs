using System.Reflection;
using Xunit;

namespace Radiomics.Cohorts.Tests;

/// <summary>Arrows between projects point down: Cohorts knows Core, Core knows neither Cohorts nor what it reads workbooks with.</summary>
public sealed class ProjectTests
{
    [Fact]
    public void Cohorts_knows_Core_alone()
    {
        string[] known = Names(typeof(Delivery).Assembly);
        Assert.Equal(["Radiomics.Core"], known.Where(n => n.StartsWith("radiomics", StringComparison.OrdinalIgnoreCase)));
    }

    [Fact]
    public void Core_knows_neither_Cohorts_nor_workbooks() =>
        Assert.DoesNotContain(Names(typeof(Volume).Assembly), n => n.StartsWith("Radiomics", StringComparison.OrdinalIgnoreCase) || n is "ExcelDataReader" or "CsvHelper" or "DocumentFormat.OpenXml");

    private static string[] Names(Assembly assembly) => [.. assembly.GetReferencedAssemblies().Select(a => a.Name!)];
}
