using System.Buffers.Binary;
using Radiomics.Formats;
using Xunit;

namespace Radiomics.Core.Tests.Formats.Dicom;

public class DicomMutationTests
{
    private static readonly DicomTag s_private = new(0x0009, 0x1001);

    /// <summary>Small valid files: an image in four syntaxes with sequences of both lengths, an enhanced image, a structure set.</summary>
    private static byte[][] Originals()
    {
        DicomDatasetBuilder Slice(bool undefinedLength) => DicomScratch.Slice().ToDataset().Sequence(
            s_private, [new DicomDatasetBuilder().Sequence(s_private, [new DicomDatasetBuilder().Text(DicomTags.SeriesDescription, Vr.LO, "x")], undefinedLength)], undefinedLength);
        return
        [
            DicomWriter.ToBytes(Slice(true), TransferSyntax.ExplicitLittleEndian),
            DicomWriter.ToBytes(Slice(true), TransferSyntax.ImplicitLittleEndian),
            DicomWriter.ToBytes(Slice(false), TransferSyntax.ExplicitBigEndian),
            DicomWriter.ToBytes(Slice(true), TransferSyntax.DeflatedLittleEndian),
            DicomWriter.ToBytes(EnhancedCtTests.Enhanced(3), TransferSyntax.ExplicitLittleEndian),
            DicomWriter.ToBytes(RtStructureTests.Content().ToDataset(), TransferSyntax.ImplicitLittleEndian),
        ];
    }

    private static byte[] Mutate(byte[] original, Random random)
    {
        byte[] bytes = [.. original];
        switch (random.Next(4))
        {
            case 0:
                return bytes[..random.Next(bytes.Length)];
            case 1:
                for (int i = random.Next(1, 6); i > 0; i--) bytes[random.Next(bytes.Length)] = (byte)random.Next(256);
                return bytes;
            case 2:
                // Lengths: numbers that overflow, that reach beyond the end, or that are just wrong.
                uint[] lengths = [0, 1, 0xFFFFFFFF, 0xFFFFFFFE, 0x7FFFFFFF, 0x80000000, (uint)random.Next(4000), (uint)bytes.Length];
                for (int i = random.Next(1, 4); i > 0; i--)
                    BinaryPrimitives.WriteUInt32LittleEndian(bytes.AsSpan(random.Next(132, bytes.Length - 4)), lengths[random.Next(lengths.Length)]);
                return bytes;
            default:
                int at = random.Next(132, bytes.Length), count = random.Next(1, 40);
                return random.Next(2) == 0
                    ? [.. bytes[..at], .. bytes[Math.Min(bytes.Length, at + count)..]]
                    : [.. bytes[..at], .. bytes[Math.Max(0, at - count)..at], .. bytes[at..]];
        }
    }

    [Fact]
    public void Damaged_files_are_read_or_refused_and_never_crash_or_swell()
    {
        using var scratch = new DicomScratch();
        byte[][] originals = Originals();
        var random = new Random(20_240_601);
        var options = new LoadOptions { MaxDegreeOfParallelism = 1 };
        int read = 0, refused = 0;
        string path = scratch.File("warm.dcm", originals[0]);
        Use(path, options);
        for (int i = 0; i < 2400; i++)
        {
            byte[] damaged = Mutate(originals[i % originals.Length], random);
            path = scratch.File("m.dcm", damaged);
            long before = GC.GetAllocatedBytesForCurrentThread();
            try
            {
                Use(path, options);
                read++;
            }
            catch (RadiomicsException)
            {
                refused++;
            }
            // Scan, chosen slices, messages and the pixels of a few kilobytes; nothing that a damaged number could blow up.
            long allocated = GC.GetAllocatedBytesForCurrentThread() - before;
            Assert.True(allocated < 300_000 + 64L * damaged.Length, $"mutation {i}: {allocated} bytes for a file of {damaged.Length}");
        }
        // Both happen: the damage neither always kills nor always goes unseen.
        Assert.True(read > 200 && refused > 200, $"{read} read, {refused} refused");
    }

    private static void Use(string path, LoadOptions options)
    {
        try
        {
            Walk(DicomDataset.Read(path), 0);
            RtStructureReader.Read(path);
        }
        catch (RadiomicsException)
        {
            // The same file is read as an image all the same.
        }
        foreach (SliceRecord slice in DicomScratch.Read(path, options).Take(4)) DicomScratch.Pixels(slice);
    }

    private static void Walk(DicomDataset dataset, int depth)
    {
        foreach (DicomElement element in dataset.Elements.Take(200))
        {
            dataset.Text(element.Tag);
            if (depth > 3) continue;
            try
            {
                foreach (DicomDataset item in dataset.Items(element.Tag).Take(10)) Walk(item, depth + 1);
            }
            catch (ImageFormatException)
            {
                // Not a sequence.
            }
        }
    }
}
