namespace Radiomics.Cli.Batch;

/// <summary>How paths of images and masks stand in results.</summary>
internal enum PathFormat
{
    /// <summary>As the table of cases has them.</summary>
    AsGiven,

    /// <summary>From the root.</summary>
    Absolute,

    /// <summary>From the working folder.</summary>
    Relative,

    /// <summary>The file's name only.</summary>
    Basename,
}
