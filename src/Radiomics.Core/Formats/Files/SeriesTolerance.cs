namespace Radiomics;

/// <summary>Which irregularities of a series the caller accepts. What is accepted is still noted in <see cref="Volume.Notes"/>.</summary>
[Flags]
public enum SeriesTolerance
{
    /// <summary>Every irregularity is an error.</summary>
    None = 0,
    /// <summary>Missing slices: the gap is closed up, slices keep their order, the spacing is the usual one of the series.</summary>
    MissingSlices = 1,
    /// <summary>Several images at one position: the first by instance number, then by name, is kept.</summary>
    DuplicateSlices = 2,
    /// <summary>Uneven distances between slices: the median distance is used.</summary>
    UnevenSpacing = 4,
    /// <summary>Slices sheared against their normal (gantry tilt): the volume is taken as if it were rectangular.</summary>
    GantryTilt = 8,
    /// <summary>Slices of another size, pixel spacing or orientation than most: they are left out.</summary>
    MixedGeometry = 16,
    /// <summary>All of the above.</summary>
    All = MissingSlices | DuplicateSlices | UnevenSpacing | GantryTilt | MixedGeometry,
}
