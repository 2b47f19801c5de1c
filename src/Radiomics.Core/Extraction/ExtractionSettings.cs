using System.Collections.Immutable;
using System.Globalization;

namespace Radiomics;

/// <summary>
/// What is computed and how, stage by stage. Immutable; start from <see cref="PyRadiomics"/> or <see cref="Ibsi"/> and change a copy with <c>with</c>.
/// Values are checked when an extractor is made of them.
/// </summary>
public sealed record ExtractionSettings
{
    private ExtractionSettings() { }

    /// <summary>PyRadiomics' definitions and defaults: bins of 25 HU at multiples of 25, its seven three-dimensional classes, no resampling.</summary>
    public static ExtractionSettings PyRadiomics { get; } = new();

    /// <summary>
    /// IBSI's definitions: every family of IBSI 1, textures in 3D averaged over directions, bins of 25 HU from the lower end of the re-segmentation range
    /// (or the region's minimum), no interpolation, no re-segmentation.
    /// </summary>
    public static ExtractionSettings Ibsi { get; } = new()
    {
        Profile = Profile.Ibsi,
        Families = FeatureFamilies.Ibsi,
        Rules = RegionRules.None,
        SkipDirectionsWithoutRuns = false,
    };

    /// <summary>Whose definitions are followed; set by the preset the settings started from.</summary>
    public Profile Profile { get; private init; }

    /// <summary>Normalization of the image. Default: none.</summary>
    public Normalization? Normalization { get; init; }

    /// <summary>Interpolation onto another grid. Default: none.</summary>
    public Resampling? Resampling { get; init; }

    /// <summary>Voxels kept around the region after resampling or cropping (PyRadiomics' profile; <c>padDistance</c>). Default: 5.</summary>
    public int PadDistance { get; init; } = 5;

    /// <summary>Whether the image is cut to the region and <see cref="PadDistance"/> where it is not resampled (<c>preCrop</c>). Default: no.</summary>
    public bool PreCrop { get; init; }

    /// <summary>Voxels left out by their intensity. Default: none.</summary>
    public Resegmentation? Resegmentation { get; init; }

    /// <summary>What a region must have to be computed. Default of PyRadiomics' profile: two dimensions and two voxels; of IBSI's: a voxel.</summary>
    public RegionRules Rules { get; init; } = RegionRules.PyRadiomics;

    /// <summary>Whether a mask on another grid is brought onto the image's by nearest neighbor (<c>correctMask</c>). Default: no, it is an error.</summary>
    public bool CorrectMask { get; init; }

    /// <summary>Largest difference in origin and spacing (in spacings of the first axis) and in direction between mask and image that is no mismatch (<c>geometryTolerance</c>). Default: null, 1 % of a voxel.</summary>
    public double? GeometryTolerance { get; init; }

    /// <summary>How intensities become gray levels. Default: bins of 25 HU.</summary>
    public Discretization Discretization { get; init; } = new FixedBinSize(25);

    /// <summary>
    /// How intensities are discretized for the intensity-volume histogram. Bins of fixed size stand for their centers, a fixed number of bins for the numbers of the
    /// bins. Default: null, whole HU as they are; intensities that are not whole numbers count as of arbitrary units then, in 1000 bins.
    /// </summary>
    public Discretization? VolumeHistogramDiscretization { get; init; }

    /// <summary>How the matrices of directions and slices are put together; each gives its own columns in IBSI's profile, PyRadiomics' takes one. Default: 3D, averaged.</summary>
    public IReadOnlyList<TextureAggregation> Aggregations { get; init; } = [TextureAggregation.Average3D];

    /// <summary>The axis the planes of 2D and 2.5D textures lie across (<c>force2Ddimension</c>). Default: axial planes.</summary>
    public VoxelAxis PlaneNormal { get; init; }

    /// <summary>Distances of neighbors in voxels, infinity norm (<c>distances</c>). Default: 1.</summary>
    public IReadOnlyList<int> Distances { get; init; } = [1];

