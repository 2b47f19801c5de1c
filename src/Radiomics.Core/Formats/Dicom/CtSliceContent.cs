using System.Runtime.InteropServices;

namespace Radiomics.Formats;

/// <summary>A CT image to be written: 16-bit signed stored values and what the CT image object demands around them.</summary>
internal sealed record CtSliceContent
{
    public const string SopClassUid = "1.2.840.10008.5.1.4.1.1.2";

    public required int Columns { get; init; }
    public required int Rows { get; init; }

    /// <summary>Stored values, column fastest.</summary>
    public required ReadOnlyMemory<short> Stored { get; init; }

    public required string StudyInstanceUid { get; init; }
    public required string SeriesInstanceUid { get; init; }
    public required string FrameOfReferenceUid { get; init; }
    public required int InstanceNumber { get; init; }

    /// <summary>Centre of the first pixel, mm, LPS.</summary>
    public required PointMm Position { get; init; }

    public PointMm ColumnDirection { get; init; } = new(1, 0, 0);
    public PointMm RowDirection { get; init; } = new(0, 1, 0);
    public double ColumnSpacing { get; init; } = 1;
    public double RowSpacing { get; init; } = 1;
    public double SliceThickness { get; init; } = 1;
    public double RescaleSlope { get; init; } = 1;
    public double RescaleIntercept { get; init; }
    public string PatientName { get; init; } = "";
    public string PatientId { get; init; } = "";
    public string SeriesDescription { get; init; } = "";
    public int SeriesNumber { get; init; } = 1;

    /// <summary>SOP Instance UID; by default made from the series and the instance number.</summary>
    public string? SopInstanceUid { get; init; }

    /// <summary>The data set.</summary>
    public DicomDatasetBuilder ToDataset()
    {
        if (Stored.Length != Columns * Rows)
            throw new ArgumentException($"{Stored.Length} stored values for {Columns} x {Rows} pixels.", nameof(Stored));
        return new DicomDatasetBuilder()
            .Text(DicomTags.ImageType, Vr.CS, @"ORIGINAL\PRIMARY\AXIAL")
            .Text(DicomTags.SopClassUid, Vr.UI, SopClassUid)
            .Text(DicomTags.SopInstanceUid, Vr.UI, SopInstanceUid ?? DicomUid.Derive($"{SeriesInstanceUid}/{InstanceNumber}"))
            .Text(DicomTags.StudyDate, Vr.DA, "")
            .Text(DicomTags.StudyTime, Vr.TM, "")
            .Text(DicomTags.AccessionNumber, Vr.SH, "")
            .Text(DicomTags.Modality, Vr.CS, "CT")
            .Text(DicomTags.Manufacturer, Vr.LO, "")
            .Text(DicomTags.ReferringPhysicianName, Vr.PN, "")
            .Text(DicomTags.SeriesDescription, Vr.LO, SeriesDescription)
            .Text(DicomTags.PatientName, Vr.PN, PatientName)
            .Text(DicomTags.PatientId, Vr.LO, PatientId)
            .Text(DicomTags.PatientBirthDate, Vr.DA, "")
            .Text(DicomTags.PatientSex, Vr.CS, "")
            .Numbers(DicomTags.SliceThickness, Vr.DS, SliceThickness)
            .Text(DicomTags.Kvp, Vr.DS, "")
            .Text(DicomTags.PatientPosition, Vr.CS, "HFS")
            .Text(DicomTags.StudyInstanceUid, Vr.UI, StudyInstanceUid)
            .Text(DicomTags.SeriesInstanceUid, Vr.UI, SeriesInstanceUid)
            .Text(DicomTags.StudyId, Vr.SH, "")
            .Numbers(DicomTags.SeriesNumber, Vr.IS, SeriesNumber)
            .Text(DicomTags.AcquisitionNumber, Vr.IS, "")
            .Numbers(DicomTags.InstanceNumber, Vr.IS, InstanceNumber)
            .Numbers(DicomTags.ImagePositionPatient, Vr.DS, Position.X, Position.Y, Position.Z)
            .Numbers(DicomTags.ImageOrientationPatient, Vr.DS,
                ColumnDirection.X, ColumnDirection.Y, ColumnDirection.Z, RowDirection.X, RowDirection.Y, RowDirection.Z)
            .Text(DicomTags.FrameOfReferenceUid, Vr.UI, FrameOfReferenceUid)
            .Text(DicomTags.PositionReferenceIndicator, Vr.LO, "")
            .Numbers(DicomTags.SamplesPerPixel, Vr.US, 1)
            .Text(DicomTags.PhotometricInterpretation, Vr.CS, "MONOCHROME2")
            .Numbers(DicomTags.Rows, Vr.US, Rows)
            .Numbers(DicomTags.Columns, Vr.US, Columns)
            .Numbers(DicomTags.PixelSpacing, Vr.DS, RowSpacing, ColumnSpacing)
            .Numbers(DicomTags.BitsAllocated, Vr.US, 16)
            .Numbers(DicomTags.BitsStored, Vr.US, 16)
            .Numbers(DicomTags.HighBit, Vr.US, 15)
            .Numbers(DicomTags.PixelRepresentation, Vr.US, 1)
            .Numbers(DicomTags.RescaleIntercept, Vr.DS, RescaleIntercept)
            .Numbers(DicomTags.RescaleSlope, Vr.DS, RescaleSlope)
            .Text(DicomTags.RescaleType, Vr.LO, "HU")
            .Bytes(DicomTags.PixelData, Vr.OW, MemoryMarshal.AsBytes(Stored.Span).ToArray());
    }

    /// <summary>Writes the image.</summary>
    /// <param name="path">The file.</param>
    /// <param name="syntax">How it is encoded; null for explicit VR little endian.</param>
    public void Write(string path, TransferSyntax? syntax = null) => DicomWriter.Write(path, ToDataset(), syntax ?? TransferSyntax.ExplicitLittleEndian);
}
