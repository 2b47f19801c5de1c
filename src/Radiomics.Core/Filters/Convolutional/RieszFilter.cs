namespace Radiomics;

/// <summary>
/// A Riesz transform of a filter's response (IBSI 2, "Riesz"; M. Unser and D. Van De Ville, IEEE Trans. Image Process. 2010;19:636-652): its all-pass derivative of order
/// l = (l1, l2, l3), (-j)^L sqrt(L! / (l1! l2! l3!)) nu1^l1 nu2^l2 nu3^l3 / |nu|^L times the Fourier transform, with L = l1 + l2 + l3. IBSI found no consensus on Riesz
/// transforms: these follow the formula, and are not standardized.
/// </summary>
public abstract record RieszFilter : PeriodicFilter
{
    private protected RieszFilter(RieszOrder order)
    {
        // A default value is no order.
        Order = order.Sum > 0 ? order : throw SettingsException.OutOfRange("rieszOrder", $"{order}", "an order of 1 or more along an axis");
        Dimension = order.Dimension;
    }

    /// <summary>The order l along columns, rows and slices (<c>rieszOrder</c>).</summary>
    public RieszOrder Order { get; }

    /// <summary>Checks that the order has as many numbers as the filter has axes.</summary>
    private protected RieszOrder CheckedOrder => Order.Dimension == Dimension
        ? Order
        : throw SettingsException.OutOfRange("filterDimension", Dimension.Suffix(), $"{Order.Dimension.Suffix()}, as the order is {Order}");
}
