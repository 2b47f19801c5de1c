using System.Globalization;

namespace Radiomics.Formats;

/// <summary>The regions of an RT structure set.</summary>
internal static class RtStructureReader
{
    private static readonly string[] s_closed = ["CLOSED_PLANAR", "CLOSEDPLANAR_XOR"];

    /// <summary>Reads all regions, in the order the file lists them; regions without contours are among them.</summary>
    /// <param name="path">An RTSTRUCT file.</param>
    /// <exception cref="ImageFormatException">Not DICOM, not a structure set, or damaged.</exception>
    public static IReadOnlyList<ContourRoi> Read(string path)
    {
        DicomDataset file = DicomFile.Read(path, Path.GetFileName(path), new FileBuffer()).Dataset;
        if (!file.Contains(DicomTags.StructureSetRoiSequence) && !file.Contains(DicomTags.RoiContourSequence))
        {
            throw new ImageFormatException("RTSTRUCT_NOT_A_STRUCTURE_SET", new Problem(
                file.Source, $"the file is no structure set (modality {file.Text(DicomTags.Modality) ?? "not given"})", "an RTSTRUCT", "Name the file that holds the contours."));
        }
        var rois = new List<(int Number, string Name)>();
        foreach (DicomDataset item in file.Items(DicomTags.StructureSetRoiSequence))
            rois.Add((item.WholeNumber(DicomTags.RoiNumber) ?? throw item.BadValue(DicomTags.RoiNumber, "a number"), item.Text(DicomTags.RoiName) ?? ""));
        var drawn = new Dictionary<int, (List<PlanarContour> Contours, List<string> Skipped)>();
        foreach (DicomDataset item in file.Items(DicomTags.RoiContourSequence))
        {
            int number = item.WholeNumber(DicomTags.ReferencedRoiNumber) ?? throw item.BadValue(DicomTags.ReferencedRoiNumber, "a number");
            if (!drawn.TryGetValue(number, out (List<PlanarContour> Contours, List<string> Skipped) roi)) drawn[number] = roi = ([], []);
            ReadContours(item, roi.Contours, roi.Skipped);
            // Contours of a region that is not listed are not lost: it appears without a name.
            if (!rois.Exists(r => r.Number == number)) rois.Add((number, ""));
        }
        return [.. rois.Select(r => drawn.TryGetValue(r.Number, out (List<PlanarContour> Contours, List<string> Skipped) roi)
            ? new ContourRoi(r.Number, r.Name, roi.Contours) { Skipped = roi.Skipped }
            : new ContourRoi(r.Number, r.Name, []))];
    }

    private static void ReadContours(DicomDataset roi, List<PlanarContour> contours, List<string> skipped)
    {
        int index = 0;
        foreach (DicomDataset item in roi.Items(DicomTags.ContourSequence))
        {
            index++;
            string type = item.Text(DicomTags.ContourGeometricType) ?? "CLOSED_PLANAR";
            IReadOnlyList<double> data = item.Numbers(DicomTags.ContourData);
            if (data.Count % 3 != 0 || (item.WholeNumber(DicomTags.NumberOfContourPoints) is { } count && count * 3L != data.Count))
            {
                throw new ImageFormatException("RTSTRUCT_CONTOUR", new Problem(
                    item.Where(DicomTags.ContourData), string.Create(CultureInfo.InvariantCulture, $"contour {index} has {data.Count} numbers"),
                    "three numbers a point, as many points as (3006,0046) says", "Export the structure set again."));
            }
            if (!s_closed.Contains(type) || data.Count < 9)
            {
                skipped.Add(string.Create(CultureInfo.InvariantCulture, $"contour {index}: {type} of {data.Count / 3} points encloses no area"));
                continue;
            }
            var points = new PointMm[data.Count / 3];
            for (int i = 0; i < points.Length; i++) points[i] = new PointMm(data[3 * i], data[3 * i + 1], data[3 * i + 2]);
            contours.Add(new PlanarContour(points, item.FirstItem(DicomTags.ContourImageSequence)?.Text(DicomTags.ReferencedSopInstanceUid)));
        }
    }
}
