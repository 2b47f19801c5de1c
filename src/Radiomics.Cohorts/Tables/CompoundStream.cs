using System.Buffers.Binary;
using System.Text;

namespace Radiomics.Cohorts;

/// <summary>A stream inside a compound file (OLE, the container of xls), gathered from its sectors; a small one from the sectors of 64 bytes inside the stream of the root.</summary>
internal static class CompoundStream
{
    private const int HeaderSize = 512, HeaderEntries = 109, EntrySize = 128, SmallSector = 64;
    private const uint Last = 0xFFFF_FFFA; // this and above are marks, not sectors

    /// <summary>Reads a stream; empty where there is none, or the file is damaged: that is told by who reads the workbook.</summary>
    /// <param name="file">The file.</param>
    /// <param name="names">Names of the stream; the first that is there counts.</param>
    public static byte[] Find(ReadOnlySpan<byte> file, params ReadOnlySpan<string> names)
    {
        if (file.Length < HeaderSize || BinaryPrimitives.ReadUInt64LittleEndian(file) != 0xE11A_B1A1_E011_CFD0) return [];
        int shift = BinaryPrimitives.ReadUInt16LittleEndian(file[0x1E..]);
        if (shift is not (9 or 12)) return [];
        uint[] table = Table(file, 1 << shift);
        byte[] directory = Chain(file, table, BinaryPrimitives.ReadUInt32LittleEndian(file[0x30..]), 1 << shift);
        foreach (string name in names)
        {
            for (int at = 0; at + EntrySize <= directory.Length; at += EntrySize)
            {
                ReadOnlySpan<byte> entry = directory.AsSpan(at, EntrySize);
                int length = BinaryPrimitives.ReadUInt16LittleEndian(entry[64..]);
                if (entry[66] != 2 || length is < 2 or > 64 || Encoding.Unicode.GetString(entry[..(length - 2)]) != name) continue;
                uint first = BinaryPrimitives.ReadUInt32LittleEndian(entry[116..]), size = BinaryPrimitives.ReadUInt32LittleEndian(entry[120..]);
                byte[] stream = size >= BinaryPrimitives.ReadUInt32LittleEndian(file[0x38..]) ? Chain(file, table, first, 1 << shift) : Small(file, table, directory, first, 1 << shift);
                return size < (uint)stream.Length ? stream[..(int)size] : stream;
            }
        }
        return [];
    }

    /// <summary>A stream below the cutoff: its sectors lie in the stream of the directory's first entry, the root, and their chains in a table of their own.</summary>
    private static byte[] Small(ReadOnlySpan<byte> file, uint[] table, byte[] directory, uint first, int sector)
    {
        byte[] root = Chain(file, table, BinaryPrimitives.ReadUInt32LittleEndian(directory.AsSpan(116)), sector), chains = Chain(file, table, BinaryPrimitives.ReadUInt32LittleEndian(file[0x3C..]), sector);
        uint[] small = new uint[chains.Length / 4];
        for (int i = 0; i < small.Length; i++) small[i] = BinaryPrimitives.ReadUInt32LittleEndian(chains.AsSpan(4 * i));
        return Chain(root, small, first, SmallSector, begin: 0);
    }

    /// <summary>For each sector, the next of its chain.</summary>
    private static uint[] Table(ReadOnlySpan<byte> file, int sector)
    {
        List<uint> parts = [];
        for (int i = 0; i < HeaderEntries; i++) Add(BinaryPrimitives.ReadUInt32LittleEndian(file[(0x4C + 4 * i)..]));
        uint next = BinaryPrimitives.ReadUInt32LittleEndian(file[0x44..]);
        for (int left = file.Length / sector; next < Last && left > 0 && Sector(file, next, sector) is { Length: > 0 } more; left--)
        {
            for (int i = 0; i < sector / 4 - 1; i++) Add(BinaryPrimitives.ReadUInt32LittleEndian(more[(4 * i)..]));
            next = BinaryPrimitives.ReadUInt32LittleEndian(more[(sector - 4)..]);
        }
        List<uint> table = [];
        foreach (uint part in parts.Take(file.Length / sector + 1))
        {
            ReadOnlySpan<byte> entries = Sector(file, part, sector);
            for (int i = 0; i < entries.Length / 4; i++) table.Add(BinaryPrimitives.ReadUInt32LittleEndian(entries[(4 * i)..]));
        }
        return [.. table];

        void Add(uint part)
        {
            if (part < Last) parts.Add(part);
        }
    }

    /// <summary>The sectors of a chain; a chain that runs in a circle ends when it has as many as the file.</summary>
    private static byte[] Chain(ReadOnlySpan<byte> file, uint[] table, uint first, int sector, int begin = 1)
    {
        List<uint> chain = [];
        for (uint at = first; at < Last && at < table.Length && chain.Count <= file.Length / sector; at = table[at]) chain.Add(at);
        byte[] bytes = new byte[chain.Count * sector];
        int to = 0;
        foreach (uint at in chain)
        {
            ReadOnlySpan<byte> part = Sector(file, at, sector, begin);
            part.CopyTo(bytes.AsSpan(to));
            to += part.Length;
        }
        return bytes[..to];
    }

    /// <summary>A sector; those of the file are counted behind its header.</summary>
    private static ReadOnlySpan<byte> Sector(ReadOnlySpan<byte> file, uint number, int sector, int begin = 1)
    {
        long start = ((long)number + begin) * sector;
        return start >= file.Length ? [] : file.Slice((int)start, (int)Math.Min(sector, file.Length - start));
    }
}
