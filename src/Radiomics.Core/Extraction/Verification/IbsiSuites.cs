namespace Radiomics;

/// <summary>The cases of IBSI 1: features of both phantoms, and the stages of the processing.</summary>
internal sealed class IbsiSuites(ReferenceTables tables, ReferenceImages images)
{
    internal const string Image = "ibsi1/data/ct_phantom/nifti/image/phantom.nii.gz", Mask = "ibsi1/data/ct_phantom/nifti/mask/mask.nii.gz";

    /// <summary>The digital phantom.</summary>
    public VerificationCase Digital { get; } = new(VerificationSuites.Digital, "digital phantom", cancellation => Compare(
        VerificationSuites.Digital, "digital phantom", tables.Digital, () => Features(IbsiConfigurations.Digital, DigitalPhantom.Volume, DigitalPhantom.Mask, cancellation)));

    /// <summary>What the CT phantom needs that a folder does not have; null when nothing is missing.</summary>
    public static string? MissingOfCtPhantom(string folder) => new[] { Image, Mask }.FirstOrDefault(file => !File.Exists(Path.Combine(folder, file)));

    /// <summary>The features of the CT phantom, a case a configuration.</summary>
    public IEnumerable<VerificationCase> CtPhantom(string folder) => IbsiConfigurations.CtPhantomNames.Select(name =>
    {
        ExtractionSettings settings = IbsiConfigurations.CtPhantom(name);
        return new VerificationCase(VerificationSuites.CtPhantom, $"CT phantom {name}", cancellation => Compare(
            VerificationSuites.CtPhantom, $"{name}", tables.CtPhantom(name), () => Load(folder, (image, mask) => Features(settings, image, mask, cancellation))));
    });

    /// <summary>The stages of the CT phantom's processing, a case a configuration.</summary>
    public IEnumerable<VerificationCase> Diagnostics(string folder) => IbsiConfigurations.CtPhantomNames.Select(name =>
    {
        ProcessingOptions options = IbsiConfigurations.CtPhantom(name).Processing;
        return new VerificationCase(VerificationSuites.Diagnostics, $"processing {name}", _ => Compare(
            VerificationSuites.Diagnostics, $"{name}", tables.Diagnostics(name), () => Load(folder, (image, mask) => Stages(image, mask, options))));
    });

    private static Func<string, (double? Value, string Why)> Features(ExtractionSettings settings, Volume image, Mask mask, CancellationToken cancellation)
    {
        FeatureSet features = new FeatureExtractor(settings with { MaxDegreeOfParallelism = 1 }).Extract(image, mask, cancellation);
        return tag => features.Find($"original_{tag}") is { } found ? (found.Value, found.Reason?.Text ?? "") : (null, "not computed");
    }

    private static Func<string, (double? Value, string Why)> Stages(Volume image, Mask mask, ProcessingOptions options)
    {
        Dictionary<string, Diagnostic> stages = ProcessingChain.Run(image, mask, options).Diagnostics.ToDictionary(d => d.Name);
        return tag => stages.TryGetValue(tag, out Diagnostic? found) && found.Numbers is [double value] ? (value, "") : (null, "not computed");
    }

    private static VerificationRow[] Compare(VerificationSuites suite, string configuration, IReadOnlyList<ReferenceRow> rows, Func<Func<string, (double? Value, string Why)>> compute)
    {
        Func<string, (double? Value, string Why)> find;
        try
        {
            find = compute();
        }
        catch (Exception error) when (CaseFailure.BelongsToCase(error))
        {
            string why = CaseFailure.Describe(error);
            find = _ => (null, why);
        }
        return
        [
            .. rows.Select(row =>
            {
                (double? value, string why) = find(row.Tag);
                return row.Compare(suite, configuration, value, why);
            }),
        ];
    }

    private T Load<T>(string folder, Func<Volume, Mask, T> compute)
    {
        Volume image = images.Image(Path.Combine(folder, Image));
        return compute(image, Radiomics.Mask.Load(Path.Combine(folder, Mask), image));
    }
}
