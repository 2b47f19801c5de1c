using System.Text.Json;

namespace Radiomics;

/// <summary>Members that several results have in common: numbers that may be missing, arrays of numbers and of text.</summary>
internal static class JsonFields
{
    extension(Utf8JsonWriter json)
    {
        /// <summary>A number; null where there is none or it is not finite, which JSON cannot say.</summary>
        public void WriteNumberOrNull(string name, double? value)
        {
            if (value is { } number && double.IsFinite(number)) json.WriteNumber(name, number);
            else json.WriteNull(name);
        }

        /// <summary>An array of numbers.</summary>
        public void WriteNumbers(string name, params ReadOnlySpan<double> values)
        {
            json.WriteStartArray(name);
            foreach (double value in values) json.WriteNumberValue(value);
            json.WriteEndArray();
        }

        /// <summary>An array of text.</summary>
        public void WriteTexts(string name, IEnumerable<string> values)
        {
            json.WriteStartArray(name);
            foreach (string value in values) json.WriteStringValue(value);
            json.WriteEndArray();
        }
    }
}
