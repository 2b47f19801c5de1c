namespace Radiomics;

/// <summary>One irregularity of a set of slices.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Message">What was found, with file names and millimetres.</param>
public sealed record SeriesProblem(SeriesProblemKind Kind, string Message)
{
    /// <summary>The code an error of this kind bears, such as <c>SERIES_GAP</c>.</summary>
    public string Code => Kind switch
    {
        SeriesProblemKind.Empty => "SERIES_EMPTY",
        SeriesProblemKind.InvalidSlice => "SERIES_SLICE",
        SeriesProblemKind.SeveralSeries => "SERIES_SEVERAL",
        SeriesProblemKind.MixedGeometry => "SERIES_MIXED",
        SeriesProblemKind.DuplicateSlices => "SERIES_DUPLICATE",
        SeriesProblemKind.MissingSlices => "SERIES_GAP",
        SeriesProblemKind.UnevenSpacing => "SERIES_UNEVEN",
        _ => "SERIES_TILT",
    };

    /// <summary>What a caller must set in <see cref="LoadOptions.Tolerate"/> to accept it; <see cref="SeriesTolerance.None"/> if nothing helps.</summary>
    public SeriesTolerance Tolerance => Kind switch
    {
        SeriesProblemKind.MixedGeometry => SeriesTolerance.MixedGeometry,
        SeriesProblemKind.DuplicateSlices => SeriesTolerance.DuplicateSlices,
        SeriesProblemKind.MissingSlices => SeriesTolerance.MissingSlices,
        SeriesProblemKind.UnevenSpacing => SeriesTolerance.UnevenSpacing,
        SeriesProblemKind.GantryTilt => SeriesTolerance.GantryTilt,
        _ => SeriesTolerance.None,
    };

    /// <summary>The error for this problem.</summary>
    internal SeriesException ToException()
    {
        string advice = Kind switch
        {
            SeriesProblemKind.Empty => "Give at least one slice.",
            SeriesProblemKind.InvalidSlice => "Export the series again, or leave this image out.",
            SeriesProblemKind.SeveralSeries => "Choose one series by its SeriesInstanceUid.",
            _ => $"Complete or repair the series, or accept this with Tolerate = SeriesTolerance.{Tolerance}.",
        };
        return new SeriesException(Code, new Problem("series", Message, "slices of one geometry, evenly spaced along their normal, each once", advice));
    }
}
