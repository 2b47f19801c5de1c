using System.Collections.Immutable;

namespace Radiomics;

/// <summary>
/// What is computed and how, stage by stage. Immutable; start from <see cref="PyRadiomics"/> or <see cref="Ibsi"/> and change a copy with <c>with</c>, or
/// <see cref="Load"/> a parameter file. Values are checked when an extractor is made of them.
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

    /// <summary>Label of the mask that is computed (<c>label</c>), for programs that load masks by it. Default: null, every label.</summary>
    public int? Label { get; init; }

    /// <summary>Channel of a mask that has several (<c>label_channel</c>), from 0. Default: 0.</summary>
    public int LabelChannel { get; init; }

    /// <summary>Images that features are computed on (<c>imageType</c>), each with settings of its own. Default: the original.</summary>
    public IReadOnlyList<ImageType> ImageTypes { get; init; } = [ImageType.Original];

    /// <summary>What was odd about the file or the keys that the settings came from, such as a key without effect; part of the provenance of results.</summary>
    public IReadOnlyList<string> Notes { get; internal init; } = [];

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

    /// <summary>How feature maps are made (<c>voxelSetting</c>); without effect on features of regions. Default: kernels of 3 x 3 x 3 voxels within the region.</summary>
    public MapSettings Maps { get; init; } = MapSettings.Default;

    /// <summary>Whether diagnostics of the processing stages are gathered (<c>additionalInfo</c>). Default: yes.</summary>
    public bool AdditionalInfo { get; init; } = true;

    /// <summary>Threads used for one region, 1 or more. No effect on the values. Default: the number of processors.</summary>
    /// <exception cref="SettingsException">The number is below 1.</exception>
    public int MaxDegreeOfParallelism
    {
        get;
        init => field = value >= 1 ? value : throw SettingsException.OutOfRange(nameof(MaxDegreeOfParallelism), $"{value}", "1 or more");
    } = Environment.ProcessorCount;

    /// <summary>What was given by file or key; null where the settings were made in code alone.</summary>
    internal ParameterValues? Written { get; init; }

    /// <summary>Whether the regions are kernels of feature maps, of which none is refused.</summary>
    internal bool OfKernels { get; init; }

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
        RefuseWithoutDirections = Profile == Profile.PyRadiomics && !OfKernels,
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

    /// <summary>The settings for one image type: with its overrides of what acts on discretization and features.</summary>
    internal ExtractionSettings For(ImageType type)
    {
        KeyValuePair<string, string>[] acting = [.. type.Overrides.Where(o => SettingKeys.Find(o.Key)?.Scope == SettingScope.Feature)];
        if (acting.Length == 0) return this;
        ExtractionSettings plain = this with { ImageTypes = [ImageType.Original], Written = Written is null ? null : Written with { ImageTypes = null } };
        ParameterValues values = acting.Aggregate(SettingsAssembly.ValuesOf(plain), (v, o) => SettingsText.Set(v, o.Key, o.Value, type.Name));
        return SettingsAssembly.Create(values) with { ImageTypes = ImageTypes, MaxDegreeOfParallelism = MaxDegreeOfParallelism, OfKernels = OfKernels };
    }

    /// <summary>Loads settings from a parameter file: PyRadiomics' as they are, or with our own keys (see <see cref="ToYaml"/>).</summary>
    /// <param name="path">A YAML or JSON file.</param>
    /// <exception cref="SettingsException">
    /// The file is missing or malformed, or something in it is unknown, of a wrong kind or out of range; the error names line, column and the nearest valid name.
    /// </exception>
    public static ExtractionSettings Load(string path)
    {
        ArgumentNullException.ThrowIfNull(path);
        return SettingsAssembly.Create(ParameterFile.Read(ParameterReader.ReadFile(path)));
    }

    /// <summary>Settings from the text of a parameter file, see <see cref="Load"/>.</summary>
    /// <param name="text">YAML or JSON.</param>
    /// <param name="name">What errors and tables call it.</param>
    /// <exception cref="SettingsException">As for <see cref="Load"/>.</exception>
    public static ExtractionSettings Parse(string text, string name = "settings")
    {
        ArgumentNullException.ThrowIfNull(text);
        ArgumentNullException.ThrowIfNull(name);
        return SettingsAssembly.Create(ParameterFile.Read(ParameterReader.Read(text, name)));
    }

    /// <summary>A copy with one setting changed by its name in parameter files, as <c>--setting binWidth:10</c> does. The order of several changes does not matter.</summary>
    /// <param name="key">A key under <c>setting</c>, or <c>profile</c>, <c>featureClass</c> (<c>glcm,firstorder.Mean</c>) or <c>imageType</c>.</param>
    /// <param name="value">Its value: numbers in invariant culture, lists with commas, <c>null</c> for the default.</param>
    /// <exception cref="SettingsException">The key is unknown or the value does not fit it.</exception>
    public ExtractionSettings With(string key, string value) => With([(key, value)], "settings");

    /// <summary>A copy with some settings changed by their names.</summary>
    internal ExtractionSettings With(IEnumerable<(string Key, string Value)> changes, string source)
    {
        ParameterValues values = SettingsAssembly.ValuesOf(this);
        foreach ((string key, string value) in changes)
        {
            ArgumentNullException.ThrowIfNull(key);
            ArgumentNullException.ThrowIfNull(value);
            values = SettingsText.Set(values, key, value.Trim(), source);
        }
        return SettingsAssembly.Create(values) with { MaxDegreeOfParallelism = MaxDegreeOfParallelism };
    }

    /// <summary>The settings as a parameter file in YAML, which <see cref="Parse"/> reads back to equal settings.</summary>
    public string ToYaml() => SettingsYaml.Write(this);

    /// <summary>
    /// The settings on one line: every one that acts, always in the same order and form. Part of the provenance of every result; settings of the same
    /// effect have the same line.
    /// </summary>
    public override string ToString() => SettingsLine.Of(this);

    /// <summary>Whether other settings have the same effect on every value; the number of threads has none.</summary>
    /// <param name="other">Other settings.</param>
    public bool Equals(ExtractionSettings? other) => ReferenceEquals(this, other) || (other is not null && ToString() == other.ToString());

    /// <inheritdoc/>
    public override int GetHashCode() => ToString().GetHashCode(StringComparison.Ordinal);
}
