namespace Radiomics;

/// <summary>What a phantom's nodule is made of.</summary>
public enum PhantomNoduleType
{
    /// <summary>Soft tissue throughout, 40 HU.</summary>
    Solid,
    /// <summary>Ground glass with a soft-tissue core of half the radius.</summary>
    PartSolid,
    /// <summary>Ground glass throughout, -600 HU.</summary>
    GroundGlass,
}
