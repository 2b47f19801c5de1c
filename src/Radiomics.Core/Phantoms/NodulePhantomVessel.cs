namespace Radiomics;

/// <summary>How a vessel runs in a <see cref="NodulePhantom"/>. It crosses the image obliquely from border to border.</summary>
public enum NodulePhantomVessel
{
    /// <summary>There is none.</summary>
    None,

    /// <summary>Through the nodule's centre.</summary>
    Through,

    /// <summary>Along the nodule's side, half a vessel's radius within the ball of the diameter.</summary>
    Beside,
}
