namespace Radiomics;

/// <summary>The Riesz transform of a level of the Simoncelli wavelet, both in one pass. Response: <c>riesz-0-2-0-simoncelli-level-1-3D</c>.</summary>
public sealed record RieszSimoncelliFilter : RieszFilter
{
    /// <summary>Creates a filter.</summary>
    /// <param name="order">The order along each axis: three numbers in the volume, two within slices.</param>
    /// <exception cref="SettingsException">The order is 0.</exception>
    public RieszSimoncelliFilter(RieszOrder order) : base(order) { }

    /// <summary>Level j of the wavelet (<c>decompositionLevel</c>), 1 to 12. Default: 1.</summary>
    /// <exception cref="SettingsException">The number is out of range.</exception>
    public int Level { get; init => field = FilterChecks.Whole("decompositionLevel", value, 1, SeparableWaveletFilter.MaximumLevel); } = 1;

    private protected override string Name => $"riesz-{Order}-simoncelli-level-{FilterNames.Number(Level)}-{Dimension.Suffix()}";

    private protected override SpectralGain Gain
    {
        get
        {
            SimoncelliFilter wavelet = new() { Level = Level };
            RieszOrder order = CheckedOrder;
            return new SpectralGain((x, y, z) => wavelet.Band(Math.Sqrt(x * x + y * y + z * z)) is var band and not 0 ? band * order.Factor(x, y, z) : 0, order.Sum);
        }
    }
}
