using System.Collections.Immutable;

namespace Radiomics;

/// <summary>The keys of filters, kept with the image types that use them.</summary>
internal static class FilterKeys
{
    private static readonly (string ImageTypes, SettingKey Key)[] s_keys =
    [
        ("LoG Gabor RieszLoG", new SettingKey<ImmutableArray<WrittenNumber>>("sigma", SettingScope.Filter,
            ValueKinds.WrittenNumbers("a list of numbers above 0, such as [1, 2, 3]", x => x > 0 && double.IsFinite(x)),
            "LoG, Gabor, RieszLoG: standard deviations of the filter, mm; they stand in names as they are written.", [], [], Nowhere<ImmutableArray<WrittenNumber>>)),
        ("Wavelet", Key("start_level", ValueKinds.Whole(0, StationaryWaveletFilter.MaximumLevels), "Wavelet: levels that are computed first and not given.", 0)),
        ("Wavelet", Key("level", ValueKinds.Whole(1, StationaryWaveletFilter.MaximumLevels), "Wavelet: number of levels.", 1)),
        ("Wavelet", Key("wavelet", ValueKinds.Word("a wavelet of PyWavelets, such as coif1, haar, db4, sym8, bior2.2, rbio1.3 or dmey", WaveletKernels.Has), "Wavelet: its name.", "coif1")),
        ("Gradient", Key("gradientUseSpacing", ValueKinds.Flag, "Gradient: per mm rather than per voxel.", true)),
        ("LBP2D", Key("lbp2DRadius", ValueKinds.Positive, "LBP2D: radius of the circle.", 1.0)),
        ("LBP2D", Key("lbp2DSamples", ValueKinds.Whole(1, LocalBinaryPattern2DFilter.MaximumSamples), "LBP2D: points on the circle.", 8)),
        ("LBP2D", Key("lbp2DMethod", ValueKinds.Word("default", "ror", "uniform", "var"), "LBP2D: what a pattern is reduced to.", "uniform")),
        ("LBP3D", Key("lbp3DLevels", ValueKinds.Whole(1, LocalBinaryPattern3DFilter.MaximumLevels), "LBP3D: number of levels.", 2)),
        ("LBP3D", Key("lbp3DIcosphereRadius", ValueKinds.Positive, "LBP3D: radius of the sphere.", 1.0)),
        ("LBP3D", Key("lbp3DIcosphereSubdivision", ValueKinds.Whole(0, LocalBinaryPattern3DFilter.MaximumSubdivision), "LBP3D: subdivisions of the sphere.", 1)),
    ];

    /// <summary>Every key of a filter.</summary>
    public static IReadOnlyList<SettingKey> All { get; } = [.. s_keys.Select(k => k.Key), .. ConvolutionKeys.All];

    /// <summary>The keys that act on an image type.</summary>
    public static IEnumerable<SettingKey> Of(string imageType) =>
        s_keys.Where(k => k.ImageTypes.Split(' ').Contains(imageType)).Select(k => k.Key).Concat(ConvolutionKeys.Of(imageType));

    /// <summary>Whether a key acts in a profile: IBSI's filters have their own.</summary>
    public static bool ActsIn(Profile profile, string key) => ConvolutionKeys.All.Any(k => k.Name == key)
        ? profile == Profile.Ibsi
        : profile == Profile.PyRadiomics || key is "sigma" or "wavelet";

    private static SettingKey<T> Key<T>(string name, ValueKind<T> kind, string documentation, T value) => new(name, SettingScope.Filter, kind, documentation, value, value, Nowhere<T>);

    private static (bool, T) Nowhere<T>(ExtractionSettings settings) => (false, default!);
}
