using System.CommandLine;

namespace Radiomics.Cli.Commands;

/// <summary><c>radiomics demo</c>.</summary>
internal static class DemoCommand
{
    public static Command Create() => new("demo", "demo");
}
