namespace Radiomics;

/// <summary>Saving masks: <c>mask.Save(path)</c>.</summary>
public static class MaskSaving
{
    extension(Mask mask)
    {
        /// <summary>
        /// Writes the mask as a label volume in NIfTI-1 (.nii, .nii.gz) or NRRD (.nrrd; with its name): its label inside, 0 outside, in 8 bits up to
        /// label 255, else in 16 or 32. The file appears under its name only when it is complete.
        /// </summary>
        /// <param name="path">The file; its ending decides the format. An existing file is replaced.</param>
        /// <exception cref="UnsupportedImageException">The ending is none of these.</exception>
        /// <exception cref="MaskException">The label is not 1 to 16777215 (MASK_LABEL_RANGE).</exception>
        /// <exception cref="ImageFormatException">The file cannot be written (FILE_UNWRITABLE).</exception>
        public void Save(string path)
        {
            ArgumentNullException.ThrowIfNull(mask);
            ImageSaver.Save(path, VoxelSource.Of(mask), mask.Label, mask.Name);
        }

        /// <summary>
        /// Writes several masks as one label volume, as <see cref="Save"/> writes one: each voxel has the label of its mask. Where masks overlap the
        /// earlier one keeps the voxel.
        /// </summary>
        /// <param name="path">The file; its ending decides the format. An existing file is replaced.</param>
        /// <param name="masks">The masks, at least one, all on one grid. Masks of the same label become one region.</param>
        /// <exception cref="ArgumentException">There is no mask, or they lie on different grids.</exception>
        /// <exception cref="UnsupportedImageException">The ending is none of these.</exception>
        /// <exception cref="MaskException">A label is not 1 to 16777215 (MASK_LABEL_RANGE).</exception>
        /// <exception cref="ImageFormatException">The file cannot be written (FILE_UNWRITABLE).</exception>
        public static void SaveAll(string path, IReadOnlyList<Mask> masks)
        {
            ArgumentNullException.ThrowIfNull(masks);
            ImageSaver.Save(path, VoxelSource.Of(masks));
        }
    }
}