    /// <summary>Weights of directions in merged GLCM and GLRLM (<c>weightingNorm</c>). Default: all alike.</summary>
    public DistanceWeighting Weighting { get; init; }

    /// <summary>Whether each pair of the GLCM counts in both orders (<c>symmetricalGLCM</c>). Default: yes.</summary>
    public bool SymmetricGlcm { get; init; } = true;

    /// <summary>Largest difference in gray level of dependent voxels (<c>gldm_a</c>; IBSI's alpha). Default: 0.</summary>
    public int DependenceCutoff { get; init; }

    /// <summary>Added to every intensity in energy, total energy and root mean square, HU (PyRadiomics' profile; <c>voxelArrayShift</c>). Default: 0.</summary>
    public double IntensityShift { get; init; }

    /// <summary>Families that are computed. Default: PyRadiomics' three-dimensional classes, or all of IBSI 1.</summary>
    public FeatureFamilies Families { get; init; } = FeatureFamilies.PyRadiomics;

    /// <summary>
    /// The only features that are computed of a family, by PyRadiomics' name or IBSI's tag; a family without an entry is computed whole. Default: empty.
    /// </summary>
    public IReadOnlyDictionary<FeatureFamilies, IReadOnlySet<string>> OnlyFeatures { get; init; } = ImmutableDictionary<FeatureFamilies, IReadOnlySet<string>>.Empty;

    /// <summary>
    /// Whether the features are computed that PyRadiomics computes only when asked by name, because they follow from others (standard deviation,
    /// compactness 1 and 2, spherical disproportion). Default: yes.
    /// </summary>
    public bool IncludeDeprecated { get; init; } = true;

    /// <summary>Whether diagnostics of the processing stages are gathered (<c>additionalInfo</c>). Default: yes.</summary>
    public bool AdditionalInfo { get; init; } = true;

    /// <summary>Threads used for one region, 1 or more. No effect on the values. Default: the number of processors.</summary>
    /// <exception cref="SettingsException">The number is below 1.</exception>
    public int MaxDegreeOfParallelism
    {
        get;
        init => field = value >= 1 ? value : throw SettingsException.OutOfRange(nameof(MaxDegreeOfParallelism), $"{value}", "1 or more");
    } = Environment.ProcessorCount;

    private bool SkipDirectionsWithoutRuns { get; init; } = true;

    internal ProcessingOptions Processing => new()
    {
        Profile = Profile,
        Normalization = Normalization,
        Resampling = Resampling,
        Resegmentation = Resegmentation,
        Rules = Rules,
        PadDistance = PadDistance,
        PreCrop = PreCrop,
        CorrectMask = CorrectMask,
        GeometryTolerance = GeometryTolerance,
        AdditionalInfo = AdditionalInfo,
        Threads = MaxDegreeOfParallelism,
    };

    /// <summary>Whether the settings ask for a feature.</summary>
    internal bool IsWanted(FeatureDefinition feature)
    {
        if ((Families & feature.Family) == 0 || !feature.IsIn(Profile)) return false;
        if (OnlyFeatures.TryGetValue(feature.Family, out IReadOnlySet<string>? only))
            return (feature.PyRadiomicsName is { } name && only.Contains(name)) || (feature.IbsiTag is { } tag && only.Contains(tag));
        return !feature.IsDeprecated || IncludeDeprecated;
    }

    /// <summary>How textures are counted at one aggregation.</summary>
    internal TextureOptions TextureWith(TextureAggregation aggregation) => new()
    {
        Aggregation = aggregation,
        PlaneNormal = PlaneNormal,
        Distances = Distances,
        Symmetric = SymmetricGlcm,
        Weighting = Weighting,
        DependenceCutoff = DependenceCutoff,
        SkipDirectionsWithoutRuns = SkipDirectionsWithoutRuns,
        RefuseWithoutDirections = Profile == Profile.PyRadiomics,
    };

