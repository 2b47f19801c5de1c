namespace Radiomics;

/// <summary>What was written, what was not, and why.</summary>
public sealed record AnonymizationResult
{
    /// <summary>Patients of the source.</summary>
    public required int Patients { get; init; }

    /// <summary>Patients written and checked.</summary>
    public required int PatientsWritten { get; init; }

    /// <summary>Images written.</summary>
    public required int Images { get; init; }

    /// <summary>Tables written, by their new names.</summary>
    public required IReadOnlyList<string> Tables { get; init; }

    /// <summary>Patients and tables that were not written.</summary>
    public required IReadOnlyList<AnonymizationFailure> Failures { get; init; }

    /// <summary>What the check found in what had been written; all of it was withheld.</summary>
    public required IReadOnlyList<LeakedIdentity> Leaks { get; init; }

    /// <summary>Files that are no image of a series and were left out, by the code that says why.</summary>
    public required IReadOnlyDictionary<string, int> LeftOut { get; init; }

    /// <summary>Headers of columns that were emptied.</summary>
    public required IReadOnlyCollection<string> EmptiedColumns { get; init; }

    /// <summary>Images that say of themselves that text is burned into their pixels, by pseudonym. They are written: the pixels are never touched.</summary>
    public required IReadOnlyDictionary<string, int> BurnedIn { get; init; }

    /// <summary>Tables that cannot be read or have no column of IDs and were left out.</summary>
    public required int TablesLeftOut { get; init; }

    /// <summary>File of the key.</summary>
    public required string KeyFile { get; init; }
}
