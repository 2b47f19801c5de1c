namespace Radiomics;

/// <summary>A test of IBSI 2, phase 1: a filter on a phantom, whose response map is known.</summary>
/// <param name="Id">Its number, such as <c>4.a.2</c>.</param>
/// <param name="Phantom">Name of the phantom.</param>
/// <param name="ImageType">The filter, as a parameter file names it.</param>
/// <param name="IsBinding">Whether the manual finds a consensus on the map.</param>
internal sealed record FilterMapTest(string Id, string Phantom, string ImageType, bool IsBinding = true)
{
    private const string Db2 = "wavelet: db2, subband: LHL, boundary: zero", Coif1 = "wavelet: coif1, subband: HHL, boundary: periodic", Haar = "wavelet: haar, decompositionLevel: 2, rotationInvariance: true, pooling: average";

    /// <summary>Every test that has a map (IBSI reference manual on convolutional filters, v9, table of the benchmark's settings; CC BY 4.0). Of the Riesz transforms' maps none is binding.</summary>
    public static IReadOnlyList<FilterMapTest> All { get; } =
    [
        new("1.a.1", "checkerboard", "Mean: {support: 15, boundary: zero}"),
        new("1.a.2", "checkerboard", "Mean: {support: 15, boundary: nearest}"),
        new("1.a.3", "checkerboard", "Mean: {support: 15, boundary: periodic}"),
        new("1.a.4", "checkerboard", "Mean: {support: 15, boundary: mirror}"),
        new("1.b.1", "impulse", "Mean: {support: 15, boundary: zero, filterDimension: 2D}"),
        new("2.a", "impulse", "LoG: {sigma: [3], cutoff: 4, boundary: zero}"),
        new("2.b", "checkerboard", "LoG: {sigma: [5], cutoff: 4, boundary: mirror}"),
        new("2.c", "checkerboard", "LoG: {sigma: [5], cutoff: 4, boundary: mirror, filterDimension: 2D}"),
        new("3.a.1", "impulse", "Laws: {kernels: E5L5S5, boundary: zero}"),
        new("3.a.2", "impulse", "Laws: {kernels: E5L5S5, boundary: zero, rotationInvariance: true, pooling: max}"),
        new("3.a.3", "impulse", "Laws: {kernels: E5L5S5, boundary: zero, rotationInvariance: true, pooling: max, energyDelta: 7}"),
        new("3.b.1", "checkerboard", "Laws: {kernels: E3W5R5, boundary: mirror}"),
        new("3.b.2", "checkerboard", "Laws: {kernels: E3W5R5, boundary: mirror, rotationInvariance: true, pooling: max}"),
        new("3.b.3", "checkerboard", "Laws: {kernels: E3W5R5, boundary: mirror, rotationInvariance: true, pooling: max, energyDelta: 7}"),
        new("3.c.1", "checkerboard", "Laws: {kernels: L5S5, boundary: mirror}"),
        new("3.c.2", "checkerboard", "Laws: {kernels: L5S5, boundary: mirror, rotationInvariance: true, pooling: max}"),
        new("3.c.3", "checkerboard", "Laws: {kernels: L5S5, boundary: mirror, rotationInvariance: true, pooling: max, energyDelta: 7}"),
        new("4.a.1", "impulse", "Gabor: {sigma: [10], lambda: 4, gamma: 0.5, theta: 60, filterDimension: 2D, boundary: zero}"),
        new("4.a.2", "impulse", "Gabor: {sigma: [10], lambda: 4, gamma: 0.5, thetaStep: 45, pooling: average, boundary: zero}"),
        new("4.b.1", "sphere", "Gabor: {sigma: [20], lambda: 8, gamma: 2.5, theta: 225, filterDimension: 2D, boundary: mirror}"),
        new("4.b.2", "sphere", "Gabor: {sigma: [20], lambda: 8, gamma: 2.5, thetaStep: 22.5, pooling: average, boundary: mirror}"),
        new("5.a.1", "impulse", $"Wavelet: {{{Db2}}}"),
        new("5.a.2", "impulse", $"Wavelet: {{{Db2}, rotationInvariance: true, pooling: average}}"),
        new("6.a.1", "sphere", $"Wavelet: {{{Coif1}}}"),
        new("6.a.2", "sphere", $"Wavelet: {{{Coif1}, rotationInvariance: true, pooling: average}}"),
        new("7.a.1", "checkerboard", $"Wavelet: {{{Haar}, subband: LLL, boundary: mirror}}"),
        new("7.a.2", "checkerboard", $"Wavelet: {{{Haar}, subband: HHH, boundary: mirror}}"),
        new("8.a.1", "checkerboard", "Simoncelli: {decompositionLevel: 1}"),
        new("8.a.2", "checkerboard", "Simoncelli: {decompositionLevel: 2}"),
        new("8.a.3", "checkerboard", "Simoncelli: {decompositionLevel: 3}"),
        new("9.a", "impulse", "RieszLoG: {sigma: [3], cutoff: 4, rieszOrder: 1-0-0, boundary: zero}", IsBinding: false),
        new("9.b.1", "sphere", "RieszLoG: {sigma: [3], cutoff: 4, rieszOrder: 0-2-0, boundary: zero}", IsBinding: false),
        new("10.b.1", "pattern_1", "RieszSimoncelli: {decompositionLevel: 1, rieszOrder: 0-2-0}", IsBinding: false),
    ];

    /// <summary>Name of the filter.</summary>
    public string Filter => ImageType[..ImageType.IndexOf(':', StringComparison.Ordinal)];

    /// <summary>The phantom's file in a reference folder.</summary>
    public string PhantomFile => $"ibsi2/phase1/phantoms/{Phantom}.nii.gz";

    /// <summary>The map's file in a reference folder.</summary>
    public string MapFile => $"ibsi2/phase1/reference_response_maps/{Id.Replace('.', '_')}-ValidCRM.nii.gz";

    /// <summary>The response to the phantom, by the way of a parameter file.</summary>
    /// <param name="phantom">The phantom.</param>
    /// <param name="cancellation">Checked now and then.</param>
    public Volume Respond(Volume phantom, CancellationToken cancellation)
    {
        ExtractionSettings settings = ExtractionSettings.Parse($"profile: ibsi\nimageType:\n  {ImageType}\n", $"test {Id}");
        ImageFilter filter = ImageTypeFilters.Of(settings.ImageTypes[0], settings).Single();
        return filter.Apply(new FilterInput(phantom, phantom.Geometry.WholeRegion, new Workers(1), cancellation)).Responses.Single().Image;
    }
}
