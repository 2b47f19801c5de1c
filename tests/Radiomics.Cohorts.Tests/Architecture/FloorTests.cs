using System.Text.RegularExpressions;
using Radiomics.TestSupport;
using Xunit;

namespace Radiomics.Cohorts.Tests;

/// <summary>Folders of the library know only those of lower floors: read from its sources, by the names of types in them.</summary>
public sealed partial class FloorTests
{
    private static readonly Dictionary<string, int> s_floors = new()
    {
        ["Tables"] = 0, ["Stability"] = 0, ["Findings"] = 1, ["Clinical"] = 1, ["Images"] = 1, ["Templates"] = 2, ["Joining"] = 2, ["Validation"] = 3, [""] = 4, ["Running"] = 5, ["Anonymization"] = 5, ["Reports"] = 6,
    };

    [Fact]
    public void Arrows_point_down_only()
    {
        string root = Path.Combine(Checkout.Root, "src", "Radiomics.Cohorts");
        (string Room, string Name, string Text)[] files =
        [
            .. Directory.EnumerateFiles(root, "*.cs", SearchOption.AllDirectories).Where(f => !f.Contains($"{Path.DirectorySeparatorChar}obj{Path.DirectorySeparatorChar}", StringComparison.Ordinal))
                .Select(f => (Path.GetDirectoryName(Path.GetRelativePath(root, f))!, Path.GetFileName(f), Code(File.ReadAllText(f)))),
        ];
        Assert.Equal(s_floors.Keys.Order(), files.Select(f => f.Room).Distinct().Order());
        Dictionary<string, string> homes = [];
        foreach ((string room, _, string text) in files)
            foreach (Match match in Declaration().Matches(text)) homes[match.Groups[1].Value] = room;
        List<string> wrong = [];
        int references = 0;
        foreach ((string room, string name, string text) in files)
        {
            foreach (string word in Word().Matches(text).Select(m => m.Value).Distinct())
            {
                if (!homes.TryGetValue(word, out string? home) || home == room) continue;
                references++;
                if (s_floors[home] >= s_floors[room]) wrong.Add($"{room}/{name} -> {home}/{word}");
            }
        }
        Assert.True(references > 100, $"only {references} references were read");
        Assert.True(wrong.Count == 0, string.Join('\n', wrong.Order()));
    }

    /// <summary>The text without comments and strings.</summary>
    private static string Code(string text) => Comment().Replace(text, " ");

    [GeneratedRegex("""\b(?:class|record struct|record|enum|struct|interface)\s+([A-Z]\w+)""")]
    private static partial Regex Declaration();

    // A name after a dot is a member, not a type.
    [GeneratedRegex("""(?<![.\w])[A-Z]\w+(?!\s*[:=]\s)""")]
    private static partial Regex Word();

    [GeneratedRegex(@"//.*|""(?:[^""\\\n]|\\.)*""")]
    private static partial Regex Comment();
}
