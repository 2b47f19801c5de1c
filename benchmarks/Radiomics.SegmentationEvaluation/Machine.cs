using System.Globalization;
using System.Runtime.InteropServices;

namespace Radiomics.SegmentationEvaluation;

/// <summary>What the times were measured on.</summary>
internal static class Machine
{
    public static string Describe() => string.Create(
        CultureInfo.InvariantCulture,
        $"Radiomics.Core {typeof(Volume).Assembly.GetName().Version?.ToString(3)}, {DateTime.UtcNow:yyyy-MM-dd}. {RuntimeInformation.OSDescription}, {RuntimeInformation.FrameworkDescription}, {Processor()}, {Environment.ProcessorCount} logical processors.");

    private static string Processor()
    {
        const string Table = "/proc/cpuinfo";
        string? line = File.Exists(Table) ? File.ReadLines(Table).FirstOrDefault(l => l.StartsWith("model name", StringComparison.Ordinal)) : null;
        return line?.Split(':', 2)[1].Trim() ?? Environment.GetEnvironmentVariable("PROCESSOR_IDENTIFIER") ?? $"{RuntimeInformation.ProcessArchitecture} processor";
    }
}
