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
}
