namespace Radiomics;

/// <summary>The slices at hand do not form one regular volume: gaps, duplicates, mixed geometry, tilt, several series.</summary>
public sealed class SeriesException : RadiomicsException
{
    /// <summary>Creates the error.</summary>
    /// <param name="code">Stable name, such as <c>SERIES_GAP</c>.</param>
    /// <param name="problem">Where, what was found, what was expected, what to do.</param>
    public SeriesException(string code, Problem problem) : base(code, problem) { }
}
