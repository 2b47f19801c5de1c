using System.Diagnostics;

namespace Radiomics.Cli.Tests;

/// <summary>The command as a process of its own.</summary>
internal static class ChildProcess
{
    /// <summary>The program, to be run by <c>dotnet</c>.</summary>
    public static string Program => typeof(ExitCode).Assembly.Location;

    /// <summary>Starts the command.</summary>
    public static Process Radiomics(params string[] args) => Start("dotnet", [Program, .. args]);

    /// <summary>Starts any program; its output is kept.</summary>
    public static Process Start(string program, params string[] args)
    {
        ProcessStartInfo start = new(program) { RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (string arg in args) start.ArgumentList.Add(arg);
        return Process.Start(start)!;
    }

    /// <summary>Waits for the end; gives the exit code and all that was said.</summary>
    public static async Task<(int Code, string Output, string Talk)> EndOf(Process process, CancellationToken cancellation)
    {
        Task<string> output = process.StandardOutput.ReadToEndAsync(cancellation), talk = process.StandardError.ReadToEndAsync(cancellation);
        await process.WaitForExitAsync(cancellation);
        return (process.ExitCode, await output, await talk);
    }
}
