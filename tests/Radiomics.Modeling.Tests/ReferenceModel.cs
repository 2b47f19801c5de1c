using System.Globalization;
using System.Text.Json;
using Radiomics.TestSupport;
using Xunit;

namespace Radiomics.Modeling.Tests;

/// <summary>One table of the reference with R's results; every comparison is counted, and the worst of each kind is written to the test's output.</summary>
internal sealed class ReferenceModel
{
    private readonly Dictionary<string, (int Count, int Failed, double Worst, string Where)> _kinds = [];
    private readonly string _name;

    public ReferenceModel(string name, string? csv = null)
    {
        _name = name;
        using JsonDocument document = JsonDocument.Parse(File.ReadAllText(Reference.Require($"models/{name}.json")));
        Results = document.RootElement.GetProperty("results").Clone();
        string[] lines = File.ReadAllLines(Reference.Require($"models/{csv ?? name}.csv"));
        Columns = lines[0].Split(',');
        double[][] rows = [.. lines.Skip(1).Where(l => l.Length > 0).Select(l => l.Split(',').Select(Parse).ToArray())];
        Rows = rows.Length;
        for (int j = 0; j < Columns.Length; j++) _table[Columns[j]] = [.. rows.Select(r => r[j])];
    }

    private readonly Dictionary<string, double[]> _table = [];

    public JsonElement Results { get; }

    public string[] Columns { get; }

    public int Rows { get; }

    public double[] this[string column] => _table[column];

    public bool Has(string column) => _table.ContainsKey(column);

    public bool[] Flag(string column) => [.. this[column].Select(v => v == 1)];

    public int[] Whole(string column) => [.. this[column].Select(v => (int)v)];

    public DesignMatrix Design(params string[] names) => new(names, Rows, [.. names.SelectMany(n => this[n])]);

    public SurvivalOutcome Outcome(string time = "time") => new(this[time], Flag("event"));

    public static double Number(JsonElement e) => e.ValueKind switch
    {
        JsonValueKind.Number => e.GetDouble(),
        JsonValueKind.Null => double.NaN,
        JsonValueKind.String when e.GetString() == "Infinity" => double.PositiveInfinity,
        JsonValueKind.String when e.GetString() == "-Infinity" => double.NegativeInfinity,
        JsonValueKind.True => 1,
        JsonValueKind.False => 0,
        _ => throw new InvalidOperationException(e.ToString()),
    };

    public static double[] Numbers(JsonElement e) => e.ValueKind == JsonValueKind.Array ? [.. e.EnumerateArray().Select(Number)] : [Number(e)];

    public static string[] Names(JsonElement e) => [.. e.EnumerateArray().Select(x => x.GetString()!)];

    public static double[][] Matrix(JsonElement e) => [.. e.EnumerateArray().Select(Numbers)];

    /// <summary>Counts one comparison: |actual - expected| against tolerance x max(|expected|, floor).</summary>
    public void Check(string kind, string where, double actual, double expected, double tolerance, double floor = 1e-12)
    {
        double deviation = double.IsNaN(expected) && double.IsNaN(actual) || actual == expected ? 0
            : double.IsNaN(expected) || double.IsNaN(actual) ? double.PositiveInfinity : Math.Abs(actual - expected) / Math.Max(Math.Abs(expected), floor);
        (int count, int failed, double worst, string place) = _kinds.GetValueOrDefault(kind);
        bool bad = !(deviation <= tolerance);
        if (count == 0 || deviation > worst) (worst, place) = (deviation, string.Create(CultureInfo.InvariantCulture, $"{where}: {actual:R} for {expected:R}"));
        _kinds[kind] = (count + 1, failed + (bad ? 1 : 0), worst, place);
    }

    public void Check(string kind, string where, IEnumerable<double> actual, JsonElement expected, double tolerance, double floor = 1e-12)
    {
        double[] a = [.. actual], e = Numbers(expected);
        Assert.True(a.Length == e.Length, $"{kind} {where}: {a.Length} values for {e.Length}");
        for (int i = 0; i < a.Length; i++) Check(kind, string.Create(CultureInfo.InvariantCulture, $"{where}[{i}]"), a[i], e[i], tolerance, floor);
    }

    public void Check(string kind, string where, double[] actual, double[] expected, double tolerance = 1e-10, double floor = 1e-12)
    {
        Assert.True(actual.Length == expected.Length, $"{kind} {where}: {actual.Length} values for {expected.Length}");
        for (int i = 0; i < actual.Length; i++) Check(kind, string.Create(CultureInfo.InvariantCulture, $"{where}[{i}]"), actual[i], expected[i], tolerance, floor);
    }

    public void Verify()
    {
        foreach ((string kind, (int count, int failed, double worst, string where)) in _kinds)
            TestContext.Current.TestOutputHelper?.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{_name} | {kind} | {count - failed} of {count} | worst {worst:E1} | {where}"));
        string wrong = string.Join('\n', _kinds.Where(k => k.Value.Failed > 0)
            .Select(k => string.Create(CultureInfo.InvariantCulture, $"{_name}: {k.Key}: {k.Value.Failed} of {k.Value.Count} deviate, worst {k.Value.Worst:E2} at {k.Value.Where}")));
        Assert.True(_kinds.Count > 0);
        Assert.True(wrong.Length == 0, wrong);
    }

    private static double Parse(string cell) => cell is "" or "NA" ? double.NaN : double.Parse(cell.Trim('"'), CultureInfo.InvariantCulture);
}
