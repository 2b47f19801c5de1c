using System.Collections.Immutable;

namespace Radiomics;

/// <summary>The keys of IBSI 2's filters, each with the image types that it acts on. They act in IBSI's profile alone.</summary>
internal static class ConvolutionKeys
{
    private static readonly (string ImageTypes, SettingKey Key)[] s_keys =
    [
        ("Mean LoG Laws Gabor Wavelet RieszLoG", Key("boundary",
            ValueKinds.Named(("mirror", BoundaryCondition.Mirror), ("nearest", BoundaryCondition.Nearest), ("periodic", BoundaryCondition.Periodic), ("zero", BoundaryCondition.Zero)),
            "IBSI's filters: what stands outside the image.", BoundaryCondition.Mirror)),
        ("Mean LoG Gabor Wavelet Simoncelli Shannon", Key("filterDimension", ValueKinds.Named(("3D", FilterDimension.Volume), ("2D", FilterDimension.Slice)),
            "IBSI's filters: in the volume or within axial slices; Gabor in three orthogonal planes or the axial one.", FilterDimension.Volume)),
        ("Mean", Key<ImmutableArray<int>>("support", ValueKinds.OneOrMore(ValueKinds.WholeNumbers(1)), "Mean: voxels along each axis, odd.", [5])),
        ("LoG Gabor RieszLoG", Key("cutoff", ValueKinds.Positive, "LoG and Gabor of IBSI: where the kernel ends, in standard deviations.", 4.0)),
        ("Laws", Key<ImmutableArray<string>>("kernels", ValueKinds.OneOrMore(ValueKinds.Words("a list of sequences of L3, L5, E3, E5, S3, S5, W5 and R5, two (2D) or three (3D), such as [L5E5E5]", k => LawsKernels.Parse(k) is not null)),
            "Laws: a kernel for each axis, columns first.", [])),
        ("Laws", Key<int?>("energyDelta", ValueKinds.OptionalWhole(0, FilterChecks.MaximumReach / 2 - 1), "Laws: reach of the energy image, voxels; without it the response itself.", null)),
        ("Laws Wavelet", Key("rotationInvariance", ValueKinds.Flag, "Laws and IBSI's wavelets: whether the rotations by right angles are pooled.", false)),
        ("Laws Gabor Wavelet", Key("pooling", ValueKinds.Named(("average", RotationPooling.Average), ("max", RotationPooling.Maximum), ("min", RotationPooling.Minimum)),
            "Laws, Gabor and IBSI's wavelets: what becomes of rotations.", RotationPooling.Maximum)),
        ("Gabor", Key<ImmutableArray<double>>("lambda", ValueKinds.OneOrMore(PositiveNumbers), "Gabor: wavelengths, mm.", [])),
        ("Gabor", Key("gamma", ValueKinds.Positive, "Gabor: standard deviation along the wave over that across it.", 1.0)),
        ("Gabor", Key<ImmutableArray<double>>("theta", ValueKinds.OneOrMore(ValueKinds.Numbers("a list of one or more numbers, such as [0, 45, 90, 135]", v => v.Length > 0 && v.All(double.IsFinite))),
            "Gabor: orientations, degrees, clockwise in the axial plane.", [0])),
        ("Gabor", Key<double?>("thetaStep", ValueKinds.OptionalPositive, "Gabor: step in degrees of the orientations around the circle that are pooled; without it none are.", null)),
        ("Wavelet", Key<ImmutableArray<string>>("subband", ValueKinds.OneOrMore(ValueKinds.Words("a list of subbands of L and H, columns first, such as [LLH, HHH]", SeparableWaveletFilter.IsSubband)),
            "Wavelet of IBSI: its subbands; without it all.", [])),
        ("Wavelet Simoncelli Shannon RieszSimoncelli", Key<ImmutableArray<int>>("decompositionLevel", ValueKinds.OneOrMore(ValueKinds.WholeNumbers(1)), "IBSI's wavelets: levels, from 1.", [1])),
        ("RieszLoG RieszSimoncelli", Key<ImmutableArray<string>>("rieszOrder", ValueKinds.OneOrMore(ValueKinds.Words("a list of orders of each axis, columns first, such as [1-0-0, 0-2-0]", o => RieszOrder.Parse(o) is not null)),
            "Riesz transforms: orders.", [])),
    ];

    /// <summary>Every key.</summary>
    public static IEnumerable<SettingKey> All => s_keys.Select(k => k.Key);

    /// <summary>The keys that act on an image type.</summary>
    public static IEnumerable<SettingKey> Of(string imageType) => s_keys.Where(k => k.ImageTypes.Split(' ').Contains(imageType)).Select(k => k.Key);

    private static ValueKind<ImmutableArray<double>> PositiveNumbers => ValueKinds.Numbers("a list of numbers above 0, such as [1, 2, 3]", v => v.Length > 0 && v.All(x => x > 0 && double.IsFinite(x)));

    private static SettingKey<T> Key<T>(string name, ValueKind<T> kind, string documentation, T value) => new(name, SettingScope.Filter, kind, documentation, value, value, _ => (false, default!));
}
