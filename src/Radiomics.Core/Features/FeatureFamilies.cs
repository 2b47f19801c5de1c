namespace Radiomics;

/// <summary>The families of features. Values can be combined.</summary>
[Flags]
public enum FeatureFamilies
{
    /// <summary>No family.</summary>
    None = 0,
    /// <summary>Shape of the mask in three dimensions (PyRadiomics <c>shape</c>; IBSI morphology, HCUG).</summary>
    Shape = 1,
    /// <summary>Statistics of the intensities (PyRadiomics <c>firstorder</c>; IBSI intensity-based statistics, UHIW).</summary>
    FirstOrder = 2,
    /// <summary>Gray level co-occurrence matrix (<c>glcm</c>; IBSI LFYI).</summary>
    Glcm = 4,
    /// <summary>Gray level run length matrix (<c>glrlm</c>; IBSI TP0I).</summary>
    Glrlm = 8,
    /// <summary>Gray level size zone matrix (<c>glszm</c>; IBSI 9SAK).</summary>
    Glszm = 16,
    /// <summary>Gray level dependence matrix (PyRadiomics <c>gldm</c>; IBSI neighbouring grey level dependence matrix, NGLDM, REK0).</summary>
    Gldm = 32,
    /// <summary>Neighborhood gray tone difference matrix (<c>ngtdm</c>; IBSI IPET).</summary>
    Ngtdm = 64,
    /// <summary>Shape of the mask in one plane (PyRadiomics <c>shape2D</c>; not in IBSI).</summary>
    Shape2D = 128,
    /// <summary>Local intensity (IBSI 9ST6; not in PyRadiomics).</summary>
    LocalIntensity = 256,
    /// <summary>Intensity histogram: statistics of the gray levels (IBSI ZVCW; not a class of PyRadiomics).</summary>
    Histogram = 512,
    /// <summary>Intensity-volume histogram (IBSI P88C; not in PyRadiomics).</summary>
    VolumeHistogram = 1024,
    /// <summary>Gray level distance zone matrix (IBSI VMDZ; not in PyRadiomics).</summary>
    Gldzm = 2048,
    /// <summary>PyRadiomics' classes but <see cref="Shape2D"/>, which needs a region of one plane.</summary>
    PyRadiomics = Shape | FirstOrder | Glcm | Glrlm | Glszm | Gldm | Ngtdm,
    /// <summary>The families of IBSI 1.</summary>
    Ibsi = Shape | LocalIntensity | FirstOrder | Histogram | VolumeHistogram | Glcm | Glrlm | Glszm | Gldzm | Ngtdm | Gldm,
    /// <summary>Every family.</summary>
    All = PyRadiomics | Ibsi | Shape2D,
}
