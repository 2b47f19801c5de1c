using System.Text;
using Radiomics.Core.Tests.Formats.Nifti;
using Xunit;

namespace Radiomics.Core.Tests.Formats;

/// <summary>Damaged files give a volume or an error of this library, and never allocate far beyond what they could hold.</summary>
public sealed class HostileFileTests : IDisposable
{
    private const int Mutations = 600;
    private readonly TemporaryFolder _folder = new();

    public static TheoryData<string> Kinds => ["nii", "nii.gz", "nrrd", "gzip.nrrd", "text.nrrd"];

    [Theory]
    [MemberData(nameof(Kinds))]
    public void MutationsGiveAVolumeOrATypedError(string kind)
    {
        byte[] valid = Valid(kind);
        int header = kind.StartsWith("nii", StringComparison.Ordinal) ? 352 : Math.Min(valid.Length, 330);
        Random random = new(20261122);
        int read = 0, refused = 0;
        for (int round = 0; round < Mutations; round++)
        {
            string path = _folder.Write($"a.{kind}", Mutate(valid, header, random));
            long before = GC.GetAllocatedBytesForCurrentThread();
            try
            {
                Volume volume = Volume.Load(path);
                Assert.Equal(volume.Size.VoxelCount, volume.Voxels.Length);
                read++;
            }
            catch (RadiomicsException error)
            {
                Assert.NotEmpty(error.Code);
                Assert.DoesNotContain('\0', error.Message);
                refused++;
            }
            long allocated = GC.GetAllocatedBytesForCurrentThread() - before;
            Assert.InRange(allocated, 0, 16_000_000);
        }
        Assert.True(read > 0 && refused > 50, $"{read} read, {refused} refused");
    }

    public void Dispose() => _folder.Dispose();

    private static byte[] Valid(string kind)
    {
        byte[] voxels = Bytes.Of(StoredType.Int16, false, Enumerable.Range(0, 6 * 5 * 4).Select(i => (double)i));
        if (kind.StartsWith("nii", StringComparison.Ordinal))
        {
            byte[] file = new NiftiBuilder { Dim = [3, 6, 5, 4, 1, 1, 1, 1], Sform = 1, Qform = 1, Matrix = [1, 0, 0, 3, 0, 1, 0, 4, 0, 0, 1, 5], Quaternion = [0, 0, 0, 3, 4, 5] }.Build(voxels);
            return kind == "nii" ? file : Bytes.Gzip(file);
        }
        string encoding = kind switch { "nrrd" => "raw", "gzip.nrrd" => "gzip", _ => "text" };
        byte[] data = encoding switch
        {
            "raw" => voxels,
            "gzip" => Bytes.Gzip(voxels),
            _ => Encoding.ASCII.GetBytes(string.Join(' ', Enumerable.Range(0, 120))),
        };
        string header = $"NRRD0004\ntype: short\ndimension: 3\nspace: left-posterior-superior\nsizes: 6 5 4\nspace directions: (1,0,0) (0,1,0) (0,0,2)\n"
            + $"kinds: domain domain domain\nendian: little\nencoding: {encoding}\nspace origin: (1,2,3)\nbyte skip: 0\nkey:=value\n\n";
        return [.. Encoding.ASCII.GetBytes(header), .. data];
    }

    private static byte[] Mutate(byte[] valid, int header, Random random)
    {
        List<byte> bytes = [.. valid];
        for (int change = random.Next(1, 4); change > 0; change--)
        {
            int at = random.Next(random.Next(3) > 0 ? Math.Min(header, bytes.Count) : bytes.Count);
            switch (random.Next(6))
            {
                case 0: bytes.RemoveRange(at, bytes.Count - at); break;
                case 1: bytes[at] ^= (byte)(1 << random.Next(8)); break;
                case 2: bytes[at] = (byte)random.Next(256); break;
                case 3: bytes[at] = random.Next(2) == 0 ? (byte)0xFF : (byte)'9'; break;
                case 4: bytes.RemoveAt(at); break;
                default: bytes.Insert(at, (byte)('0' + random.Next(10))); break;
            }
            if (bytes.Count == 0) break;
        }
        return [.. bytes];
    }
}
