namespace Radiomics;

/// <summary>Loading volumes: <c>Volume.Load(path)</c>.</summary>
public static class VolumeLoading
{
    extension(Volume)
    {
        /// <summary>
        /// Loads an image: a folder with one DICOM series, a DICOM file, NIfTI-1 (.nii, .nii.gz, .hdr with .img) or NRRD (.nrrd, .nhdr).
        /// What the file is is told by its content; its name counts only where the content says nothing.
        /// </summary>
        /// <param name="path">File or folder.</param>
        /// <param name="options">What is tolerated and how many threads work; null for the defaults.</param>
        /// <returns>The volume in HU with its geometry in LPS; what was decided while reading is in <see cref="Volume.Notes"/>.</returns>
        /// <exception cref="ImageFormatException">The file is missing, cut off, damaged or inconsistent.</exception>
        /// <exception cref="UnsupportedImageException">The file is of a kind or uses a feature that is not read.</exception>
        /// <exception cref="SeriesException">The slices of a series are irregular in a way that is not tolerated.</exception>
        public static Volume Load(string path, LoadOptions? options = null) => VolumeLoader.Load(path, options, null, CancellationToken.None);

        /// <summary>Loads an image on a thread of the pool; see <c>Load</c>.</summary>
        /// <param name="path">File or folder.</param>
        /// <param name="options">What is tolerated and how many threads work; null for the defaults.</param>
        /// <param name="progress">Told the slices done; it may be called from several threads.</param>
        /// <param name="cancellationToken">Stops the loading.</param>
        public static Task<Volume> LoadAsync(
            string path, LoadOptions? options = null, IProgress<LoadProgress>? progress = null, CancellationToken cancellationToken = default) =>
            Task.Run(() => VolumeLoader.Load(path, options, progress, cancellationToken), cancellationToken);

        /// <summary>Makes a volume of slices that an app holds already (from another DICOM toolkit, a PACS client, memory).</summary>
        /// <param name="slices">Slices in any order; they become ascending along their normal.</param>
        /// <param name="options">What is tolerated and how many threads work; null for the defaults.</param>
        /// <returns>The volume; accepted irregularities are in its <see cref="Volume.Notes"/>.</returns>
        /// <exception cref="SeriesException">The slices are irregular in a way that is not tolerated.</exception>
        public static Volume FromSlices(IReadOnlyList<SliceRecord> slices, LoadOptions? options = null) => SliceStack.ToVolume(slices, options);
    }
}
