namespace Radiomics;

/// <summary>The collections of trusted values. Values can be combined.</summary>
[Flags]
public enum VerificationSuites
{
    /// <summary>None.</summary>
    None = 0,

    /// <summary>IBSI 1 digital phantom: every feature at every aggregation, 482 values. Needs no files.</summary>
    Digital = 1,

    /// <summary>IBSI 1 CT phantom, configurations A to E: 1,321 values. Needs the phantom's images.</summary>
    CtPhantom = 2,

    /// <summary>IBSI 1 CT phantom: image and region after each stage of the processing, 300 values. Needs the phantom's images.</summary>
    Diagnostics = 4,

    /// <summary>Values of PyRadiomics on its original image type. Needs the files of values with their images.</summary>
    PyRadiomics = 8,

    /// <summary>Feature maps of PyRadiomics, voxel by voxel: 51 maps. Needs the files of maps with their images.</summary>
    FeatureMaps = 16,

    /// <summary>IBSI 2, phase 1: 30 response maps of filters on phantoms, voxel by voxel, and 3 that are not binding. Needs phantoms and maps.</summary>
    FilterMaps = 32,

    /// <summary>IBSI 2, phase 2: 323 statistics of filter responses on the CT phantom. Needs the phantom's images.</summary>
    FilterFeatures = 64,

    /// <summary>All of them.</summary>
    All = Digital | CtPhantom | Diagnostics | PyRadiomics | FeatureMaps | FilterMaps | FilterFeatures,
}
