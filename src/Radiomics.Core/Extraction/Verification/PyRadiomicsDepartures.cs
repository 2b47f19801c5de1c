namespace Radiomics;

/// <summary>Where this library does on purpose not what PyRadiomics does. Short, and each entry with its reason.</summary>
internal static class PyRadiomicsDepartures
{
    private static readonly (Func<PyRadiomicsCase, string, bool> Covers, string Reason)[] s_departures =
    [
        ((c, _) => c.Name == "edge_nan_in_roi", "a region with a NaN voxel is refused; PyRadiomics puts such a voxel into a bin past the last"),
    ];

    /// <summary>Why a value is not compared; null where it is.</summary>
    /// <param name="reference">The case.</param>
    /// <param name="name">Name of the value.</param>
    public static string? ReasonFor(PyRadiomicsCase reference, string name) => s_departures.FirstOrDefault(d => d.Covers(reference, name)).Reason;
}
