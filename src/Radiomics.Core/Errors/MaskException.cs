namespace Radiomics;

/// <summary>A mask cannot be used: it is empty, the label asked for is not there, or its values are not labels.</summary>
public sealed class MaskException : RadiomicsException
{
    /// <summary>Creates the error.</summary>
    /// <param name="code">Stable name, such as <c>MASK_LABEL_MISSING</c>.</param>
    /// <param name="problem">Where, what was found, what was expected, what to do.</param>
    public MaskException(string code, Problem problem) : base(code, problem) { }

    /// <summary>The error for a mask without a voxel where one is needed.</summary>
    /// <param name="mask">Name or label of the mask.</param>
    internal static MaskException Empty(string mask) =>
        new("MASK_EMPTY", new Problem(mask, "the mask has no voxel", "at least one voxel", "Choose another label, or segment again."));

    /// <summary>The error for a mask whose box is beyond what the tables of a computation can hold.</summary>
    /// <param name="box">Size of the box, for the message.</param>
    internal static MaskException TooLarge(string box) =>
        new("MASK_TOO_LARGE", new Problem("mask", $"its box has {box} voxels", $"tables of at most {Array.MaxLength} entries", "Crop the mask."));

    /// <summary>The error for a mask that should lie in one plane and does not.</summary>
    /// <param name="mask">Name or label of the mask.</param>
    /// <param name="normal">The axis the plane lies across.</param>
    /// <param name="thickness">Voxels along that axis.</param>
    internal static MaskException NotPlanar(string mask, string normal, int thickness) =>
        new("MASK_NOT_PLANAR", new Problem(
            mask, $"it is {thickness} voxels thick across the planes (axis {normal})", "a mask of one plane, one voxel thick, for the family shape2D",
            "Choose the axis the mask is flat along (force2Ddimension), cut the mask to one plane, or leave shape2D out."));
}
