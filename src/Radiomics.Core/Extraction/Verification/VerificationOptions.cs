namespace Radiomics;

/// <summary>What is verified. Immutable.</summary>
public sealed record VerificationOptions
{
    /// <summary>
    /// Folder with the images and values that are not part of this library: <c>ibsi1/data/ct_phantom/nifti</c> with <c>image/phantom.nii.gz</c> and
    /// <c>mask/mask.nii.gz</c>, <c>ibsi2/phase1</c> with <c>phantoms</c> and <c>reference_response_maps</c>,
    /// and <c>pyradiomics</c> with <c>values</c>, <c>edge</c>, <c>voxel</c> and <c>data</c>. Null: only what needs no files is run.
    /// </summary>
    public string? ReferenceFolder { get; init; }

    /// <summary>The collections that are run. Default: all.</summary>
    public VerificationSuites Suites { get; init; } = VerificationSuites.All;

    /// <summary>Cases that are run at a time, 1 or more. No effect on the report. Default: the number of processors.</summary>
    /// <exception cref="SettingsException">The number is below 1.</exception>
    public int MaxDegreeOfParallelism
    {
        get;
        init => field = value >= 1 ? value : throw SettingsException.OutOfRange(nameof(MaxDegreeOfParallelism), $"{value}", "1 or more");
    } = Environment.ProcessorCount;
}
