namespace Radiomics;

/// <summary>Rounding to significant decimal digits.</summary>
internal static class SignificantDigits
{
    /// <summary>
    /// Rounds a finite number, halves away from zero, as a spreadsheet does: its first 15 digits count, so that the last bits of a sum do not decide a half.
    /// </summary>
    /// <param name="value">The number.</param>
    /// <param name="digits">1 to 15.</param>
    public static double Round(double value, int digits)
    {
        if (value == 0) return 0;
        int exponent = (int)Math.Floor(Math.Log10(Math.Abs(value)));
        // One digit before the point: a conversion to decimal keeps 15 significant digits.
        decimal mantissa = (decimal)(value / Math.Pow(10, exponent));
        return (double)decimal.Round(mantissa, digits - 1, MidpointRounding.AwayFromZero) * Math.Pow(10, exponent);
    }

    /// <summary>Counts the significant digits of a number as written; zeros at the end count.</summary>
    /// <param name="number">The number in invariant culture.</param>
    public static int Count(string number) => number.TakeWhile(c => c is not ('e' or 'E')).Where(char.IsAsciiDigit).SkipWhile(c => c == '0').Count();
}
