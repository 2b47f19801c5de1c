using Radiomics.Formats;

namespace Radiomics.Cohorts;

/// <summary>Attributes that a delivery is checked by and that reading the pixels does not need.</summary>
internal static class CohortTags
{
    public static readonly DicomTag SeriesTime = new(0x00080031);
    public static readonly DicomTag AcquisitionTime = new(0x00080032);
    public static readonly DicomTag AcquisitionDate = new(0x00080022);
    public static readonly DicomTag ContentTime = new(0x00080033);
    public static readonly DicomTag ContrastBolusAgent = new(0x00180010);
    public static readonly DicomTag ProtocolName = new(0x00181030);
    public static readonly DicomTag ModelName = new(0x00081090);
    public static readonly DicomTag ConvolutionKernel = new(0x00181210);
    public static readonly DicomTag TubeCurrent = new(0x00181151);
    public static readonly DicomTag LossyImageCompression = new(0x00282110);
}
