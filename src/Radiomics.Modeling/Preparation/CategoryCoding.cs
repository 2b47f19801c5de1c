namespace Radiomics.Modeling;

/// <summary>
/// How a column of categories becomes numbers: one column of 0 and 1 for each level but the reference (treatment contrasts, R's default), named column=level. Levels are
/// those of the training rows; a value that is missing, or a level they do not have, takes the most frequent level.
/// </summary>
/// <param name="Column">The column.</param>
/// <param name="Reference">The level the others are compared with.</param>
/// <param name="Levels">Levels of the training rows, the reference among them: numbers ascending, text by its characters.</param>
/// <param name="MostFrequent">The most frequent level, the first of several: what is missing takes it.</param>
public sealed record CategoryCoding(string Column, string Reference, IReadOnlyList<string> Levels, string MostFrequent)
{
    /// <summary>Fits the levels to training values.</summary>
    /// <param name="column">The column.</param>
    /// <param name="values">Values of the training rows; null is missing; one at least is known.</param>
    /// <param name="reference">The reference; null, or a level no row has, for the first one.</param>
    internal static CategoryCoding Fit(string column, IReadOnlyList<string?> values, string? reference)
    {
        string[] levels = CategoryOrder.Sorted(values.OfType<string>().Distinct());
        string most = levels.MaxBy(l => values.Count(v => v == l))!;
        return new CategoryCoding(column, reference is not null && levels.Contains(reference) ? reference : levels[0], levels, most);
    }

    /// <summary>The columns that are made: one for each level but the reference.</summary>
    internal IEnumerable<PreparedFeature> Features =>
        Levels.Where(l => l != Reference).Select(l => new PreparedFeature($"{Column}={l}", Column, l, l == MostFrequent ? 1 : 0));

    /// <summary>Whether each value is a level; NaN where it is missing, or no level of the training rows.</summary>
    internal double[] Indicator(string level, IEnumerable<string?> values) =>
        [.. values.Select(v => v == level ? 1 : v is not null && Levels.Contains(v) ? 0 : double.NaN)];
}
