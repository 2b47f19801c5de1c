using System.Text.Json;

Dictionary<string, ExampleResult> results = [];
TextWriter console = Console.Out;
foreach ((string place, Func<Task> run) in Blocks.All)
{
    using StringWriter output = new();
    Console.SetOut(output);
    string? error = null;
    try
    {
        await run();
    }
    catch (Exception caught)
    {
        error = caught.ToString();
    }
    results[place] = new ExampleResult(error, output.ToString(), null, null);
}
foreach (string notebook in args[1..]) await Notebook.Run(notebook, results);
Console.SetOut(console);
File.WriteAllBytes(args[0], JsonSerializer.SerializeToUtf8Bytes(results));

internal sealed record ExampleResult(string? Error, string Output, string? ValueType, string? Html);
