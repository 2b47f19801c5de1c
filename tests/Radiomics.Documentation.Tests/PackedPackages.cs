using Radiomics.TestSupport;

[assembly: Xunit.AssemblyFixture(typeof(Radiomics.Documentation.Tests.PackedPackages))]

namespace Radiomics.Documentation.Tests;

/// <summary>
/// The packages as they would be published, in a feed of their own, with a folder in which the demo's delivery lies: everything a new user has. Packages of others come
/// from what the build restored, so that no network is needed.
/// </summary>
public sealed class PackedPackages : IDisposable
{
    /// <summary>A version that was never published: nothing can be mixed up with it.</summary>
    public const string Version = "0.0.1-documentation";

    private static readonly string[] s_projects = ["Radiomics.Core", "Radiomics.Cohorts", "Radiomics.Modeling", "Radiomics.DependencyInjection", "Radiomics.Cli"];
    private readonly string _root = Directory.CreateTempSubdirectory("radiomics-docs-").FullName;
    private readonly Lazy<string> _feed;
    private readonly Lazy<string> _tool;
    private readonly Lazy<string> _work;

    /// <summary>Creates the fixture; everything is made when it is asked for.</summary>
    public PackedPackages()
    {
        _feed = new Lazy<string>(Pack);
        _tool = new Lazy<string>(InstallTool);
        _work = new Lazy<string>(Demo);
        Examples = new ExampleRun(this);
    }

    /// <summary>The examples of the pages and notebooks, run against the packages when the first result is asked for.</summary>
    internal ExampleRun Examples { get; }

    /// <summary>Folder with the packages.</summary>
    public string Feed => _feed.Value;

    /// <summary>The command, installed from the feed.</summary>
    public string Tool => _tool.Value;

    /// <summary>A folder with the demo's delivery in it, and a nuget.config that names the feed.</summary>
    public string Work => _work.Value;

    /// <summary>What makes NuGet take our packages from the feed and all others from where the build has them.</summary>
    public IReadOnlyDictionary<string, string> Settings => new Dictionary<string, string>
    {
        ["RestorePackagesPath"] = Path.Combine(_root, "packages"), ["NUGET_PACKAGES"] = Path.Combine(_root, "packages"),
        ["NUGET_FALLBACK_PACKAGES"] = Restored, ["NuGetAudit"] = "false",
    };

    /// <summary>Writes the nuget.config of a folder.</summary>
    /// <param name="folder">The folder.</param>
    public void Configure(string folder) => File.WriteAllText(Path.Combine(folder, "nuget.config"), $"""
        <?xml version="1.0" encoding="utf-8"?>
        <configuration>
          <config><add key="signatureValidationMode" value="accept" /></config>
          <packageSources><clear /><add key="packed" value="{Feed}" /></packageSources>
          <fallbackPackageFolders><clear /><add key="restored" value="{Restored}" /></fallbackPackageFolders>
        </configuration>
        """);

    /// <summary>A new folder beside the others.</summary>
    /// <param name="name">Its name.</param>
    public string NewFolder(string name) => Directory.CreateDirectory(Path.Combine(_root, name)).FullName;

    /// <inheritdoc/>
    public void Dispose() => Directory.Delete(_root, recursive: true);

    private static string Restored =>
        Environment.GetEnvironmentVariable("NUGET_PACKAGES") is { Length: > 0 } own ? own : Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".nuget", "packages");

    private string Pack()
    {
        string feed = Path.Combine(_root, "feed");
        foreach (string project in s_projects)
            Command.RunToEnd(Checkout.Root, null, "dotnet", "pack", Path.Combine("src", project), "-c", "Release", "--no-build", "--no-restore", "-o", feed, $"-p:Version={Version}");
        return feed;
    }

    private string InstallTool()
    {
        string tools = Path.Combine(_root, "tools"), here = NewFolder("install");
        Configure(here);
        Command.RunToEnd(here, Settings, "dotnet", "tool", "install", "radiomics", "--tool-path", tools, "--version", Version);
        return Path.Combine(tools, OperatingSystem.IsWindows() ? "radiomics.exe" : "radiomics");
    }

    private string Demo()
    {
        string work = NewFolder("work");
        Configure(work);
        Command.RunToEnd(work, null, Tool, "demo");
        File.WriteAllText(Path.Combine(work, "Params.yaml"), "setting:\n  binWidth: 25\nfeatureClass:\n  firstorder:\n  glcm:\n");
        return work;
    }
}
