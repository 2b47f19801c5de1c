using System.Globalization;
using System.Text.RegularExpressions;

namespace Radiomics.Modeling;

/// <summary>A cohort's table made ready for one target: its rows, its outcome, and the sets of columns that are compared.</summary>
internal sealed partial class StudyTable
{
    /// <summary>Names of the sets.</summary>
    public const string SizeOnly = "size only", ClinicalOnly = "clinical only", RadiomicsOnly = "radiomics", Combined = "radiomics and clinical";

    private static readonly string[] s_sizes = ["original_shape_MeshVolume", "original_shape_VoxelVolume", "segmentation_volumeMm3"];
    private static readonly string[] s_clinical = ["age", "sex", "smoking"];
    private static readonly string[] s_provenance =
    [
        "lesion", "phase", "name", "series", "seed", "seed_reading", "seed_source", "class_folder", "status", "unit", "undefined", "class", "pathology", "tnm", "stage", "death", "survival", "recurrence",
        "recurrence_time", DerivedColumns.StageGroup, DerivedColumns.T, DerivedColumns.N, DerivedColumns.M, DerivedColumns.RecurrenceFollowUp,
    ];

    private static readonly string[] s_prefixes =
        ["scan_", "error_", "transfer_", "segmentation_", "diagnostics_", "pathology_", "stage_", "survival_", "position_", "clinical_", "followup_", "general_info"];

    private StudyTable() { }

    /// <summary>The rows that are used.</summary>
    public required FeatureTable Table { get; init; }

    /// <summary>The plan of the final model.</summary>
    public required TrainingPlan Plan { get; init; }

    /// <summary>The sets of columns, the final model's last.</summary>
    public required IReadOnlyDictionary<string, IReadOnlyList<string>> Sets { get; init; }

    /// <summary>Columns of radiomic features.</summary>
    public required IReadOnlyList<string> Radiomics { get; init; }

    /// <summary>Clinical columns.</summary>
    public required IReadOnlyList<string> Clinical { get; init; }

    /// <summary>What was decided, in words.</summary>
    public required IReadOnlyList<string> Notes { get; init; }

    /// <summary>Unit of the follow-up; empty where it is not told.</summary>
    public required string TimeUnit { get; init; }

    /// <summary>The name of the set the final model uses.</summary>
    public string Final => Sets.Keys.Last();

    public static StudyTable Prepare(FeatureTable given, StudyTarget target, StudyConfiguration configuration)
    {
        List<string> notes = [];
        FeatureTable table = DerivedColumns.Add(OnePhase(Measured(given, notes), configuration.Phase, notes));
        string[] size = [.. configuration.Size ?? [.. s_sizes.Where(table.Columns.Contains).Take(1)]];
        string unit = "";
        OutcomeColumns outcome = target switch
        {
            StudyTarget.Malignancy => Label(table, configuration),
            StudyTarget.Survival => Times(table, configuration.Time ?? "survival", configuration.Event ?? "death"),
            StudyTarget.Recurrence => Times(table, configuration.Time ?? DerivedColumns.RecurrenceFollowUp, configuration.Event ?? "recurrence"),
            _ => OutcomeColumns.Ordered(ColumnOf(target, configuration), [.. configuration.Classes ?? []]),
        };
        foreach (string column in outcome.Names) table.Text(column);
        if (outcome.Kind == OutcomeKind.Survival)
        {
            unit = UnitOf(table, outcome);
            table = OneRowAPatient(table, outcome.Names, size, notes);
        }
        string[] reserved = [.. outcome.Names, table.PatientColumn, .. new[] { configuration.Batch, configuration.Treatment }.OfType<string>()];
        string[] clinical = [.. configuration.Clinical ?? [.. s_clinical.Concat(outcome.Kind == OutcomeKind.Survival ? [DerivedColumns.StageGroup] : []).Where(c => !reserved.Contains(c) && Varies(table, c))]];
        string[] radiomics = [.. configuration.Features ?? FeaturesOf(table, [.. reserved, .. clinical])];
        foreach (string column in (string[])[.. size, .. clinical, .. radiomics]) table.Text(column);
        if (radiomics.Length == 0) throw ModelingErrors.Shape("table", "no column of radiomic features");

        // The final model's set stands last.
        Dictionary<string, IReadOnlyList<string>> sets = [];
        if (size.Length > 0 && radiomics.Length > size.Length) sets[SizeOnly] = size;
        else notes.Add(size.Length == 0 ? "There is no column of the lesion's size: no baseline of size alone." : "Radiomics are the size alone: no baseline of it.");
        if (clinical.Length > 0)
        {
            sets[ClinicalOnly] = clinical;
            sets[RadiomicsOnly] = radiomics;
            sets[Combined] = [.. radiomics, .. clinical];
        }
        else
        {
            notes.Add("There is no clinical column with values: no clinical and no combined baseline.");
            sets[RadiomicsOnly] = radiomics;
        }
        IReadOnlyList<double> horizons = outcome.Kind != OutcomeKind.Survival ? [] : configuration.Horizons ?? HorizonsOf(table, outcome, unit, notes);
        return new StudyTable
        {
            Table = table, Sets = sets, Radiomics = radiomics, Clinical = clinical, Notes = notes, TimeUnit = unit,
            Plan = new TrainingPlan
            {
                Outcome = outcome, Features = sets.Values.Last(), Categories = configuration.Categories, BatchColumn = configuration.Harmonize ? configuration.Batch : null,
                Alpha = configuration.Alpha, PathLength = configuration.PathLength, OneStandardError = configuration.OneStandardError, OuterFolds = configuration.OuterFolds,
                InnerFolds = configuration.InnerFolds, Repeats = configuration.Repeats, Seed = configuration.Seed, Horizons = horizons, MaxDegreeOfParallelism = configuration.MaxDegreeOfParallelism,
                Preparation = new PreparationOptions
                {
                    MaxMissing = configuration.MaxMissing, MinStability = configuration.MinStability, Harmonize = configuration.Harmonize, FalseDiscoveryRate = configuration.FalseDiscoveryRate,
                    MaxCorrelation = configuration.MaxCorrelation, Always = clinical, Stability = configuration.Stability is null ? null : StabilityOf(configuration, size),
                },
            },
        };
    }

