namespace Radiomics;

/// <summary>Computes values that are known from trusted sources and compares: the proof that this library is exact on the machine it runs on.</summary>
public static class Verification
{
    private static readonly VerificationSuites[] s_onFiles =
        [VerificationSuites.CtPhantom, VerificationSuites.Diagnostics, VerificationSuites.FilterMaps, VerificationSuites.FilterFeatures, VerificationSuites.PyRadiomics, VerificationSuites.FeatureMaps];

    /// <summary>Runs the collections that were asked for. A case that fails is reported with its rows; it does not end the others.</summary>
    /// <param name="options">What is verified.</param>
    /// <param name="progress">Told after each case.</param>
    /// <param name="cancellationToken">Checked between cases and between families of features.</param>
    /// <exception cref="OperationCanceledException">The verification was stopped.</exception>
    public static VerificationReport Run(VerificationOptions options, IProgress<VerificationProgress>? progress = null, CancellationToken cancellationToken = default) =>
        Run(options, ReferenceTables.Embedded, progress, cancellationToken);

    /// <summary>Runs against tables other than those of the library.</summary>
    internal static VerificationReport Run(VerificationOptions options, ReferenceTables tables, IProgress<VerificationProgress>? progress, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(options);
        List<SuiteNotRun> notRun = [];
        VerificationCase[] cases = [.. Cases(options, tables, notRun)];
        IReadOnlyList<VerificationRow>[] rows = new IReadOnlyList<VerificationRow>[cases.Length];
        int done = 0;
        Parallel.For(0, cases.Length, new ParallelOptions { MaxDegreeOfParallelism = options.MaxDegreeOfParallelism, CancellationToken = cancellationToken }, i =>
        {
            rows[i] = cases[i].Run(cancellationToken);
            progress?.Report(new VerificationProgress(Interlocked.Increment(ref done), cases.Length, cases[i].Name));
        });
        return new VerificationReport([.. rows.SelectMany(r => r)], notRun);
    }

    private static IEnumerable<VerificationCase> Cases(VerificationOptions options, ReferenceTables tables, List<SuiteNotRun> notRun)
    {
        ReferenceImages images = new();
        IbsiSuites ibsi = new(tables, images);
        FilterSuites filters = new(tables, images);
        if (options.Suites.HasFlag(VerificationSuites.Digital)) yield return ibsi.Digital;
        foreach (VerificationSuites suite in s_onFiles.Where(s => options.Suites.HasFlag(s)))
        {
            if (WhyNot(suite, options.ReferenceFolder) is { } reason)
            {
                notRun.Add(new SuiteNotRun(suite, reason));
                continue;
            }
            string folder = options.ReferenceFolder!;
            IEnumerable<VerificationCase> cases = suite switch
            {
                VerificationSuites.CtPhantom => ibsi.CtPhantom(folder),
                VerificationSuites.Diagnostics => ibsi.Diagnostics(folder),
                VerificationSuites.FilterMaps => filters.Maps(folder),
                VerificationSuites.FilterFeatures => filters.Features(folder),
                VerificationSuites.FeatureMaps => new FeatureMapSuite(images).Cases(folder),
                _ => new PyRadiomicsSuite(images).Cases(folder),
            };
            foreach (VerificationCase one in cases) yield return one;
        }
    }

    private static string? WhyNot(VerificationSuites suite, string? folder)
    {
        if (folder is null) return "no reference folder was given";
        if (!Directory.Exists(folder)) return $"there is no folder '{folder}'";
        string? missing = suite switch
        {
            VerificationSuites.PyRadiomics => PyRadiomicsSuite.Missing(folder),
            VerificationSuites.FeatureMaps => FeatureMapSuite.Missing(folder),
            VerificationSuites.FilterMaps => FilterSuites.MissingOfMaps(folder),
            _ => IbsiSuites.MissingOfCtPhantom(folder),
        };
        return missing is null ? null : $"'{Path.Combine(folder, missing)}' is not there";
    }
}
