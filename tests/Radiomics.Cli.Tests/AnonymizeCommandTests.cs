using System.Text.Json;
using Xunit;

namespace Radiomics.Cli.Tests;

public sealed class AnonymizeCommandTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("radiomics-匿名 ").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task A_delivery_is_written_with_its_key_beside_it_and_can_be_run()
    {
        string delivery = PhantomDelivery.Write(In("d"), patients: 2, nodules: 1), shared = In("shared"), report = In("report.json");
        (int code, string output, string talk) = await CommandRunner.RunAsync("anonymize", delivery, "-o", shared, "--report", report, "-q");
        Assert.True(code == ExitCode.Success, output + talk);
        Assert.Contains("2 of 2 patients written, 120 images, 1 tables; check: 0 identities found", output, StringComparison.Ordinal);
        Assert.Contains("not done: text burned into pixels", talk, StringComparison.Ordinal);
        Assert.True(File.Exists(shared + ".key.json"));
        using (JsonDocument json = JsonDocument.Parse(File.ReadAllText(report))) Assert.Equal(2, json.RootElement.GetProperty("patientsWritten").GetInt32());
        (code, output, talk) = await CommandRunner.RunAsync("run", shared, "-o", In("results"), "-q");
        Assert.True(code == ExitCode.Success, output + talk);

        // Not over it, and not without a patient.
        (code, _, talk) = await CommandRunner.RunAsync("anonymize", delivery, "-o", shared, "-q");
        Assert.Equal(ExitCode.Usage, code);
        Assert.Contains("OUTPUT_EXISTS", talk, StringComparison.Ordinal);
        Directory.CreateDirectory(In("empty"));
        (code, _, _) = await CommandRunner.RunAsync("anonymize", In("empty"), "-o", In("nothing"), "-q");
        Assert.Equal(ExitCode.AllFailed, code);
        Assert.False(Directory.Exists(In("nothing")));
    }

    [Fact]
    public async Task A_damaged_file_is_told_by_the_exit_code_and_the_others_are_written()
    {
        string delivery = PhantomDelivery.Write(In("d"), patients: 2, nodules: 1);
        string file = Directory.GetFiles(Path.Combine(delivery, "恶性", "0002", "平扫")).Order(StringComparer.Ordinal).First();
        File.WriteAllBytes(file, File.ReadAllBytes(file)[..5000]);
        (int code, string output, string talk) = await CommandRunner.RunAsync("anonymize", delivery, "-o", In("shared"), "-q");
        Assert.True(code == ExitCode.SomeFailed, output + talk);
        Assert.True(Directory.Exists(In("shared")));
    }

    private string In(string name) => Path.Combine(_folder, name);
}
