using System.Globalization;

namespace Radiomics.Cohorts;

/// <summary>A row of results with the records it is made of.</summary>
/// <param name="Row">The lesion in the phase.</param>
/// <param name="Unit">Its record; null where it was not tried.</param>
/// <param name="Plain">The record of the same lesion in the plain scan; null where there is none, or this is it.</param>
internal sealed record ResultRow(RunRow Row, UnitRecord? Unit, UnitRecord? Plain)
{
    /// <summary>What became of the lesion, as tables say it.</summary>
    public string Status => Row.State switch { RunState.Measured => "ok", RunState.Failed => "failed", _ => "excluded" };

    /// <summary>A field of the results; empty where there is none.</summary>
    /// <param name="column">The column.</param>
    public string Field(string column) => Unit?.Fields.GetValueOrDefault(column) ?? "";

    /// <summary>A feature here less that in the plain scan; empty where one is missing, NaN where one is undefined.</summary>
    /// <param name="feature">The feature's column.</param>
    public string Difference(string feature)
    {
        if (Field(feature) is not { Length: > 0 } here || Plain?.Fields.GetValueOrDefault(feature) is not { Length: > 0 } plain) return "";
        return (Number(here) - Number(plain)).ToString("R", CultureInfo.InvariantCulture);
    }

    private static double Number(string text) => double.Parse(text, NumberStyles.Float, CultureInfo.InvariantCulture);
}
