namespace Radiomics;

/// <summary>What a nodule looks like on CT (Fleischner Society glossary): by how much of it is dense enough to hide the vessels inside.</summary>
public enum NoduleType
{
    /// <summary>Dense throughout but for its blurred border.</summary>
    Solid,

    /// <summary>A dense core inside ground glass.</summary>
    PartSolid,

    /// <summary>A haze through which vessels stay visible; no dense core.</summary>
    GroundGlass,
}
