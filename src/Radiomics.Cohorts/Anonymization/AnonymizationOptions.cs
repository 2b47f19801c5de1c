namespace Radiomics;

/// <summary>How a delivery is made anonymous. Immutable.</summary>
public sealed record AnonymizationOptions
{
    /// <summary>The defaults.</summary>
    public static AnonymizationOptions Default { get; } = new();

    /// <summary>
    /// File of the key: read where it is there, so that the same patients get the same pseudonyms, and written with the patients that are new. Null for one beside the
    /// output, named after it, never in it.
    /// </summary>
    public string? KeyFile { get; init; }

    /// <summary>Headers of columns that are emptied besides those that only identify (telephone, address, birth date, physician ...).</summary>
    public IReadOnlyList<string> DroppedColumns { get; init; } = [];

    /// <summary>Threads, 1 or more; default the number of processors. The results do not depend on it.</summary>
    /// <exception cref="SettingsException">The number is below 1.</exception>
    public int Threads
    {
        get;
        init => field = value >= 1 ? value : throw SettingsException.OutOfRange(nameof(Threads), $"{value}", "1 or more");
    } = Environment.ProcessorCount;

    /// <summary>How large tables may be.</summary>
    public TableLimits TableLimits { get; init; } = TableLimits.Default;
}
