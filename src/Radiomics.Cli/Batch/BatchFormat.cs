namespace Radiomics.Cli.Batch;

/// <summary>Form of the results of many cases.</summary>
internal enum BatchFormat
{
    /// <summary>A table, one row a case.</summary>
    Csv,

    /// <summary>An array with one object a case.</summary>
    Json,

    /// <summary>PyRadiomics' lines: <c>Case-N_name: value</c>.</summary>
    Text,
}
