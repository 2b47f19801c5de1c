namespace Radiomics;

/// <summary>What a filter reads beyond the border of an image (IBSI 2, section 2.1.2).</summary>
public enum BoundaryCondition
{
    /// <summary>The image goes on mirrored at its border, the outermost voxel twice: <c>c b a | a b c | c b a</c>.</summary>
    Mirror,

    /// <summary>The outermost voxel goes on: <c>a a a | a b c | c c c</c>.</summary>
    Nearest,

    /// <summary>The image begins again: <c>a b c | a b c | a b c</c>.</summary>
    Periodic,

    /// <summary>Everything outside is 0.</summary>
    Zero,
}
