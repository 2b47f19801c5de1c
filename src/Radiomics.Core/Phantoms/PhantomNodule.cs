namespace Radiomics;

/// <summary>A spherical nodule to put into a phantom.</summary>
/// <param name="Name">A name for tables.</param>
/// <param name="Type">What it is made of.</param>
/// <param name="Attachment">What it is attached to.</param>
/// <param name="RadiusMm">Radius, 0.5 to 40 mm.</param>
/// <param name="X">Place of the centre from the middle of the image, as a fraction of its width: -0.5 left edge, 0.5 right edge.</param>
/// <param name="Y">The same along the rows: -0.5 top (front of the patient), 0.5 bottom.</param>
/// <param name="Z">The same along the slices: -0.5 first slice, 0.5 last slice.</param>
public sealed record PhantomNodule(string Name, PhantomNoduleType Type, PhantomAttachment Attachment, double RadiusMm, double X, double Y, double Z);
