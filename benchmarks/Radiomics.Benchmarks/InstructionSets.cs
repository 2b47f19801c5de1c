using System.Diagnostics;
using System.Runtime.Intrinsics;

namespace Radiomics.Benchmarks;

/// <summary>Runs <see cref="InstructionSetBenchmarks"/> in processes that may use fewer and fewer instruction sets: what is switched off is so from a process's start.</summary>
internal static class InstructionSets
{
    private static readonly (string Name, string? Variable)[] s_sets =
        [("all of the machine", null), ("without AVX-512", "DOTNET_EnableAVX512"), ("without AVX2", "DOTNET_EnableAVX2"), ("without any vector", "DOTNET_EnableHWIntrinsic")];

    /// <summary>Runs the processes.</summary>
    /// <param name="options">Further options for each, such as <c>--iterationCount 5</c>.</param>
    public static int Measure(string[] options)
    {
        foreach ((string name, string? variable) in s_sets)
        {
            if (variable == "DOTNET_EnableAVX512" && !Vector512.IsHardwareAccelerated) continue;
            Console.WriteLine($"// Instruction sets: {name}");
            ProcessStartInfo start = new(Environment.ProcessPath!) { UseShellExecute = false };
            if (Path.GetFileNameWithoutExtension(Environment.ProcessPath) == "dotnet") start.ArgumentList.Add(typeof(InstructionSets).Assembly.Location);
            foreach (string argument in (string[])["--filter", "*InstructionSetBenchmarks*", "--artifacts", Path.Combine("BenchmarkDotNet.Artifacts", variable ?? "all"), .. options]) start.ArgumentList.Add(argument);
            if (variable is not null) start.Environment[variable] = "0";
            using Process child = Process.Start(start)!;
            child.WaitForExit();
            if (child.ExitCode != 0) return child.ExitCode;
        }
        return 0;
    }
}