    /// <summary>The rows that were measured.</summary>
    public static FeatureTable Measured(FeatureTable table, List<string> notes)
    {
        if (!table.Columns.Contains("status")) return table;
        int[] rows = [.. table.Text("status").Index().Where(s => s.Item == "ok").Select(s => s.Index)];
        if (rows.Length < table.Rows) notes.Add($"{table.Rows - rows.Length} of {table.Rows} rows were not measured and are left out.");
        return rows.Length == table.Rows ? table : table.Select(rows);
    }

    private static FeatureTable OnePhase(FeatureTable table, string? wanted, List<string> notes)
    {
        if (!table.Columns.Contains("phase"))
            return wanted is null ? table : throw ModelingErrors.Option("phase", wanted, "a table with a column phase");
        IReadOnlyList<string> phases = table.Text("phase");
        string[] different = [.. phases.Distinct().Order(StringComparer.Ordinal)];
        if (wanted is not null && !different.Contains(wanted)) throw ModelingErrors.Option("phase", wanted, string.Join(", ", different));
        if (wanted is null && different.Length < 2) return table;
        string phase = wanted ?? different.MaxBy(p => phases.Count(q => q == p))!;
        int[] rows = [.. phases.Index().Where(p => p.Item == phase).Select(p => p.Index)];
        notes.Add($"Rows of phase {phase} are used: {rows.Length} of {table.Rows}.");
        return table.Select(rows);
    }

    private static OutcomeColumns Label(FeatureTable table, StudyConfiguration configuration)
    {
        string column = configuration.Label ?? "class";
        string? positive = configuration.Positive;
        if (positive is null && table.Categories(column).OfType<string>().Any(c => c.Equals("Malignant", StringComparison.OrdinalIgnoreCase) || c.Equals("Benign", StringComparison.OrdinalIgnoreCase))) positive = "Malignant";
        return OutcomeColumns.Binary(column, positive);
    }

    private static string ColumnOf(StudyTarget target, StudyConfiguration configuration) => configuration.Label ?? target switch
    {
        StudyTarget.T => DerivedColumns.T,
        StudyTarget.N => DerivedColumns.N,
        StudyTarget.M => DerivedColumns.M,
        _ => DerivedColumns.StageGroup,
    };

    private static OutcomeColumns Times(FeatureTable table, string time, string isEvent)
    {
        _ = table.Text(time);
        return OutcomeColumns.Survival(time, isEvent);
    }

    private static string UnitOf(FeatureTable table, OutcomeColumns outcome)
    {
        if (!table.Columns.Contains("survival_unit")) return "";
        string?[] units = table.Categories("survival_unit");
        string[] different = [.. table.CompleteRows(outcome.Names).Select(r => units[r]).OfType<string>().Distinct()];
        return different.Length switch
        {
            0 => "",
            1 => different[0],
            _ => throw new ModelingException("MODEL_MIXED_UNITS", new Problem("column survival_unit", $"'{different[0]}' and '{different[1]}'", "one unit in all rows", "Convert the times to one unit.")),
        };
    }

