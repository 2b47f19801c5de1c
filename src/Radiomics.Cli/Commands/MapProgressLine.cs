namespace Radiomics.Cli.Commands;

/// <summary>Progress of feature maps on the line of a load.</summary>
/// <param name="line">The line.</param>
internal sealed class MapProgressLine(ProgressLine line) : IProgress<FeatureMapProgress>
{
    /// <inheritdoc/>
    public void Report(FeatureMapProgress value) => line.Report(new LoadProgress($"maps of {value.Image}, voxels", value.Done, value.Total));
}
