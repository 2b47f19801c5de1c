using System.Text;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Radiomics.TestSupport;

namespace Radiomics.Documentation.Tests;

/// <summary>A block of C# in a page, as people copy it.</summary>
/// <param name="Place">Page and line.</param>
/// <param name="Code">The code.</param>
internal sealed record DocumentedBlock(string Place, string Code)
{
    /// <summary>Every block of the README and the pages under docs that is marked <c>csharp</c> alone: <c>csharp no-run</c> needs what cannot be had here.</summary>
    public static IReadOnlyList<DocumentedBlock> All { get; } = [.. Pages().SelectMany(Of)];

    /// <summary>The block as a class whose method <c>Run</c> does what the block does.</summary>
    /// <param name="name">Name of the class's namespace.</param>
    public string AsClass(string name)
    {
        CompilationUnitSyntax unit = CSharpSyntaxTree.ParseText(Code).GetCompilationUnitRoot();
        StringBuilder text = new();
        text.Append("namespace ").Append(name).Append("\n{\n");
        foreach (UsingDirectiveSyntax import in unit.Usings) text.Append(import.ToFullString());
        text.Append("internal static class Example\n{\npublic static async Task Run()\n{\nawait Task.Yield();\n");
        foreach (GlobalStatementSyntax statement in unit.Members.OfType<GlobalStatementSyntax>()) text.Append(statement.ToFullString());
        text.Append("\n}\n}\n");
        foreach (MemberDeclarationSyntax member in unit.Members.Where(m => m is not GlobalStatementSyntax)) text.Append(member.ToFullString());
        return text.Append("\n}\n").ToString();
    }

    private static IEnumerable<string> Pages() =>
        ((string[])["README.md", .. Directory.EnumerateFiles(Path.Combine(Checkout.Root, "docs"), "*.md", SearchOption.AllDirectories).Select(f => Path.GetRelativePath(Checkout.Root, f).Replace('\\', '/'))])
        .Order(StringComparer.Ordinal);

    private static IEnumerable<DocumentedBlock> Of(string page)
    {
        string[] lines = File.ReadAllLines(Path.Combine(Checkout.Root, page));
        for (int i = 0; i < lines.Length; i++)
        {
            if (lines[i].Trim() != "```csharp") continue;
            int end = Array.FindIndex(lines, i + 1, l => l.Trim() == "```");
            if (end < 0) throw new InvalidOperationException($"{page}:{i + 1}: the block does not end");
            yield return new DocumentedBlock($"{page}:{i + 1}", string.Join('\n', lines[(i + 1)..end]) + "\n");
            i = end;
        }
    }
}
