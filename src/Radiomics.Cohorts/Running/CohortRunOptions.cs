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
        if (!Enum.IsDefined(Phases)) throw SettingsException.OutOfRange(nameof(Phases), Phases.ToString(), "All, Plain or Contrast");
        return this;
    }
}
