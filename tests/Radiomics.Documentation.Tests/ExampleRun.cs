using System.Globalization;
using System.Reflection;
using System.Text;
using System.Text.Json;
using Radiomics.TestSupport;

namespace Radiomics.Documentation.Tests;

/// <summary>One console app that references the packages alone, compiles every block of the documentation, and runs them and the notebooks.</summary>
internal sealed class ExampleRun
{
    private readonly Lazy<IReadOnlyDictionary<string, ExampleResult>> _results;

    /// <summary>Creates the run; it starts when the first result is asked for.</summary>
    /// <param name="packages">The packages.</param>
    public ExampleRun(PackedPackages packages) => _results = new Lazy<IReadOnlyDictionary<string, ExampleResult>>(() => Run(packages));

    /// <summary>The notebooks, by their names.</summary>
    public static IReadOnlyList<string> Notebooks { get; } =
        [.. Directory.EnumerateFiles(Path.Combine(Checkout.Root, "docs", "notebooks"), "*.ipynb").Select(f => Path.GetFileName(f)).Order(StringComparer.Ordinal)];

    /// <summary>Result of a block or a cell.</summary>
    /// <param name="place">Page and line, or notebook and cell.</param>
    public ExampleResult this[string place] =>
        _results.Value.TryGetValue(place, out ExampleResult? result) ? result : throw new KeyNotFoundException($"{place} was not run; there are {string.Join(", ", _results.Value.Keys)}");

    private static Dictionary<string, ExampleResult> Run(PackedPackages packages)
    {
        string app = packages.NewFolder("app"), answers = Path.Combine(app, "answers.json");
        packages.Configure(app);
        File.WriteAllText(Path.Combine(app, "app.csproj"), $"""
            <Project Sdk="Microsoft.NET.Sdk">
              <PropertyGroup>
                <OutputType>Exe</OutputType>
                <TargetFramework>net10.0</TargetFramework>
                <ImplicitUsings>enable</ImplicitUsings>
                <Nullable>enable</Nullable>
                <UseAppHost>false</UseAppHost>
                <InvariantGlobalization>true</InvariantGlobalization>
              </PropertyGroup>
              <ItemGroup>
                <PackageReference Include="Radiomics.Core" Version="{PackedPackages.Version}" />
                <PackageReference Include="Radiomics.Cohorts" Version="{PackedPackages.Version}" />
                <PackageReference Include="Radiomics.Modeling" Version="{PackedPackages.Version}" />
                <PackageReference Include="Radiomics.DependencyInjection" Version="{PackedPackages.Version}" />
                <PackageReference Include="Microsoft.Extensions.DependencyInjection" Version="{VersionOf("Microsoft.Extensions.DependencyInjection")}" />
                <PackageReference Include="Microsoft.CodeAnalysis.CSharp.Scripting" Version="{VersionOf("Microsoft.CodeAnalysis.CSharp.Scripting")}" />
                <Using Include="Radiomics" />
                <Using Include="Radiomics.Modeling" />
              </ItemGroup>
            </Project>
            """);
        foreach (string name in Assembly.GetExecutingAssembly().GetManifestResourceNames().Where(n => n.EndsWith(".cs", StringComparison.Ordinal)))
        {
            using Stream source = Assembly.GetExecutingAssembly().GetManifestResourceStream(name)!;
            using FileStream target = File.Create(Path.Combine(app, name));
            source.CopyTo(target);
        }
        StringBuilder list = new();
        for (int i = 0; i < DocumentedBlock.All.Count; i++)
        {
            string name = string.Create(CultureInfo.InvariantCulture, $"Block{i}");
            File.WriteAllText(Path.Combine(app, name + ".cs"), DocumentedBlock.All[i].AsClass(name));
            list.Append(CultureInfo.InvariantCulture, $"    [\"{DocumentedBlock.All[i].Place}\"] = {name}.Example.Run,\n");
        }
        File.WriteAllText(Path.Combine(app, "Blocks.cs"), $"internal static class Blocks\n{{\n    public static readonly Dictionary<string, Func<Task>> All = new()\n    {{\n{list}    }};\n}}\n");
        Command.RunToEnd(app, packages.Settings, "dotnet", "build", "-c", "Release", "-nologo", "-o", Path.Combine(app, "out"));
        string[] notebooks = [.. Notebooks.Select(n => Path.Combine(Checkout.Root, "docs", "notebooks", n))];
        Command.RunToEnd(packages.Work, null, "dotnet", [Path.Combine(app, "out", "app.dll"), answers, .. notebooks]);
        return JsonSerializer.Deserialize<Dictionary<string, ExampleResult>>(File.ReadAllBytes(answers))!;
    }

    private static string VersionOf(string package)
    {
        string line = File.ReadLines(Path.Combine(Checkout.Root, "Directory.Packages.props")).First(l => l.Contains($"\"{package}\"", StringComparison.Ordinal));
        return line.Split("Version=\"")[1].Split('"')[0];
    }
}
