namespace Radiomics.Cohorts;

/// <summary>Measures one lesion and puts its files in place; the record last, so that a unit with a record is whole.</summary>
internal sealed class UnitWork(RunFolder folder, FeatureExtractor extractor, NoduleSegmenter segmenter)
{
    private readonly FeatureColumns _features = new(extractor);

    /// <summary>Columns of results: segmentation, then features.</summary>
    public IReadOnlyList<string> Columns => [.. NoduleColumns.Names, .. _features.Names];

    /// <summary>Whether a unit is done and its files are as they were written, under all its names.</summary>
    /// <param name="record">The record; null where there is none.</param>
    /// <param name="names">Names of its files.</param>
    /// <param name="retryFailed">Whether a failure does not count.</param>
    public bool IsDone(UnitRecord? record, IEnumerable<string> names, bool retryFailed) =>
        record is not null && !(record.Failed && retryFailed)
        && names.All(name => RunFolder.HashOf(folder.MaskOf(name)) == record.Mask && RunFolder.HashOf(folder.PictureOf(name)) == record.Picture);

    /// <summary>Measures a lesion. An error of the lesion is the result; an error of the disk is thrown.</summary>
    /// <param name="key">Key of the unit.</param>
    /// <param name="seed">The seed.</param>
    /// <param name="load">Gives the image.</param>
    /// <param name="names">Names of its files: several where several lesions are the same.</param>
    /// <param name="cancellation">Stops the work.</param>
    public UnitRecord Run(string key, Seed seed, Func<Volume> load, IReadOnlyList<string> names, CancellationToken cancellation)
    {
        Nodule? nodule = null;
        byte[]? picture = null;
        FeatureSet? set = null;
        (string Code, string Message) error = ("", "");
        try
        {
            Volume volume = load();
            nodule = segmenter.Segment(volume, seed);
            picture = ThreePlanePicture.Of(volume, nodule).ToPng();
            set = extractor.Extract(volume, nodule.Mask, cancellation);
        }
        catch (OutOfMemoryException)
        {
            error = ("OUT_OF_MEMORY", "the image does not fit into memory. Use fewer jobs, or a machine with more, and try the failed ones again.");
        }
        catch (Exception fault) when (fault is not OperationCanceledException)
        {
            error = fault is RadiomicsException known ? (known.Code, known.Message) : ("INTERNAL", $"this is an error of the program, please report it: {fault.GetType().Name}: {fault.Message}");
        }
        (string maskHash, string pictureHash) = WriteFiles(nodule, picture, names);
        Dictionary<string, string> fields = [];
        foreach ((string column, string value) in Columns.Zip([.. NoduleColumns.Fields(nodule), .. _features.Fields(set)]))
            if (value.Length > 0) fields[column] = value;
        UnitRecord record = new(key, error.Code, error.Message, fields, maskHash, pictureHash);
        record.Write(folder.UnitOf(key));
        return record;
    }

    private (string Mask, string Picture) WriteFiles(Nodule? nodule, byte[]? picture, IReadOnlyList<string> names)
    {
        foreach (string name in names)
        {
            if (nodule is null || picture is null)
            {
                // Of an earlier position under this name.
                File.Delete(folder.MaskOf(name));
                File.Delete(folder.PictureOf(name));
                continue;
            }
            nodule.Mask.Save(folder.MaskOf(name));
            ImageFiles.Replace(folder.PictureOf(name), stream => stream.Write(picture));
        }
        return nodule is null || picture is null ? ("", "") : (RunFolder.HashOf(folder.MaskOf(names[0])), RunFolder.HashOf(folder.PictureOf(names[0])));
    }
}
