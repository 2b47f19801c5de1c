using Radiomics.Formats;
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
    public void Protocols_distributions_and_stability_are_shown_and_dates_only_where_patients_are_named()
    {
        using MadeRun made = new([.. Enumerable.Range(1, 6).Select(i => $"V{i}")]);
        for (int i = 0; i < 6; i++)
        {
            made.Cohort.Clinical[i][1] = i % 2 == 0 ? "良性" : "恶性";
            made.Cohort.Patients[i].Series[0].Tweak = (_, dataset) => dataset.Text(CohortTags.ModelName, Vr.LO, "Scanner <i>").Text(CohortTags.ConvolutionKernel, Vr.SH, "B60f").Text(DicomTags.Kvp, Vr.DS, "120");
        }
        made.AddContrast(0, 3.5, new PointMm(2.8, -1.4, 3));
        made.Cohort.Write();
        CohortRun.Run(made.Cohort.Open(), made.Output(), new CohortRunOptions { Stability = true }, null, TestContext.Current.CancellationToken);
        string plain = Html(made.Output(), ReportLanguage.English, identified: false), named = Html(made.Output(), ReportLanguage.Chinese, identified: true);
        Assert.Contains("<td>Scanner &lt;i&gt;</td><td>B60f</td><td>120</td><td>1.25</td><td>1.25</td><td>0.7</td><td>6</td><td>6</td>", plain, StringComparison.Ordinal);
        Assert.Equal((false, true), (plain.Contains("20240102", StringComparison.Ordinal), named.Contains("20240102", StringComparison.Ordinal)));
        Assert.Equal(6, plain.Split("<svg xmlns").Length - 1);
        // A lesion of two phases counts once: three of each class.
        Assert.Contains(">benign (3)<", plain, StringComparison.Ordinal);
        Assert.Contains(">恶性 (3)<", named, StringComparison.Ordinal);
        Assert.Contains("ICC(2,1)", plain, StringComparison.Ordinal);
        Assert.Contains("position by registration, score", plain, StringComparison.Ordinal);
        // Well-formed, so that nothing from outside has closed an element.
        foreach (string svg in plain.Split("<svg xmlns").Skip(1)) System.Xml.Linq.XElement.Parse("<svg xmlns" + svg[..(svg.LastIndexOf("</svg>", StringComparison.Ordinal) + 6)]);
    }

    [Theory]
    [InlineData(new double[] { 1, 2, 3, 4 }, 0.25, 1.75), InlineData(new double[] { 1, 2, 3, 4 }, 1, 4), InlineData(new double[] { 7 }, 0.5, 7)]
    public void Quartiles_are_linear_between_order_statistics(double[] values, double share, double quantile) => Assert.Equal(quantile, BoxPlot.Quantile(values, share));

    [Theory]
    [InlineData(new double[] { 5 }, false), InlineData(new double[] { 0, 0, 0, 0, 0, 0 }, false), InlineData(new double[] { 1e-3, 1e6, 20, 30, 40, 50 }, true), InlineData(new double[] { -1e9, 1e9 }, false)]
    public void A_plot_of_any_values_is_whole(double[] values, bool isLogarithmic)
    {
        string svg = BoxPlot.Of("a < b", [new PlotGroup("x & y", RgbColor.Black, values)], isLogarithmic);
        Assert.DoesNotContain("NaN", svg, StringComparison.Ordinal);
        Assert.Equal(values.Length, System.Xml.Linq.XElement.Parse(svg).Descendants().Count(e => e.Name.LocalName == "circle"));
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
