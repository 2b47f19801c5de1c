namespace Radiomics;

/// <summary>Where this library does on purpose not what PyRadiomics does. Short, and each entry with its reason.</summary>
internal static class PyRadiomicsDepartures
{
    private static readonly string[] s_textures = ["original_glcm_", "original_glrlm_", "original_glszm_", "original_gldm_", "original_ngtdm_"];

    private static readonly (Func<PyRadiomicsCase, string, bool> Covers, string Reason)[] s_departures =
    [
        ((c, _) => c.Name == "edge_nan_in_roi", "a region with a NaN voxel is refused; PyRadiomics puts such a voxel into a bin past the last"),
        ((c, name) => c.Name == "edge_labels_2_5" && name == "Mask-original_Hash", "the hash of a mask is that of its label; PyRadiomics' is that of all labels of the file"),
        ((c, name) => c.Name == "edge_2Dimage" && !name.StartsWith("original_", StringComparison.Ordinal), "an image of one plane has three dimensions, one of them a single voxel"),
        ((c, name) => c.Name == "edge_2Dimage" && c.Setting == "force2D" && s_textures.Any(t => name.StartsWith(t, StringComparison.Ordinal)),
            "axis 0 of an image of one plane is the slice; PyRadiomics takes its rows and counts textures along lines"),
        ((c, name) => c.Name.StartsWith("edge_constant", StringComparison.Ordinal) && c.Setting == "filters" && (name.EndsWith("_Skewness", StringComparison.Ordinal) || name.EndsWith("_Kurtosis", StringComparison.Ordinal)),
            "the response to a constant image is constant; PyRadiomics' skewness and kurtosis are those of its rounding noise"),
        ((c, _) => c.Name == "edge_constant0" && c.Setting == "filters", "transforms of an image of zeros are left out with a note; PyRadiomics ends with an error of NumPy"),
        ((c, _) => c.Setting == "log_sigma_0", "a sigma of 0 is refused, as in PyRadiomics' parameter files; its programming interface leaves the image out"),
    ];

    /// <summary>Why a value is not compared; null where it is.</summary>
    /// <param name="reference">The case.</param>
    /// <param name="name">Name of the value.</param>
    public static string? ReasonFor(PyRadiomicsCase reference, string name) => s_departures.FirstOrDefault(d => d.Covers(reference, name)).Reason;
}
