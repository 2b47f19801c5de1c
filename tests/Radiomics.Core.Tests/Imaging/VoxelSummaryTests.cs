using System.Buffers.Binary;
using System.Security.Cryptography;
using Xunit;

namespace Radiomics.Core.Tests.Imaging;

/// <summary>Summaries and hashes of voxels against one voxel after another.</summary>
public sealed class VoxelSummaryTests
{
    [Theory]
    [InlineData(StoredType.Int16, -30000, 30000)]
    [InlineData(StoredType.Int16, -40000, 40000)]
    [InlineData(StoredType.UInt16, 0, 60000)]
    [InlineData(StoredType.UInt8, 0, 250)]
    [InlineData(StoredType.Int32, -100000, 100000)]
    [InlineData(StoredType.Float32, -1000, 1000)]
    public void MeanRangeAndHashAreThoseOfTheScalarTwin(StoredType type, int from, int to)
    {
        Random random = new(4);
        foreach (ImageSize size in new ImageSize[] { new(1, 1, 1), new(7, 1, 1), new(5, 3, 1), new(37, 29, 31) })
        {
            float[] voxels = [.. Enumerable.Range(0, (int)size.VoxelCount).Select(_ => (float)random.Next(from, to) + (type == StoredType.Float32 ? random.NextSingle() : 0))];
            if (voxels.Length > 20) voxels[11] = -0f;
            AssertSummary(new Volume(new ImageGeometry(size, new Spacing(1, 1, 1)), voxels, type));
        }
    }

    [Fact]
    public void WhatIsNoNumberIsSeen()
    {
        foreach (float odd in new[] { float.NaN, float.PositiveInfinity, float.NegativeInfinity })
        {
            foreach (int at in new[] { 0, 13, 41 })
            {
                float[] voxels = [.. Enumerable.Range(0, 42).Select(i => (float)i)];
                voxels[at] = odd;
                AssertSummary(new Volume(new ImageGeometry(new ImageSize(7, 3, 2), new Spacing(1, 1, 1)), voxels, StoredType.Float32));
            }
        }
    }

    [Fact]
    public void ZerosOfBothSignsAreOrdered()
    {
        foreach (bool reversed in new[] { false, true })
        {
            float[] voxels = new float[24];
            if (reversed) voxels[1] = -0f;
            else voxels.AsSpan(2).Fill(-0f);
            VoxelSummary summary = new Volume(new ImageGeometry(new ImageSize(24, 1, 1), new Spacing(1, 1, 1)), voxels, StoredType.Float32).Summary;
            Assert.True(double.IsNegative(summary.Minimum));
            Assert.False(double.IsNegative(summary.Maximum));
        }
    }

    [Fact]
    public void TheHashOfAMaskIsThatOfItsLabelVolume()
    {
        Random random = new(9);
        foreach (ImageSize size in new ImageSize[] { new(1, 1, 1), new(13, 11, 9), new(40000, 3, 2), new(90, 80, 70) })
        {
            foreach (int label in new[] { 1, 300 })
            {
                byte[] inside = new byte[size.VoxelCount];
                int first = random.Next(inside.Length), last = random.Next(first, inside.Length);
                for (int i = first; i <= last; i++) inside[i] = (byte)(random.Next(3) == 0 ? 1 : 0);
                inside[first] = 1;
                byte[] labels = new byte[4 * inside.Length];
                for (int i = 0; i < inside.Length; i++) BinaryPrimitives.WriteInt32LittleEndian(labels.AsSpan(4 * i), inside[i] * label);
                Assert.Equal(Sha1(labels), Mask.FromVoxels(new ImageGeometry(size, new Spacing(1, 1, 1)), inside, label).LabelSha1);
            }
        }
    }

    [Fact]
    public void TheCenterOfAMaskIsTheMeanOfItsIndices()
    {
        Random random = new(2);
        ImageSize size = new(19, 17, 13);
        for (int round = 0; round < 20; round++)
        {
            byte[] inside = new byte[size.VoxelCount];
            for (int i = 0; i < inside.Length; i++) inside[i] = (byte)(random.Next(1 + round) == 0 ? 1 : 0);
            inside[500] = 1;
            Mask mask = Mask.FromVoxels(new ImageGeometry(size, new Spacing(1, 1, 1)), inside);
            VoxelIndex[] indices = [.. Enumerable.Range(0, inside.Length).Where(i => inside[i] != 0).Select(size.IndexOf)];
            (double x, double y, double z) = MaskCentre.Of(mask);
            Assert.Equal(indices.Average(v => (double)v.Column), x, 1e-12);
            Assert.Equal(indices.Average(v => (double)v.Row), y, 1e-12);
            Assert.Equal(indices.Average(v => (double)v.Slice), z, 1e-12);
        }
    }

    private static void AssertSummary(Volume volume)
    {
        const int Block = 1 << 14;
        double sum = 0, minimum = double.PositiveInfinity, maximum = double.NegativeInfinity;
        using MemoryStream stored = new();
        for (int i = 0; i < volume.Voxels.Length; i += Block)
        {
            double[] part = [.. volume.Voxels[i..Math.Min(volume.Voxels.Length, i + Block)].ToArray().Select(v => (double)v)];
            sum += LaneSum.Of(part);
            foreach (double value in part)
            {
                minimum = Math.Min(minimum, value);
                maximum = Math.Max(maximum, value);
                stored.Write(volume.StoredType switch
                {
                    StoredType.Int16 => BitConverter.GetBytes(short.CreateTruncating(value)),
                    StoredType.UInt16 => BitConverter.GetBytes(ushort.CreateTruncating(value)),
                    StoredType.UInt8 => [byte.CreateTruncating(value)],
                    StoredType.Int32 => BitConverter.GetBytes(int.CreateTruncating(value)),
                    _ => BitConverter.GetBytes((float)value),
                });
            }
        }
        VoxelSummary summary = volume.Summary;
        Assert.Equal(sum / volume.Voxels.Length, summary.Mean);
        Assert.Equal(minimum, summary.Minimum);
        Assert.Equal(maximum, summary.Maximum);
        Assert.Equal(Sha1(stored.ToArray()), summary.Sha1);
    }

    private static string Sha1(byte[] bytes)
    {
#pragma warning disable CA5350 // The checksum under test.
        return Convert.ToHexStringLower(SHA1.HashData(bytes));
#pragma warning restore CA5350
    }
}
