namespace Radiomics.Formats;

/// <summary>The attributes this library reads or writes, by their keywords.</summary>
internal static class DicomTags
{
    public static readonly DicomTag FileMetaInformationGroupLength = new(0x00020000);
    public static readonly DicomTag FileMetaInformationVersion = new(0x00020001);
    public static readonly DicomTag MediaStorageSopClassUid = new(0x00020002);
    public static readonly DicomTag MediaStorageSopInstanceUid = new(0x00020003);
    public static readonly DicomTag TransferSyntaxUid = new(0x00020010);
    public static readonly DicomTag ImplementationClassUid = new(0x00020012);
    public static readonly DicomTag ImplementationVersionName = new(0x00020013);

    public static readonly DicomTag SpecificCharacterSet = new(0x00080005);
    public static readonly DicomTag ImageType = new(0x00080008);
    public static readonly DicomTag SopClassUid = new(0x00080016);
    public static readonly DicomTag SopInstanceUid = new(0x00080018);
    public static readonly DicomTag StudyDate = new(0x00080020);
    public static readonly DicomTag ContentDate = new(0x00080023);
    public static readonly DicomTag StudyTime = new(0x00080030);
    public static readonly DicomTag ContentTime = new(0x00080033);
    public static readonly DicomTag AccessionNumber = new(0x00080050);
    public static readonly DicomTag Modality = new(0x00080060);
    public static readonly DicomTag Manufacturer = new(0x00080070);
    public static readonly DicomTag ReferringPhysicianName = new(0x00080090);
    public static readonly DicomTag CodeValue = new(0x00080100);
    public static readonly DicomTag CodingSchemeDesignator = new(0x00080102);
    public static readonly DicomTag CodeMeaning = new(0x00080104);
    public static readonly DicomTag SeriesDescription = new(0x0008103E);
    public static readonly DicomTag ManufacturerModelName = new(0x00081090);
    public static readonly DicomTag ReferencedSeriesSequence = new(0x00081115);
    public static readonly DicomTag ReferencedImageSequence = new(0x00081140);
    public static readonly DicomTag ReferencedSopClassUid = new(0x00081150);
    public static readonly DicomTag ReferencedSopInstanceUid = new(0x00081155);
    public static readonly DicomTag SourceImageSequence = new(0x00082112);
    public static readonly DicomTag FrameType = new(0x00089007);
    public static readonly DicomTag DerivationImageSequence = new(0x00089124);
    public static readonly DicomTag DerivationCodeSequence = new(0x00089215);

    public static readonly DicomTag PatientName = new(0x00100010);
    public static readonly DicomTag PatientId = new(0x00100020);
    public static readonly DicomTag PatientBirthDate = new(0x00100030);
    public static readonly DicomTag PatientSex = new(0x00100040);

    public static readonly DicomTag SliceThickness = new(0x00180050);
    public static readonly DicomTag Kvp = new(0x00180060);
    public static readonly DicomTag SpacingBetweenSlices = new(0x00180088);
    public static readonly DicomTag DeviceSerialNumber = new(0x00181000);
    public static readonly DicomTag SoftwareVersions = new(0x00181020);
    public static readonly DicomTag GantryDetectorTilt = new(0x00181120);
    public static readonly DicomTag PatientPosition = new(0x00185100);
    public static readonly DicomTag CtImageFrameTypeSequence = new(0x00189329);

    public static readonly DicomTag StudyInstanceUid = new(0x0020000D);
    public static readonly DicomTag SeriesInstanceUid = new(0x0020000E);
    public static readonly DicomTag StudyId = new(0x00200010);
    public static readonly DicomTag SeriesNumber = new(0x00200011);
    public static readonly DicomTag AcquisitionNumber = new(0x00200012);
    public static readonly DicomTag InstanceNumber = new(0x00200013);
    public static readonly DicomTag ImagePositionPatient = new(0x00200032);
    public static readonly DicomTag ImageOrientationPatient = new(0x00200037);
    public static readonly DicomTag FrameOfReferenceUid = new(0x00200052);
    public static readonly DicomTag PositionReferenceIndicator = new(0x00201040);
    public static readonly DicomTag PlanePositionSequence = new(0x00209113);
    public static readonly DicomTag PlaneOrientationSequence = new(0x00209116);
    public static readonly DicomTag FrameContentSequence = new(0x00209111);
    public static readonly DicomTag DimensionOrganizationUid = new(0x00209164);
    public static readonly DicomTag DimensionIndexPointer = new(0x00209165);
    public static readonly DicomTag FunctionalGroupPointer = new(0x00209167);
    public static readonly DicomTag DimensionIndexValues = new(0x00209157);
    public static readonly DicomTag DimensionOrganizationSequence = new(0x00209221);
    public static readonly DicomTag DimensionIndexSequence = new(0x00209222);

