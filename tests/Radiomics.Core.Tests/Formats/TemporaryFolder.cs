namespace Radiomics.Core.Tests.Formats;

/// <summary>A folder that lives as long as a test.</summary>
internal sealed class TemporaryFolder : IDisposable
{
    private readonly string _path = Directory.CreateTempSubdirectory("radiomics-test-").FullName;

    public string File(string name) => Path.Combine(_path, name);

    public string Write(string name, byte[] bytes)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(File(name))!);
        System.IO.File.WriteAllBytes(File(name), bytes);
        return File(name);
    }

    public string[] Names() => [.. Directory.GetFiles(_path).Select(Path.GetFileName).Order()!];

    public void Dispose() => Directory.Delete(_path, recursive: true);
}
