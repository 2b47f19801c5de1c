using System.Globalization;
using System.Text;

namespace Radiomics;

/// <summary>
/// The library's objects as pieces of HTML: what a notebook shows where one is the last expression of a cell, for pages of one's own as well. Pictures and charts are inside;
/// nothing is loaded from elsewhere. No patient's name or number is shown.
/// </summary>
public static class NotebookDisplay
{
    private const string TableStyle = "style=\"border-collapse:collapse;font:13px system-ui,sans-serif\"";
    private const string CellStyle = "style=\"padding:2px 10px;text-align:left;border-bottom:1px solid #8884\"";

    // Sorts the table by the column that was clicked; numbers as numbers, then the other way round.
    private const string Sort =
        "const h=this.parentNode,t=h.closest('table'),i=[...h.parentNode.children].indexOf(h),d=this.dataset.d=this.dataset.d==='1'?'-1':'1';"
        + "const v=r=>{const s=r.children[i].dataset.v??r.children[i].textContent,n=Number(s);return s!==''&amp;&amp;!isNaN(n)?n:s};"
        + "[...t.tBodies[0].rows].sort((a,b)=>{const x=v(a),y=v(b);return d*(typeof x==='number'&amp;&amp;typeof y==='number'?x-y:String(x).localeCompare(String(y)))}).forEach(r=>t.tBodies[0].append(r))";

    /// <summary>A volume: the three planes through its middle, its size, spacing and range.</summary>
    /// <param name="volume">The image, HU.</param>
    public static string Html(Volume volume)
    {
        ArgumentNullException.ThrowIfNull(volume);
        ImageSize size = volume.Size;
        Spacing s = volume.Geometry.Spacing;
        double longest = Math.Max(size.Columns * s.X, Math.Max(size.Rows * s.Y, size.Slices * s.Z));
        ThreePlanePicture picture = new(volume, [])
        {
            MarginMm = Math.Clamp(longest / 2, 1, 500),
            Captions = [string.Create(CultureInfo.InvariantCulture, $"{size.Columns} x {size.Rows} x {size.Slices} voxels of {s.X:0.###} x {s.Y:0.###} x {s.Z:0.###} mm")],
        };
        return Html(picture);
    }

    /// <summary>A mask: its outline in the three planes where it is largest, its voxels and volume.</summary>
    /// <param name="mask">The mask.</param>
    public static string Html(Mask mask)
    {
        ArgumentNullException.ThrowIfNull(mask);
        if (mask.VoxelCount == 0) return "<div>An empty mask.</div>";
        // Its own surroundings as the ground: a mask holds no image.
        VoxelRegion part = mask.Region.ExpandMm(8, mask.Geometry), own = new(Shifted(mask.Region.Start, part.Start), mask.Region.Size);
        Mask shown = Mask.FromBox(mask.Geometry.Crop(part), own, mask.Box);
        Volume ground = new(shown.Geometry, new float[part.Size.VoxelCount]);
        return Html(new ThreePlanePicture(ground, [new MaskContour(shown, RgbColor.Yellow, "mask")])
        {
            Window = new HuWindow(100, 400), Captions = [string.Create(CultureInfo.InvariantCulture, $"{mask.VoxelCount} voxels, {mask.VolumeMm3:F0} mm3")],
        });
    }

    /// <summary>A nodule: its picture, where the image it was found in is still in memory, and what was measured.</summary>
    /// <param name="nodule">The nodule.</param>
    public static string Html(Nodule nodule)
    {
        ArgumentNullException.ThrowIfNull(nodule);
        CultureInfo plain = CultureInfo.InvariantCulture;
        List<(string, string)> rows =
        [
            ("type", NoduleWords.Of(nodule.Type)), ("volume", string.Create(plain, $"{nodule.VolumeMm3:F0} mm3 ({nodule.PartialVolumeMm3:F0} by partial volume)")),
            ("axial diameters", string.Create(plain, $"{nodule.Diameters.LongAxisMm:F1} x {nodule.Diameters.ShortAxisMm:F1} mm")),
            ("confidence", string.Create(plain, $"{nodule.Confidence:F2}")), ("stability", string.Create(plain, $"{nodule.Stability:F2}")),
            ("threshold", string.Create(plain, $"{nodule.ThresholdHu:F0} HU between lung ({nodule.LungHu:F0}) and tissue ({nodule.TissueHu:F0})")),
            .. nodule.Notes.Select(note => ("finding", note)),
        ];
        StringBuilder text = new();
        text.Append(nodule.Source is not null && nodule.Source.TryGetTarget(out Volume? volume) ? Html(ThreePlanePicture.Of(volume, nodule)) : Html(nodule.Mask));
        text.Append(CultureInfo.InvariantCulture, $"<table {TableStyle}><tbody>");
        foreach ((string name, string value) in rows) text.Append(CultureInfo.InvariantCulture, $"<tr><th {CellStyle}>{name}</th><td {CellStyle}>{SvgText.Escape(value)}</td></tr>");
        return text.Append("</tbody></table>").ToString();
    }

    /// <summary>Features: a table that is sorted by a click on its head; an undefined value says why.</summary>
    /// <param name="features">The features.</param>
    public static string Html(FeatureSet features)
    {
        ArgumentNullException.ThrowIfNull(features);
        StringBuilder text = new();
        text.Append(CultureInfo.InvariantCulture, $"<div style=\"max-height:420px;overflow:auto\"><table {TableStyle}><thead><tr>");
        foreach (string head in (string[])["family", "feature", "value", "IBSI"])
            text.Append(CultureInfo.InvariantCulture, $"<th {CellStyle}><button onclick=\"{Sort}\">{head}</button></th>");
        text.Append("</tr></thead><tbody>");
        foreach (FeatureValue feature in features)
        {
            string exact = feature.Value.ToString("R", CultureInfo.InvariantCulture), value = feature.Reason is { } reason ? $"undefined: {reason.Text}" : feature.Value.ToString("G7", CultureInfo.InvariantCulture);
            text.Append(CultureInfo.InvariantCulture, $"<tr><td {CellStyle}>{feature.Feature.FamilyName}</td><td {CellStyle}>{SvgText.Escape(feature.Name)}</td>");
            text.Append(CultureInfo.InvariantCulture, $"<td {CellStyle} data-v=\"{exact}\" title=\"{exact}\">{SvgText.Escape(value)}</td><td {CellStyle}>{SvgText.Escape(feature.Feature.IbsiCode ?? "")}</td></tr>");
        }
        return text.Append(CultureInfo.InvariantCulture, $"</tbody></table></div><div>{features.Count} features</div>").ToString();
    }

    /// <summary>A picture.</summary>
    /// <param name="picture">The picture.</param>
    public static string Html(ThreePlanePicture picture)
    {
        ArgumentNullException.ThrowIfNull(picture);
        return $"<img alt=\"Axial, coronal and sagittal plane\" src=\"data:image/png;base64,{Convert.ToBase64String(picture.ToPng())}\"/>";
    }

    /// <summary>A chart.</summary>
    /// <param name="chart">The chart.</param>
    public static string Html(Chart chart)
    {
        ArgumentNullException.ThrowIfNull(chart);
        return chart.ToSvg();
    }

    private static VoxelIndex Shifted(VoxelIndex index, VoxelIndex by) => new(index.Column - by.Column, index.Row - by.Row, index.Slice - by.Slice);
}
