namespace Radiomics;

/// <summary>The chest wall of a <see cref="NodulePhantom"/>, on the side of the last column.</summary>
public enum NodulePhantomWall
{
    /// <summary>There is none: lung all around.</summary>
    None,

    /// <summary>A flat wall.</summary>
    Flat,

    /// <summary>A wall that is curved like a chest from within, with a radius of 100 mm.</summary>
    Curved,
}
