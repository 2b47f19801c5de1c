namespace Radiomics;

/// <summary>What a reader of a nodule's mask should know. None of them is an error; several together lower <see cref="Nodule.Confidence"/>.</summary>
[Flags]
public enum NoduleFindings
{
    /// <summary>Nothing out of the ordinary.</summary>
    None = 0,

    /// <summary>What is connected to the nodule by density reaches far beyond it and was cut off.</summary>
    LeakStopped = 1,

    /// <summary>The mask touches chest wall, diaphragm or mediastinum; the border there is a surface laid through the tissue.</summary>
    TouchesPleura = 2,

    /// <summary>The mask touches the border of the image: a part of the nodule may be missing.</summary>
    TouchesImageBorder = 4,

    /// <summary>A vessel or another strand was cut off.</summary>
    VesselCut = 8,

    /// <summary>The seed lay beside the nodule and was moved; by <see cref="Nodule.SeedMovedMm"/>.</summary>
    SeedMoved = 16,

    /// <summary>The nodule differs little from the lung around it.</summary>
    LowContrast = 32,

    /// <summary>Slices are more than twice as thick as the pixels are wide.</summary>
    Anisotropic = 64,

    /// <summary>Fewer than 64 voxels: texture features say little.</summary>
    Small = 128,

    /// <summary>The masks of the ensemble differ: where the nodule ends depends on how one looks.</summary>
    StopsDisagree = 256,

    /// <summary>The nodule was cut at the largest radius that the options allow.</summary>
    RadiusReached = 512,

    /// <summary><see cref="Nodule.Confidence"/> is below <see cref="Nodule.LowConfidence"/>: look at the mask before it is used.</summary>
    LowConfidence = 1024,
}
