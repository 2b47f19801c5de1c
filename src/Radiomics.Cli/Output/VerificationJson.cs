using System.Text.Encodings.Web;
using System.Text.Json;

namespace Radiomics.Cli.Output;

/// <summary>A verification as JSON: counts, and every row. A deviation that is infinite, or a value that is not a number, is null.</summary>
internal static class VerificationJson
{
    private static readonly JsonWriterOptions s_options = new() { Indented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Writes a report.</summary>
    /// <param name="output">Where to.</param>
    /// <param name="report">The report.</param>
    /// <param name="nameOf">Name of a collection.</param>
    public static void Write(TextWriter output, VerificationReport report, Func<VerificationSuites, string> nameOf)
    {
        using MemoryStream buffer = new();
        using (Utf8JsonWriter json = new(buffer, s_options))
        {
            json.WriteStartObject();
            json.WriteString("engineVersion", FeatureExtractor.EngineVersion);
            json.WriteNumber("matched", report.Matched);
            json.WriteNumber("total", report.Total);
            json.WriteStartArray("notRun");
            foreach (SuiteNotRun suite in report.NotRun)
            {
                json.WriteStartObject();
                json.WriteString("suite", nameOf(suite.Suite));
                json.WriteString("reason", suite.Reason);
                json.WriteEndObject();
            }
            json.WriteEndArray();
            json.WriteStartArray("groups");
            foreach (VerificationGroup group in report.Groups)
            {
                json.WriteStartObject();
                json.WriteString("suite", nameOf(group.Suite));
                json.WriteString("configuration", group.Configuration);
                json.WriteString("family", group.Family);
                json.WriteNumber("matched", group.Matched);
                json.WriteNumber("total", group.Total);
                Number(json, "worstDeviation", group.WorstDeviation);
                json.WriteEndObject();
            }
            json.WriteEndArray();
            json.WriteStartArray("rows");
            foreach (VerificationRow row in report.Rows) Write(json, row, nameOf);
            json.WriteEndArray();
            json.WriteEndObject();
        }
        output.WriteLine(System.Text.Encoding.UTF8.GetString(buffer.GetBuffer(), 0, (int)buffer.Length));
    }

    private static void Write(Utf8JsonWriter json, VerificationRow row, Func<VerificationSuites, string> nameOf)
    {
        json.WriteStartObject();
        json.WriteString("suite", nameOf(row.Suite));
        json.WriteString("configuration", row.Configuration);
        json.WriteString("family", row.Family);
        json.WriteString("name", row.Name);
        Number(json, "value", row.Value);
        Number(json, "reference", row.Reference);
        Number(json, "tolerance", row.Tolerance);
        Number(json, "deviation", row.Deviation);
        json.WriteString("outcome", JsonNamingPolicy.CamelCase.ConvertName(row.Outcome.ToString()));
        if (row.Note.Length > 0) json.WriteString("note", row.Note);
        json.WriteEndObject();
    }

    private static void Number(Utf8JsonWriter json, string name, double? value)
    {
        if (value is { } number && double.IsFinite(number)) json.WriteNumber(name, number);
        else json.WriteNull(name);
    }
}
