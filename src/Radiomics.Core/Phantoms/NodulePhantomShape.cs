namespace Radiomics;

/// <summary>The outline of a nodule in a <see cref="NodulePhantom"/>.</summary>
public enum NodulePhantomShape
{
    /// <summary>A ball.</summary>
    Sphere,

    /// <summary>An ellipsoid along the axes, its semi-axes 1.25, 0.8 and 1 times the ball's radius: the ball's volume.</summary>
    Ellipsoid,

    /// <summary>A ball from which six smaller ones bulge, with rounded furrows in between; about the volume of a ball of the diameter.</summary>
    Lobulated,

    /// <summary>A ball of 0.92 times the diameter with twelve pointed spikes.</summary>
    Spiculated,
}
