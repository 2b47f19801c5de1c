namespace Radiomics.Cohorts;

/// <summary>Measures one lesion and puts its files in place; the record last, so that a unit with a record is whole.</summary>
internal sealed class UnitWork(RunFolder folder, FeatureExtractor extractor, NoduleSegmenter segmenter, CohortRunOptions options)
{
    private readonly FeatureColumns _features = new(extractor);
    private readonly IReadOnlyList<string> _names = extractor.FeatureNames;
    private readonly RingColumns[] _rings = [.. options.Rings.Select(r => new RingColumns(r, extractor))];

    /// <summary>Columns of results: how the position was carried over, segmentation, features of the nodule, then of its rings.</summary>
    public IReadOnlyList<string> Columns => [.. TransferColumns.Names, .. NoduleColumns.Names, .. _features.Names, .. _rings.SelectMany(r => r.Names)];

    /// <summary>Those of the columns that are values of features.</summary>
    public IReadOnlyList<string> FeatureNames => [.. _names, .. _rings.SelectMany(r => r.FeatureNames)];

    /// <summary>Whether a unit is done and its files are as they were written, under all its names.</summary>
    /// <param name="record">The record; null where there is none.</param>
    /// <param name="names">Names of its files.</param>
    /// <param name="retryFailed">Whether a failure does not count.</param>
    public bool IsDone(UnitRecord? record, IEnumerable<string> names, bool retryFailed) =>
        record is not null && !(record.Failed && retryFailed)
        && names.All(name => RunFolder.HashOf(folder.MaskOf(name)) == record.Mask && RunFolder.HashOf(folder.PictureOf(name)) == record.Picture);

    /// <summary>Measures a lesion. An error of the lesion is the result; an error of the disk is thrown.</summary>
    /// <param name="key">Key of the unit.</param>
    /// <param name="seed">Finds the seed in the image; what it tells of the way there is stored.</param>
    /// <param name="load">Gives the image.</param>
    /// <param name="names">Names of its files: several where several lesions are the same.</param>
    /// <param name="cancellation">Stops the work.</param>
    public UnitRecord Run(string key, Func<Volume, (Seed Seed, PhaseShift? Shift)> seed, Func<Volume> load, IReadOnlyList<string> names, CancellationToken cancellation)
    {
        Nodule? nodule = null;
        byte[]? picture = null;
        Dictionary<string, string> fields = [];
        List<UnitRepeat> repeats = [];
        (string Code, string Message) error = ("", "");
        try
        {
            Volume volume = load();
            (Seed start, PhaseShift? shift) = seed(volume);
            Add(TransferColumns.Names, TransferColumns.Fields(start, shift));
            nodule = segmenter.Segment(volume, start);
            picture = ThreePlanePicture.Of(volume, nodule).ToPng();
            FeatureSet set = extractor.Extract(volume, nodule.Mask, cancellation);
            Add(_features.Names, _features.Fields(set));
            foreach (RingColumns ring in _rings) Add(ring.Names, ring.Measure(volume, nodule.Mask, cancellation));
            if (options.Stability) repeats = Repeat(volume, nodule, cancellation);
        }
        catch (OutOfMemoryException)
        {
            error = ("OUT_OF_MEMORY", "the image does not fit into memory. Use fewer jobs, or a machine with more, and try the failed ones again.");
        }
        catch (Exception fault) when (fault is not OperationCanceledException)
        {
            error = fault is RadiomicsException known ? (known.Code, known.Message) : ("INTERNAL", $"this is an error of the program, please report it: {fault.GetType().Name}: {fault.Message}");
        }
        if (error.Code.Length > 0) repeats = [];
        Add(NoduleColumns.Names, NoduleColumns.Fields(nodule));
        (string maskHash, string pictureHash) = WriteFiles(nodule, picture, names);
        UnitRecord record = new(key, error.Code, error.Message, fields, repeats, maskHash, pictureHash);
        record.Write(folder.UnitOf(key));
        return record;

        void Add(IEnumerable<string> columns, IEnumerable<string> values)
        {
            foreach ((string column, string value) in columns.Zip(values))
                if (value.Length > 0) fields[column] = value;
        }
    }

    /// <summary>The features of the mask of every run of the segmentation's ensemble. A run whose mask cannot be measured is left out.</summary>
    private List<UnitRepeat> Repeat(Volume volume, Nodule nodule, CancellationToken cancellation)
    {
        List<UnitRepeat> repeats = [];
        foreach (EnsembleMember member in nodule.Ensemble)
        {
            try
            {
                FeatureSet set = extractor.Extract(volume, member.Mask, cancellation);
                repeats.Add(new UnitRepeat(member.Run, [.. _names.Select(name => set.Find(name)?.Value ?? double.NaN)]));
            }
            catch (MaskException)
            {
                // Too small for the settings: this run says nothing about any feature.
            }
        }
        return repeats;
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
