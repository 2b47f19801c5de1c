using System.Globalization;

namespace Radiomics.Cohorts;

/// <summary>The rules for one series, from its headers.</summary>
internal static class SeriesChecks
{
    private const int SmallestSide = 512, FewestSlices = 100, MostSlices = 600;
    private const double ThicknessTolerance = 1e-3;

    /// <summary>Checks a series.</summary>
    /// <param name="patient">Its patient.</param>
    /// <param name="series">The series.</param>
    /// <param name="findings">Receives what is found.</param>
    public static void Run(DeliveredPatient patient, DeliveredSeries series, FindingList findings)
    {
        FindingPlace place = new() { Patient = patient.Id, Path = series.Folder };
        if (series.Modality != "CT")
        {
            string modality = TableText.Shown(series.Modality.Length == 0 ? "(none)" : series.Modality);
            findings.Add(Rules.NotCt, place, string.Create(CultureInfo.InvariantCulture, $"the modality is {modality} ({series.SliceCount} images)"), string.Create(CultureInfo.InvariantCulture, $"模态为 {modality}（{series.SliceCount} 幅）"));
            return;
        }
        CheckPixels(series, place, findings);
        CheckThickness(series, place, findings);
        CheckRescale(series, place, findings);
        if (series.Images.All(image => image.Slices.Count == 0)) return;
        CheckStack(series, place, findings);
    }

    private static void CheckPixels(DeliveredSeries series, FindingPlace place, FindingList findings)
    {
        IReadOnlyList<ScannedImage> images = series.Images;
        foreach (IGrouping<string, ScannedImage> syntax in images.Where(i => i.Compression == CompressionKind.Lossy).GroupBy(i => i.Syntax))
            findings.Add(Rules.Lossy, place with { Path = One(syntax) }, $"{Count(syntax)} in {syntax.Key}", $"{CountChinese(syntax)}，{syntax.Key}");
        ScannedImage[] once = [.. images.Where(i => i.WasLossy && i.Compression != CompressionKind.Lossy)];
        if (once.Length > 0) findings.Add(Rules.Lossy, place with { Path = One(once) }, $"{Count(once)} whose header says that they were compressed with loss (0028,2110)", $"{CountChinese(once)}，头信息注明曾经有损压缩 (0028,2110)");
        foreach (IGrouping<string, ScannedImage> syntax in images.Where(i => i.Compression == CompressionKind.Lossless).GroupBy(i => i.Syntax))
        {
            bool decoded = syntax.All(i => i.Fault?.Code is not ("DICOM_COMPRESSED" or "DICOM_TRANSFER_SYNTAX"));
            findings.Add(Rules.Compressed, place with { Path = One(syntax) }, $"{Count(syntax)} in {syntax.Key}{(decoded ? ", decoded exactly" : ", which is not decoded here")}",
                $"{CountChinese(syntax)}，{syntax.Key}{(decoded ? "，可无损解码" : "，此处无法解码")}", decoded ? FindingSeverity.Warning : FindingSeverity.Error);
        }
        foreach (IGrouping<string, ScannedImage> fault in images.Where(i => i.Fault is not null && i.Compression == CompressionKind.None).GroupBy(i => i.Fault!.Code))
        {
            bool cut = fault.Key == "DICOM_TRUNCATED";
            string found = TableText.Shown(fault.First().Fault!.Problem.Found, 200);
            findings.Add(cut ? Rules.Damaged : Rules.Undecodable, place with { Path = One(fault) }, $"{Count(fault)}: {found} ({fault.Key})", $"{CountChinese(fault)}：{(cut ? "文件不完整" : found)}（{fault.Key}）");
        }
        ScannedImage[] small = [.. images.Where(i => i.Columns > 0 && (i.Columns < SmallestSide || i.Rows < SmallestSide))];
        if (small.Length > 0)
        {
            string size = string.Create(CultureInfo.InvariantCulture, $"{small[0].Columns} x {small[0].Rows}");
            findings.Add(Rules.Matrix, place, $"{size} pixels (columns x rows)", $"{size} 像素（列 × 行）");
        }
        ScannedImage[] bytes = [.. images.Where(i => i.BitsAllocated == 8 || i.BitsStored is > 0 and <= 8)];
        if (bytes.Length > 0)
        {
            findings.Add(Rules.EightBit, place with { Path = One(bytes) }, string.Create(CultureInfo.InvariantCulture, $"{Count(bytes)} of {bytes[0].BitsStored} bits"),
                string.Create(CultureInfo.InvariantCulture, $"{CountChinese(bytes)}，{bytes[0].BitsStored} 位"));
        }
    }

