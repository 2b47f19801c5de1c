namespace Radiomics;

/// <summary>Feature maps as files.</summary>
/// <param name="Paths">The files that were written, in the order of results.</param>
/// <param name="Notes">What a user should know of image, region and settings.</param>
public sealed record FeatureMapFiles(IReadOnlyList<string> Paths, IReadOnlyList<string> Notes)
{
    /// <summary>
    /// Computes the maps of a region and writes each as it is made. The maps of an image type take their names together, when all are complete; what an
    /// error or a stop leaves behind is whole.
    /// </summary>
    /// <param name="mapper">Computes the maps.</param>
    /// <param name="volume">CT in HU.</param>
    /// <param name="mask">Region on the volume's grid, with at least one voxel.</param>
    /// <param name="target">Where they are written.</param>
    /// <param name="progress">Told after each row, or null; from several threads.</param>
    /// <param name="cancellationToken">Checked at each row.</param>
    /// <exception cref="ImageFormatException">A file cannot be written.</exception>
    /// <exception cref="UnsupportedImageException">The format cannot hold the grid.</exception>
    /// <exception cref="RadiomicsException">As for <see cref="FeatureMapper.Extract"/>.</exception>
    public static FeatureMapFiles Write(
        FeatureMapper mapper, Volume volume, Mask mask, FeatureMapTarget target, IProgress<FeatureMapProgress>? progress = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(mapper);
        ArgumentNullException.ThrowIfNull(target);
        MakeFolder(target.Folder);
        Workers workers = new(mapper.Settings.MaxDegreeOfParallelism);
        List<string> paths = [];
        List<string> notes = [];
        List<ExactImageFile> files = [];
        try
        {
            foreach (FeatureMapPart part in mapper.Stream(volume, mask, progress, cancellationToken))
            {
                if (part.First == 0)
                {
                    foreach (MapFeature map in part.Maps) files.Add(ExactImageFile.Create(target.PathOf(map.Name), part.Geometry));
                    notes.AddRange(part.Notes);
                }
                workers.For(files.Count, i =>
                {
                    cancellationToken.ThrowIfCancellationRequested();
                    files[i].Append(part.Values(i));
                });
                if (!part.IsLast) continue;
                foreach (ExactImageFile file in files) file.Commit();
                foreach (ExactImageFile file in files) file.Dispose();
                files.Clear();
                paths.AddRange(part.Maps.Select(map => target.PathOf(map.Name)));
            }
        }
        finally
        {
            foreach (ExactImageFile file in files) file.Dispose();
        }
        return new FeatureMapFiles(paths, [.. notes.Distinct()]);
    }

    private static void MakeFolder(string folder)
    {
        try
        {
            Directory.CreateDirectory(folder);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            throw PendingFile.Unwritable(folder, error);
        }
    }
}
