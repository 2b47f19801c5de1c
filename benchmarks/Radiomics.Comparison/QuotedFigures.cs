namespace Radiomics.Comparison;

/// <summary>Figures of peers from another machine, shown where no peer is installed: no ratios are made of them.</summary>
internal static class QuotedFigures
{
    /// <summary>What they are.</summary>
    public const string Heading = "Measured elsewhere (2 cores, AMD EPYC with AVX-512; one thread, bins of 25 HU, CPU seconds, similar regions), not in this run and not to be divided by its figures:";

    /// <summary>The figures for a region.</summary>
    /// <param name="name">Name of the case.</param>
    public static IReadOnlyList<string> Of(string name) => name switch
    {
        "4 k" => ["PyRadiomics, all classes: 0.07 s (0.29 s with its mask checks)"],
        "125 k" => ["PyRadiomics, all classes: 1.6 s (1.95 s with its mask checks)", "Nyxus, all families: 0.42 s", "pictologics 0.4.0, all families, warm: 0.46 s"],
        "1.5 M" =>
        [
            "PyRadiomics, all classes: 16-18 s (first order 0.81-0.93, shape 13-14, GLCM 0.40-0.43, GLRLM 0.62-0.64, GLSZM 0.73-0.93, GLDM 0.35-0.47, NGTDM 0.45-0.50, mask checks 2.0)",
            "Nyxus: first order 0.14-0.17, shape without diameters 2.1, GLCM 0.62-0.85, GLRLM 0.58-0.61, GLSZM 0.38-0.41, GLDM 0.22, NGTDM 0.28",
            "pictologics 0.4.0, warm: morphology 0.44, intensity 0.05, GLCM, GLRLM, NGTDM and NGLDM together 1.13, GLSZM and GLDZM 1.46",
        ],
        _ => [],
    };
}
