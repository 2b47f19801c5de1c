using System.Collections.Immutable;

namespace Radiomics;

/// <summary>IBSI 2's filters of each image type. Keys that are lists give a filter for each combination.</summary>
internal static class ConvolutionFilters
{
    private static readonly string[] s_volume = ["LLL", "LLH", "LHL", "LHH", "HLL", "HLH", "HHL", "HHH"], s_slice = ["LL", "LH", "HL", "HH"];

    /// <summary>The filters by image type.</summary>
    public static IReadOnlyDictionary<string, Func<FilterValues, IEnumerable<ImageFilter>>> All { get; } = new Dictionary<string, Func<FilterValues, IEnumerable<ImageFilter>>>
    {
        ["Mean"] = v => v.Get<ImmutableArray<int>>("support").Select(support => new MeanFilter { Support = support, Dimension = Dimension(v), Boundary = Boundary(v) }),
        ["LoG"] = v => Sigmas(v).Select(sigma => new LaplacianOfGaussianFilter(sigma) { Cutoff = v.Get<double>("cutoff"), Dimension = Dimension(v), Boundary = Boundary(v) }),
        ["Laws"] = v => Required<string>(v, "kernels").Select(kernels => new LawsFilter(kernels) { Pooling = Rotations(v), EnergyDelta = v.Get<int?>("energyDelta"), Boundary = Boundary(v) }),
        ["Gabor"] = v => from sigma in Sigmas(v)
                         from lambda in Required<double>(v, "lambda")
                         from theta in v.Get<ImmutableArray<double>>("theta")
                         select new GaborFilter(sigma, lambda)
                         {
                             Gamma = v.Get<double>("gamma"),
                             ThetaDegrees = theta,
                             ThetaStepDegrees = v.Get<double?>("thetaStep"),
                             Pooling = v.Get<RotationPooling>("pooling"),
                             Cutoff = v.Get<double>("cutoff"),
                             Dimension = Dimension(v),
                             Boundary = Boundary(v),
                         },
        ["Wavelet"] = v => from level in v.Get<ImmutableArray<int>>("decompositionLevel")
                           from subband in Subbands(v)
                           select new SeparableWaveletFilter(v.Get<string>("wavelet"), subband) { Level = level, Pooling = Rotations(v), Boundary = Boundary(v) },
        ["Simoncelli"] = v => v.Get<ImmutableArray<int>>("decompositionLevel").Select(level => new SimoncelliFilter { Level = level, Dimension = Dimension(v) }),
        ["Shannon"] = v => v.Get<ImmutableArray<int>>("decompositionLevel").Select(level => new ShannonFilter { Level = level, Dimension = Dimension(v) }),
        ["RieszLoG"] = v => from sigma in Sigmas(v)
                            from order in Orders(v)
                            select new RieszLaplacianOfGaussianFilter(sigma, order) { Cutoff = v.Get<double>("cutoff"), Boundary = Boundary(v) },
        ["RieszSimoncelli"] = v => from level in v.Get<ImmutableArray<int>>("decompositionLevel")
                                   from order in Orders(v)
                                   select new RieszSimoncelliFilter(order) { Level = level },
    };

    private static FilterDimension Dimension(FilterValues values) => values.Get<FilterDimension>("filterDimension");

    private static BoundaryCondition Boundary(FilterValues values) => values.Get<BoundaryCondition>("boundary");

    private static RotationPooling? Rotations(FilterValues values) => values.Get<bool>("rotationInvariance") ? values.Get<RotationPooling>("pooling") : null;

    private static IEnumerable<double> Sigmas(FilterValues values) => Required<WrittenNumber>(values, "sigma").Select(sigma => sigma.Value);

    private static IEnumerable<RieszOrder> Orders(FilterValues values) => Required<string>(values, "rieszOrder").Select(order => RieszOrder.Parse(order)!.Value);

    /// <summary>The subbands that were asked for, or all of the dimension.</summary>
    private static IEnumerable<string> Subbands(FilterValues values)
    {
        ImmutableArray<string> given = values.Get<ImmutableArray<string>>("subband");
        if (given.IsEmpty) return Dimension(values) == FilterDimension.Volume ? s_volume : s_slice;
        int letters = Dimension(values).Axes();
        return !values.Has("filterDimension") || given.All(s => s.Length == letters)
            ? given
            : throw SettingsException.OutOfRange("subband", string.Join(", ", given), $"subbands of {letters} letters, as filterDimension is {letters}D");
    }

    private static ImmutableArray<T> Required<T>(FilterValues values, string key)
    {
        ImmutableArray<T> given = values.Get<ImmutableArray<T>>(key);
        return given.IsEmpty ? throw new SettingsException("SETTING_RANGE", new Problem(key, "nothing is given", "one value or several", $"Give the filter its {key}.")) : given;
    }
}
