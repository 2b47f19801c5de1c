using System.Collections.Immutable;
using static Radiomics.SettingScope;

namespace Radiomics;

/// <summary>
/// Every key under <c>setting</c>, in the order in which settings are written: PyRadiomics' keys and, where IBSI needs more, our own. The one place
/// that names them; reading, writing, tables and documentation follow from it.
/// </summary>
internal static class SettingKeys
{
    public static SettingKey<int> MinimumRoiDimensions { get; } = Key("minimumROIDimensions", Case, ValueKinds.Whole(1, 3),
        "Axes along which the box of the region must be larger than one voxel.", 2, 1, s => (!AllowsSingleVoxel(s), Math.Max(1, s.Rules.MinimumDimensions)));

    public static SettingKey<int?> MinimumRoiSize { get; } = Key("minimumROISize", Case, ValueKinds.OptionalWhole(1),
        "The region must have more voxels than this.", null, null, s => (!AllowsSingleVoxel(s), s.Rules.MoreVoxelsThan > 1 ? s.Rules.MoreVoxelsThan : (int?)null));

    public static SettingKey<bool> AllowSingleVoxel { get; } = Key("allowSingleVoxel", Case, ValueKinds.Flag,
        "Whether regions of one voxel are computed; without effect where a minimum is set.", false, true, s => (true, AllowsSingleVoxel(s)));

    public static SettingKey<double?> GeometryTolerance { get; } = Key("geometryTolerance", Case, ValueKinds.OptionalPositive,
        "Largest difference of mask and image in origin, spacing (mm) and direction; without it 1 % of a voxel.", null, null, s => (true, s.GeometryTolerance));

    public static SettingKey<bool> CorrectMask { get; } = Key("correctMask", Case, ValueKinds.Flag,
        "Whether a mask on another grid is brought onto the image's by nearest neighbor.", false, false, s => (true, s.CorrectMask));

    public static SettingKey<bool> AdditionalInfo { get; } = Key("additionalInfo", Case, ValueKinds.Flag,
        "Whether diagnostics of the processing stages are gathered.", true, true, s => (true, s.AdditionalInfo));

    public static SettingKey<int?> Label { get; } = Key("label", Case, ValueKinds.OptionalWhole(1),
        "Label of the mask; without it every label gives a result.", null, null, s => (true, s.Label));

    public static SettingKey<int> LabelChannel { get; } = Key("label_channel", Case, ValueKinds.Whole(0),
        "Channel of a mask with several.", 0, 0, s => (true, s.LabelChannel));

    public static SettingKey<bool> Normalize { get; } = Key("normalize", Case, ValueKinds.Flag,
        "Whether the whole image is normalized to mean 0 and standard deviation 1.", false, false, s => (true, s.Normalization is not null));

    public static SettingKey<double> NormalizeScale { get; } = Key("normalizeScale", Case, ValueKinds.Positive,
        "Factor after normalization.", 1, 1, s => (s.Normalization is not null, s.Normalization?.Scale ?? 1));

    public static SettingKey<double?> RemoveOutliers { get; } = Key("removeOutliers", Case, ValueKinds.OptionalPositive,
        "Normalized values beyond this many standard deviations are set to that limit.", null, null, s => (s.Normalization is not null, s.Normalization?.OutlierSigma));

    public static SettingKey<ImmutableArray<double>> ResampledPixelSpacing { get; } = Key("resampledPixelSpacing", Case,
        ValueKinds.Numbers("a list of three numbers, each 0 or more, such as [1, 1, 1]", v => v.Length == 3 && v.All(x => x >= 0 && double.IsFinite(x))),
        "Voxel size x, y, z after interpolation, mm; 0 keeps that of the image.", [], [],
        s => (s.Resampling is not null, s.Resampling is { SpacingMm: var mm } ? [mm.X, mm.Y, mm.Z] : []));

    public static SettingKey<string> Interpolator { get; } = Key("interpolator", Case, InterpolatorNames.Kind,
        "Interpolation of the image; null for no resampling.", "sitkBSpline", "sitkBSpline", s => (s.Resampling is not null, InterpolatorNames.Of(s.Resampling?.Interpolation ?? Interpolation.BSpline)));

    public static SettingKey<string> MaskInterpolator { get; } = Key("maskInterpolator", Case, ValueKinds.Word(InterpolatorNames.Available),
        "Interpolation of the mask.", "sitkNearestNeighbor", "sitkLinear", s => (s.Resampling is not null, InterpolatorNames.Of(MaskInterpolation(s))));

