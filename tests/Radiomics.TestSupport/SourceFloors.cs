using System.Text.RegularExpressions;
using Xunit;

namespace Radiomics.TestSupport;

/// <summary>Holds that the folders of a library know only those of lower floors: read from its sources, by the names of types in them.</summary>
public static partial class SourceFloors
{
    /// <summary>Checks every reference from one folder to another.</summary>
    /// <param name="library">The library's folder under <c>src</c>.</param>
    /// <param name="floors">The floor of each folder; all of them, the empty name for the library's own.</param>
    /// <param name="fewest">References that must be found at least, so that a reader gone blind is noticed.</param>
    public static void Hold(string library, IReadOnlyDictionary<string, int> floors, int fewest)
    {
        ArgumentNullException.ThrowIfNull(floors);
        string root = Path.Combine(Checkout.Root, "src", library);
        (string Room, string Name, string Text)[] files =
        [
            .. Directory.EnumerateFiles(root, "*.cs", SearchOption.AllDirectories).Where(f => !f.Contains($"{Path.DirectorySeparatorChar}obj{Path.DirectorySeparatorChar}", StringComparison.Ordinal))
                .Select(f => (Path.GetDirectoryName(Path.GetRelativePath(root, f))!, Path.GetFileName(f), Comment().Replace(File.ReadAllText(f), " "))),
        ];
        Assert.Equal(floors.Keys.Order(StringComparer.Ordinal), files.Select(f => f.Room).Distinct().Order(StringComparer.Ordinal));
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
                if (floors[home] >= floors[room]) wrong.Add($"{room}/{name} -> {home}/{word}");
            }
        }
        Assert.True(references > fewest, $"only {references} references were read");
        Assert.True(wrong.Count == 0, string.Join('\n', wrong.Order(StringComparer.Ordinal)));
    }

    [GeneratedRegex("""\b(?:class|record struct|record|enum|struct|interface)\s+([A-Z]\w+)""")]
    private static partial Regex Declaration();

    // A name after a dot is a member, not a type.
    [GeneratedRegex("""(?<![.\w])[A-Z]\w+(?!\s*[:=]\s)""")]
    private static partial Regex Word();

    [GeneratedRegex(@"//.*|""(?:[^""\\\n]|\\.)*""")]
    private static partial Regex Comment();
}
