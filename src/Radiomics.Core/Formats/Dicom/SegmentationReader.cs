using System.Globalization;
using Microsoft.Win32.SafeHandles;

namespace Radiomics.Formats;

/// <summary>One segment of a DICOM segmentation.</summary>
/// <param name="Number">Segment Number (0062,0004).</param>
/// <param name="Label">Segment Label (0062,0005); may be empty.</param>
internal readonly record struct Segment(int Number, string Label);

/// <summary>Reads DICOM segmentations (SEG), binary and fractional, uncompressed, onto the grid of an image.</summary>
internal sealed class SegmentationReader
{
    private const double PlaceTolerance = 0.01;

    private readonly DicomFile _file;
    private readonly Volume _image;
    private readonly int _rows, _columns, _bits, _threshold;
    private readonly List<(int Segment, DicomFrame Place)> _frames = [];

    private SegmentationReader(DicomFile file, Volume image)
    {
        (_file, _image) = (file, image);
        DicomDataset header = file.Dataset;
        string type = header.Text(DicomTags.SegmentationType) ?? "BINARY";
        if (type is not ("BINARY" or "FRACTIONAL") || file.Pixels is not { IsEncapsulated: false } || file.DeflatedAt >= 0)
            throw new UnsupportedImageException("SEG_TYPE", new Problem(file.Source, $"the segmentation is of type {type}{(file.Pixels is { IsEncapsulated: true } ? ", compressed" : "")}", "BINARY or FRACTIONAL, uncompressed", "Export it as a binary segmentation."));
        IsFractional = type == "FRACTIONAL";
        _bits = header.WholeNumber(DicomTags.BitsAllocated) ?? 1;
        if (_bits != (IsFractional ? 8 : 1)) throw header.BadValue(DicomTags.BitsAllocated, IsFractional ? "8" : "1");
        _rows = header.WholeNumber(DicomTags.Rows) is > 0 and var rows ? rows : throw header.BadValue(DicomTags.Rows, "a number of pixels above 0");
        _columns = header.WholeNumber(DicomTags.Columns) is > 0 and var columns ? columns : throw header.BadValue(DicomTags.Columns, "a number of pixels above 0");
        int count = header.WholeNumber(DicomTags.NumberOfFrames) is > 0 and var n ? n : throw header.BadValue(DicomTags.NumberOfFrames, "1 or more");
        _threshold = IsFractional ? ((header.WholeNumber(DicomTags.MaximumFractionalValue) ?? 255) + 1) / 2 : 1;
        long demanded = (_bits * (long)_rows * _columns * count + 7) / 8, present = Math.Min(file.Pixels.Value.Length, file.Length - file.Pixels.Value.Offset);
        if ((long)_rows * _columns > Array.MaxLength || demanded > present)
            throw new ImageFormatException("DICOM_TRUNCATED", new Problem(header.Where(DicomTags.PixelData), $"the pixels take {present} bytes", $"{demanded} bytes by rows, columns, frames and bits", "Copy or export the file again."));
        IReadOnlyList<DicomDataset> groups = header.Items(DicomTags.PerFrameFunctionalGroupsSequence);
        DicomDataset? shared = header.FirstItem(DicomTags.SharedFunctionalGroupsSequence);
        IReadOnlyList<DicomFrame> places = FrameGeometry.Read(header, count);
        if (groups.Count != count || places.Count != count) throw header.BadValue(DicomTags.PerFrameFunctionalGroupsSequence, "one item a frame");
        for (int i = 0; i < count; i++)
        {
            int segment = (groups[i].FirstItem(DicomTags.SegmentIdentificationSequence) ?? shared?.FirstItem(DicomTags.SegmentIdentificationSequence))?.WholeNumber(DicomTags.ReferencedSegmentNumber)
                ?? throw header.BadValue(DicomTags.PerFrameFunctionalGroupsSequence, "the segment of every frame");
            _frames.Add((segment, places[i]));
        }
        Segments = [.. header.Items(DicomTags.SegmentSequence).Select(item =>
            new Segment(item.WholeNumber(DicomTags.SegmentNumber) ?? throw item.BadValue(DicomTags.SegmentNumber, "a number"), item.Text(DicomTags.SegmentLabel) ?? ""))];
    }

    /// <summary>The segments, in the order of the file.</summary>
    public IReadOnlyList<Segment> Segments { get; }

    /// <summary>Whether pixels are fractions that were cut at one half.</summary>
    public bool IsFractional { get; }

