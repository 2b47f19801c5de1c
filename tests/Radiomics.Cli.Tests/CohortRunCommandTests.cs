using Xunit;

namespace Radiomics.Cli.Tests;

/// <summary>The commands run and merge.</summary>
public sealed class CohortRunCommandTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("radiomics-运行 ").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task Exit_codes_say_what_was_measured_and_parts_are_merged()
    {
        string delivery = PhantomDelivery.Write(In("交付"), patients: 1, nodules: 1);
        string tables = In("位置.csv");
        File.WriteAllText(tables, $"ID,Order,x,y,z\n{First(delivery)}\n0001,2,999,64,12\n");
        (int code, string output, string talk) = await CommandRunner.RunAsync("run", delivery, "-o", In("some"), "--tables", tables);
        Assert.True(code == ExitCode.SomeFailed, output + talk);
        Assert.Contains("1 of 2 lesions x phases measured, 0 failed, 1 excluded", output, StringComparison.Ordinal);
        for (int i = 1; i <= 2; i++)
        {
            (_, output, talk) = await CommandRunner.RunAsync("run", delivery, "-o", In($"part{i}"), "--tables", tables, "--shard", $"{i}/2", "-q");
            Assert.Contains("lesions x phases measured", output, StringComparison.Ordinal);
        }
        (code, output, talk) = await CommandRunner.RunAsync("merge", In("part1"), In("part2"), "-o", In("merged"));
        Assert.True(code == ExitCode.SomeFailed, output + talk);
        Assert.Equal(File.ReadAllBytes(Path.Combine(In("some"), "features.csv")), File.ReadAllBytes(Path.Combine(In("merged"), "features.csv")));

        (code, output, talk) = await CommandRunner.RunAsync("run", delivery, "-o", In("extras"), "--tables", tables, "--ring", "3,3-6", "--stability", "--differences", "--max-memory", "2G", "-q");
        Assert.True(code == ExitCode.SomeFailed, output + talk);
        string head = File.ReadLines(Path.Combine(In("extras"), "features.csv")).First();
        Assert.All((string[])["ring-3mm_original_glcm_Contrast", "ring-3-6mm_voxels", "difference_original_glcm_Contrast"], column => Assert.Contains($",{column},", head, StringComparison.Ordinal));
        Assert.True(File.Exists(Path.Combine(In("extras"), "stability.csv")));
        foreach ((string option, string value, string error) in ((string, string, string)[])[("--ring", "5-", "RING_SYNTAX"), ("--ring", "5,5", "SETTING_RANGE"), ("--max-memory", "lots", "SIZE_SYNTAX")])
        {
            (code, _, talk) = await CommandRunner.RunAsync("run", delivery, "-o", In("none"), option, value);
            Assert.Equal(ExitCode.Usage, code);
            Assert.Contains(error, talk, StringComparison.Ordinal);
        }

        File.WriteAllText(tables, "ID,x,y,z\n0001,999,64,12\n");
        (code, _, _) = await CommandRunner.RunAsync("run", delivery, "-o", In("none"), "--tables", tables, "-q");
        Assert.Equal(ExitCode.AllFailed, code);
        (code, _, talk) = await CommandRunner.RunAsync("run", delivery, "-o", In("none"), "--shard", "3/2");
        Assert.Equal(ExitCode.Usage, code);
        Assert.Contains("SHARD_SYNTAX", talk, StringComparison.Ordinal);
        (code, _, talk) = await CommandRunner.RunAsync("merge", In("nowhere"), "-o", In("merged2"));
        Assert.Equal(ExitCode.AllFailed, code);
        Assert.Contains("RUN_NOT_FOUND", talk, StringComparison.Ordinal);
    }

    private string In(string name) => Path.Combine(_folder, name);

    private static string First(string delivery) => File.ReadAllLines(Path.Combine(delivery, "位置.csv"))[1];
}
