namespace Radiomics;

/// <summary>
/// A non-separable, rotation-invariant wavelet (IBSI 2, "Non-separable wavelets"): the band-pass response ("B map") of a level, whose filter depends on the size of the
/// frequency |nu| alone. The limit of the band is nu_B = pi / 2^(j - 1) radians a voxel: the first level, j = 1, is that of the highest frequencies.
/// </summary>
public abstract record RadialWaveletFilter : PeriodicFilter
{
    private protected RadialWaveletFilter() { }

    /// <summary>Level j (<c>decompositionLevel</c>), 1 to 12. Default: 1.</summary>
    /// <exception cref="SettingsException">The number is out of range.</exception>
    public int Level { get; init => field = FilterChecks.Whole("decompositionLevel", value, 1, SeparableWaveletFilter.MaximumLevel); } = 1;

    /// <summary>Name of the wavelet.</summary>
    private protected abstract string Wavelet { get; }

    private protected sealed override string Name => $"{Wavelet}-level-{FilterNames.Number(Level)}-{Dimension.Suffix()}";

    private protected sealed override SpectralGain Gain => new((x, y, z) => Band(Math.Sqrt(x * x + y * y + z * z)), 0);

    /// <summary>The factor of a frequency.</summary>
    /// <param name="size">Its size |nu|, radians a voxel.</param>
    internal double Band(double size) => Profile(size / (Math.PI / (1 << (Level - 1))));

    /// <summary>The factor of a frequency over nu_B.</summary>
    private protected abstract double Profile(double size);
}
