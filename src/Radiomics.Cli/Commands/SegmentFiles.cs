using System.Globalization;
using Radiomics.Cli.Output;

namespace Radiomics.Cli.Commands;

/// <summary>The files that <c>radiomics segment</c> writes.</summary>
/// <param name="Mask">The lesions as labels.</param>
/// <param name="Parts">Their parts as labels, if wanted.</param>
/// <param name="Report">The report, if wanted.</param>
/// <param name="Picture">The picture, if wanted; with several seeds the name that theirs follow from.</param>
/// <param name="Dicom">Files of DICOM objects, which are written elsewhere.</param>
internal sealed record SegmentFiles(string Mask, string? Parts, string? Report, string? Picture, IReadOnlyList<string> Dicom)
{
    /// <summary>Checks the names before the work that leads to the files.</summary>
    /// <exception cref="UnsupportedImageException">A mask's ending is none that is written.</exception>
    /// <exception cref="SettingsException">A picture is no PNG, or two files are the same.</exception>
    public void Check()
    {
        ImageSaver.CheckEnding(Mask);
        if (Parts is not null) ImageSaver.CheckEnding(Parts);
        if (Picture is not null && !Picture.EndsWith(".png", StringComparison.OrdinalIgnoreCase))
            throw new SettingsException("OPTION_VALUE", new Problem("--picture", $"'{Picture}' was given", "a file ending in .png", ""));
        ResultFiles.CheckDistinct([Mask, Parts, Report, Picture, .. Dicom]);
    }

    /// <summary>Writes what the lesions give: no mask and no picture where all failed, the report always.</summary>
    public void Write(Volume volume, List<RegionResult> lesions, NoduleSegmenterOptions options, CommandOutput output)
    {
        RegionResult[] found = [.. lesions.Where(l => l.Nodule is not null)];
        if (found.Length > 0)
        {
            Radiomics.Mask.SaveAll(Mask, [.. found.Select(l => l.Nodule!.Mask.WithLabel(l.Label!.Value, l.Nodule.Mask.Name))]);
            output.Talk.WriteLine($"written: {Mask}");
            if (Parts is not null)
            {
                Radiomics.Mask.SaveAll(Parts, NoduleParts.Of([.. found.Select(l => l.Nodule!)]));
                output.Talk.WriteLine($"written: {Parts}");
            }
        }
        for (int i = 0; i < lesions.Count && Picture is not null; i++)
        {
            if (lesions[i].Nodule is not { } nodule) continue;
            string path = lesions.Count == 1 ? Picture : Numbered(Picture, i + 1);
            ThreePlanePicture.Of(volume, nodule).SavePng(path);
            output.Talk.WriteLine($"written: {path}");
            lesions[i] = lesions[i] with { Picture = path };
        }
        if (Report is not null)
            output.Write(Report, writer => RegionJson.WriteSegmentation(writer, lesions[0].Image, volume, found.Length > 0 ? Mask : null, found.Length > 0 ? Parts : null, options, lesions));
    }

    private static string Numbered(string path, int number) =>
        Path.Combine(Path.GetDirectoryName(path) ?? "", string.Create(CultureInfo.InvariantCulture, $"{Path.GetFileNameWithoutExtension(path)}-{number}{Path.GetExtension(path)}"));
}
