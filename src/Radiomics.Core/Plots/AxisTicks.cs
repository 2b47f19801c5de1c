using System.Globalization;

namespace Radiomics;

/// <summary>Round numbers along an axis.</summary>
internal static class AxisTicks
{
    private const int Most = 24;

    /// <summary>Multiples of 1, 2 or 5 times a power of ten.</summary>
    /// <param name="low">Lower end.</param>
    /// <param name="high">Upper end, above the lower.</param>
    /// <param name="wanted">About how many.</param>
    public static IEnumerable<(double Value, string Label)> Linear(double low, double high, int wanted)
    {
        double rough = (high - low) / wanted, unit = Math.Pow(10, Math.Floor(Math.Log10(rough)));
        double step = (rough / unit) switch { < 1.5 => 1, < 3.5 => 2, < 7.5 => 5, _ => 10 } * unit, first = Math.Ceiling(low / step), largest = Math.Max(Math.Abs(low), Math.Abs(high));
        int decimals = (int)Math.Clamp(Math.Ceiling(-Math.Log10(step) - 1e-9), 0, 15);
        string format = largest >= 1e6 || largest < 1e-3 ? "0.###E+0" : decimals == 0 ? "#,0" : "#,0." + new string('0', decimals);
        double edge = 1e-9 * (high - low);
        for (int i = 0; i < Most; i++)
        {
            double tick = (first + i) * step;
            if (tick > high + edge) yield break;
            // No negative zero.
            yield return (tick, (tick + 0.0 == 0 ? 0 : tick).ToString(tick == 0 ? "0" : format, CultureInfo.InvariantCulture));
        }
    }

    /// <summary>Powers of ten; where they are few, twos and fives too; where they are many, some.</summary>
    /// <param name="low">Decadic logarithm of the lower end.</param>
    /// <param name="high">That of the upper end.</param>
    /// <param name="wanted">About how many.</param>
    public static IEnumerable<(double Value, string Label)> Decades(double low, double high, int wanted)
    {
        int stride = Math.Max(1, (int)Math.Ceiling((high - low) / Math.Max(wanted, 1)));
        int[] parts = high - low < 2.5 ? [1, 2, 5] : [1];
        for (int decade = (int)Math.Floor(low); decade <= high; decade += stride)
        {
            foreach (int part in parts)
            {
                double at = decade + Math.Log10(part);
                if (at < low - 1e-9 || at > high + 1e-9) continue;
                yield return (part * Math.Pow(10, decade), decade is >= -3 and < 6
                    ? (part * Math.Pow(10, decade)).ToString(decade >= 0 ? "#,0" : "0." + new string('0', -decade), CultureInfo.InvariantCulture)
                    : string.Create(CultureInfo.InvariantCulture, $"{part}E{decade:+0;-0}"));
            }
        }
    }
}
