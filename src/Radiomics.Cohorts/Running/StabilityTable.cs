using System.Globalization;
using CsvHelper;

namespace Radiomics.Cohorts;

/// <summary><c>stability.csv</c>: intraclass correlation of every feature over the masks of the ensemble, a row a phase and feature.</summary>
internal static class StabilityTable
{
    private static readonly string[] s_columns =
    [
        "phase", "feature", "lesions", "left_out", "runs", "icc_2_1", "icc_2_1_lower95", "icc_2_1_upper95", "icc_3_1", "icc_3_1_lower95", "icc_3_1_upper95", "cv_median", "reason",
    ];

    /// <summary>The coefficients of a run, by phase in the order of its rows, then by feature.</summary>
    /// <param name="run">The run.</param>
    /// <param name="folder">The folder of its results.</param>
    public static IReadOnlyList<FeatureStability> Of(RunManifest run, RunFolder folder)
    {
        int phaseColumn = run.IdentityColumns.ToList().IndexOf("phase");
        List<(string Phase, IReadOnlyList<UnitRepeat> Repeats)> measured =
            [.. ResultRows.Of(run, folder).Where(r => r is { Row.State: RunState.Measured, Unit: not null }).Select(r => (r.Row.Identity[phaseColumn], r.Unit!.Repeats))];
        // Features of the nodule stand first among all columns of features; rings are not repeated.
        int features = measured.SelectMany(m => m.Repeats).Select(r => r.Values.Count).DefaultIfEmpty(0).First();
        List<FeatureStability> all = [];
        foreach (IGrouping<string, (string Phase, IReadOnlyList<UnitRepeat> Repeats)> phase in measured.GroupBy(m => m.Phase))
        {
            int[] runs = [.. phase.SelectMany(l => l.Repeats).Select(r => r.Run).Distinct().Order()];
            IReadOnlyList<UnitRepeat>[] lesions = [.. phase.Select(l => l.Repeats)];
            for (int f = 0; f < features; f++) all.Add(Of(phase.Key, run.FeatureColumns[f], f, lesions, runs));
        }
        return all;
    }

    /// <summary>The coefficient of variation of a feature of one lesion: standard deviation over the absolute mean of the runs; NaN with fewer than two or a mean of 0.</summary>
    /// <param name="repeats">The lesion's runs.</param>
    /// <param name="feature">Position of the feature.</param>
    /// <returns>Mean, standard deviation (n - 1) and their ratio.</returns>
    public static (double Mean, double Deviation, double Variation) VariationOf(IReadOnlyList<UnitRepeat> repeats, int feature)
    {
        double[] values = [.. repeats.Select(r => r.Values[feature]).Where(double.IsFinite)];
        if (values.Length < 2) return (double.NaN, double.NaN, double.NaN);
        double mean = 0, squares = 0;
        foreach (double value in values) mean += value / values.Length;
        foreach (double value in values) squares += (value - mean) * (value - mean);
        double deviation = Math.Sqrt(squares / (values.Length - 1));
        return (mean, deviation, mean == 0 ? double.NaN : deviation / Math.Abs(mean));
    }

    /// <summary>Writes the table.</summary>
    /// <param name="stability">The coefficients.</param>
    /// <param name="folder">The folder of the results.</param>
    public static void Write(IReadOnlyList<FeatureStability> stability, RunFolder folder) => ImageFiles.Replace(folder.Stability, stream =>
    {
        using StreamWriter writer = new(stream, leaveOpen: true) { NewLine = "\n" };
        using CsvWriter csv = CsvWriter.Create(writer, new CsvWriterOptions(), leaveOpen: true);
        csv.WriteRecord([.. s_columns]);
        foreach (FeatureStability s in stability)
        {
            IntraclassCorrelation? c = s.Correlation;
            csv.WriteRecord(
            [
                s.Phase, s.Feature, Whole(s.Lesions), Whole(s.LeftOut), Whole(s.Runs), Number(c?.Agreement), Number(c?.AgreementLower), Number(c?.AgreementUpper),
                Number(c?.Consistency), Number(c?.ConsistencyLower), Number(c?.ConsistencyUpper), Number(s.MedianVariation), s.Reason,
            ]);
        }
    });

    private static FeatureStability Of(string phase, string feature, int position, IReadOnlyList<UnitRepeat>[] lesions, int[] runs)
    {
        double[][] whole = [.. lesions.Where(l => l.Count == runs.Length && l.All(r => double.IsFinite(r.Values[position]))).Select(l => l.OrderBy(r => r.Run).Select(r => r.Values[position]).ToArray())];
        double[] variations = [.. lesions.Select(l => VariationOf(l, position).Variation).Where(double.IsFinite).Order()];
        double median = variations.Length == 0 ? double.NaN : 0.5 * (variations[(variations.Length - 1) / 2] + variations[variations.Length / 2]);
        IntraclassCorrelation? correlation = null;
        if (whole.Length >= 2 && runs.Length >= 2)
        {
            double[,] values = new double[whole.Length, runs.Length];
            for (int i = 0; i < whole.Length; i++)
                for (int j = 0; j < runs.Length; j++) values[i, j] = whole[i][j];
            correlation = IntraclassCorrelation.Of(values);
        }
        return new FeatureStability(phase, feature, whole.Length, lesions.Length - whole.Length, runs.Length, correlation, median);
    }

    private static string Whole(int value) => value.ToString(CultureInfo.InvariantCulture);

    private static string Number(double? value) => value is { } number && !double.IsNaN(number) ? number.ToString("R", CultureInfo.InvariantCulture) : "";
}
