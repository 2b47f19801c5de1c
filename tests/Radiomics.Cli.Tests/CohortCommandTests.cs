using System.Text.Json;
using Radiomics.Cli.Demo;
using Xunit;

namespace Radiomics.Cli.Tests;

public sealed class CohortCommandTests : IDisposable
{
    private readonly string _folder = Path.Combine(Directory.CreateTempSubdirectory("radiomics-cli-").FullName, "交付 1");

    public void Dispose() => Directory.Delete(Path.GetDirectoryName(_folder)!, recursive: true);

    [Fact]
    public async Task Template_writes_three_workbooks_and_keeps_those_that_are_there()
    {
        (int code, string output, string talk) = await CommandRunner.RunAsync("template", _folder, "--lang", "zh");
        Assert.Equal((ExitCode.Success, ""), (code, talk));
        string[] files = output.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal(["肿瘤位置.xlsx", "肿瘤临床信息.xlsx", "随访.xlsx"], files.Select(Path.GetFileName));
        Assert.All(files, f => Assert.True(File.Exists(f)));
        (code, _, talk) = await CommandRunner.RunAsync("template", _folder, "--lang", "zh");
        Assert.Equal(ExitCode.Usage, code);
        Assert.Contains("OUTPUT_EXISTS", talk, StringComparison.Ordinal);
        (code, _, _) = await CommandRunner.RunAsync("template", _folder, "--lang", "fr");
        Assert.Equal(ExitCode.Usage, code);
    }

    [Fact]
    public async Task Validate_says_by_its_exit_code_what_can_be_measured()
    {
        WriteSeries();
        File.WriteAllText(Path.Combine(_folder, "positions.csv"), "ID,x,y,z\n0001,256,256,10\n");
        string report = Path.Combine(_folder, "报告.html"), json = Path.Combine(_folder, "findings.json");
        (int code, string output, string talk) = await CommandRunner.RunAsync("validate", _folder, "--report", report, "--json", json, "-q");
        Assert.True(code == ExitCode.Success, output + talk);
        Assert.Contains("note BATCH_THICK", output, StringComparison.Ordinal);
        Assert.Contains("1 patients, 1 lesions, 1 of 1 lesions x phases ready; 0 errors", output, StringComparison.Ordinal);
        Assert.Contains("BATCH_THICK", File.ReadAllText(report), StringComparison.Ordinal);
        using (JsonDocument document = JsonDocument.Parse(File.ReadAllText(json)))
            Assert.Equal(0, document.RootElement.GetProperty("counts").GetProperty("error").GetInt32());

        // An error in one of two lesions, and in both; tables named by hand, the report of the first run does not count.
        string tables = Path.Combine(Path.GetDirectoryName(_folder)!, "位置.csv");
        File.WriteAllText(tables, "ID,Order,x,y,z\n0001,1,256,256,10\n0001,2,999,256,10\n");
        (code, output, _) = await CommandRunner.RunAsync("validate", _folder, "--tables", tables, "-q", "--lang", "zh");
        Assert.Equal(ExitCode.SomeFailed, code);
        Assert.Contains("错误 POSITION_OUTSIDE_IMAGE 位置.csv", output, StringComparison.Ordinal);
        File.WriteAllText(tables, "ID,x,y,z\n0001,999,256,10\n");
        (code, _, _) = await CommandRunner.RunAsync("validate", _folder, "--tables", tables, "-q");
        Assert.Equal(ExitCode.AllFailed, code);
    }

    [Fact]
    public async Task Validate_takes_a_unit_and_more_terms_and_refuses_what_is_not_there()
    {
        WriteSeries();
        string Folder(string name) => Path.Combine(_folder, name);
        File.WriteAllText(Folder("t.csv"), "ID,x,y,z,病理分型,survival\n0001,256,256,10,某某病,12\n");
        (_, string output, _) = await CommandRunner.RunAsync("validate", _folder, "-q");
        Assert.Contains("SURVIVAL_UNIT", output, StringComparison.Ordinal);
        Assert.Contains("PATHOLOGY_UNMAPPED", output, StringComparison.Ordinal);
        string terms = Path.Combine(Path.GetDirectoryName(_folder)!, "terms.csv");
        File.WriteAllText(terms, "code,chinese,english,class,synonyms\nXYZ,某某病,foo,benign,\n");
        (_, output, _) = await CommandRunner.RunAsync("validate", _folder, "-q", "--survival-unit", "months", "--pathology", terms);
        Assert.DoesNotContain("SURVIVAL_UNIT", output, StringComparison.Ordinal);
        Assert.DoesNotContain("PATHOLOGY_UNMAPPED", output, StringComparison.Ordinal);

        (int code, _, string talk) = await CommandRunner.RunAsync("validate", Folder("nowhere"), "-q");
        Assert.Equal(ExitCode.AllFailed, code);
        Assert.Contains("FOLDER_NOT_FOUND", talk, StringComparison.Ordinal);
        (code, output, _) = await CommandRunner.RunAsync("validate", _folder, "--tables", Folder("missing.xlsx"), "-q");
        Assert.Equal(ExitCode.AllFailed, code);
        Assert.Contains("TABLE_UNREADABLE", output, StringComparison.Ordinal);
    }

    /// <summary>A phantom of twenty slices of 5 mm: no rule calls that an error.</summary>
    private void WriteSeries() => DemoSeries.Write(
        new ChestPhantom(new ChestPhantomOptions { Size = new ImageSize(512, 512, 20), Spacing = new Spacing(0.7, 0.7, 5), Nodules = [] }),
        Path.Combine(_folder, "恶性", "0001", "平扫"), patient: 1, threads: 2, CancellationToken.None);
}
