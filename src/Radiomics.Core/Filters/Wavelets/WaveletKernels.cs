using System.Globalization;

namespace Radiomics;

/// <summary>The discrete wavelets by their names in PyWavelets. The numbers are a table of the library, see its first lines for the source.</summary>
internal static class WaveletKernels
{
    private static readonly Lazy<IReadOnlyDictionary<string, WaveletKernel>> s_kernels = new(Read);

    /// <summary>Every name: <c>haar</c>, <c>db1</c> to <c>db38</c>, <c>sym2</c> to <c>sym20</c>, <c>coif1</c> to <c>coif17</c>, <c>dmey</c>, <c>bior1.1</c> to <c>bior6.8</c> and <c>rbio1.1</c> to <c>rbio6.8</c>.</summary>
    public static IEnumerable<string> Names => s_kernels.Value.Keys;

    /// <summary>Whether there is a wavelet of this name.</summary>
    public static bool Has(string name) => s_kernels.Value.ContainsKey(name);

    /// <summary>A wavelet.</summary>
    /// <param name="name">Its name.</param>
    /// <exception cref="SettingsException">There is none of this name.</exception>
    public static WaveletKernel Named(string name) => s_kernels.Value.TryGetValue(name, out WaveletKernel? kernel)
        ? kernel
        : throw SettingsException.OutOfRange("wavelet", $"'{name}'", "a wavelet of PyWavelets, such as coif1, haar, db4, sym8, bior2.2, rbio1.3 or dmey");

    private static Dictionary<string, WaveletKernel> Read()
    {
        Dictionary<string, WaveletKernel> kernels = new(StringComparer.Ordinal);
        using Stream stream = typeof(WaveletKernels).Assembly.GetManifestResourceStream("Radiomics.Filters.wavelets.csv") ?? throw new InvalidOperationException("The library lacks its table of wavelets.");
        using StreamReader text = new(stream);
        while (text.ReadLine() is { } line)
        {
            if (line.StartsWith('#')) continue;
            string[] cells = line.Split(';');
            double[] low = Numbers(cells[1]);
            double[] high = cells[2].Length > 0 ? Numbers(cells[2]) : Mirrored(low);
            kernels.Add(cells[0], new WaveletKernel(cells[0], low, high));
        }
        kernels.Add("haar", kernels["db1"] with { Name = "haar" });
        return kernels;
    }

    private static double[] Numbers(string cell) => [.. cell.Split(' ').Select(n => double.Parse(n, CultureInfo.InvariantCulture))];

    /// <summary>The high pass of an orthogonal wavelet, its quadrature mirror.</summary>
    private static double[] Mirrored(double[] low) => [.. low.Reverse().Select((tap, i) => i % 2 == 0 ? -tap : tap)];
}
