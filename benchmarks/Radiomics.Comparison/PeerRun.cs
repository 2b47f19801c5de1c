using System.Diagnostics;
using System.Globalization;
using System.Text.Json;

namespace Radiomics.Comparison;

/// <summary>Finds and runs peers through the driver, a Python program that is part of this one; each in a process of its own.</summary>
/// <param name="python">The interpreter.</param>
/// <param name="driver">Path of the driver.</param>
internal sealed class PeerRun(string python, string driver)
{
    private static readonly string[] s_known = ["pyradiomics", "nyxus", "pictologics", "mirp"];

    /// <summary>Every peer that is known, installed or not.</summary>
    public IReadOnlyList<Peer> Detect()
    {
        (int code, string output, string errors) = Run(TimeSpan.FromMinutes(3), "detect");
        Dictionary<string, string[]> lines = output.Split('\n').Select(line => line.Split('\t')).Where(line => line.Length >= 2).ToDictionary(line => line[0]);
        return [.. s_known.Select(name => lines.TryGetValue(name, out string[]? line)
            ? new Peer(name, line[1] == "-" ? null : line[1], line.Length > 2 ? line[2] : "")
            : new Peer(name, null, code == 0 ? "the driver does not know it" : errors.Trim()))];
    }

    /// <summary>Runs a peer; null with a reason where it fails, which never stops the comparison.</summary>
    /// <param name="peer">The peer.</param>
    /// <param name="image">NIfTI file of the image.</param>
    /// <param name="mask">NIfTI file of the mask.</param>
    /// <param name="binWidth">Width of a bin.</param>
    /// <param name="rounds">Rounds that count.</param>
    /// <param name="limit">Longest time the process may take.</param>
    /// <param name="why">Why there is no result.</param>
    public IReadOnlyDictionary<string, Seconds>? Measure(Peer peer, string image, string mask, double binWidth, int rounds, TimeSpan limit, out string why)
    {
        (int code, string output, string errors) = Run(
            limit, "run", peer.Name, image, mask, binWidth.ToString(CultureInfo.InvariantCulture), rounds.ToString(CultureInfo.InvariantCulture));
        why = errors.Trim().Split('\n')[^1];
        if (code != 0) return null;
        try
        {
            using JsonDocument result = JsonDocument.Parse(output);
            Dictionary<string, Seconds> seconds = [];
            foreach (JsonProperty work in result.RootElement.GetProperty("seconds").EnumerateObject())
                seconds[work.Name] = Seconds.Median([.. work.Value.EnumerateArray().Select(round => (round[0].GetDouble(), round[1].GetDouble()))]);
            why = "";
            return seconds;
        }
        catch (Exception error) when (error is JsonException or KeyNotFoundException or InvalidOperationException)
        {
            why = $"the driver's answer cannot be read: {error.Message}";
            return null;
        }
    }

    private (int Code, string Output, string Errors) Run(TimeSpan limit, params string[] arguments)
    {
        ProcessStartInfo start = new(python) { RedirectStandardOutput = true, RedirectStandardError = true };
        start.ArgumentList.Add(driver);
        foreach (string argument in arguments) start.ArgumentList.Add(argument);
        try
        {
            using Process process = Process.Start(start)!;
            Task<string> output = process.StandardOutput.ReadToEndAsync(), errors = process.StandardError.ReadToEndAsync();
            if (!process.WaitForExit(limit))
            {
                process.Kill(entireProcessTree: true);
                return (-1, "", string.Create(CultureInfo.InvariantCulture, $"stopped after {limit.TotalMinutes:F0} minutes"));
            }
            return (process.ExitCode, output.GetAwaiter().GetResult(), errors.GetAwaiter().GetResult());
        }
        catch (System.ComponentModel.Win32Exception error)
        {
            return (-1, "", $"{python} cannot be started: {error.Message}");
        }
    }
}
