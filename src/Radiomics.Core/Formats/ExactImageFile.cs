using System.Buffers.Binary;
using System.IO.Compression;

namespace Radiomics;

/// <summary>An image of 64-bit numbers that is written stretch by stretch: .nrrd or .nii.gz (compressed) or .nii, under its name once it is complete.</summary>
internal sealed class ExactImageFile : IDisposable
{
    private const int Block = 4096;

    private readonly string _path;
    private readonly PendingFile _file;
    private readonly Stream _voxels;
    private readonly byte[] _block = new byte[Block * sizeof(double)];

    private ExactImageFile(string path, PendingFile file, Stream voxels)
    {
        _path = path;
        _file = file;
        _voxels = voxels;
    }

    /// <summary>Begins a file.</summary>
    /// <param name="path">The final path; an existing file is replaced.</param>
    /// <param name="geometry">The grid.</param>
    /// <exception cref="UnsupportedImageException">The ending is none that is written, or the format cannot hold the grid.</exception>
    /// <exception cref="ImageFormatException">The file cannot be written.</exception>
    public static ExactImageFile Create(string path, ImageGeometry geometry)
    {
        ImageSaver.CheckEnding(path);
        PendingFile file = PendingFile.Create(path);
        try
        {
            if (path.EndsWith(".nii", StringComparison.OrdinalIgnoreCase))
            {
                file.Stream.Write(NiftiWriter.Header(geometry, StoredType.Float64));
                return new ExactImageFile(path, file, file.Stream);
            }
            bool isNrrd = path.EndsWith(".nrrd", StringComparison.OrdinalIgnoreCase);
            if (isNrrd) NrrdWriter.WriteHeader(file.Stream, geometry, StoredType.Float64);
            GZipStream voxels = new(file.Stream, CompressionLevel.Optimal, leaveOpen: true);
            if (!isNrrd) voxels.Write(NiftiWriter.Header(geometry, StoredType.Float64));
            return new ExactImageFile(path, file, voxels);
        }
        catch (Exception error)
        {
            file.Dispose();
            if (error is IOException or UnauthorizedAccessException) throw PendingFile.Unwritable(path, error);
            throw;
        }
    }

    /// <summary>Writes the next voxels, in scan order.</summary>
    /// <param name="values">The values.</param>
    /// <exception cref="ImageFormatException">The file cannot be written.</exception>
    public void Append(ReadOnlySpan<double> values)
    {
        try
        {
            for (int at = 0; at < values.Length; at += Block)
            {
                ReadOnlySpan<double> part = values.Slice(at, Math.Min(Block, values.Length - at));
                for (int i = 0; i < part.Length; i++) BinaryPrimitives.WriteDoubleLittleEndian(_block.AsSpan(i * sizeof(double)), part[i]);
                _voxels.Write(_block, 0, part.Length * sizeof(double));
            }
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw PendingFile.Unwritable(_path, error);
        }
    }

    /// <summary>Gives the file its name: all voxels are there.</summary>
    /// <exception cref="ImageFormatException">The file cannot be written.</exception>
    public void Commit()
    {
        try
        {
            _voxels.Dispose();
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw PendingFile.Unwritable(_path, error);
        }
        _file.Commit();
    }

    /// <summary>Closes the file; one that is not complete is removed.</summary>
    public void Dispose()
    {
        try
        {
            _voxels.Dispose();
        }
        catch (IOException)
        {
            // What could not be written is removed all the same.
        }
        _file.Dispose();
    }
}
