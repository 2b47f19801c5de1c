using System.Collections.Immutable;
using static Radiomics.SettingKeys;

namespace Radiomics;

/// <summary>Settings from given values and back.</summary>
internal static class SettingsAssembly
{
    /// <summary>The settings that values and the profile's defaults give.</summary>
    /// <exception cref="SettingsException">Values do not go together, or ask for what cannot be computed.</exception>
    public static ExtractionSettings Create(ParameterValues values)
    {
        List<string> notes = [.. values.Notes];
        bool ibsi = values.Profile == Profile.Ibsi;
        ExtractionSettings preset = ibsi ? ExtractionSettings.Ibsi : ExtractionSettings.PyRadiomics;
        (IReadOnlyList<TextureAggregation> aggregations, DistanceWeighting weighting) = Textures(values, notes);
        FeatureFamilies every = values.IsFromFile && !ibsi ? preset.Families | FeatureFamilies.Shape2D : preset.Families;
        (FeatureFamilies families, var only) = FeatureClasses.Resolve(values, every, HasPlanes(values), notes);
        if (values.Has(BinCount) && values.Has(BinWidth)) notes.Add("binCount and binWidth are both given: binCount is taken");
        return preset with
        {
            Rules = Rules(values),
            GeometryTolerance = values.Get(GeometryTolerance),
            CorrectMask = values.Get(CorrectMask),
            AdditionalInfo = values.Get(AdditionalInfo),
            Label = values.Get(Label),
            LabelChannel = values.Get(LabelChannel),
            Normalization = values.Get(Normalize) ? new Normalization(values.Get(NormalizeScale), values.Get(RemoveOutliers)) : null,
            Resampling = Resample(values, notes),
            PadDistance = values.Get(PadDistance),
            PreCrop = values.Get(PreCrop),
            Resegmentation = Resegment(values),
            Discretization = Bins(values.Get(BinCount), values.Get(BinWidth))!,
            VolumeHistogramDiscretization = Bins(values.Get(IvhBinCount), values.Get(IvhBinWidth)),
            Aggregations = aggregations,
            Weighting = weighting,
            PlaneNormal = values.Get(Force2DDimension) ?? VoxelAxis.Slice,
            Distances = values.Get(Distances),
            SymmetricGlcm = values.Get(SymmetricalGlcm),
            DependenceCutoff = values.Get(GldmA),
            IntensityShift = values.Get(VoxelArrayShift),
            Families = families,
            OnlyFeatures = only,
            IncludeDeprecated = values.Get(Deprecated),
            ImageTypes = ImageTypes(values),
            Maps = new MapSettings { KernelRadius = values.Get(VoxelKeys.KernelRadius), MaskedKernel = values.Get(VoxelKeys.MaskedKernel), InitialValue = values.Get(VoxelKeys.InitialValue) },
            Written = values,
            Notes = notes,
        };
    }

    /// <summary>The values behind settings: as they were given, or read back where code has changed the settings since.</summary>
    public static ParameterValues ValuesOf(ExtractionSettings settings)
    {
        ParameterValues values = settings.Written ?? ParameterValues.Of(settings.Profile);
        if (Create(values) == settings) return values;
        ParameterValues read = ParameterFile.Read(ParameterReader.Read(SettingsYaml.Write(settings), "code")) with { ProfileOrigin = values.ProfileOrigin, Notes = values.Notes };
        // What other settings switch off stays known, in case that changes.
        foreach (SettingKey key in All.Where(k => values.Has(k) && !k.TryRead(settings, out _)))
        {
            ParameterValues kept = read with { Settings = read.Settings.SetItem(key.Name, values.Settings[key.Name]) };
            if (Create(kept) == settings) read = kept;
        }
        return read;
    }

    private static RegionRules Rules(ParameterValues values)
    {
        if (values.Get(AllowSingleVoxel) && !values.Has(MinimumRoiDimensions) && !values.Has(MinimumRoiSize)) return RegionRules.None;
        return new RegionRules(values.Get(MinimumRoiDimensions), Math.Max(1, values.Get(MinimumRoiSize) ?? 1));
    }

