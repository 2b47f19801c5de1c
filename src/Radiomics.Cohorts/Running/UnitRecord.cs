using System.Text.Encodings.Web;
using System.Text.Json;

namespace Radiomics.Cohorts;

/// <summary>The result of one unit of work, as it stands in its file. It names no patient.</summary>
/// <param name="Key">Key of the unit.</param>
/// <param name="Code">Code of the error; empty where the lesion was measured.</param>
/// <param name="Message">The error.</param>
/// <param name="Fields">Fields of the table by column; without those that are empty.</param>
/// <param name="Repeats">Features of the ensemble's masks; empty where they were not asked for.</param>
/// <param name="Mask">Identity of the mask's file; empty where there is none.</param>
/// <param name="Picture">Identity of the picture's file; empty where there is none.</param>
internal sealed record UnitRecord(string Key, string Code, string Message, IReadOnlyDictionary<string, string> Fields, IReadOnlyList<UnitRepeat> Repeats, string Mask, string Picture)
{
    private const int Format = 2;

    public bool Failed => Code.Length > 0;

    /// <summary>Writes the record; the file appears when it is complete.</summary>
    /// <param name="path">The file.</param>
    public void Write(string path) => ImageFiles.Replace(path, stream =>
    {
        using Utf8JsonWriter json = new(stream, new JsonWriterOptions { Indented = true, NewLine = "\n", Encoder = JavaScriptEncoder.Create(System.Text.Unicode.UnicodeRanges.All) });
        json.WriteStartObject();
        json.WriteNumber("format", Format);
        json.WriteString("key", Key);
        json.WriteString("code", Code);
        json.WriteString("message", Message);
        json.WriteString("mask", Mask);
        json.WriteString("picture", Picture);
        json.WriteStartObject("fields");
        foreach ((string name, string value) in Fields) json.WriteString(name, value);
        json.WriteEndObject();
        json.WriteStartArray("repeats");
        foreach (UnitRepeat repeat in Repeats)
        {
            json.WriteStartObject();
            json.WriteNumber("run", repeat.Run);
            json.WriteStartArray("values");
            foreach (double value in repeat.Values)
            {
                if (double.IsNaN(value)) json.WriteNullValue();
                else json.WriteNumberValue(value);
            }
            json.WriteEndArray();
            json.WriteEndObject();
        }
        json.WriteEndArray();
        json.WriteEndObject();
    });

    /// <summary>Reads a record; null where there is none that is whole.</summary>
    /// <param name="path">The file.</param>
    /// <param name="key">The key it must have.</param>
    public static UnitRecord? Read(string path, string key)
    {
        if (!File.Exists(path)) return null;
        try
        {
            using FileStream stream = ImageFiles.OpenRead(path);
            using JsonDocument document = JsonDocument.Parse(stream);
            JsonElement root = document.RootElement;
            if (root.GetProperty("format").GetInt32() != Format || root.GetProperty("key").GetString() != key) return null;
            return new UnitRecord(
                key, Text(root, "code"), Text(root, "message"), root.GetProperty("fields").EnumerateObject().ToDictionary(p => p.Name, p => p.Value.GetString() ?? ""),
                [.. root.GetProperty("repeats").EnumerateArray().Select(Repeat)], Text(root, "mask"), Text(root, "picture"));
        }
        catch (Exception error) when (error is JsonException or KeyNotFoundException or InvalidOperationException or FormatException or ArgumentException)
        {
            // Cut off by a power failure, or not ours: the work is done again.
            return null;
        }
    }

    private static UnitRepeat Repeat(JsonElement repeat) => new(
        repeat.GetProperty("run").GetInt32(), [.. repeat.GetProperty("values").EnumerateArray().Select(v => v.ValueKind == JsonValueKind.Null ? double.NaN : v.GetDouble())]);

    private static string Text(JsonElement element, string name) => element.GetProperty(name).GetString() ?? "";
}
