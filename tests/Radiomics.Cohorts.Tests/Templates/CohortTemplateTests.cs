using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Validation;
using Xunit;

namespace Radiomics.Cohorts.Tests;

public sealed class CohortTemplateTests
{
    [Theory]
    [InlineData(ReportLanguage.Chinese)]
    [InlineData(ReportLanguage.English)]
    public void Templates_are_valid_workbooks_that_this_library_reads(ReportLanguage language)
    {
        using TemporaryFolder folder = new();
        string target = folder.File("给 医院");
        IReadOnlyList<string> files = CohortTemplate.Write(target, language);
        Assert.Equal(3, files.Count);
        foreach (string file in files)
        {
            using SpreadsheetDocument document = SpreadsheetDocument.Open(file, false);
            ValidationErrorInfo[] errors = [.. new OpenXmlValidator().Validate(document, TestContext.Current.CancellationToken)];
            Assert.True(errors.Length == 0, string.Join('\n', errors.Select(e => $"{e.Path?.XPath}: {e.Description}")));
        }
        DeliveredTables tables = DeliveredTables.Read(files.Select(f => (f, Path.GetFileName(f))), TableLimits.Default, TestContext.Current.CancellationToken);
        Assert.Equal([(true, false, false), (true, true, false), (false, false, true)], tables.Tables.Select(t => (t.HasPositions, t.HasClinical, t.HasFollowUp)));
        // Every column is understood, the example is known for one, and the notes are no table.
        Assert.All(tables.Tables, t => Assert.Empty(t.CarriedHeaders));
        Assert.All(tables.Tables, t => Assert.Empty(t.Rows));
        Assert.Equal(3, tables.Skipped.Count(s => s.IsExample));
        Assert.NotNull(FollowUpRecord.UnitOf(tables.Tables[2]));
        Assert.Empty(tables.Unreadable);
    }

    [Fact]
    public void Workbooks_that_are_there_are_kept()
    {
        using TemporaryFolder folder = new();
        string first = CohortTemplate.Write(folder.Path, ReportLanguage.English)[0];
        File.WriteAllText(first, "filled in");
        Assert.Equal("OUTPUT_EXISTS", Assert.Throws<SettingsException>(() => CohortTemplate.Write(folder.Path, ReportLanguage.English)).Code);
        Assert.Equal("filled in", File.ReadAllText(first));
        CohortTemplate.Write(folder.Path, ReportLanguage.English, overwrite: true);
        Assert.NotEqual("filled in", File.ReadAllText(first));
    }
}
