using Radiomics.Formats;

namespace Radiomics;

/// <summary>Writing masks as DICOM objects: <c>Mask.SaveSegmentation(path, masks, volume)</c> and <c>Mask.SaveStructureSet(path, masks, volume)</c>.</summary>
public static class DicomMaskSaving
{
    extension(Mask)
    {
        /// <summary>
        /// Writes masks as a DICOM segmentation (SEG, binary): segment 1 is the first mask, and so on; overlaps are kept. Names become segment labels; label values are
        /// not kept, segments are numbered from 1.
        /// </summary>
        /// <param name="path">The file. An existing file is replaced.</param>
        /// <param name="masks">The masks, at least one, none empty, on the grid of the image.</param>
        /// <param name="volume">Their image; its slices' SOP Instance UIDs are referred to when <see cref="DicomExportOptions.Source"/> is given.</param>
        /// <param name="options">Source, codes and time; null for the defaults. Without a source patient and study are left empty.</param>
        /// <exception cref="GeometryMismatchException">A mask lies on another grid.</exception>
        /// <exception cref="MaskException">A mask is empty, or the frames are too many.</exception>
        /// <exception cref="ImageFormatException">The file cannot be written (FILE_UNWRITABLE).</exception>
        public static void SaveSegmentation(string path, IReadOnlyList<Mask> masks, Volume volume, DicomExportOptions? options = null)
        {
            DicomExport.Check(masks, volume);
            DicomWriter.Write(path, new SegmentationContent(masks, volume, options ?? DicomExportOptions.Default).ToDataset(), TransferSyntax.ExplicitLittleEndian);
        }

        /// <summary>
        /// Writes masks as an RT structure set (RTSTRUCT) whose contours run along the edges of the voxels: read back on the same image they give the same voxels. A hole is
        /// joined to the contour around it by a channel of no width (keyhole), as CLOSED_PLANAR demands. ROI numbers are the labels where these differ, else count from 1.
        /// </summary>
        /// <param name="path">The file. An existing file is replaced.</param>
        /// <param name="masks">The masks, at least one, none empty, on the grid of the image.</param>
        /// <param name="volume">Their image; its slices' SOP Instance UIDs are referred to when <see cref="DicomExportOptions.Source"/> is given.</param>
        /// <param name="options">Source and time; null for the defaults. Without a source patient and study are left empty.</param>
        /// <exception cref="GeometryMismatchException">A mask lies on another grid.</exception>
        /// <exception cref="MaskException">A mask is empty.</exception>
        /// <exception cref="ImageFormatException">The file cannot be written (FILE_UNWRITABLE).</exception>
        public static void SaveStructureSet(string path, IReadOnlyList<Mask> masks, Volume volume, DicomExportOptions? options = null)
        {
            DicomExport.Check(masks, volume);
            DicomWriter.Write(path, new StructureSetExport(masks, volume, options ?? DicomExportOptions.Default).ToDataset(), TransferSyntax.ImplicitLittleEndian);
        }
    }
}
