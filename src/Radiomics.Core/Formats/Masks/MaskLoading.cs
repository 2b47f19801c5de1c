namespace Radiomics;

/// <summary>Loading masks: <c>Mask.Load(path, image)</c>.</summary>
public static class MaskLoading
{
    extension(Mask)
    {
        /// <summary>
        /// Loads every region of a file, one mask each: the labels of a label volume (NIfTI or NRRD, whole numbers above 0) in ascending order, or
        /// the structures of an RTSTRUCT or the segments of a DICOM segmentation (SEG) in the order of the file.
        /// </summary>
        /// <param name="path">The mask file.</param>
        /// <param name="image">The image the masks belong to. A grid that differs by rounding only is replaced by the image's, and noted.</param>
        /// <exception cref="MaskException">No voxel is marked, or the values are no labels.</exception>
        /// <exception cref="GeometryMismatchException">The mask lies on another grid than the image.</exception>
        /// <exception cref="ImageFormatException">The file is missing, cut off, damaged or inconsistent.</exception>
        public static IReadOnlyList<Mask> LoadAll(string path, Volume image) => MaskLoader.Open(path, image).All();

        /// <summary>Loads the only region of a file.</summary>
        /// <param name="path">The mask file.</param>
        /// <param name="image">The image the mask belongs to.</param>
        /// <exception cref="MaskException">There are several regions (they are listed), or none, or the values are no labels.</exception>
        /// <exception cref="GeometryMismatchException">The mask lies on another grid than the image.</exception>
        public static Mask Load(string path, Volume image) => MaskLoader.Open(path, image).Single();

        /// <summary>Loads one region of a file by its label value or ROI number.</summary>
        /// <param name="path">The mask file.</param>
        /// <param name="image">The image the mask belongs to.</param>
        /// <param name="label">Label value, ROI number of an RTSTRUCT, or segment number of a SEG.</param>
        /// <exception cref="MaskException">There is no such region; those there are listed with their voxel counts.</exception>
        /// <exception cref="GeometryMismatchException">The mask lies on another grid than the image.</exception>
        public static Mask Load(string path, Volume image, int label) => MaskLoader.Open(path, image).ByLabel(label);

        /// <summary>Loads one region of a file by its name: a structure of an RTSTRUCT, or a segment of a SEG or .seg.nrrd.</summary>
        /// <param name="path">The mask file.</param>
        /// <param name="image">The image the mask belongs to.</param>
        /// <param name="name">The name, exactly as the file gives it.</param>
        /// <exception cref="MaskException">No region, or several, have this name; those there are listed.</exception>
        /// <exception cref="GeometryMismatchException">The mask lies on another grid than the image.</exception>
        public static Mask Load(string path, Volume image, string name) => MaskLoader.Open(path, image).ByName(name);

        /// <summary>Loads one region of a label volume (NIfTI or NRRD) on the file's own grid, to be brought onto an image's later (<c>correctMask</c>).</summary>
        /// <param name="path">The mask file.</param>
        /// <param name="label">Label value; null for the only label there is.</param>
        /// <param name="channel">Which value counts in a file with several a voxel, from 0 (<c>label_channel</c>); of no meaning for others.</param>
        /// <exception cref="MaskException">There is no such region, or several and no label was given; contours, which need an image (MASK_NEEDS_IMAGE).</exception>
        public static Mask Load(string path, int? label = null, int channel = 0)
        {
            MaskLoader loader = MaskLoader.OpenAlone(path, channel);
            return label is { } value ? loader.ByLabel(value) : loader.Single();
        }

        /// <summary>Loads every region of a label volume (NIfTI or NRRD) on the file's own grid, one mask each, in ascending order of labels.</summary>
        /// <param name="path">The mask file.</param>
        /// <param name="channel">Which value counts in a file with several a voxel, from 0 (<c>label_channel</c>); of no meaning for others.</param>
        /// <exception cref="MaskException">No voxel is marked, or the values are no labels; contours, which need an image (MASK_NEEDS_IMAGE).</exception>
        public static IReadOnlyList<Mask> LoadAll(string path, int channel = 0) => MaskLoader.OpenAlone(path, channel).All();
    }
}
