namespace Radiomics;

/// <summary>How a cohort is measured. Immutable.</summary>
public sealed record CohortRunOptions
{
    /// <summary>The defaults.</summary>
    public static CohortRunOptions Default { get; } = new();

    /// <summary>What is computed; default the settings of PyRadiomics. Its number of threads does not matter.</summary>
    public ExtractionSettings Settings { get; init; } = ExtractionSettings.PyRadiomics;

    /// <summary>How lesions are segmented; what is said there of a single lesion (constraints) is not used.</summary>
    public NoduleSegmenterOptions Segmentation { get; init; } = NoduleSegmenterOptions.Default;

    /// <summary>Which phases are measured; default all.</summary>
    public PhaseChoice Phases { get; init; }

    /// <summary>Peritumoral rings whose features are measured, too, as columns with the ring's name in front; default none.</summary>
    public IReadOnlyList<PeritumoralRing> Rings { get; init; } = [];

    /// <summary>Whether features are measured on every mask of the segmentation's ensemble, for their intraclass correlation in <c>stability.csv</c>; default false. About eight times the work of extraction.</summary>
    public bool Stability { get; init; }

    /// <summary>Whether rows of contrast phases have columns <c>difference_...</c>: the feature less that of the plain scan of the same lesion; default false.</summary>
    public bool Differences { get; init; }

    /// <summary>
    /// Estimated memory of all series at hand together, bytes; null (default) for no limit. Fewer than <see cref="Jobs"/> are worked on at a time where they would not
    /// fit; one always is, alone where it is larger than this. The results do not depend on it.
    /// </summary>
    public long? MaxMemoryBytes { get; init; }

    /// <summary>Series at a time, 1 or more; each holds an image in memory. Default 1. The results do not depend on it.</summary>
    public int Jobs { get; init; } = 1;

    /// <summary>Threads of all jobs together; 0 (default) for one a processor. The results do not depend on it.</summary>
    public int Threads { get; init; }

    /// <summary>Whether lesions that failed in an earlier run into the same folder are tried again; default false.</summary>
    public bool RetryFailed { get; init; }

    /// <summary>Which part of the cohort is measured; default the whole.</summary>
    public RunShard Shard { get; init; } = RunShard.Whole;

    /// <summary>The file of the log, which grows; null (default) for <c>run.log</c> in the folder of the results.</summary>
    public string? LogFile { get; init; }

    internal CohortRunOptions Validated()
    {
        if (Jobs < 1) throw SettingsException.OutOfRange(nameof(Jobs), Jobs.ToString(System.Globalization.CultureInfo.InvariantCulture), "1 or more");
        if (Threads < 0) throw SettingsException.OutOfRange(nameof(Threads), Threads.ToString(System.Globalization.CultureInfo.InvariantCulture), "0 or more");
        if (MaxMemoryBytes < 1) throw SettingsException.OutOfRange(nameof(MaxMemoryBytes), MaxMemoryBytes.Value.ToString(System.Globalization.CultureInfo.InvariantCulture), "1 byte or more");
        ArgumentNullException.ThrowIfNull(Rings);
        if (Rings.GroupBy(r => r.Name).FirstOrDefault(g => g.Count() > 1) is { } twice) throw SettingsException.OutOfRange(nameof(Rings), $"{twice.Key} twice", "each ring once");
        if (!Enum.IsDefined(Phases)) throw SettingsException.OutOfRange(nameof(Phases), Phases.ToString(), "All, Plain or Contrast");
        return this;
    }
}