    public static SettingKey<double> MaskThreshold { get; } = Key("maskThreshold", Case, ValueKinds.NumberFrom(0, 1),
        "Share of a new voxel that must lie in the mask, where the mask is not interpolated to the nearest voxel.", 0.5, 0.5,
        s => (s.Resampling is not null && MaskInterpolation(s) != Interpolation.NearestNeighbor, s.Resampling?.MaskThreshold ?? 0.5));

    public static SettingKey<int> PadDistance { get; } = Key("padDistance", Case, ValueKinds.Whole(0),
        "Voxels kept around the region after resampling or cropping.", 5, 5, s => (s.Profile == Profile.PyRadiomics && (s.Resampling is not null || s.PreCrop), s.PadDistance));

    public static SettingKey<bool> PreCrop { get; } = Key("preCrop", Case, ValueKinds.Flag,
        "Whether the image is cut to the region and padDistance where it is not resampled.", false, false, s => (s.Profile == Profile.PyRadiomics && s.Resampling is null, s.PreCrop));

    public static SettingKey<ImmutableArray<double>> ResegmentRange { get; } = Key("resegmentRange", Case,
        ValueKinds.Numbers("a list of one or two numbers, lower and upper limit, such as [-1000, 400]", v => v.Length is 1 or 2 && !v.Any(double.IsNaN)),
        "Lower and upper limit of the intensities that stay in the region.", [], [], s => (true, Range(s.Resegmentation)));

    public static SettingKey<ResegmentationMode> ResegmentMode { get; } = Key("resegmentMode", Case,
        ValueKinds.Named(("absolute", ResegmentationMode.Absolute), ("relative", ResegmentationMode.Relative), ("sigma", ResegmentationMode.Sigma)),
        "Unit of resegmentRange: HU, multiples of the largest intensity, or standard deviations from the mean.",
        ResegmentationMode.Absolute, ResegmentationMode.Absolute, s => (Range(s.Resegmentation).Length > 0, s.Resegmentation?.Mode ?? default));

    public static SettingKey<double?> ResegmentOutliers { get; } = Key("resegmentOutliers", Case, ValueKinds.OptionalPositive,
        "Voxels farther than this many standard deviations from the mean leave the region.", null, null, s => (true, s.Resegmentation?.OutlierSigma));

    public static SettingKey<bool> ResegmentShape { get; } = Key("resegmentShape", Case, ValueKinds.Flag,
        "Whether the shape is that of the re-segmented region.", false, false,
        s => (Range(s.Resegmentation).Length > 0 || s.Resegmentation?.OutlierSigma is not null, s.Resegmentation?.ChangesShape ?? false));

    public static SettingKey<double> BinWidth { get; } = Key("binWidth", Feature, ValueKinds.Positive,
        "Width of a bin, HU; without effect where binCount is set.", 25, 25, s => (s.Discretization is FixedBinSize, (s.Discretization as FixedBinSize)?.Width ?? 25));

    public static SettingKey<int?> BinCount { get; } = Key("binCount", Feature, ValueKinds.OptionalWhole(1, GrayLevels.MaximumLevels),
        "Number of bins.", null, null, s => (true, (s.Discretization as FixedBinNumber)?.Count));

    public static SettingKey<double?> IvhBinWidth { get; } = Key("ivhBinWidth", Feature, ValueKinds.OptionalPositive,
        "Width of a bin of the intensity-volume histogram, HU; without it whole HU.", null, null, s => (true, (s.VolumeHistogramDiscretization as FixedBinSize)?.Width));

    public static SettingKey<int?> IvhBinCount { get; } = Key("ivhBinCount", Feature, ValueKinds.OptionalWhole(1, GrayLevels.MaximumLevels),
        "Number of bins of the intensity-volume histogram.", null, null, s => (true, (s.VolumeHistogramDiscretization as FixedBinNumber)?.Count));

    public static SettingKey<bool> Force2D { get; } = Key("force2D", Feature, ValueKinds.Flag,
        "Whether textures are counted within planes.", false, false, s => (true, AggregationKeys.Of(s).Force2D));

