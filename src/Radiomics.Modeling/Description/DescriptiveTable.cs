using System.Globalization;

namespace Radiomics.Modeling;

/// <summary>
/// The table that describes a cohort ("Table 1"): every variable overall and by group, what is missing, and whether groups differ. Numbers are shown by mean or median as
/// their distribution asks for; categories by counts, compared by Fisher's exact test where chi-square's approximation is poor (an expected count below 1, or more than
/// a fifth of them below 5; Cochran, 1954). P-values are not adjusted for their number.
/// </summary>
public sealed record DescriptiveTable
{
    /// <summary>Name of the group of everyone.</summary>
    public const string Overall = "overall";

    private DescriptiveTable() { }

    /// <summary>Columns of the table: everyone first, then the groups, numbers ascending and text by its characters.</summary>
    public required IReadOnlyList<DescriptiveGroup> Groups { get; init; }

    /// <summary>Variables, in the order asked for.</summary>
    public required IReadOnlyList<DescriptiveVariable> Variables { get; init; }

    /// <summary>Column the groups are made of; null where everyone is together.</summary>
    public string? GroupColumn { get; init; }

    /// <summary>Whether patients are counted rather than rows.</summary>
    public required bool PerPatient { get; init; }

    /// <summary>Of those counted, how many are in no group since the group column has no value; they are part of "overall".</summary>
    public required int Ungrouped { get; init; }

    /// <summary>Describes a table.</summary>
    /// <param name="table">The table.</param>
    /// <param name="options">What is shown.</param>
    /// <exception cref="ModelingException">A column is absent, differs between rows of a patient who counts once, has too many levels, or the group column has one value.</exception>
    public static DescriptiveTable Of(FeatureTable table, DescriptiveTableOptions options)
    {
        ArgumentNullException.ThrowIfNull(table);
        ArgumentNullException.ThrowIfNull(options);
        if (table.Rows == 0) throw ModelingErrors.Shape("table", "no row");
        if (options.Columns.Count == 0) throw ModelingErrors.Option(nameof(options.Columns), "none", "the columns to describe");
        if (!(options.NormalityLevel is > 0 and < 1)) throw ModelingErrors.Option(nameof(options.NormalityLevel), options.NormalityLevel.ToString("R", CultureInfo.InvariantCulture), "between 0 and 1");
        if (options.GroupColumn is { } own && options.Columns.Contains(own)) throw ModelingErrors.Option(nameof(options.Columns), $"the group column {own}", "columns that are compared between groups");
        string? strange = options.Categorical.FirstOrDefault(c => !options.Columns.Contains(c));
        if (strange is not null) throw ModelingErrors.Option(nameof(options.Categorical), strange, "columns that are described");
        int[][] units = options.PerPatient
            ? [.. Enumerable.Range(0, table.Rows).GroupBy(i => table.Patients[i], StringComparer.Ordinal).Select(g => g.ToArray())]
            : [.. Enumerable.Range(0, table.Rows).Select(i => (int[])[i])];
        string?[]? group = options.GroupColumn is null ? null : Values(table, options.GroupColumn, units);
        string[] names = group is null ? [] : Levels(group, options.GroupColumn!, options.MaxLevels);
        if (group is not null && names.Length < 2) throw ModelingErrors.OneClass($"column {options.GroupColumn}", $"{names.Length} group");
        int[][] members = [[.. Enumerable.Range(0, units.Length)], .. names.Select(n => Enumerable.Range(0, units.Length).Where(u => group![u] == n).ToArray())];
        return new DescriptiveTable
        {
            Groups = [.. members.Select((m, g) => new DescriptiveGroup(g == 0 ? Overall : names[g - 1], m.Length, m.SelectMany(u => units[u]).Select(r => table.Patients[r]).Distinct().Count()))],
            Variables = [.. options.Columns.Select(c => Describe(c, Values(table, c, units), members, options))],
            GroupColumn = options.GroupColumn,
            PerPatient = options.PerPatient,
            Ungrouped = group?.Count(g => g is null) ?? 0,
        };
    }

    private static DescriptiveVariable Describe(string name, string?[] values, int[][] members, DescriptiveTableOptions options)
    {
        int[] missing = [.. members.Select(m => m.Count(u => values[u] is null))];
        double[] numbers = new double[values.Length];
        bool numeric = !options.Categorical.Contains(name) && values.Any(v => v is not null);
        for (int u = 0; u < values.Length && numeric; u++)
        {
            numbers[u] = double.NaN;
            numeric = values[u] is null || (double.TryParse(values[u], NumberStyles.Float, CultureInfo.InvariantCulture, out numbers[u]) && double.IsFinite(numbers[u]));
        }
        return numeric && numbers.Where(double.IsFinite).Distinct().Count() > 2
            ? Numbers(name, numbers, members, missing, options)
            : Counts(name, values, members, missing, options);
    }

