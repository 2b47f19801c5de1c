using Radiomics.Cohorts;

namespace Radiomics;

/// <summary>How a delivery is opened. Immutable.</summary>
public sealed record DeliveryOptions
{
    /// <summary>The defaults.</summary>
    public static DeliveryOptions Default { get; } = new();

    /// <summary>Threads and pixel decoders. Default: every processor, no decoder.</summary>
    public LoadOptions Loading { get; init; } = LoadOptions.Default;

    /// <summary>How large tables may be.</summary>
    public TableLimits TableLimits { get; init; } = TableLimits.Default;

    /// <summary>Pathological types. Default: those of the library.</summary>
    public PathologyTerms Pathology { get; init; } = PathologyTerms.Default;

    /// <summary>Unit of survival times where no header states it. Default: none, so that this is a finding.</summary>
    public SurvivalUnit? SurvivalUnit { get; init; }
}

/// <summary>
/// A hospital's delivery: folders of CT series and the tables about them, joined. Opening reads headers and tables only; what cannot be read
/// or joined is a finding of <see cref="Validate"/>, not an exception.
/// </summary>
public sealed class Delivery
{
    private readonly ImageScan _scan;
    private readonly DeliveredTables _tables;
    private readonly FindingList _joins;
    private readonly DeliveryOptions _options;

    private Delivery(string folder, ImageScan scan, DeliveredTables tables, DeliveryOptions options)
    {
        (Folder, _scan, _tables, _options) = (folder, scan, tables, options);
        _joins = new FindingList();
        Dictionary<string, string> ids = [];
        foreach (DeliveredRow row in tables.Tables.SelectMany(t => t.Rows))
            if (row[TableField.Id] is { Length: > 0 } id) ids.TryAdd(PatientKey.Of(id), id);
        Patients = PatientJoin.Patients(scan.Images, ids, _joins);
        Lesions = LesionJoin.Lesions(tables.Tables, Patients, options.Pathology, options.SurvivalUnit, _joins);
        ILookup<string, Lesion> byPatient = Lesions.ToLookup(l => PatientKey.Of(l.PatientId));
        foreach (DeliveredPatient patient in Patients)
        {
            PhasePairing.Assign(patient, TargetJoin.Wanted(byPatient[patient.Key]), _joins);
            if (patient.Chosen.Count == 0)
                _joins.Add(Rules.NoScan, patient.Place, $"{patient.Series.Count} series, none a stack of CT slices", $"{patient.Series.Count} 个序列，均不是可用的 CT 断层序列");
        }
        TargetJoin targets = new(_joins);
        foreach (Lesion lesion in Lesions) targets.Resolve(lesion);
    }

    /// <summary>The folder.</summary>
    public string Folder { get; }

    internal DeliveryOptions Options => _options;

    internal ImageScan Scan => _scan;

    internal DeliveredTables AllTables => _tables;

    /// <summary>The patients whose folders are there, by ID.</summary>
    public IReadOnlyList<DeliveredPatient> Patients { get; }

    /// <summary>The lesions of the tables, in their order.</summary>
    public IReadOnlyList<Lesion> Lesions { get; }

    /// <summary>Every lesion in every phase: what a run works through, also those that cannot be measured, with the reason.</summary>
    public IEnumerable<LesionTarget> Targets => Lesions.SelectMany(lesion => lesion.Targets);

    /// <summary>The sheets that were understood.</summary>
    public IReadOnlyList<DeliveredTable> Tables => _tables.Tables;

    /// <summary>Opens a delivery.</summary>
    /// <param name="folder">Folder of the images: class / patient / series / images, flatter or deeper.</param>
    /// <param name="tables">Workbooks and CSV files; null for all that lie in the folder.</param>
    /// <param name="options">Options; null for the defaults.</param>
    /// <param name="progress">Told of stage <c>headers</c>, from several threads.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    /// <exception cref="ImageFormatException">There is no such folder.</exception>
    public static Delivery Open(
        string folder, IEnumerable<string>? tables = null, DeliveryOptions? options = null, IProgress<LoadProgress>? progress = null, CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrEmpty(folder);
        options ??= DeliveryOptions.Default;
        ImageScan scan = ImageScan.Read(folder, options.Loading, progress, cancellationToken);
        IEnumerable<(string, string)> files = tables?.Select(path => (path, Path.GetFileName(path))) ?? scan.Tables;
        return new Delivery(folder, scan, DeliveredTables.Read(files, options.TableLimits, cancellationToken), options);
    }

    /// <summary>Checks the delivery by every rule.</summary>
    /// <param name="pixels">Which pixels are read.</param>
    /// <param name="progress">Told of stage <c>pixels</c>, from several threads.</param>
    /// <param name="cancellationToken">Stops the checks.</param>
    /// <returns>The findings, the gravest first, then in the order of the specification; empty for a delivery without fault.</returns>
    public IReadOnlyList<Finding> Validate(PixelReading pixels = PixelReading.Sample, IProgress<LoadProgress>? progress = null, CancellationToken cancellationToken = default)
    {
        FindingList findings = new();
        findings.AddRange(_joins.All);
        FolderChecks.Run(_scan, Patients, findings);
        foreach (DeliveredPatient patient in Patients)
        {
            cancellationToken.ThrowIfCancellationRequested();
            foreach (DeliveredSeries series in patient.Series) SeriesChecks.Run(patient, series, findings);
        }
        new TableChecks(_options.Pathology, _options.SurvivalUnit, findings).Run(_tables);
        if (pixels != PixelReading.None) new PixelChecks(Patients, Lesions, _options.Loading, pixels, findings).Run(progress, cancellationToken);
        Dictionary<ValidationRule, int> order = Rules.All.Index().ToDictionary(r => r.Item, r => r.Index);
        return [.. findings.All.Distinct().OrderByDescending(f => f.Severity).ThenBy(f => order[f.Rule]).ThenBy(f => f.Place.ToString(), StringComparer.Ordinal)];
    }
}
