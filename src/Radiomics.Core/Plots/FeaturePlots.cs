using System.Globalization;

namespace Radiomics;

/// <summary>Charts of features.</summary>
public static class FeaturePlots
{
    /// <summary>
    /// Features of several regions beside each other: a row a feature, a dot a region. Every row has its own scale, from the smallest of the values (left) to the largest
    /// (right), which stand beside its name; what is undefined for a region has no dot.
    /// </summary>
    /// <param name="regions">Each region's name and features, at least one.</param>
    /// <param name="features">Full names of the features, such as <c>original_glcm_JointEntropy</c>, at most 200.</param>
    /// <exception cref="SettingsException">There is no region, no feature, or too many.</exception>
    /// <exception cref="KeyNotFoundException">A region lacks a feature.</exception>
    public static Chart Comparison(IReadOnlyList<(string Name, FeatureSet Features)> regions, IReadOnlyList<string> features)
    {
        ArgumentNullException.ThrowIfNull(regions);
        ArgumentNullException.ThrowIfNull(features);
        if (regions.Count == 0) throw SettingsException.OutOfRange(nameof(regions), "0 regions", "at least one");
        if (features.Count is 0 or > 200) throw SettingsException.OutOfRange(nameof(features), $"{SvgText.Exact(features.Count)} features", "1 to 200");
        double[][] values = [.. features.Select(name => regions.Select(r => r.Features[name]).ToArray())];
        string[] labels = [.. features.Select((name, i) => Label(name, [.. values[i].Where(AxisScale.IsShown)]))];
        double[] rows = [.. Enumerable.Range(0, features.Count).Select(i => (double)i)];
        ChartPoints[] marks = [.. regions.Select((r, at) => new ChartPoints([.. values.Select(row => Share(row, at))], rows) { Legend = r.Name, Radius = 4.5, Opacity = 0.85 })];
        return new Chart("Features of the regions", new ChartAxis("Smallest to largest of each feature, %") { Min = -4, Max = 104 }, new ChartAxis("") { Categories = labels, IsReversed = true }, marks)
        {
            Width = 760,
            Height = 110 + 24 * features.Count,
        };
    }

    private static double Share(double[] row, int at)
    {
        double[] shown = [.. row.Where(AxisScale.IsShown)];
        if (!AxisScale.IsShown(row[at])) return double.NaN;
        double low = shown.Min(), high = shown.Max();
        return high > low ? 100 * (row[at] - low) / (high - low) : 50;
    }

    private static string Label(string name, double[] shown)
    {
        if (shown.Length == 0) return $"{name} (undefined)";
        string low = shown.Min().ToString("G4", CultureInfo.InvariantCulture), high = shown.Max().ToString("G4", CultureInfo.InvariantCulture);
        return low == high ? $"{name} ({low})" : $"{name} ({low} to {high})";
    }
}
