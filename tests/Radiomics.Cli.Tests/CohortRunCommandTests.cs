using System.Diagnostics;
using System.Globalization;
using Radiomics.Cli.Demo;
using Xunit;

namespace Radiomics.Cli.Tests;

/// <summary>The commands run and merge, also as a process that is killed.</summary>
public sealed class CohortRunCommandTests : IDisposable
{
    private const int Lesions = 6;

    private readonly string _folder = Directory.CreateTempSubdirectory("radiomics-运行 ").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task A_run_killed_again_and_again_ends_with_the_bytes_of_one_left_alone()
    {
        string delivery = WriteDelivery(), alone = In("单独"), killed = In("中断");
        (int code, string output, string talk) = await CommandRunner.RunAsync("run", delivery, "-o", alone, "-q");
        Assert.True(code == ExitCode.Success, output + talk);
        Assert.Contains($"{Lesions} of {Lesions} lesions x phases measured, 0 failed, 0 excluded", output, StringComparison.Ordinal);
        Dictionary<string, byte[]> expected = Bytes(alone);
        Assert.Equal(3 + 3 * Lesions, expected.Count);

        Random random = new(20240101);
        int interrupted = 0, done = 0;
        for (int round = 0; round < 6; round++)
        {
            using Process process = Start("run", delivery, "-o", killed, "-q", "--jobs", "2");
            // Killed after one more lesion at the latest, and a seeded moment.
            string units = Path.Combine(killed, "units");
            Stopwatch clock = Stopwatch.StartNew();
            while (!process.HasExited && clock.Elapsed < TimeSpan.FromSeconds(60) && Records(units) <= done) await Task.Delay(5, Stop);
            await Task.Delay(random.Next(0, 120), Stop);
            if (!process.HasExited) interrupted++;
            process.Kill();
            await process.WaitForExitAsync(Stop);
            int now = Records(units);
            Assert.True(now >= done, "what was done is gone");
            done = now;
            if (done == Lesions) break;
        }
        Assert.True(interrupted > 0, "no run was killed while it worked");
        (code, output, talk) = await CommandRunner.RunAsync("run", delivery, "-o", killed, "-q", "--jobs", "2");
        Assert.True(code == ExitCode.Success, output + talk);
        Assert.Contains(string.Create(CultureInfo.InvariantCulture, $"({done} done by an earlier run)"), output, StringComparison.Ordinal);
        Dictionary<string, byte[]> bytes = Bytes(killed);
        Assert.Equal(expected.Keys.Order(StringComparer.Ordinal), bytes.Keys.Order(StringComparer.Ordinal));
        Assert.All(expected, file => Assert.True(file.Value.AsSpan().SequenceEqual(bytes[file.Key]), file.Key));
    }

    [Fact]
    public async Task Exit_codes_say_what_was_measured_and_parts_are_merged()
    {
        string delivery = WriteDelivery();
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

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    private string In(string name) => Path.Combine(_folder, name);

    private static string First(string delivery) => File.ReadAllLines(Path.Combine(delivery, "位置.csv"))[1];

    private static int Records(string units) => Directory.Exists(units) ? Directory.GetFiles(units, "*.json").Count(f => Path.GetFileName(f)[0] != '.') : 0;

    private static Dictionary<string, byte[]> Bytes(string output) => Directory.EnumerateFiles(output, "*", SearchOption.AllDirectories)
        .Where(f => Path.GetFileName(f) is not ("run.log" or "run.lock")).ToDictionary(f => Path.GetRelativePath(output, f), File.ReadAllBytes);

    private static Process Start(params string[] args)
    {
        ProcessStartInfo start = new("dotnet") { RedirectStandardOutput = true, RedirectStandardError = true };
        start.ArgumentList.Add(typeof(ExitCode).Assembly.Location);
        foreach (string arg in args) start.ArgumentList.Add(arg);
        return Process.Start(start)!;
    }

    /// <summary>A small phantom of one nodule, looked at from several positions, and another of a second patient.</summary>
    private string WriteDelivery()
    {
        string delivery = In("交付");
        List<string> rows = ["ID,Order,x,y,z"];
        for (int patient = 1; patient <= 2; patient++)
        {
            ChestPhantom phantom = new(new ChestPhantomOptions { Seed = (ulong)patient, Size = new ImageSize(192, 192, 60), Spacing = new Spacing(1.8, 1.8, 2.5) });
            string id = patient.ToString("D4", CultureInfo.InvariantCulture);
            DemoSeries.Write(phantom, Path.Combine(delivery, "恶性", id, "平扫"), patient, 2, Stop);
            int order = 0;
            foreach (PhantomTruth nodule in phantom.Nodules.Take(Lesions / 2))
                rows.Add(string.Create(CultureInfo.InvariantCulture, $"{id},{++order},{nodule.Seed.X},{nodule.Seed.Y},{nodule.Seed.Z}"));
        }
        File.WriteAllLines(Path.Combine(delivery, "位置.csv"), rows);
        return delivery;
    }
}
