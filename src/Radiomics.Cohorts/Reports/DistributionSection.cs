using System.Globalization;

namespace Radiomics.Cohorts;

/// <summary>How a handful of measurements are distributed over benign and malignant lesions.</summary>
internal static class DistributionSection
{
    private static readonly (string Column, LocalText Title, bool IsLogarithmic)[] s_measurements =
    [
        ("segmentation_volumeMm3", new("Volume, mm³ (logarithmic)", "体积，mm³（对数坐标）"), true),
        ("segmentation_longAxisMm", new("Long axis, mm", "长径，mm"), false),
        ("original_firstorder_Mean", new("Mean, HU", "平均 CT 值，HU"), false),
        ("original_firstorder_Entropy", new("Entropy, bits", "熵，bit"), false),
        ("original_shape_Sphericity", new("Sphericity", "球形度"), false),
        ("original_glcm_JointEntropy", new("GLCM joint entropy, bits", "GLCM 联合熵，bit"), false),
    ];

    private static readonly (string Class, LocalText Label, RgbColor Color)[] s_classes =
    [
        (nameof(LesionClass.Benign), new("benign", "良性"), new(0x2f, 0x7e, 0xbc)), (nameof(LesionClass.Malignant), new("malignant", "恶性"), new(0xc4, 0x44, 0x3a)), ("", new("not stated", "未注明"), ChartColors.Gray),
    ];

    /// <summary>Writes the section; nothing where nothing was measured.</summary>
    /// <param name="page">The page.</param>
    public static void Write(RunReportPage page)
    {
        // A lesion counts once: its first phase.
        List<(string Class, UnitRecord Record)> lesions =
        [
            .. page.Rows.Where(r => r.State == RunState.Measured).GroupBy(r => (page.Identity(r, "patient"), page.Identity(r, "lesion")))
                .Select(g => (page.Table(g.First(), "class"), page.RecordOf(g.First()))).Where(l => l.Item2 is not null).Select(l => (l.Item1, l.Item2!)),
        ];
        if (lesions.Count == 0) return;
        page.Heading(page.Say("Measurements by class", "按类别的测量值分布"));
        page.Paragraph(page.Say("Each lesion once, in its first phase. Box: quartiles; whiskers: 1.5 interquartile ranges. In brackets the number of lesions.", "每个病灶仅计一次（取首个期相）。箱体为四分位数，须线为 1.5 倍四分位距；括号内为病灶数。"));
        page.Writer.Write("<div class=\"plots\">\n");
        foreach ((string column, LocalText title, bool isLogarithmic) in s_measurements)
        {
            PlotGroup[] groups = [.. s_classes.Select(c => new PlotGroup(c.Label.In(page.Language), c.Color, Values(column, c.Class, isLogarithmic))).Where(g => g.Values.Count > 0)];
            if (groups.Length > 0) page.Writer.Write(BoxPlot.Of(title.In(page.Language), groups, isLogarithmic));
        }
        page.Writer.Write("</div>\n");

        double[] Values(string column, string kind, bool positive) =>
        [
            .. lesions.Where(l => l.Class == kind).Select(l => RunReportPage.Number(l.Record.Fields.GetValueOrDefault(column))).Where(v => double.IsFinite(v) && (!positive || v > 0)),
        ];
    }

    /// <summary>How many features are how stable; nothing where that was not measured.</summary>
    /// <param name="page">The page.</param>
    public static void WriteStability(RunReportPage page)
    {
        if (!page.Run.Stability) return;
        page.Heading(page.Say("Stability of features", "特征稳定性"));
        page.Paragraph(page.Say(
            "Intraclass correlation ICC(2,1) over the masks of the segmentation's ensemble, by its lower 95 % confidence limit (poor below 0.5, moderate to 0.75, good to 0.9, excellent above: Koo and Li 2016). Each feature: stability.csv.",
            "基于分割集成各掩膜的组内相关系数 ICC(2,1)，按 95% 置信下限分级（<0.5 差，0.5–0.75 中等，0.75–0.9 良好，>0.9 优秀：Koo 与 Li 2016）。各特征详见 stability.csv。"));
        IEnumerable<IReadOnlyList<string>> rows = StabilityTable.Of(page.Run, page.Folder).GroupBy(s => s.Phase).Select(phase =>
        {
            double[] lower = [.. phase.Select(s => s.Correlation?.AgreementLower ?? double.NaN)];
            string name = Enum.TryParse(phase.Key, out ScanPhase known) ? page.Say(PhaseNames.English(known), PhaseNames.Chinese(known)) : phase.Key;
            return (IReadOnlyList<string>)
            [
                name, Count(phase.Max(s => s.Lesions)), Count(lower.Count(l => l > 0.9)), Count(lower.Count(l => l is > 0.75 and <= 0.9)), Count(lower.Count(l => l is >= 0.5 and <= 0.75)),
                Count(lower.Count(l => l < 0.5)), Count(lower.Count(double.IsNaN)),
            ];
        });
        page.Grid(
            [page.Say("Phase", "期相"), page.Say("Lesions", "病灶"), page.Say("Excellent", "优秀"), page.Say("Good", "良好"), page.Say("Moderate", "中等"), page.Say("Poor", "差"), page.Say("No value", "无值")],
            rows, "n");

        static string Count(int number) => number.ToString(CultureInfo.InvariantCulture);
    }
}
