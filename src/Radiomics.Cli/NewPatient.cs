using System.Globalization;
using System.Text;
using Radiomics.Cli.Commands;
using Radiomics.Modeling;

namespace Radiomics.Cli;

/// <summary>One new patient on the whole way from image and position to a row of features.</summary>
/// <param name="Volume">The image.</param>
/// <param name="Nodule">The lesion.</param>
/// <param name="Row">Its features and values as a table of one row, with every column the model asks for; empty where nothing was given.</param>
internal sealed record NewPatient(Volume Volume, Nodule Nodule, FeatureTable Row)
{
    /// <summary>Segments and measures.</summary>
    public static NewPatient Measure(
        Volume volume, Seed seed, TrainedModel model, ExtractionSettings settings, IReadOnlyDictionary<string, string> values, CommandOutput output, CancellationToken cancellation)
    {
        FeatureExtractor extractor = new(settings);
        Nodule nodule = new NoduleSegmenter(NoduleSegmenterOptions.Default with { MaxDegreeOfParallelism = settings.MaxDegreeOfParallelism }).Segment(volume, seed);
        foreach (string note in nodule.Notes) output.Talk.WriteLine($"note: {note}");
        if (nodule.Confidence < Nodule.LowConfidence) output.Talk.WriteLine(string.Create(CultureInfo.InvariantCulture, $"warning: the mask is not sure (confidence {nodule.Confidence:F2}); look at its picture before the prediction is used"));
        FeatureSet features = extractor.Extract(volume, nodule.Mask, cancellation);
        Dictionary<string, string> cells = new() { ["patient"] = "new" };
        foreach ((string name, string field) in NoduleColumns.Names.Zip(NoduleColumns.Fields(nodule))) cells[name] = field;
        FeatureColumns columns = new(extractor);
        foreach ((string name, string field) in columns.Names.Zip(columns.Fields(features))) cells[name] = field;
        string[] unknown = [.. values.Keys.Where(v => !model.Columns.Contains(v))];
        if (unknown.Length > 0) output.Talk.WriteLine($"note: the model does not use {string.Join(", ", unknown)}");
        foreach ((string name, string value) in values) cells[name] = value;
        // The table of a model that does not tell its settings cannot be compared.
        if (model.FeatureSettings.Length == 0) cells["diagnostics_settings"] = "";
        string[] absent = [.. model.Columns.Where(c => !cells.ContainsKey(c))];
        if (absent.Length > 0) output.Talk.WriteLine($"note: {string.Join(", ", absent)} not given: what is usual in the training rows is taken");
        foreach (string name in absent) cells[name] = "";
        string text = string.Join(',', cells.Keys.Select(Quoted)) + "\n" + string.Join(',', cells.Values.Select(Quoted)) + "\n";
        return new NewPatient(volume, nodule, Study.ToPredict(FeatureTable.Parse(text, "new patient")));
    }

    /// <summary>Reads column=value.</summary>
    /// <exception cref="SettingsException">An entry has no name or no equals sign, or a column appears twice.</exception>
    public static IReadOnlyDictionary<string, string> Values(IEnumerable<string> entries)
    {
        Dictionary<string, string> values = [];
        foreach (string entry in entries)
        {
            int at = entry.IndexOf('=', StringComparison.Ordinal);
            if (at <= 0 || !values.TryAdd(entry[..at].Trim(), entry[(at + 1)..].Trim()))
                throw new SettingsException("OPTION_VALUE", new Problem("--value", $"'{entry}' was given", "column=value, each column once", ""));
        }
        return values;
    }

    private static string Quoted(string cell) => cell.AsSpan().IndexOfAny(",\"\r\n") < 0 ? cell : new StringBuilder("\"").Append(cell.Replace("\"", "\"\"", StringComparison.Ordinal)).Append('"').ToString();
}