    private static Resampling? Resample(ParameterValues values, List<string> notes)
    {
        string name = values.Get(Interpolator);
        ImmutableArray<double> mm = values.Get(ResampledPixelSpacing);
        if (name == InterpolatorNames.None) return null;
        Interpolation? interpolation = InterpolatorNames.Find(name, out bool isKnown);
        if (!isKnown) notes.Add($"interpolator '{name}' is unknown: sitkBSpline is taken");
        if (mm.Length == 0) return null;
        if (isKnown && interpolation is null)
            throw values.Settings[Interpolator.Name].Node.Error("SETTING_UNAVAILABLE", $"interpolator is {name}", Interpolator.Expected, "This version does not compute it; choose another.");
        return new Resampling(new Spacing(mm[0], mm[1], mm[2]), interpolation ?? Interpolation.BSpline)
        {
            MaskInterpolation = values.Has(MaskInterpolator) ? InterpolatorNames.Find(values.Get(MaskInterpolator), out _) : null,
            MaskThreshold = values.Get(MaskThreshold),
        };
    }

    private static Resegmentation? Resegment(ParameterValues values)
    {
        // As PyRadiomics does: the limits in any order; a single one is the lower.
        ImmutableArray<double> range = [.. values.Get(ResegmentRange).Order()];
        double? sigma = values.Get(ResegmentOutliers);
        if (range.Length == 0 && sigma is null) return null;
        return new Resegmentation
        {
            Lower = range.Length > 0 && !double.IsNegativeInfinity(range[0]) ? range[0] : null,
            Upper = range.Length > 1 ? range[1] : null,
            Mode = values.Get(ResegmentMode),
            OutlierSigma = sigma,
            ChangesShape = values.Get(ResegmentShape),
        };
    }

    private static Discretization? Bins(int? count, double? width) => count is { } bins ? new FixedBinNumber(bins) : width is { } hu ? new FixedBinSize(hu) : null;

    private static (IReadOnlyList<TextureAggregation> Aggregations, DistanceWeighting Weighting) Textures(ParameterValues values, List<string> notes)
    {
        string norm = values.Get(WeightingNorm);
        DistanceWeighting? weighting = AggregationKeys.WeightingOf(norm);
        if (weighting is null && norm.Length > 0) notes.Add($"weightingNorm '{norm}' is unknown: all directions weigh alike");
        ImmutableArray<TextureAggregation> given = values.Get(Aggregation);
        if (given.Length > 1 && values.Profile == Profile.PyRadiomics)
            throw values.Settings[Aggregation.Name].Node.Error("SETTING_RANGE", $"aggregation lists {given.Length}", "one in profile pyradiomics, whose names do not tell them apart", "Choose one, or profile ibsi.");
        if (values.Get(Force2D) && !HasPlanes(values)) notes.Add("force2Ddimension 3 leaves no axis out: textures are three-dimensional");
        IReadOnlyList<TextureAggregation> aggregations = given.Length > 0 ? given : [(HasPlanes(values), norm.Length > 0) switch
        {
            (false, false) => TextureAggregation.Average3D,
            (false, true) => TextureAggregation.Merged3D,
            (true, false) => TextureAggregation.DirectionMerged25D,
            (true, true) => TextureAggregation.Merged25D,
        }];
        return (aggregations, weighting ?? DistanceWeighting.None);
    }

    /// <summary>Whether textures are counted within planes; PyRadiomics' dimension 3 is beyond its axes and leaves none out.</summary>
    private static bool HasPlanes(ParameterValues values) => values.Get(Force2D) && values.Get(Force2DDimension) is not null;

    private static IReadOnlyList<ImageType> ImageTypes(ParameterValues values)
    {
        if (values.ImageTypes is not { } types) return [ImageType.Original];
        // A filter's keys may stand under 'setting'; those of the image type win.
        return [.. types.Select(type => new ImageType(type.Name, FilterKeys.Of(type.Name).Where(k => values.Has(k) && !type.Overrides.ContainsKey(k.Name))
            .Select(k => KeyValuePair.Create(k.Name, k.Write(values.Settings[k.Name].Value))).Concat(type.Overrides).ToImmutableDictionary()))];
    }
}
