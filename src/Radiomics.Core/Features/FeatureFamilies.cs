namespace Radiomics;

/// <summary>The families of features, named as PyRadiomics names its classes. Values can be combined.</summary>
[Flags]
public enum FeatureFamilies
{
    /// <summary>No family.</summary>
    None = 0,
    /// <summary>Shape of the mask in three dimensions (<c>shape</c>; IBSI morphology, HCUG).</summary>
    Shape = 1,
    /// <summary>Statistics of the intensities (<c>firstorder</c>; IBSI intensity-based statistics, UHIW).</summary>
    FirstOrder = 2,
    /// <summary>Gray level co-occurrence matrix (<c>glcm</c>; IBSI LFYI).</summary>
    Glcm = 4,
    /// <summary>Gray level run length matrix (<c>glrlm</c>; IBSI TP0I).</summary>
    Glrlm = 8,
    /// <summary>Gray level size zone matrix (<c>glszm</c>; IBSI 9SAK).</summary>
    Glszm = 16,
    /// <summary>Every family.</summary>
    All = Shape | FirstOrder | Glcm | Glrlm | Glszm,
}
