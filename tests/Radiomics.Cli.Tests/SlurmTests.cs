using Radiomics.TestSupport;
using Xunit;

namespace Radiomics.Cli.Tests;

/// <summary>The scripts of the guide, run by Slurm on this machine.</summary>
public sealed class SlurmTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("radiomics-slurm-").FullName;

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task An_array_of_parts_and_the_job_that_merges_them_give_the_bytes_of_a_plain_run_also_when_a_task_is_killed_and_queued_again()
    {
        string configuration = Environment.GetEnvironmentVariable("RADIOMICS_SLURM") ?? "";
        Assert.SkipWhen(OperatingSystem.IsWindows() || configuration.Length == 0, "no Slurm cluster: .ci/run starts one of this machine where it is root and Slurm is there or can be installed");
        string delivery = PhantomDelivery.Write(Path.Combine(_folder, "delivery"), patients: 2, nodules: 4), plain = Path.Combine(_folder, "plain");
        Assert.Equal(ExitCode.Success, (await CommandRunner.RunAsync("run", delivery, "-o", plain, "-q")).Code);
        SortedDictionary<string, byte[]> expected = PhantomDelivery.Results(plain);

        string program = Path.Combine(_folder, "radiomics");
        File.WriteAllText(program, $"#!/bin/bash\nexec dotnet '{ChildProcess.Program}' \"$@\"\n");
        await Shell($"chmod u+x '{program}'");
        foreach (bool disturbed in (bool[])[false, true])
        {
            string results = Path.Combine(_folder, disturbed ? "disturbed" : "left-alone");
            Directory.CreateDirectory(results);
            string environment = $"export SLURM_CONF='{configuration}' HOSPITAL='{delivery}' RESULTS='{results}' RADIOMICS='{program}' PARTS=2; cd '{results}'; ", scripts = Path.Combine(Checkout.Root, "docs", "guides", "cluster");
            string job = await Shell(environment + $"sbatch --parsable --array=1-2 '{scripts}/shards.sbatch'");
            string merge = await Shell(environment + $"sbatch --parsable --dependency=afterany:{job} '{scripts}/merge.sbatch'");
            if (disturbed)
            {
                // Killed while it measures: its folder is there, its table is not.
                await Until(() => File.Exists(Path.Combine(results, "part2", "run.log")), "the second task does not start");
                await Shell(environment + $"scontrol requeue {job}_2");
                Assert.False(File.Exists(Path.Combine(results, "part2", "features.csv")), "the task had ended before it was killed");
            }
            string state = "";
            await Until(async () => (state = await Shell(environment + $"scontrol -o show job {merge}")).Contains("JobState=COMPLETED", StringComparison.Ordinal), "the merging job does not end");
            Assert.Contains("ExitCode=0:0", state, StringComparison.Ordinal);
            if (disturbed) Assert.Contains("Restarts=1", await Shell(environment + $"scontrol -o show job {job}_2"), StringComparison.Ordinal);
            PhantomDelivery.AssertSame(expected, PhantomDelivery.Results(Path.Combine(results, "whole")));
        }
    }

    private static Task Until(Func<bool> holds, string otherwise) => Until(() => Task.FromResult(holds()), otherwise);

    private static async Task Until(Func<Task<bool>> holds, string otherwise)
    {
        for (int i = 0; i < 2400; i++)
        {
            if (await holds()) return;
            await Task.Delay(50, Stop);
        }
        Assert.Fail(otherwise);
    }

    private static async Task<string> Shell(string script)
    {
        using System.Diagnostics.Process process = ChildProcess.Start("/bin/bash", "-c", script);
        (int code, string output, string talk) = await ChildProcess.EndOf(process, Stop);
        Assert.True(code == 0, $"{script}\n{talk}");
        return output.Trim();
    }
}
