using System.Diagnostics;
using System.Globalization;
using Xunit;

namespace Radiomics.Cli.Tests;

/// <summary>Runs that are killed, split, starved of disk or run twice: a clear error, nothing lost, and in the end the bytes of a run that was left alone.</summary>
public sealed class DisturbedRunTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("radiomics-disturbed-").FullName;
    private readonly List<string> _mounts = [];

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public void Dispose()
    {
        foreach (string mount in _mounts) Process.Start("umount", ["-l", mount]).WaitForExit();
        Directory.Delete(_folder, recursive: true);
    }

    [Fact]
    public async Task A_run_killed_twenty_times_at_seeded_moments_ends_with_the_bytes_of_one_left_alone()
    {
        string delivery = PhantomDelivery.Write(In("交付"), patients: 2, nodules: 4), alone = In("alone"), killed = In("killed");
        Stopwatch clock = Stopwatch.StartNew();
        (int code, _, string talk) = await End("dotnet", ChildProcess.Program, "run", delivery, "-o", alone, "-q");
        Assert.True(code == ExitCode.Success, talk);
        double longest = clock.Elapsed.TotalMilliseconds;

        Random random = new(20260101);
        int kills = 0;
        for (int round = 0; round < 80 && kills < 20; round++)
        {
            using Process process = ChildProcess.Radiomics("run", delivery, "-o", killed, "-q", "--jobs", (1 + round % 2).ToString(CultureInfo.InvariantCulture));
            clock.Restart();
            using CancellationTokenSource ended = CancellationTokenSource.CreateLinkedTokenSource(Stop);
            Task end = process.WaitForExitAsync(ended.Token);
            Task moment = Task.Delay(TimeSpan.FromMilliseconds(random.NextDouble() * longest), Stop);
            if (await Task.WhenAny(end, moment) == moment && !process.HasExited)
            {
                process.Kill();
                kills++;
            }
            else
            {
                // Most is done by now: later moments would come too late.
                longest = Math.Min(longest, 0.9 * clock.Elapsed.TotalMilliseconds);
            }
            await process.WaitForExitAsync(Stop);
        }
        Assert.Equal(20, kills);
        (code, _, talk) = await CommandRunner.RunAsync("run", delivery, "-o", killed, "-q");
        Assert.True(code == ExitCode.Success, talk);
        PhantomDelivery.AssertSame(PhantomDelivery.Results(alone), PhantomDelivery.Results(killed));
        Assert.Empty(Directory.EnumerateFiles(killed, "*.tmp", SearchOption.AllDirectories));
    }

    [Fact]
    public async Task Four_parts_merged_and_four_jobs_give_the_bytes_of_one_run_with_one_job()
    {
        string delivery = PhantomDelivery.Write(In("d"), patients: 3, nodules: 2);
        foreach (string jobs in (string[])["1", "4"]) Assert.Equal(ExitCode.Success, (await CommandRunner.RunAsync("run", delivery, "-o", In($"jobs{jobs}"), "-q", "--jobs", jobs)).Code);
        string[] parts = [.. Enumerable.Range(1, 4).Select(i => In($"part{i}"))];
        for (int i = 0; i < parts.Length; i++) Assert.Equal(ExitCode.Success, (await CommandRunner.RunAsync("run", delivery, "-o", parts[i], "-q", "--shard", $"{i + 1}/4", "--jobs", $"{1 + i % 2}")).Code);
        Assert.Equal(ExitCode.Success, (await CommandRunner.RunAsync(["merge", .. parts, "-o", In("merged")])).Code);
        SortedDictionary<string, byte[]> expected = PhantomDelivery.Results(In("jobs1"));
        Assert.Equal(1 + 2 * 6, expected.Count);
        PhantomDelivery.AssertSame(expected, PhantomDelivery.Results(In("jobs4")));
        PhantomDelivery.AssertSame(expected, PhantomDelivery.Results(In("merged")));
    }

    [Fact]
    public async Task A_full_disk_is_a_clear_error_and_with_room_the_run_goes_on()
    {
        string delivery = PhantomDelivery.Write(In("d"), patients: 2, nodules: 2), disk = In("disk");
        Mount(disk, "size=96k");
        string results = Path.Combine(disk, "results");
        (int code, _, string talk) = await End("dotnet", ChildProcess.Program, "run", delivery, "-o", results, "-q");
        Assert.Equal(ExitCode.AllFailed, code);
        Assert.Contains("FILE_UNWRITABLE", talk, StringComparison.Ordinal);
        Assert.DoesNotContain("INTERNAL", talk, StringComparison.Ordinal);
        Assert.False(File.Exists(Path.Combine(results, "features.csv")));
        Command("mount", "-o", "remount,size=64m", disk);
        await EndsWell(delivery, results);
    }

    [Fact]
    public async Task A_file_that_may_grow_no_further_is_a_clear_error_and_the_run_goes_on_later()
    {
        Assert.SkipUnless(File.Exists("/bin/bash"), "no shell that limits files");
        string delivery = PhantomDelivery.Write(In("d"), patients: 2, nodules: 2), results = In("results");
        // The runtime itself makes files that are mapped to memory, which the limit would refuse.
        (int code, _, string talk) = await End("/bin/bash", "-c",
            "trap '' XFSZ; export DOTNET_EnableWriteXorExecute=0 DOTNET_EnableDiagnostics=0 DOTNET_TieredCompilation=1; ulimit -f 16; exec dotnet \"$@\"", "sh", ChildProcess.Program, "run", delivery, "-o", results, "-q");
        Assert.True(code == ExitCode.AllFailed, $"{code}: {talk}");
        Assert.Contains("FILE_UNWRITABLE", talk, StringComparison.Ordinal);
        Assert.Empty(Directory.EnumerateFiles(results, "*.tmp", SearchOption.AllDirectories));
        await EndsWell(delivery, results);
    }

    [Fact]
    public async Task A_read_only_output_is_a_clear_error()
    {
        string delivery = PhantomDelivery.Write(In("d"), patients: 1, nodules: 1), disk = In("disk");
        Mount(disk, "size=1m");
        Command("mount", "-o", "remount,ro", disk);
        (int code, _, string talk) = await CommandRunner.RunAsync("run", delivery, "-o", Path.Combine(disk, "results"), "-q");
        Assert.Equal(ExitCode.AllFailed, code);
        Assert.Contains("FILE_UNWRITABLE", talk, StringComparison.Ordinal);
        (code, _, talk) = await CommandRunner.RunAsync("anonymize", delivery, "-o", Path.Combine(disk, "shared"), "-q");
        Assert.Equal(ExitCode.AllFailed, code);
        Assert.Contains("FILE_UNWRITABLE", talk, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Two_runs_into_one_folder_are_told_apart_and_the_first_ends_as_if_alone()
    {
        string delivery = PhantomDelivery.Write(In("d"), patients: 2, nodules: 4), results = In("results");
        using Process first = ChildProcess.Radiomics("run", delivery, "-o", results, "-q");
        Task<(int Code, string Output, string Talk)> end = ChildProcess.EndOf(first, Stop);
        while (!File.Exists(Path.Combine(results, "run.log")) && !end.IsCompleted) await Task.Delay(2, Stop);
        (int code, _, string talk) = await CommandRunner.RunAsync("run", delivery, "-o", results, "-q");
        Assert.False(end.IsCompleted && code == ExitCode.Success, "the first run was over before the second began");
        Assert.Equal(ExitCode.AllFailed, code);
        Assert.Contains("RUN_LOCKED", talk, StringComparison.Ordinal);
        Assert.Equal(ExitCode.Success, (await end).Code);
        Assert.Equal(ExitCode.Success, (await CommandRunner.RunAsync("run", delivery, "-o", In("alone"), "-q")).Code);
        PhantomDelivery.AssertSame(PhantomDelivery.Results(In("alone")), PhantomDelivery.Results(results));
    }

    private static async Task<(int Code, string Output, string Talk)> End(string program, params string[] args)
    {
        using Process process = ChildProcess.Start(program, args);
        return await ChildProcess.EndOf(process, Stop);
    }

    private string In(string name) => Path.Combine(_folder, name);

    private async Task EndsWell(string delivery, string results)
    {
        (int code, _, string talk) = await CommandRunner.RunAsync("run", delivery, "-o", results, "-q");
        Assert.True(code == ExitCode.Success, talk);
        Assert.Equal(ExitCode.Success, (await CommandRunner.RunAsync("run", delivery, "-o", In("alone"), "-q")).Code);
        PhantomDelivery.AssertSame(PhantomDelivery.Results(In("alone")), PhantomDelivery.Results(results));
    }

    /// <summary>A small file system in memory; the test is skipped, with a line, where none may be mounted.</summary>
    private void Mount(string folder, string size)
    {
        Directory.CreateDirectory(folder);
        Assert.SkipUnless(OperatingSystem.IsLinux() && File.Exists("/bin/mount") && Command("mount", "-t", "tmpfs", "-o", size, "tmpfs", folder) == 0,
            "no file system of its own: the test of a full and of a read-only disk needs Linux and the right to mount");
        _mounts.Add(folder);
    }

    private static int Command(string program, params string[] args)
    {
        using Process process = ChildProcess.Start(program, args);
        process.WaitForExit();
        return process.ExitCode;
    }
}