    /// <summary>
    /// The discretization for a region: in IBSI's profile bins of fixed size start at the lower end of the re-segmentation range, or at the region's minimum,
    /// and a fixed number of bins follows the formula.
    /// </summary>
    internal Discretization DiscretizationFor(RegionIntensities region) => (Profile, Discretization) switch
    {
        (Profile.Ibsi, FixedBinSize { LowestEdge: null } size) => size with { LowestEdge = Resegmentation?.AbsoluteLower ?? region.Minimum },
        (Profile.Ibsi, FixedBinNumber number) => number with { ByFormula = true },
        _ => Discretization,
    };

    /// <summary>A copy with one setting changed by its name in parameter files, as <c>--set binWidth=10</c> does.</summary>
    /// <param name="key"><c>binWidth</c>, <c>binCount</c>, <c>families</c> (names joined with +) or <c>deprecated</c> (true, false).</param>
    /// <param name="value">Its value, numbers in invariant culture.</param>
    /// <exception cref="SettingsException">The key is unknown or the value does not fit it.</exception>
    public ExtractionSettings With(string key, string value)
    {
        ArgumentNullException.ThrowIfNull(key);
        ArgumentNullException.ThrowIfNull(value);
        return key switch
        {
            "binWidth" => this with
            {
                Discretization = new FixedBinSize(
                    double.TryParse(value, NumberStyles.Float, CultureInfo.InvariantCulture, out double width) ? width : throw Unreadable(key, value, "a number above 0, such as 25")),
            },
            "binCount" => this with
            {
                Discretization = new FixedBinNumber(
                    int.TryParse(value, NumberStyles.Integer, CultureInfo.InvariantCulture, out int count) ? count : throw Unreadable(key, value, "a whole number above 0, such as 32")),
            },
            "families" => this with { Families = ParseFamilies(value) },
            "deprecated" => this with { IncludeDeprecated = bool.TryParse(value, out bool on) ? on : throw Unreadable(key, value, "true or false") },
            _ => throw new SettingsException("SETTING_UNKNOWN", new Problem(
                key, "there is no setting of this name", "binWidth, binCount, families or deprecated", NearestKey(key) is { } near ? $"Did you mean {near}?" : "See the help of the command.")),
        };
    }

    /// <summary>The settings on one line, always in the same order and form: part of the provenance of every result.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture,
        $"profile={(Profile == Profile.Ibsi ? "ibsi" : "pyradiomics")}; {Describe(Discretization)}; families={Families}; deprecated={IncludeDeprecated}");

    private static string Describe(Discretization discretization) => discretization switch
    {
        FixedBinSize { LowestEdge: { } lowest } size => string.Create(CultureInfo.InvariantCulture, $"binWidth={size.Width:R} from {lowest:R}"),
        FixedBinSize size => string.Create(CultureInfo.InvariantCulture, $"binWidth={size.Width:R}"),
        FixedBinNumber number => string.Create(CultureInfo.InvariantCulture, $"binCount={number.Count}"),
        _ => discretization.ToString(),
    };

    private static FeatureFamilies ParseFamilies(string value)
    {
        FeatureFamilies families = FeatureFamilies.None;
        foreach (string name in value.Split(['+', ';', ' '], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
            families |= Enum.TryParse(name, ignoreCase: true, out FeatureFamilies family) && !int.TryParse(name, out _)
                ? family
                : throw Unreadable("families", name, "shape, firstorder, glcm, glrlm, glszm or all, joined with +");
        return families == FeatureFamilies.None ? throw Unreadable("families", value, "at least one family") : families;
    }

    private static SettingsException Unreadable(string key, string value, string expected) =>
        new("SETTING_VALUE", new Problem(key, $"the value is '{value}'", expected, "Numbers are written with a point."));

    private static string? NearestKey(string key)
    {
        string plain = key.Replace("_", "", StringComparison.Ordinal).Replace("-", "", StringComparison.Ordinal);
        string[] known = ["binWidth", "binCount", "families", "deprecated"];
        return known.FirstOrDefault(k => string.Equals(k, plain, StringComparison.OrdinalIgnoreCase))
            ?? known.FirstOrDefault(k => plain.Length >= 3 && k.StartsWith(plain[..3], StringComparison.OrdinalIgnoreCase));
    }
}
