namespace Radiomics;

/// <summary>Saving volumes: <c>volume.Save(path)</c>.</summary>
public static class VolumeSaving
{
    extension(Volume volume)
    {
        /// <summary>
        /// Writes the volume as NIfTI-1 (.nii, .nii.gz) or NRRD (.nrrd): 16-bit integers where all values are whole and fit, else single precision.
        /// The file appears under its name only when it is complete. NIfTI stores the geometry in single precision, NRRD in double.
        /// </summary>
        /// <param name="path">The file; its ending decides the format. An existing file is replaced.</param>
        /// <exception cref="UnsupportedImageException">The ending is none of these.</exception>
        /// <exception cref="ImageFormatException">The file cannot be written (FILE_UNWRITABLE).</exception>
        public void Save(string path)
        {
            ArgumentNullException.ThrowIfNull(volume);
            ImageSaver.Save(path, VoxelSource.Of(volume));
        }
    }
}
