using System.Globalization;

namespace Radiomics.Comparison;

/// <summary>Figures of one run side by side, as Markdown.</summary>
internal static class ComparisonTable
{
    /// <summary>Writes the table: CPU milliseconds of ours, then of each peer with how many times ours it is.</summary>
    /// <param name="output">Where to.</param>
    /// <param name="title">What was measured.</param>
    /// <param name="work">The rows.</param>
    /// <param name="own">Our figures.</param>
    /// <param name="others">Those of peers, measured in this run.</param>
    public static void Write(
        TextWriter output, string title, IReadOnlyList<string> work, IReadOnlyDictionary<string, Seconds> own, IReadOnlyList<(Peer Peer, IReadOnlyDictionary<string, Seconds> Seconds)> others)
    {
        output.WriteLine($"## {title}");
        output.WriteLine();
        output.WriteLine($"| CPU ms (wall ms) | Radiomics.Core |{string.Concat(others.Select(o => $" {o.Peer.Name} {o.Peer.Version} | ratio |"))}");
        output.WriteLine($"|---|---|{string.Concat(others.Select(_ => "---|---|"))}");
        foreach (string name in work)
        {
            Seconds ours = own[name];
            IEnumerable<string> cells = others.Select(o => o.Seconds.TryGetValue(name, out Seconds theirs)
                ? string.Create(CultureInfo.InvariantCulture, $" {Text(theirs)} | {theirs.Cpu / ours.Cpu:F1}x |")
                : " | |");
            output.WriteLine($"| {name} | {Text(ours)} |{string.Concat(cells)}");
        }
    }

    private static string Text(Seconds seconds) => string.Create(CultureInfo.InvariantCulture, $"{1000 * seconds.Cpu:F2} ({1000 * seconds.Wall:F2})");
}
