using System.Text.Encodings.Web;
using System.Text.Json;

namespace Radiomics.Cohorts;

/// <summary>
/// What a run was made of, without its results: <c>run.json</c>. With the units it is all that tables, merging and reports need; the delivery is not.
/// </summary>
internal sealed record RunManifest
{
    private const int Format = 2;

    public required string Engine { get; init; }
    public required string Settings { get; init; }
    /// <summary>Rings, differences and stability, as people read them.</summary>
    public required string Extras { get; init; }

    public required bool Differences { get; init; }
    public required bool Stability { get; init; }
    public required int Patients { get; init; }
    public required int Series { get; init; }
    public required int Images { get; init; }
    public required int Lesions { get; init; }
    public required IReadOnlyList<string> IdentityColumns { get; init; }
    public required IReadOnlyList<string> ResultColumns { get; init; }
    /// <summary>Those of the columns of results that are values of features.</summary>
    public required IReadOnlyList<string> FeatureColumns { get; init; }

    public required IReadOnlyList<string> TableColumns { get; init; }
    public required IReadOnlyList<RunRow> Rows { get; init; }

    /// <summary>Writes the file.</summary>
    /// <param name="folder">The folder of the results.</param>
    public void Write(RunFolder folder) => ImageFiles.Replace(folder.Manifest, stream =>
    {
        using Utf8JsonWriter json = new(stream, new JsonWriterOptions { Indented = true, NewLine = "\n", Encoder = JavaScriptEncoder.Create(System.Text.Unicode.UnicodeRanges.All) });
        json.WriteStartObject();
        json.WriteNumber("format", Format);
        json.WriteString("engine", Engine);
        json.WriteString("settings", Settings);
        json.WriteString("extras", Extras);
        json.WriteBoolean("differences", Differences);
        json.WriteBoolean("stability", Stability);
        json.WriteNumber("patients", Patients);
        json.WriteNumber("series", Series);
        json.WriteNumber("images", Images);
        json.WriteNumber("lesions", Lesions);
        Texts(json, "identityColumns", IdentityColumns);
        Texts(json, "resultColumns", ResultColumns);
        Texts(json, "featureColumns", FeatureColumns);
        Texts(json, "tableColumns", TableColumns);
        json.WriteStartArray("rows");
        foreach (RunRow row in Rows)
        {
            json.WriteStartObject();
            json.WriteString("name", row.Name);
            json.WriteString("state", row.State.ToString());
            json.WriteString("code", row.Code);
            json.WriteString("message", row.Message);
            json.WriteString("unit", row.Unit);
            Texts(json, "identity", row.Identity);
            Texts(json, "tables", row.Tables);
            json.WriteEndObject();
        }
        json.WriteEndArray();
        json.WriteEndObject();
    });

    /// <summary>Reads the file.</summary>
    /// <param name="folder">The folder of the results.</param>
    /// <exception cref="ImageFormatException">There is none, or it is none of ours.</exception>
    public static RunManifest Read(RunFolder folder)
    {
        if (!File.Exists(folder.Manifest))
            throw new ImageFormatException("RUN_NOT_FOUND", new Problem(folder.Path, "no run has ended in this folder", "the folder of a run that has ended", "Run to the end first, or check the path."));
        try
        {
            using FileStream stream = ImageFiles.OpenRead(folder.Manifest);
            using JsonDocument document = JsonDocument.Parse(stream);
            JsonElement root = document.RootElement;
            if (root.GetProperty("format").GetInt32() != Format) throw new FormatException("another version wrote it");
            return new RunManifest
            {
                Engine = Text(root, "engine"),
                Settings = Text(root, "settings"),
                Extras = Text(root, "extras"),
                Differences = root.GetProperty("differences").GetBoolean(),
                Stability = root.GetProperty("stability").GetBoolean(),
                Patients = root.GetProperty("patients").GetInt32(),
                Series = root.GetProperty("series").GetInt32(),
                Images = root.GetProperty("images").GetInt32(),
                Lesions = root.GetProperty("lesions").GetInt32(),
                IdentityColumns = Texts(root, "identityColumns"),
                ResultColumns = Texts(root, "resultColumns"),
                FeatureColumns = Texts(root, "featureColumns"),
                TableColumns = Texts(root, "tableColumns"),
                Rows = [.. root.GetProperty("rows").EnumerateArray().Select(Row)],
            };
        }
        catch (Exception error) when (error is JsonException or KeyNotFoundException or InvalidOperationException or FormatException or ArgumentException)
        {
            throw new ImageFormatException("RUN_UNREADABLE", new Problem(folder.Manifest, $"the file is damaged: {error.Message.TrimEnd('.')}", "a file that a run of this version wrote", "Start the run again; it repeats nothing that is done."), error);
        }
    }

    private static RunRow Row(JsonElement row)
    {
        string name = Text(row, "name");
        string? unit = row.GetProperty("unit").GetString();
        // Both become paths.
        if (!IsName(name)) throw new FormatException($"'{TableText.Shown(name)}' is no name of a file");
        if (unit is not null && !unit.All(char.IsAsciiHexDigitLower)) throw new FormatException($"'{TableText.Shown(unit)}' is no key");
        return new RunRow(name, Enum.Parse<RunState>(Text(row, "state")), Text(row, "code"), Text(row, "message"), unit, Texts(row, "identity"), Texts(row, "tables"));
    }

    private static bool IsName(string name) => name.Length > 0 && name.All(c => char.IsLetterOrDigit(c) || c is '-' or '_');

    private static void Texts(Utf8JsonWriter json, string name, IReadOnlyList<string> texts)
    {
        json.WriteStartArray(name);
        foreach (string text in texts) json.WriteStringValue(text);
        json.WriteEndArray();
    }

    private static string[] Texts(JsonElement element, string name) => [.. element.GetProperty(name).EnumerateArray().Select(t => t.GetString() ?? "")];

    private static string Text(JsonElement element, string name) => element.GetProperty(name).GetString() ?? "";
}
