namespace Radiomics.Comparison;

/// <summary>Wall and CPU seconds of one piece of work: medians over rounds.</summary>
/// <param name="Wall">Seconds that went by.</param>
/// <param name="Cpu">Seconds of processors.</param>
internal readonly record struct Seconds(double Wall, double Cpu)
{
    /// <summary>Medians of some rounds.</summary>
    /// <param name="rounds">Wall and CPU seconds of each.</param>
    public static Seconds Median(IReadOnlyCollection<(double Wall, double Cpu)> rounds) => new(Middle(rounds.Select(r => r.Wall)), Middle(rounds.Select(r => r.Cpu)));

    private static double Middle(IEnumerable<double> values)
    {
        double[] sorted = [.. values.Order()];
        return (sorted[(sorted.Length - 1) / 2] + sorted[sorted.Length / 2]) / 2;
    }
}
