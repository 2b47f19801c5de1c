using System.Globalization;
using System.Text;

namespace Radiomics.Formats;

/// <summary>What the objects made from masks have in common: patient, study, series and equipment, and references to the images.</summary>
internal static class DicomExport
{
    public const string Manufacturer = "Radiomics.Core";

    public static string Version { get; } = typeof(DicomExport).Assembly.GetName().Version?.ToString(3) ?? "0";

    /// <summary>Checks masks that are to be written together.</summary>
    /// <param name="masks">The masks.</param>
    /// <param name="volume">Their image.</param>
    public static void Check(IReadOnlyList<Mask> masks, Volume volume)
    {
        ArgumentNullException.ThrowIfNull(masks);
        ArgumentNullException.ThrowIfNull(volume);
        if (masks.Count == 0) throw new ArgumentException("There is no mask.", nameof(masks));
        foreach (Mask mask in masks)
        {
            GeometryComparison comparison = volume.Geometry.CompareTo(mask.Geometry);
            if (!comparison.IsSameGrid) throw new GeometryMismatchException(mask.ToString(), comparison);
            if (mask.VoxelCount == 0) throw MaskException.Empty(mask.ToString());
        }
    }

    /// <summary>A text that is always the same for the same masks, labels and image: UIDs are derived from it.</summary>
    public static string Identity(IReadOnlyList<Mask> masks, DicomSource source, DicomExportOptions options)
    {
        var text = new StringBuilder($"{source.StudyInstanceUid}/{source.SeriesInstanceUid}/{options.Created:O}/{options.SeriesDescription}/{options.Category}/{options.Type}");
        foreach (Mask mask in masks) text.Append(CultureInfo.InvariantCulture, $"/{mask.ContentHash}/{mask.Label}/{mask.Name}");
        return text.ToString();
    }

    /// <summary>The elements of patient, study, series, equipment and instance.</summary>
    /// <param name="sopClass">SOP class of the object.</param>
    /// <param name="modality">Its modality.</param>
    /// <param name="identity">What its UIDs are derived from.</param>
    /// <param name="source">The images' study.</param>
    /// <param name="options">The options.</param>
    public static DicomDatasetBuilder Common(string sopClass, string modality, string identity, DicomSource source, DicomExportOptions options) => new DicomDatasetBuilder()
        .Text(DicomTags.SopClassUid, Vr.UI, sopClass)
        .Text(DicomTags.SopInstanceUid, Vr.UI, DicomUid.Derive($"{modality}/{identity}"))
        .Text(DicomTags.StudyDate, Vr.DA, source.StudyDate)
        .Text(DicomTags.StudyTime, Vr.TM, source.StudyTime)
        .Text(DicomTags.AccessionNumber, Vr.SH, source.AccessionNumber)
        .Text(DicomTags.Modality, Vr.CS, modality)
        .Text(DicomTags.Manufacturer, Vr.LO, Manufacturer)
        .Text(DicomTags.ReferringPhysicianName, Vr.PN, "")
        .Text(DicomTags.SeriesDescription, Vr.LO, options.SeriesDescription)
        .Text(DicomTags.ManufacturerModelName, Vr.LO, Manufacturer)
        .Text(DicomTags.PatientName, Vr.PN, source.PatientName)
        .Text(DicomTags.PatientId, Vr.LO, source.PatientId)
        .Text(DicomTags.PatientBirthDate, Vr.DA, source.PatientBirthDate)
        .Text(DicomTags.PatientSex, Vr.CS, source.PatientSex)
        .Text(DicomTags.DeviceSerialNumber, Vr.LO, "1")
        .Text(DicomTags.SoftwareVersions, Vr.LO, Version)
        .Text(DicomTags.StudyInstanceUid, Vr.UI, source.StudyInstanceUid)
        .Text(DicomTags.SeriesInstanceUid, Vr.UI, DicomUid.Derive($"{modality}/series/{identity}"))
        .Text(DicomTags.StudyId, Vr.SH, source.StudyId)
        .Numbers(DicomTags.SeriesNumber, Vr.IS, 1);

    public static string Date(DateTime time) => time.ToString("yyyyMMdd", CultureInfo.InvariantCulture);

    public static string Time(DateTime time) => time.ToString("HHmmss", CultureInfo.InvariantCulture);

    /// <summary>A reference to the image of a slice.</summary>
    public static DicomDatasetBuilder Reference(DicomSource source, string sopInstanceUid) => new DicomDatasetBuilder()
        .Text(DicomTags.ReferencedSopClassUid, Vr.UI, source.SopClassUid)
        .Text(DicomTags.ReferencedSopInstanceUid, Vr.UI, sopInstanceUid);

    /// <summary>The SOP Instance UID of a slice's image; null where there is no source or the slice does not know it.</summary>
    public static string? InstanceOf(Volume volume, DicomExportOptions options, int slice) =>
        options.Source is not null && slice < volume.SliceIdentities.Count ? volume.SliceIdentities[slice].SopInstanceUid : null;

    /// <summary>Which slices of the box of a mask have a voxel.</summary>
    public static IEnumerable<int> SlicesOf(Mask mask)
    {
        int area = mask.Region.Size.Columns * mask.Region.Size.Rows;
        for (int z = 0; z < mask.Region.Size.Slices; z++)
            if (mask.Box.Slice(z * area, area).ContainsAnyExcept((byte)0)) yield return mask.Region.Start.Slice + z;
    }
}
