using System.Reflection;
using Xunit;

namespace Radiomics.TestSupport;

/// <summary>Holds the public API of an assembly against the text that was agreed upon.</summary>
public static class ApiSnapshot
{
    /// <summary>Set to 1, the texts are written anew instead of compared.</summary>
    public const string AcceptVariable = "RADIOMICS_ACCEPT_API";

    /// <summary>Compares; the failure shows the lines that came and went.</summary>
    /// <param name="assembly">The assembly; its text is <c>tests/api/NAME.txt</c>.</param>
    public static void Hold(Assembly assembly)
    {
        ArgumentNullException.ThrowIfNull(assembly);
        string path = Path.Combine(Checkout.Root, "tests", "api", $"{assembly.GetName().Name}.txt");
        IReadOnlyList<string> found = PublicApi.Of(assembly);
        if (Environment.GetEnvironmentVariable(AcceptVariable) == "1")
        {
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            File.WriteAllLines(path, found);
        }
        string[] agreed = File.Exists(path) ? File.ReadAllLines(path) : [];
        string[] changes = [.. Without(agreed, found).Select(line => $"- {line}"), .. Without(found, agreed).Select(line => $"+ {line}")];
        Assert.True(changes.Length == 0 && agreed.SequenceEqual(found), $"""
            The public API of {assembly.GetName().Name} is not what tests/api/{assembly.GetName().Name}.txt says:
            {(changes.Length > 0 ? string.Join('\n', changes) : "the order of the lines")}
            If this is meant: write it down in CHANGELOG.md, run the test with {AcceptVariable}=1 and commit the text.
            """);
    }

    private static IEnumerable<string> Without(IEnumerable<string> lines, IEnumerable<string> others)
    {
        Dictionary<string, int> left = others.GroupBy(l => l, StringComparer.Ordinal).ToDictionary(g => g.Key, g => g.Count(), StringComparer.Ordinal);
        foreach (string line in lines)
        {
            if (left.TryGetValue(line, out int count) && count > 0) left[line] = count - 1;
            else yield return line;
        }
    }
}
