using Radiomics.Cli.Output;

namespace Radiomics.Cli.Batch;

/// <summary>Writes the results of many cases, one after the other.</summary>
internal interface ICaseWriter
{
    /// <summary>What stands before the first result.</summary>
    void Begin();

    /// <summary>Writes one result.</summary>
    /// <param name="row">The case.</param>
    /// <param name="result">Its result.</param>
    void Write(BatchCase row, RegionResult result);

    /// <summary>What stands after the last result.</summary>
    void End();
}
