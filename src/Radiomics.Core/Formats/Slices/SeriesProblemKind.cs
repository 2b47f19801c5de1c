namespace Radiomics;

/// <summary>What can be irregular about a set of slices.</summary>
public enum SeriesProblemKind
{
    /// <summary>There is no slice. Code SERIES_EMPTY; cannot be tolerated.</summary>
    Empty,
    /// <summary>A slice has a size, spacing, position or orientation that no image has, or too few pixels. Code SERIES_SLICE; cannot be tolerated.</summary>
    InvalidSlice,
    /// <summary>The slices belong to several series. Code SERIES_SEVERAL; cannot be tolerated: choose one.</summary>
    SeveralSeries,
    /// <summary>Slices of another size, pixel spacing or orientation than most. Code SERIES_MIXED.</summary>
    MixedGeometry,
    /// <summary>Several slices at one position. Code SERIES_DUPLICATE.</summary>
    DuplicateSlices,
    /// <summary>Positions where slices are missing. Code SERIES_GAP.</summary>
    MissingSlices,
    /// <summary>Distances between slices that differ and are no multiples of the usual one. Code SERIES_UNEVEN.</summary>
    UnevenSpacing,
    /// <summary>Slices shifted against their normal. Code SERIES_TILT.</summary>
    GantryTilt,
}
