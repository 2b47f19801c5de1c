using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using Xunit;

namespace Radiomics.Cohorts.Tests;

public sealed partial class ReportTests
{
    private const string Evil = "<script>alert(1)</script>\"'&\u202E\u001b[31m";

    [Fact]
    public void Hostile_text_is_harmless_in_every_report()
    {
        using MadeCohort cohort = new();
        cohort.Clinical[0][7] = "=cmd|' /C calc'!A0";
        cohort.Clinical[0][2] = "<script>alert(1)</script>";
        cohort.ClinicalHead = [.. MadeCohort.ClinicalHeader[..7], "<img src=x onerror=alert(2)>", "EGFR"];
        cohort.Patients[0].Series[0].Tweak = (_, d) => d.Text(Formats.DicomTags.PatientId, Formats.Vr.LO, Evil).Text(Formats.DicomTags.RescaleType, Formats.Vr.LO, Evil);
        cohort.Positions.Add(["../../etc/passwd", 1, 1, 1, 1]);
        cohort.Write();
        Delivery delivery = cohort.Open();
        IReadOnlyList<Finding> findings = delivery.Validate(cancellationToken: TestContext.Current.CancellationToken);

        using StringWriter html = new();
        FindingsHtml.Write(html, delivery, findings);
        string page = html.ToString();
        Assert.DoesNotContain("<script", page, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("<img", page, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain('\u202E', page);
        Assert.DoesNotContain('\u001b', page);
        Assert.Contains("&lt;script&gt;", page, StringComparison.Ordinal);
        Assert.DoesNotMatch(Network(), page);
        Assert.DoesNotContain(delivery.Lesions, l => l.Name.Contains('/', StringComparison.Ordinal) || l.Name.Contains('.', StringComparison.Ordinal));

        Assert.All(findings, f => Assert.DoesNotContain(f.ToString(), c => char.IsControl(c) || c == '\u202E'));

        using MemoryStream json = new();
        FindingsJson.Write(json, delivery, findings);
        using JsonDocument document = JsonDocument.Parse(json.ToArray());
        Assert.Equal(findings.Count, document.RootElement.GetProperty("findings").GetArrayLength());
        Assert.DoesNotContain("<script", Encoding.UTF8.GetString(json.ToArray()), StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public void The_page_holds_every_finding_in_both_languages()
    {
        using MadeCohort cohort = new();
        cohort.Positions[0][2] = 9999;
        cohort.FollowUp[0][2] = 630;
        cohort.Write();
        Delivery delivery = cohort.Open();
        IReadOnlyList<Finding> findings = delivery.Validate(cancellationToken: TestContext.Current.CancellationToken);
        Assert.NotEmpty(findings);
        using StringWriter html = new();
        FindingsHtml.Write(html, delivery, findings, ReportLanguage.Chinese);
        string page = html.ToString();
        Assert.Contains("lang=\"zh-CN\"", page, StringComparison.Ordinal);
        foreach (Finding finding in findings)
        {
            Assert.Contains(finding.Rule.Id, page, StringComparison.Ordinal);
            Assert.Contains(finding.Found.Chinese, page, StringComparison.Ordinal);
            Assert.Contains(finding.Rule.Title.English, page, StringComparison.Ordinal);
        }
        Assert.Contains("患者 P0001", page, StringComparison.Ordinal);
    }

    [Fact]
    public void The_summary_names_the_editions_that_fit_all_stages()
    {
        using MadeCohort cohort = new MadeCohort().Write();
        Delivery delivery = cohort.Open();
        using MemoryStream json = new();
        FindingsJson.Write(json, delivery, []);
        using JsonDocument document = JsonDocument.Parse(json.ToArray());
        JsonElement summary = document.RootElement.GetProperty("delivery");
        Assert.Equal([8, 9], summary.GetProperty("stagingEditions").EnumerateArray().Select(e => e.GetInt32()));
        Assert.Equal(3, summary.GetProperty("targetsReady").GetInt32());
        Assert.Equal(["CEA", "EGFR"], summary.GetProperty("tables").EnumerateArray().SelectMany(t => t.GetProperty("carriedColumns").EnumerateArray()).Select(c => c.GetString()));
    }

    [GeneratedRegex("""<[^>]*\s(src|href)\s*=|https?://|@import|url\(""", RegexOptions.IgnoreCase)]
    private static partial Regex Network();
}