    private static DescriptiveVariable Numbers(string name, double[] values, int[][] members, int[] missing, DescriptiveTableOptions options)
    {
        double[][] samples = [.. members.Select(m => m.Select(u => values[u]).Where(double.IsFinite).ToArray())], groups = members.Length > 1 ? samples[1..] : samples;
        bool mean = options.Numeric switch
        {
            NumericDescription.Mean => true,
            NumericDescription.Median => false,
            _ => groups.All(g => g.Length is >= ShapiroWilkTest.Fewest and <= ShapiroWilkTest.Most && ShapiroWilkTest.Run(g).PValue >= options.NormalityLevel),
        };
        DescriptiveTest? test = null;
        string? note = null;
        if (members.Length > 1)
        {
            if (groups.Any(g => g.Length < 2))
            {
                note = "No test: a group has fewer than two known values.";
            }
            else
            {
                (DescriptiveTestKind kind, TestResult result) = (mean, groups.Length) switch
                {
                    (true, 2) => (DescriptiveTestKind.WelchT, MeanComparison.Welch(groups[0], groups[1]).Test),
                    (true, _) => (DescriptiveTestKind.WelchAnova, AnalysisOfVariance.Welch(groups).Test),
                    (false, 2) => (DescriptiveTestKind.RankSum, RankSumTest.Run(groups[0], groups[1]).Test),
                    _ => (DescriptiveTestKind.KruskalWallis, KruskalWallisTest.Run(groups)),
                };
                if (double.IsNaN(result.PValue)) note = "No test: the values do not vary within the groups.";
                else test = new DescriptiveTest(kind, result);
            }
        }
        return new DescriptiveVariable
        {
            Name = name, Kind = mean ? DescriptiveKind.Mean : DescriptiveKind.Median, Missing = missing, Test = test, Note = note,
            Numbers = [.. members.Select(m => SampleSummary.Of([.. m.Select(u => values[u])]))],
        };
    }

    private static DescriptiveVariable Counts(string name, string?[] values, int[][] members, int[] missing, DescriptiveTableOptions options)
    {
        string[] levels = Levels(values, name, options.MaxLevels);
        int[][] counts = [.. levels.Select(l => members.Select(m => m.Count(u => values[u] == l)).ToArray())];
        (DescriptiveTest? test, string? note) = members.Length == 1 ? (null, null) : Compare(counts);
        return new DescriptiveVariable
        {
            Name = name, Kind = DescriptiveKind.Counts, Missing = missing, Test = test, Note = note,
            Levels = [.. levels.Select((l, k) => new DescriptiveLevel(l, counts[k], [.. counts[k].Select((c, g) => members[g].Length == missing[g] ? double.NaN : c / (double)(members[g].Length - missing[g]))]))],
        };
    }

    private static (DescriptiveTest? Test, string? Note) Compare(int[][] counts)
    {
        // Levels that only rows without a group have do not count, nor does the group of everyone.
        int[][] cells = [.. counts.Select(c => c[1..]).Where(c => c.Any(v => v > 0))];
        if (cells.Length < 2) return (null, "No test: the groups share one value.");
        if (Enumerable.Range(0, cells[0].Length).Any(g => cells.All(c => c[g] == 0))) return (null, "No test: a group has no known value.");
        ContingencyTable table = new(cells);
        double[] expected = [.. table.Expected.SelectMany(e => e)];
        if (expected.All(e => e >= 1) && expected.Count(e => e < 5) * 5 <= expected.Length) return (new DescriptiveTest(DescriptiveTestKind.ChiSquare, table.ChiSquare()), null);
        TestResult exact = table.Fisher();
        return double.IsNaN(exact.PValue)
            ? (new DescriptiveTest(DescriptiveTestKind.ChiSquare, table.ChiSquare()), "Chi-square although expected counts are small: there are too many tables for the exact test.")
            : (new DescriptiveTest(DescriptiveTestKind.FisherExact, exact), null);
    }

    /// <summary>The value of each unit; null is missing.</summary>
    private static string?[] Values(FeatureTable table, string column, int[][] units)
    {
        string?[] cells = table.Categories(column);
        string?[] values = new string?[units.Length];
        for (int u = 0; u < units.Length; u++)
        {
            string[] known = [.. units[u].Select(r => cells[r]).OfType<string>().Distinct().Take(2)];
            if (known.Length > 1)
                throw new ModelingException("MODEL_PATIENT_VARIES", new Problem(
                    $"column {column}, row {units[u][0] + 2}", "rows of one patient have different values", "one value a patient where each counts once", "Describe this column by row, or leave it out."));
            values[u] = known.FirstOrDefault();
        }
        return values;
    }

    private static string[] Levels(string?[] values, string column, int most)
    {
        string[] levels = [.. values.OfType<string>().Distinct()];
        if (levels.Length > most) throw ModelingErrors.TooManyLevels(column, levels.Length, most);
        return CategoryOrder.Sorted(levels);
    }
}
