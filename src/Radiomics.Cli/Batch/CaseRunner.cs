using System.Globalization;
using Radiomics.Cli.Output;

namespace Radiomics.Cli.Batch;

/// <summary>Computes one case. Whatever happens in it stays with it; only a stop ends the batch.</summary>
/// <param name="extractor">Computes the features.</param>
/// <param name="images">Loads the images.</param>
/// <param name="validateOnly">Whether cases are only checked.</param>
/// <param name="rounds">How often every case is done and measured; 0 to measure nothing.</param>
internal sealed class CaseRunner(FeatureExtractor extractor, ImageCache images, bool validateOnly, int rounds = 0)
{
    /// <summary>Label of rows that name none, where the settings name none either.</summary>
    private const int DefaultLabel = 1;

    private readonly MaskSource _masks = new(extractor.Settings);

    /// <summary>The result of a case: features, or the error that took their place. No features where cases are only checked.</summary>
    public RegionResult Run(BatchCase row, CancellationToken cancellation)
    {
        RegionResult result = new() { Image = row.Image, Mask = row.Mask };
        if (row.Problem is not null) return result with { Error = row.Problem };
        try
        {
            if (rounds > 0) return RunTimed(row, result, cancellation);
            (Volume image, Mask mask) = Load(row);
            result = result with { Label = mask.Label, Name = mask.Name };
            if (!validateOnly) return result with { Features = extractor.Extract(image, mask, cancellation) };
            Check(image, mask);
            return result;
        }
        catch (OutOfMemoryException)
        {
            return result with { Error = new RegionError("OUT_OF_MEMORY", "the case does not fit into memory. Run fewer at a time (--jobs), or use a machine with more.") };
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return result with { Error = new RegionError("FILE_ACCESS", $"{error.Message} Check the path, the space and the permissions.") };
        }
        catch (Exception error) when (error is not OperationCanceledException)
        {
            return result with { Error = RegionError.From(error) };
        }
    }

    /// <summary>Image and mask of a case.</summary>
    /// <exception cref="RadiomicsException">One of them cannot be read, or the mask lacks the label.</exception>
    public (Volume Image, Mask Mask) Load(BatchCase row)
    {
        Volume image = images.Get(row.Image);
        return (image, LoadMask(row, image));
    }

    /// <summary>Everything from the file on, as often as was asked.</summary>
    private RegionResult RunTimed(BatchCase row, RegionResult result, CancellationToken cancellation)
    {
        List<ExtractionTimings> times = [];
        for (int round = 0; round < rounds; round++)
        {
            ExtractionTimings timings = new();
            Volume image = timings.Measure(StageTimes.LoadImage, () => images.Load(row.Image));
            Mask mask = timings.Measure(StageTimes.LoadMask, () => LoadMask(row, image));
            result = result with { Label = mask.Label, Name = mask.Name, Features = extractor.Extract(image, mask, timings, cancellation) };
            times.Add(timings);
        }
        return result with { Times = StageTimes.Of(extractor.Settings.MaxDegreeOfParallelism, times) };
    }

    private Mask LoadMask(BatchCase row, Volume image)
    {
        int? channel = row.LabelChannel.Length > 0 ? Whole(row.LabelChannel, 0) ?? throw Wrong(row, "Label_channel", row.LabelChannel, "a whole number from 0") : null;
        if (row.Label.Length == 0) return _masks.ByLabel(row.Mask, image, extractor.Settings.Label ?? DefaultLabel, channel);
        if (!double.TryParse(row.Label, NumberStyles.Float, CultureInfo.InvariantCulture, out _)) return _masks.ByName(row.Mask, image, row.Label, channel);
        return _masks.ByLabel(row.Mask, image, Whole(row.Label, 1) ?? throw Wrong(row, "Label", row.Label, "a whole number above 0, or a name"), channel);
    }

    /// <summary>A whole number; spreadsheets and data frames write it as 1.0, too. Null for anything else.</summary>
    private static int? Whole(string text, int least) =>
        double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out double number) && number == Math.Floor(number) && number >= least && number <= int.MaxValue ? (int)number : null;

    private static MaskException Wrong(BatchCase row, string column, string found, string expected) =>
        new("CASE_LABEL", new Problem(string.Create(CultureInfo.InvariantCulture, $"line {row.Line}"), $"{column} is '{found}'", expected, ""));

    /// <summary>The checks of a region without its processing.</summary>
    private void Check(Volume image, Mask mask) => ProcessingChain.Run(
        image, mask, extractor.Settings.Processing with { Normalization = null, Resampling = null, Resegmentation = null, PreCrop = false, AdditionalInfo = false });
}
