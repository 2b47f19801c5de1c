using System.Globalization;

namespace Radiomics;

/// <summary>Order of a Riesz transform along each axis, columns first; L is their sum (IBSI 2, "Riesz").</summary>
public readonly record struct RieszOrder
{
    /// <summary>Largest order of an axis.</summary>
    internal const int Maximum = 8;

    /// <summary>An order in the volume.</summary>
    /// <param name="first">Order along columns, 0 to 8.</param>
    /// <param name="second">Order along rows.</param>
    /// <param name="third">Order along slices; null within slices.</param>
    /// <exception cref="SettingsException">A number is out of range, or all are 0.</exception>
    public RieszOrder(int first, int second, int? third = null)
    {
        if (new[] { first, second, third ?? 0 }.Any(l => l is < 0 or > Maximum) || first + second + (third ?? 0) == 0)
            throw SettingsException.OutOfRange("rieszOrder", $"{first}-{second}{(third is { } l ? $"-{l}" : "")}", "two or three whole numbers from 0 to 8, not all 0, such as 0-2-0");
        (First, Second, Third) = (first, second, third);
    }

    /// <summary>Order along columns.</summary>
    public int First { get; }

    /// <summary>Order along rows.</summary>
    public int Second { get; }

    /// <summary>Order along slices; null within slices.</summary>
    public int? Third { get; }

    /// <summary>L, the sum.</summary>
    public int Sum => First + Second + (Third ?? 0);

    /// <summary>Two numbers act within slices, three in the volume.</summary>
    internal FilterDimension Dimension => Third is null ? FilterDimension.Slice : FilterDimension.Volume;

    /// <summary>The order as <c>0-2-0</c>.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{First}-{Second}{(Third is { } third ? $"-{third}" : "")}");

    /// <summary>Reads <c>0-2-0</c>; null where it is no order.</summary>
    internal static RieszOrder? Parse(string text)
    {
        string[] parts = text.Split('-');
        if (parts.Length is not (2 or 3) || !parts.All(p => p.Length == 1 && p[0] is >= '0' and <= '8')) return null;
        int[] orders = [.. parts.Select(p => p[0] - '0')];
        return orders.Sum() == 0 ? null : new RieszOrder(orders[0], orders[1], orders.Length == 3 ? orders[2] : null);
    }

    /// <summary>sqrt(L! / (l1! l2! l3!)) nu1^l1 nu2^l2 nu3^l3 / |nu|^L; 0 for the frequency 0.</summary>
    internal double Factor(double x, double y, double z)
    {
        double squared = x * x + y * y + z * z;
        if (squared == 0) return 0;
        double combinations = Factorial(Sum) / (Factorial(First) * Factorial(Second) * Factorial(Third ?? 0));
        return Math.Sqrt(combinations) * Power(x, First) * Power(y, Second) * Power(z, Third ?? 0) / Math.Pow(squared, 0.5 * Sum);
    }

    private static double Factorial(int n)
    {
        double product = 1;
        for (int i = 2; i <= n; i++) product *= i;
        return product;
    }

    private static double Power(double value, int exponent)
    {
        double power = 1;
        for (int i = 0; i < exponent; i++) power *= value;
        return power;
    }
}