    /// <summary>Opens a segmentation; null if the file is something else.</summary>
    /// <param name="path">The file.</param>
    /// <param name="image">The image it belongs to.</param>
    /// <exception cref="ImageFormatException">The file is damaged.</exception>
    /// <exception cref="UnsupportedImageException">It is compressed or of another type.</exception>
    public static SegmentationReader? TryOpen(string path, Volume image)
    {
        DicomFile file = DicomFile.Read(path, Path.GetFileName(path), new FileBuffer());
        bool isSegmentation = file.Dataset.Text(DicomTags.SopClassUid) == SegmentationContent.SopClassUid || file.Dataset.Contains(DicomTags.SegmentSequence);
        return isSegmentation ? new SegmentationReader(file, image) : null;
    }

    /// <summary>The mask of a segment; empty if it has no voxel.</summary>
    /// <param name="segment">The segment.</param>
    /// <exception cref="MaskException">A frame does not lie on the voxels of the image (SEG_GRID).</exception>
    public Mask Read(Segment segment)
    {
        List<(int Frame, int Column, int Row, int Slice)> frames = [];
        for (int i = 0; i < _frames.Count; i++)
            if (_frames[i].Segment == segment.Number) frames.Add(Place(i));
        IReadOnlyList<string> notes = IsFractional ? ["the segmentation is fractional: voxels of one half and more are inside"] : [];
        if (frames.Count == 0) return Mask.FromBox(_image.Geometry, default, [], segment.Number, segment.Label).WithNotes(notes);
        int first = frames.Min(f => f.Slice), slices = frames.Max(f => f.Slice) - first + 1;
        ImageSize size = _image.Size;
        var box = new VoxelRegion(new VoxelIndex(0, 0, first), new ImageSize(size.Columns, size.Rows, slices));
        byte[] voxels = new byte[box.Size.VoxelCount];
        byte[] bytes = new byte[_bits == 8 ? _rows * _columns : (int)(((long)_rows * _columns + 7) / 8 + 1)];
        using SafeFileHandle handle = File.OpenHandle(_file.Path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        foreach ((int frame, int column, int row, int slice) in frames)
        {
            long bit = (long)frame * _rows * _columns * _bits;
            int read = RandomAccess.Read(handle, bytes, _file.Pixels!.Value.Offset + bit / 8);
            int shift = (int)(bit & 7);
            if (read * 8L < shift + (long)_rows * _columns * _bits)
                throw new ImageFormatException("DICOM_TRUNCATED", new Problem(_file.Source, "the file ends inside the frames", "all frames", "Copy the file again."));
            for (int y = 0, at = shift; y < _rows; y++)
            {
                for (int x = 0; x < _columns; x++, at++)
                {
                    bool inside = _bits == 8 ? bytes[y * _columns + x] >= _threshold : (bytes[at >> 3] >> (at & 7) & 1) != 0;
                    if (!inside) continue;
                    int c = x + column, r = y + row;
                    if ((uint)c >= (uint)size.Columns || (uint)r >= (uint)size.Rows) throw OffGrid(frame, "it has voxels outside the image");
                    voxels[((slice - first) * size.Rows + r) * size.Columns + c] = 1;
                }
            }
        }
        return Mask.FromBox(_image.Geometry, box, voxels, segment.Number, segment.Label).WithNotes(notes);
    }

    private (int Frame, int Column, int Row, int Slice) Place(int frame)
    {
        DicomFrame place = _frames[frame].Place;
        ImageGeometry grid = _image.Geometry;
        PointMm far = place.Position + place.ColumnDirection.Scale(place.ColumnSpacing * (_columns - 1)) + place.RowDirection.Scale(place.RowSpacing * (_rows - 1));
        (double c0, double r0, double s0) = grid.IndexAt(place.Position);
        (double c1, double r1, double s1) = grid.IndexAt(far);
        double column = Math.Round(c0), row = Math.Round(r0), slice = Math.Round(s0);
        bool isNear = Near(c0, column) && Near(r0, row) && Near(s0, slice) && Near(c1, column + _columns - 1) && Near(r1, row + _rows - 1) && Near(s1, slice);
        if (!isNear) throw OffGrid(frame, "its pixels do not lie on the voxels of the image");
        if (slice < 0 || slice >= grid.Size.Slices || Math.Abs(column) > int.MaxValue / 2 || Math.Abs(row) > int.MaxValue / 2) throw OffGrid(frame, "it lies outside the image");
        return (frame, (int)column, (int)row, (int)slice);

        static bool Near(double value, double whole) => Math.Abs(value - whole) <= PlaceTolerance;
    }

    private MaskException OffGrid(int frame, string found) => new("SEG_GRID", new Problem(
        string.Create(CultureInfo.InvariantCulture, $"{_file.Source}, frame {frame + 1}"), found, "frames on slices of the image, pixel on pixel (within 1 % of a voxel)", "Check that the segmentation belongs to this series."));
}
