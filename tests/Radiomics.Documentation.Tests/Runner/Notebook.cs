using System.Text.Json;
using Microsoft.CodeAnalysis.CSharp.Scripting;
using Microsoft.CodeAnalysis.Scripting;
using Radiomics;

/// <summary>Runs a notebook cell by cell, each in the state the one before left, and displays what a cell ends with by .NET Interactive's convention for packages.</summary>
internal static class Notebook
{
    public static async Task Run(string path, Dictionary<string, ExampleResult> results)
    {
        using JsonDocument document = JsonDocument.Parse(File.ReadAllBytes(path));
        ScriptOptions options = ScriptOptions.Default
            .WithReferences(typeof(Volume).Assembly, typeof(Delivery).Assembly, typeof(Enumerable).Assembly, typeof(Console).Assembly)
            .WithImports("System", "System.Linq", "System.Collections.Generic");
        ScriptState<object>? state = null;
        int number = 0;
        foreach (JsonElement cell in document.RootElement.GetProperty("cells").EnumerateArray())
        {
            number++;
            if (cell.GetProperty("cell_type").GetString() != "code") continue;
            string place = $"{Path.GetFileName(path)}:{number}";
            // The package is referenced already: by the app, from the feed.
            string code = string.Concat(cell.GetProperty("source").EnumerateArray().Select(l => l.GetString()).Where(l => !l!.StartsWith("#r \"nuget:", StringComparison.Ordinal)));
            using StringWriter output = new();
            Console.SetOut(output);
            try
            {
                state = state is null ? await CSharpScript.RunAsync<object>(code, options) : await state.ContinueWithAsync<object>(code);
                results[place] = new ExampleResult(null, output.ToString(), state.ReturnValue?.GetType().Name, state.ReturnValue is { } value ? Display(value) : null);
            }
            catch (Exception error)
            {
                results[place] = new ExampleResult(error.ToString(), output.ToString(), null, null);
                return;
            }
        }
    }

    private static string? Display(object value)
    {
        object? attribute = value.GetType().GetCustomAttributes(inherit: true).FirstOrDefault(a => a.GetType().Name == "TypeFormatterSourceAttribute");
        if (attribute?.GetType().GetProperty("FormatterSourceType")?.GetValue(attribute) is not Type type) return null;
        object source = Activator.CreateInstance(type)!;
        foreach (object formatter in (IEnumerable<object>)type.GetMethod("CreateTypeFormatters")!.Invoke(source, null)!)
        {
            if ((string)formatter.GetType().GetProperty("MimeType")!.GetValue(formatter)! != "text/html") continue;
            using StringWriter writer = new();
            if ((bool)formatter.GetType().GetMethod("Format")!.Invoke(formatter, [value, writer])!) return writer.ToString();
        }
        return null;
    }
}
