namespace Radiomics;

/// <summary>
/// A subband of the undecimated separable wavelet transform (IBSI 2, "Separable wavelets"; kernels of PyWavelets): the decomposition kernels, low pass (L) or high pass
/// (H) along each axis, convolved with the image; an even kernel is made odd by a 0 at its end, its origin is floor(n / 2). Level j works on the low passes of level j -
/// 1 with kernels stretched by the algorithm à trous: 2^(j - 1) - 1 zeros after each tap. The boundary condition acts anew at each level. With rotation invariance the
/// responses of the rotations by right angles (24, within slices 4) are pooled after the last level, each on the low passes of its own rotation. Separable: for a mean
/// over the 24 rotations of LLH 8 convolutions a voxel. Response: <c>wavelet-db3-LLH-level-1-3D-average</c>.
/// </summary>
public sealed record SeparableWaveletFilter : BoundedFilter
{
    /// <summary>Highest level.</summary>
    internal const int MaximumLevel = 12;

    /// <summary>Creates a filter.</summary>
    /// <param name="wavelet">The wavelet by its name in PyWavelets: haar, db1 to db38, coif1 to coif17, sym2 to sym20 ...</param>
    /// <param name="subband">L or H for each axis, columns first: <c>LLH</c> in the volume, <c>LH</c> within slices.</param>
    /// <exception cref="SettingsException">There is no such wavelet or subband.</exception>
    public SeparableWaveletFilter(string wavelet, string subband)
    {
        ArgumentNullException.ThrowIfNull(wavelet);
        ArgumentNullException.ThrowIfNull(subband);
        Wavelet = WaveletKernels.Named(wavelet).Name;
        Subband = IsSubband(subband) ? subband : throw SettingsException.OutOfRange("subband", $"'{subband}'", "two or three of L and H, such as LLH");
        Dimension = subband.Length == 3 ? FilterDimension.Volume : FilterDimension.Slice;
    }

    /// <summary>The wavelet by its name in PyWavelets (<c>wavelet</c>).</summary>
    public string Wavelet { get; }

    /// <summary>L or H for each axis, columns first (<c>subband</c>).</summary>
    public string Subband { get; }

    /// <summary>Level j of the decomposition (<c>decompositionLevel</c>), 1 to 12. Default: 1.</summary>
    /// <exception cref="SettingsException">The number is out of range.</exception>
    public int Level { get; init => field = FilterChecks.Whole("decompositionLevel", value, 1, MaximumLevel); } = 1;

    /// <summary>What becomes of the rotations (<c>rotationInvariance</c>, <c>pooling</c>); null for no rotations. Default: null.</summary>
    /// <exception cref="SettingsException">There is no such value.</exception>
    public RotationPooling? Pooling { get; init => field = value is { } pooling ? FilterChecks.Defined("pooling", pooling) : null; }

    private protected override string Name =>
        $"wavelet-{Wavelet.Replace('.', '-')}-{Subband}-level-{FilterNames.Number(Level)}-{Dimension.Suffix()}{(Pooling is { } pooling ? $"-{FilterNames.Of(pooling)}" : "")}{FilterNames.Ending(Boundary)}";

    /// <summary>Whether a word names a subband.</summary>
    internal static bool IsSubband(string word) => word.Length is 2 or 3 && word.All(c => c is 'L' or 'H');

    /// <inheritdoc/>
    internal override ImagePart Part(FilterInput input, VoxelRegion part)
    {
        if (Dimension.Axes() != Subband.Length)
            throw SettingsException.OutOfRange("filterDimension", Dimension.Suffix(), $"{Subband.Length}D, as {Subband} has {Subband.Length} letters");
        AxisFilter low = Letter(low: true), high = Letter(low: false);
        IReadOnlyList<AxisTurn> turns = Pooling is null ? [AxisTurn.None(Subband.Length)] : AxisTurn.All(Subband.Length);
        return SeparableResponse.Of(input, part, [.. Subband.Select(c => c == 'L' ? low : high)], turns, Pooling ?? RotationPooling.Average, Boundary);
    }

    private AxisFilter Letter(bool low)
    {
        WaveletKernel kernel = WaveletKernels.Named(Wavelet);
        AxisKernel[] levels = new AxisKernel[Level];
        for (int j = 0; j < Level; j++) levels[j] = Stretched((low || j < Level - 1 ? kernel.LowPass : kernel.HighPass).Span, 1 << j);
        return new AxisFilter(levels);
    }

    private static AxisKernel Stretched(ReadOnlySpan<double> taps, int step)
    {
        int length = FilterChecks.Reach("decompositionLevel", (double)taps.Length * step);
        double[] stretched = new double[length % 2 == 0 ? length + 1 : length];
        for (int i = 0; i < taps.Length; i++) stretched[i * step] = taps[i];
        return new AxisKernel(stretched);
    }
}
