using Xunit;

namespace Radiomics.Cohorts.Tests;

public sealed class RunReportTests
{
    [Fact]
    public void A_run_is_shown_without_IDs_and_escaped()
    {
        using MadeRun made = new("Q7731", "<script>alert(1)</script>", "Q7733");
        made.Cohort.Positions[2][2] = 90000;
        made.Cohort.Write();
        CohortRun.Run(made.Cohort.Open(), made.Output(), null, null, TestContext.Current.CancellationToken);
        string plain = Html(made.Output(), ReportLanguage.English, identified: false), chinese = Html(made.Output(), ReportLanguage.Chinese, identified: true);
        Assert.All((string[])["Q7731", "Q7733", "script", "病人1", "交付 医院"], text => Assert.DoesNotContain(text, plain, StringComparison.Ordinal));
        Assert.Contains("POSITION_OUTSIDE_IMAGE", plain, StringComparison.Ordinal);
        Assert.Equal(2, plain.Split("src=\"data:image/png;base64,").Length - 1);
        Assert.Contains("mm³", plain, StringComparison.Ordinal);
        Assert.Contains("Q7731", chinese, StringComparison.Ordinal);
        Assert.Contains("&lt;script&gt;", chinese, StringComparison.Ordinal);
        Assert.DoesNotContain("<script", chinese, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("排除及原因", chinese, StringComparison.Ordinal);
    }

    [Fact]
    public void A_folder_without_a_run_is_refused()
    {
        using TemporaryFolder folder = new();
        Assert.Equal("RUN_NOT_FOUND", Assert.Throws<ImageFormatException>(() => Html(folder.Path, ReportLanguage.English, identified: false)).Code);
    }

    private static string Html(string run, ReportLanguage language, bool identified)
    {
        using StringWriter writer = new();
        RunReport.Write(writer, run, language, identified);
        return writer.ToString();
    }
}
