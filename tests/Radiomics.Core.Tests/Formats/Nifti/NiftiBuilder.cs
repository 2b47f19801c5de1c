using System.Buffers.Binary;
using System.Text;

namespace Radiomics.Core.Tests.Formats.Nifti;

/// <summary>Builds NIfTI-1 bytes field by field.</summary>
internal sealed class NiftiBuilder
{
    public bool BigEndian { get; init; }
    public short[] Dim { get; init; } = [3, 3, 2, 2, 1, 1, 1, 1];
    public short Datatype { get; init; } = 4;
    public float[] Pixdim { get; init; } = [1, 1, 1, 1, 0, 0, 0, 0];
    public float VoxelOffset { get; init; } = 352;
    public float Slope { get; init; } = 1;
    public float Intercept { get; init; }
    public byte Units { get; init; } = 2;
    public short Qform { get; init; }
    public short Sform { get; init; }
    public float[] Quaternion { get; init; } = new float[6];
    public float[] Matrix { get; init; } = new float[12];
    public string Magic { get; init; } = "n+1\0";
    public int SizeOfHeader { get; init; } = 348;

    public byte[] Build(byte[] voxels) => [.. Header(), .. voxels];

    public byte[] Header()
    {
        byte[] bytes = new byte[(int)Math.Max(348, float.IsFinite(VoxelOffset) ? Math.Min(VoxelOffset, 4096) : 348)];
        Span<byte> b = bytes;
        if (BigEndian) BinaryPrimitives.WriteInt32BigEndian(b, SizeOfHeader);
        else BinaryPrimitives.WriteInt32LittleEndian(b, SizeOfHeader);
        for (int i = 0; i < 8; i++) Short(40 + 2 * i, Dim[i]);
        Short(70, Datatype);
        for (int i = 0; i < 8; i++) Single(76 + 4 * i, Pixdim[i]);
        Single(108, VoxelOffset);
        Single(112, Slope);
        Single(116, Intercept);
        bytes[123] = Units;
        Short(252, Qform);
        Short(254, Sform);
        for (int i = 0; i < 6; i++) Single(256 + 4 * i, Quaternion[i]);
        for (int i = 0; i < 12; i++) Single(280 + 4 * i, Matrix[i]);
        Encoding.ASCII.GetBytes(Magic).CopyTo(bytes, 344);
        return bytes;

        void Short(int at, short value)
        {
            if (BigEndian) BinaryPrimitives.WriteInt16BigEndian(bytes.AsSpan(at), value);
            else BinaryPrimitives.WriteInt16LittleEndian(bytes.AsSpan(at), value);
        }

        void Single(int at, float value)
        {
            if (BigEndian) BinaryPrimitives.WriteSingleBigEndian(bytes.AsSpan(at), value);
            else BinaryPrimitives.WriteSingleLittleEndian(bytes.AsSpan(at), value);
        }
    }
}
