using System.Globalization;
using Radiomics.Cli.Output;

namespace Radiomics.Cli.Batch;

/// <summary>Computes one case. Whatever happens in it stays with it; only a stop ends the batch.</summary>
internal sealed class CaseRunner(FeatureExtractor extractor, ImageCache images, bool validateOnly)
{
    /// <summary>Label of rows that name none, where the settings name none either.</summary>
    private const int DefaultLabel = 1;

    /// <summary>The result of a case: features, or the error that took their place. No features where cases are only checked.</summary>
    public RegionResult Run(BatchCase row, CancellationToken cancellation)
    {
        RegionResult result = new() { Image = row.Image, Mask = row.Mask };
        if (row.Problem is not null) return result with { Error = row.Problem };
        try
        {
            Volume image = images.Get(row.Image);
            Mask mask = LoadMask(row, image);
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

    private static Mask LoadMask(BatchCase row, Volume image)
    {
        if (row.LabelChannel.Length > 0 && !(double.TryParse(row.LabelChannel, NumberStyles.Float, CultureInfo.InvariantCulture, out double channel) && channel == 0))
            throw new MaskException("MASK_CHANNEL", new Problem(
                string.Create(CultureInfo.InvariantCulture, $"line {row.Line}"), $"Label_channel is {row.LabelChannel}", "0 or nothing: masks have one component", "Save the component as a mask of its own."));
        if (row.Label.Length == 0) return Mask.Load(row.Mask, image, DefaultLabel);
        // Spreadsheets and data frames write whole numbers as 1.0, too.
        if (!double.TryParse(row.Label, NumberStyles.Float, CultureInfo.InvariantCulture, out double number)) return Mask.Load(row.Mask, image, row.Label);
        return number == Math.Floor(number) && number is > 0 and <= int.MaxValue
            ? Mask.Load(row.Mask, image, (int)number)
            : throw new MaskException("MASK_LABEL", new Problem(string.Create(CultureInfo.InvariantCulture, $"line {row.Line}"), $"the label is {row.Label}", "a whole number above 0, or a name", ""));
    }

    /// <summary>The checks of a region without its processing.</summary>
    private void Check(Volume image, Mask mask) => ProcessingChain.Run(
        image, mask, extractor.Settings.Processing with { Normalization = null, Resampling = null, Resegmentation = null, PreCrop = false, AdditionalInfo = false });
}