    private static void CheckThickness(DeliveredSeries series, FindingPlace place, FindingList findings)
    {
        double[] distinct = [.. series.Images.Select(i => i.SliceThickness).OfType<double>().Where(t => t > 0).Distinct().Order()];
        if (distinct.Length == 0)
        {
            findings.Add(Rules.ThicknessMissing, place, "no slice thickness in the headers", "头信息中无层厚");
            return;
        }
        if (distinct[^1] - distinct[0] > ThicknessTolerance)
        {
            string list = string.Join(", ", distinct.Take(6).Select(Mm));
            findings.Add(Rules.ThicknessVaries, place, $"slice thicknesses of {list} mm", $"层厚为 {list} mm");
        }
        double thickness = series.ThicknessMm!.Value;
        if (!ThinSlices.Are(thickness)) findings.Add(Rules.Thickness, place, $"slices of {Mm(thickness)} mm", $"层厚 {Mm(thickness)} mm");
        else if (series.SliceCount is < FewestSlices or > MostSlices)
            findings.Add(Rules.SliceCount, place, string.Create(CultureInfo.InvariantCulture, $"{series.SliceCount} images of {Mm(thickness)} mm"), string.Create(CultureInfo.InvariantCulture, $"{series.SliceCount} 幅，层厚 {Mm(thickness)} mm"));
    }

    private static void CheckRescale(DeliveredSeries series, FindingPlace place, FindingList findings)
    {
        ScannedImage[] bare = [.. series.Images.Where(i => i.LacksRescale)];
        if (bare.Length > 0) findings.Add(Rules.RescaleMissing, place with { Path = One(bare) }, $"{Count(bare)} without slope and intercept", $"{CountChinese(bare)}缺少 slope 与 intercept");
        ScannedImage? foreign = series.Images.FirstOrDefault(i => i.RescaleType is not ("" or "HU" or "US"));
        if (foreign is not null) findings.Add(Rules.RescaleType, place with { Path = foreign.Name }, $"the rescale type is {TableText.Shown(foreign.RescaleType)}", $"Rescale Type 为 {TableText.Shown(foreign.RescaleType)}");
        (double Slope, double Intercept)[] rescales = [.. series.Images.Where(i => !i.LacksRescale).Select(i => i.Rescale).OfType<(double, double)>().Distinct()];
        if (rescales.Length > 1)
        {
            string list = string.Join("; ", rescales.Take(4).Select(r => string.Create(CultureInfo.InvariantCulture, $"{r.Slope} * stored + {r.Intercept}")));
            findings.Add(Rules.RescaleVaries, place, string.Create(CultureInfo.InvariantCulture, $"{rescales.Length} rescales: {list}"), string.Create(CultureInfo.InvariantCulture, $"{rescales.Length} 种换算：{list}"));
        }
        if (series.Images.FirstOrDefault(i => i.PaddingHu >= -1024) is { } padded)
        {
            findings.Add(Rules.Padding, place with { Path = padded.Name }, string.Create(CultureInfo.InvariantCulture, $"the padding value is {padded.PaddingHu} HU"),
                string.Create(CultureInfo.InvariantCulture, $"填充值为 {padded.PaddingHu} HU"), padded.PaddingHu == -1024 ? FindingSeverity.Note : null);
        }
    }

    private static void CheckStack(DeliveredSeries series, FindingPlace place, FindingList findings)
    {
        foreach (SeriesProblem problem in series.Check.Problems)
        {
            ValidationRule? rule = problem.Kind switch
            {
                SeriesProblemKind.MissingSlices => Rules.Gap,
                SeriesProblemKind.DuplicateSlices => Rules.DuplicateSlices,
                SeriesProblemKind.UnevenSpacing => Rules.Uneven,
                SeriesProblemKind.GantryTilt => Rules.Tilt,
                SeriesProblemKind.MixedGeometry => Rules.MixedGeometry,
                SeriesProblemKind.InvalidSlice => Rules.BadSlice,
                _ => null,
            };
            if (rule is null) continue;
            string message = TableText.Shown(problem.Message, 600);
            findings.Add(rule, place, message, $"{rule.Title.Chinese}：{message}");
        }
        if (series.Check.Slices.Count == 0) return;
        PointMm normal = series.Check.Direction.Slice;
        if (Math.Abs(normal.Z) < 0.9)
            findings.Add(Rules.Orientation, place, string.Create(CultureInfo.InvariantCulture, $"the slices' normal is {normal}"), string.Create(CultureInfo.InvariantCulture, $"断层法向为 {normal}"));
        if (!series.Numbering.HasUniqueInstances)
        {
            int missing = series.Images.Count(i => i.InstanceNumber is null && i.Slices.Count == 1);
            int repeated = series.Images.Where(i => i.InstanceNumber is not null && i.Slices.Count == 1).GroupBy(i => i.InstanceNumber).Sum(g => g.Count() - 1);
            findings.Add(Rules.InstanceNumbers, place, string.Create(CultureInfo.InvariantCulture, $"of {series.Images.Count} images {missing} have no instance number and {repeated} repeat one"),
                string.Create(CultureInfo.InvariantCulture, $"{series.Images.Count} 幅图像中 {missing} 幅无序号，{repeated} 幅序号重复"));
        }
    }

    private static string One(IEnumerable<ScannedImage> images) => images.First().Name;

    private static string Count(IEnumerable<ScannedImage> images) => images.Count() is var count && count == 1 ? "1 image" : string.Create(CultureInfo.InvariantCulture, $"{count} images (the first is named)");

    private static string CountChinese(IEnumerable<ScannedImage> images) => images.Count() is var count && count == 1 ? "1 幅图像" : string.Create(CultureInfo.InvariantCulture, $"{count} 幅图像（此处列出第一幅）");

    private static string Mm(double value) => value.ToString("0.####", CultureInfo.InvariantCulture);
}