    /// <summary>Past patients of a model: measured, of one phase, with their columns, one row each.</summary>
    public static FeatureTable OfPast(FeatureTable table, IReadOnlyList<string> columns)
    {
        FeatureTable rows = DerivedColumns.Add(OnePhase(Measured(table, []), null, []));
        return OneRowAPatient(rows.Select(rows.CompleteRows(columns)), columns, [.. s_sizes.Where(rows.Columns.Contains).Take(1)], []);
    }

    private static FeatureTable OneRowAPatient(FeatureTable table, IEnumerable<string> columns, string[] size, List<string> notes)
    {
        int[] complete = table.CompleteRows(columns);
        if (complete.Select(r => table.Patients[r]).Distinct().Count() == complete.Length) return table;
        double[]? volumes = size.Length > 0 ? table.Numbers(size[0]) : null;
        int[] rows = [.. complete.GroupBy(r => table.Patients[r]).Select(g => volumes is null ? g.First() : g.MaxBy(r => double.IsNaN(volumes[r]) ? double.NegativeInfinity : volumes[r])).Order()];
        notes.Add($"Each patient counts once, by {(volumes is null ? "the first" : "the largest")} lesion: {rows.Length} of {complete.Length} rows.");
        return table.Select(rows);
    }

    private static bool Varies(FeatureTable table, string column)
    {
        if (!table.Columns.Contains(column)) return false;
        string?[] cells = table.Categories(column);
        return cells.Count(c => c is not null) * 2 > cells.Length && cells.OfType<string>().Distinct().Count() > 1;
    }

    private static IEnumerable<string> FeaturesOf(FeatureTable table, string[] taken)
    {
        string[] open = [.. table.Columns.Where(c => !taken.Contains(c) && !s_provenance.Contains(c) && !s_prefixes.Any(p => c.StartsWith(p, StringComparison.Ordinal)))];
        string[] named = [.. open.Where(c => Feature().IsMatch(c))];
        return (named.Length > 0 ? named : open).Where(table.IsNumeric);
    }

    private static double[] HorizonsOf(FeatureTable table, OutcomeColumns outcome, string unit, List<string> notes)
    {
        double year = unit switch { "days" => 365.25, "weeks" => 365.25 / 7, "months" => 12, "years" => 1, _ => double.NaN };
        int[] rows = table.CompleteRows(outcome.Names);
        double[] all = table.Numbers(outcome.First);
        double[] times = [.. rows.Select(r => all[r]).Where(double.IsFinite).Order()];
        if (times.Length < 2) return [];
        double longest = SampleQuantile.Of(times, 0.9);
        if (double.IsFinite(year) && year < longest) return [.. new[] { year, 2 * year, 3 * year }.Where(h => h < longest)];
        double middle = SampleQuantile.Of(times, 0.5);
        if (!(middle > 0)) return [];
        notes.Add(string.Create(CultureInfo.InvariantCulture, $"Survival is predicted at the median follow-up, {middle:0.###}: {(unit.Length == 0 ? "the table has no unit of times" : "follow-up is short")}."));
        return [middle];
    }

    private static Dictionary<string, double> StabilityOf(StudyConfiguration configuration, string[] size)
    {
        string path = Path.Combine(configuration.Folder, configuration.Stability!);
        FeatureTable table = FeatureTable.Load(path, "feature");
        string column = table.Columns.Contains("icc_2_1") ? "icc_2_1" : "icc";
        double[] values = table.Numbers(column);
        string[]? phases = table.Columns.Contains("phase") ? [.. table.Text("phase")] : null;
        Dictionary<string, double> reliability = [];
        for (int i = 0; i < table.Rows; i++)
        {
            if (double.IsNaN(values[i]) || (phases is not null && configuration.Phase is { } phase && phases[i] != phase)) continue;
            // Of several phases the least reliable counts.
            reliability[table.Patients[i]] = Math.Min(values[i], reliability.GetValueOrDefault(table.Patients[i], double.PositiveInfinity));
        }
        foreach (string column1 in size) reliability.TryAdd(column1, 1);
        return reliability;
    }

    [GeneratedRegex("(^|_)(firstorder|shape|shape2D|glcm|glrlm|glszm|gldm|gldzm|ngtdm|morph|stat|ih|ivh|cm|rlm|szm|dzm|ngl|ngt|loc)_")]
    private static partial Regex Feature();
}