    public static readonly DicomTag SamplesPerPixel = new(0x00280002);
    public static readonly DicomTag PhotometricInterpretation = new(0x00280004);
    public static readonly DicomTag NumberOfFrames = new(0x00280008);
    public static readonly DicomTag Rows = new(0x00280010);
    public static readonly DicomTag Columns = new(0x00280011);
    public static readonly DicomTag PixelSpacing = new(0x00280030);
    public static readonly DicomTag BitsAllocated = new(0x00280100);
    public static readonly DicomTag BitsStored = new(0x00280101);
    public static readonly DicomTag HighBit = new(0x00280102);
    public static readonly DicomTag PixelRepresentation = new(0x00280103);
    public static readonly DicomTag PixelPaddingValue = new(0x00280120);
    public static readonly DicomTag PixelPaddingRangeLimit = new(0x00280121);
    public static readonly DicomTag RescaleIntercept = new(0x00281052);
    public static readonly DicomTag RescaleSlope = new(0x00281053);
    public static readonly DicomTag RescaleType = new(0x00281054);
    public static readonly DicomTag LossyImageCompression = new(0x00282110);
    public static readonly DicomTag ModalityLutSequence = new(0x00283000);
    public static readonly DicomTag PixelMeasuresSequence = new(0x00289110);
    public static readonly DicomTag PixelValueTransformationSequence = new(0x00289145);

    public static readonly DicomTag StructureSetLabel = new(0x30060002);
    public static readonly DicomTag ReferencedFrameOfReferenceSequence = new(0x30060010);
    public static readonly DicomTag ContourImageSequence = new(0x30060016);
    public static readonly DicomTag StructureSetRoiSequence = new(0x30060020);
    public static readonly DicomTag RoiNumber = new(0x30060022);
    public static readonly DicomTag ReferencedFrameOfReferenceUid = new(0x30060024);
    public static readonly DicomTag RoiName = new(0x30060026);
    public static readonly DicomTag RoiGenerationAlgorithm = new(0x30060036);
    public static readonly DicomTag RoiContourSequence = new(0x30060039);
    public static readonly DicomTag ContourSequence = new(0x30060040);
    public static readonly DicomTag ContourGeometricType = new(0x30060042);
    public static readonly DicomTag NumberOfContourPoints = new(0x30060046);
    public static readonly DicomTag ContourData = new(0x30060050);
    public static readonly DicomTag ReferencedRoiNumber = new(0x30060084);

    public static readonly DicomTag PurposeOfReferenceCodeSequence = new(0x0040A170);
    public static readonly DicomTag ContentLabel = new(0x00700080);
    public static readonly DicomTag ContentDescription = new(0x00700081);
    public static readonly DicomTag ContentCreatorName = new(0x00700084);
    public static readonly DicomTag SegmentationType = new(0x00620001);
    public static readonly DicomTag SegmentSequence = new(0x00620002);
    public static readonly DicomTag SegmentedPropertyCategoryCodeSequence = new(0x00620003);
    public static readonly DicomTag SegmentNumber = new(0x00620004);
    public static readonly DicomTag SegmentLabel = new(0x00620005);
    public static readonly DicomTag SegmentAlgorithmType = new(0x00620008);
    public static readonly DicomTag SegmentAlgorithmName = new(0x00620009);
    public static readonly DicomTag SegmentIdentificationSequence = new(0x0062000A);
    public static readonly DicomTag ReferencedSegmentNumber = new(0x0062000B);
    public static readonly DicomTag MaximumFractionalValue = new(0x0062000E);
    public static readonly DicomTag SegmentedPropertyTypeCodeSequence = new(0x0062000F);
    public static readonly DicomTag StructureSetDate = new(0x30060008);
    public static readonly DicomTag StructureSetTime = new(0x30060009);
    public static readonly DicomTag RtReferencedStudySequence = new(0x30060012);
    public static readonly DicomTag RtReferencedSeriesSequence = new(0x30060014);
    public static readonly DicomTag RtRoiObservationsSequence = new(0x30060080);
    public static readonly DicomTag ObservationNumber = new(0x30060082);
    public static readonly DicomTag RtRoiInterpretedType = new(0x300600A4);
    public static readonly DicomTag RoiInterpreter = new(0x300600A6);

    public static readonly DicomTag SharedFunctionalGroupsSequence = new(0x52009229);
    public static readonly DicomTag PerFrameFunctionalGroupsSequence = new(0x52009230);
    public static readonly DicomTag FloatPixelData = new(0x7FE00008);
    public static readonly DicomTag DoubleFloatPixelData = new(0x7FE00009);
    public static readonly DicomTag PixelData = new(0x7FE00010);

    public static readonly DicomTag Item = new(0xFFFEE000);
    public static readonly DicomTag ItemDelimitation = new(0xFFFEE00D);
    public static readonly DicomTag SequenceDelimitation = new(0xFFFEE0DD);

    /// <summary>
    /// How the value of a binary attribute is to be read where the file does not say (implicit VR, UN): only attributes whose numbers are
    /// not text need to be listed; every other number is text.
    /// </summary>
    public static Vr BinaryVr(DicomTag tag) => tag.Value switch
    {
        0x00020000 => Vr.UL,
        0x00280002 or 0x00280010 or 0x00280011 or 0x00280100 or 0x00280101 or 0x00280102 or 0x00280103 => Vr.US,
        0x00280120 or 0x00280121 or 0x00620004 or 0x0062000B or 0x0062000E => Vr.US,
        _ => Vr.None,
    };
}
