using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Radiomics.Cli.Output;

/// <summary>Definitions of features as JSON: an array with one object a feature.</summary>
internal static class FeatureJson
{
    private static readonly JsonWriterOptions s_options = new() { Indented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static void Write(TextWriter output, IEnumerable<FeatureDefinition> features)
    {
        using MemoryStream buffer = new();
        using (Utf8JsonWriter json = new(buffer, s_options))
        {
            json.WriteStartArray();
            foreach (FeatureDefinition f in features)
            {
                json.WriteStartObject();
                json.WriteString("id", f.Id);
                json.WriteString("title", f.Title);
                json.WriteString("family", f.FamilyName);
                json.WriteString("pyRadiomicsName", f.PyRadiomicsName);
                json.WriteString("ibsiTag", f.IbsiTag);
                json.WriteString("ibsiCode", f.IbsiCode.Length == 0 ? null : f.IbsiCode);
                json.WriteBoolean("deprecated", f.IsDeprecated);
                json.WriteString("unit", f.Unit);
                json.WriteString("definition", f.Definition);
                json.WriteString("formula", f.Formula);
                json.WriteString("differences", f.Difference);
                json.WriteEndObject();
            }
            json.WriteEndArray();
        }
        output.WriteLine(Encoding.UTF8.GetString(buffer.GetBuffer(), 0, (int)buffer.Length));
    }
}
