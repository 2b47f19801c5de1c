using System.Globalization;

namespace Radiomics.Modeling;

/// <summary>The order of categories: numbers ascending where all of them are numbers, else by characters, the same on every machine.</summary>
internal static class CategoryOrder
{
    public static string[] Sorted(IEnumerable<string> levels)
    {
        string[] all = [.. levels];
        return all.All(l => double.TryParse(l, NumberStyles.Float, CultureInfo.InvariantCulture, out double v) && double.IsFinite(v))
            ? [.. all.OrderBy(l => double.Parse(l, CultureInfo.InvariantCulture)).ThenBy(l => l, StringComparer.Ordinal)]
            : [.. all.Order(StringComparer.Ordinal)];
    }
}
