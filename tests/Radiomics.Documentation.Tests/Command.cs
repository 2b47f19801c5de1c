using System.Diagnostics;
using System.Text;

namespace Radiomics.Documentation.Tests;

/// <summary>Runs a program as a person would at a prompt.</summary>
internal static class Command
{
    /// <summary>Runs it to its end.</summary>
    /// <param name="folder">Working folder.</param>
    /// <param name="settings">Environment variables besides those of the test.</param>
    /// <param name="program">The program.</param>
    /// <param name="arguments">Its arguments.</param>
    /// <returns>Exit code, and what it wrote to both streams.</returns>
    public static (int ExitCode, string Output) Run(string folder, IReadOnlyDictionary<string, string>? settings, string program, params string[] arguments)
    {
        ProcessStartInfo start = new(program, arguments) { WorkingDirectory = folder, RedirectStandardOutput = true, RedirectStandardError = true, UseShellExecute = false };
        // What runs the tests must not reach the program under test: MSBuild's own variables, and the build server's.
        foreach (string name in start.Environment.Keys.Where(k => k.StartsWith("MSBuild", StringComparison.OrdinalIgnoreCase) || k.StartsWith("VSTEST", StringComparison.OrdinalIgnoreCase)).ToArray())
            start.Environment.Remove(name);
        start.Environment.Remove("CI");
        start.Environment["DOTNET_NOLOGO"] = "1";
        start.Environment["DOTNET_CLI_TELEMETRY_OPTOUT"] = "1";
        start.Environment["MSBUILDDISABLENODEREUSE"] = "1";
        foreach ((string name, string value) in settings ?? new Dictionary<string, string>()) start.Environment[name] = value;
        using Process process = Process.Start(start)!;
        StringBuilder text = new();
        process.OutputDataReceived += (_, line) => Add(line.Data);
        process.ErrorDataReceived += (_, line) => Add(line.Data);
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        if (!process.WaitForExit(TimeSpan.FromMinutes(10)))
        {
            process.Kill(entireProcessTree: true);
            throw new TimeoutException($"{program} {string.Join(' ', arguments)} did not end within ten minutes:\n{text}");
        }
        process.WaitForExit();
        lock (text) return (process.ExitCode, text.ToString());

        void Add(string? line)
        {
            if (line is null) return;
            lock (text) text.AppendLine(line);
        }
    }

    /// <summary>Runs it, and fails where it fails.</summary>
    public static string RunToEnd(string folder, IReadOnlyDictionary<string, string>? settings, string program, params string[] arguments)
    {
        (int code, string output) = Run(folder, settings, program, arguments);
        return code == 0 ? output : throw new InvalidOperationException($"{program} {string.Join(' ', arguments)}: exit code {code}\n{output}");
    }
}