    public static SettingKey<VoxelAxis> Force2DDimension { get; } = Key("force2Ddimension", Feature,
        ValueKinds.Named(("0", VoxelAxis.Slice), ("1", VoxelAxis.Row), ("2", VoxelAxis.Column)),
        "Axis across the planes: 0 slices (axial), 1 rows (coronal), 2 columns (sagittal).", VoxelAxis.Slice, VoxelAxis.Slice, s => (AggregationKeys.HasPlanes(s), s.PlaneNormal));

    public static SettingKey<string> WeightingNorm { get; } = Key("weightingNorm", Feature, ValueKinds.Word("manhattan, euclidean, infinity, no_weighting", _ => true),
        "Norm of the distance that weights directions of GLCM and GLRLM; their matrices are then merged.", "", "", s => (true, AggregationKeys.Of(s).WeightingNorm));

    public static SettingKey<ImmutableArray<TextureAggregation>> Aggregation { get; } = Key("aggregation", Feature,
        ValueKinds.NamedList([.. Enum.GetValues<TextureAggregation>().Select(a => (a.Suffix(), a))]),
        "How matrices of directions and slices are put together; without it as force2D and weightingNorm say.", [], [], s => (true, AggregationKeys.Of(s).Aggregations));

    public static SettingKey<ImmutableArray<int>> Distances { get; } = Key("distances", Feature, ValueKinds.WholeNumbers(1),
        "Distances of neighbors in voxels, largest along one axis.", [1], [1], s => (true, [.. s.Distances]));

    public static SettingKey<bool> SymmetricalGlcm { get; } = Key("symmetricalGLCM", Feature, ValueKinds.Flag,
        "Whether each pair of the GLCM counts in both orders.", true, true, s => (true, s.SymmetricGlcm));

    public static SettingKey<int> GldmA { get; } = Key("gldm_a", Feature, ValueKinds.Whole(0),
        "Largest difference in gray level of dependent voxels.", 0, 0, s => (true, s.DependenceCutoff));

    public static SettingKey<double> VoxelArrayShift { get; } = Key("voxelArrayShift", Feature, ValueKinds.Number,
        "Added to every intensity in energy, total energy and root mean square, HU.", 0, 0, s => (true, s.IntensityShift));

    public static SettingKey<bool> Deprecated { get; } = Key("deprecated", Case, ValueKinds.Flag,
        "Whether features are computed that PyRadiomics computes only when asked by name.", true, true, s => (true, s.IncludeDeprecated));

    /// <summary>Every key, in the order in which settings are written.</summary>
    public static IReadOnlyList<SettingKey> All { get; } =
    [
        MinimumRoiDimensions, MinimumRoiSize, AllowSingleVoxel, GeometryTolerance, CorrectMask, AdditionalInfo, Label, LabelChannel,
        Normalize, NormalizeScale, RemoveOutliers, ResampledPixelSpacing, Interpolator, MaskInterpolator, MaskThreshold, PadDistance, PreCrop,
        ResegmentRange, ResegmentMode, ResegmentOutliers, ResegmentShape, BinWidth, BinCount, IvhBinWidth, IvhBinCount,
        Force2D, Force2DDimension, WeightingNorm, Aggregation, Distances, SymmetricalGlcm, GldmA, VoxelArrayShift, Deprecated,
        .. FilterKeys.All,
    ];

    private static readonly ImmutableDictionary<string, SettingKey> s_byName = All.ToImmutableDictionary(k => k.Name, StringComparer.Ordinal);

    /// <summary>A key by its name; null when there is none.</summary>
    public static SettingKey? Find(string name) => s_byName.GetValueOrDefault(name);

    private static SettingKey<T> Key<T>(string name, SettingScope scope, ValueKind<T> kind, string documentation, T pyRadiomics, T ibsi, Func<ExtractionSettings, (bool, T)> read) =>
        new(name, scope, kind, documentation, pyRadiomics, ibsi, read);

    private static bool AllowsSingleVoxel(ExtractionSettings s) => s.Rules is { MinimumDimensions: <= 0, MoreVoxelsThan: <= 0 };

    private static Interpolation MaskInterpolation(ExtractionSettings s) =>
        s.Resampling?.MaskInterpolation ?? (s.Profile == Profile.Ibsi ? Interpolation.Linear : Interpolation.NearestNeighbor);

    private static ImmutableArray<double> Range(Resegmentation? resegmentation) => resegmentation switch
    {
        { Upper: { } upper } => [resegmentation.Lower ?? double.NegativeInfinity, upper],
        { Lower: { } lower } => [lower],
        _ => [],
    };
}
