using System.Reflection;
using System.Text.RegularExpressions;
using Radiomics.TestSupport;
using Xunit;

namespace Radiomics.Modeling.Tests;

/// <summary>Folders of the library know only those of lower floors: read from its sources, by the names of types in them; and the library knows Core alone.</summary>
public sealed partial class FloorTests
{
    private static readonly Dictionary<string, int> s_floors = new()
    {
        ["Numerics"] = 0, ["Models"] = 1, ["Evaluation"] = 2, ["Data"] = 3, ["Preparation"] = 4, ["Training"] = 5, ["Treatment"] = 5,
    };

    [Fact]
    public void Modeling_knows_Core_alone()
    {
        Assembly assembly = typeof(TrainedModel).Assembly;
        Assert.Equal(["Radiomics.Core"], assembly.GetReferencedAssemblies().Select(a => a.Name!).Where(n => n.StartsWith("radiomics", StringComparison.OrdinalIgnoreCase)));
        Assert.DoesNotContain(typeof(Volume).Assembly.GetReferencedAssemblies(), a => a.Name == "Radiomics.Modeling");
    }

    [Fact]
    public void Arrows_point_down_only()
    {
        string root = Path.Combine(Checkout.Root, "src", "Radiomics.Modeling");
        (string Room, string Name, string Text)[] files =
        [
            .. Directory.EnumerateFiles(root, "*.cs", SearchOption.AllDirectories).Where(f => !f.Contains($"{Path.DirectorySeparatorChar}obj{Path.DirectorySeparatorChar}", StringComparison.Ordinal))
                .Select(f => (Path.GetDirectoryName(Path.GetRelativePath(root, f))!, Path.GetFileName(f), Comment().Replace(File.ReadAllText(f), " "))),
        ];
        Assert.Equal(s_floors.Keys.Order(), files.Select(f => f.Room).Distinct().Order());
        Dictionary<string, string> homes = [];
        foreach ((string room, string name, _) in files) homes[Path.GetFileNameWithoutExtension(name)] = room;
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

    // A name after a dot is a member, not a type.
    [GeneratedRegex("""(?<![.\w])[A-Z]\w+(?!\s*[:=]\s)""")]
    private static partial Regex Word();

    [GeneratedRegex(@"//.*|""(?:[^""\\\n]|\\.)*""")]
    private static partial Regex Comment();
}
