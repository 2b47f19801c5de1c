namespace Radiomics.Formats;

/// <summary>Reads the packets of a tile (annex B.10): which bytes belong to which code-block. Every packet has to be there, an empty one, too: part of an image is no image.</summary>
internal static class PacketReader
{
    private const int MostLengthBits = 31;

    public static void Read(ReadOnlySpan<byte> data, CodeStreamTile tile, Resolution[] resolutions)
    {
        int at = 0;
        foreach ((int r, int p, int layer) in PacketOrder.Of(tile, resolutions))
        {
            if (at >= data.Length) throw new InvalidDataException("JPEG 2000: packets are missing at the end of a tile");
            at = ReadPacket(data, at, resolutions[r].Precincts[p], layer, tile.Style);
        }
    }

    private static int ReadPacket(ReadOnlySpan<byte> data, int at, Precinct[] bands, int layer, CodingStyle style)
    {
        if (at + 6 <= data.Length && data[at] == 0xFF && data[at + 1] == 0x91) at += 6;
        PacketBits bits = new(data, at);
        List<(CodeSegment Segment, int Length)> bodies = [];
        if (bits.Bit() != 0)
        {
            foreach (Precinct precinct in bands)
            {
                for (int b = 0; b < precinct.Blocks.Count; b++)
                {
                    CodeBlock block = precinct.Blocks[b];
                    bool comes = block.IsIncluded ? bits.Bit() != 0 : precinct.Inclusion.IsBelow(ref bits, b, layer + 1);
                    if (!comes) continue;
                    if (!block.IsIncluded)
                    {
                        int planes = 1;
                        while (!precinct.Planes.IsBelow(ref bits, b, planes))
                            if (++planes > 80) throw new InvalidDataException("JPEG 2000: a code-block misses too many planes");
                        (block.IsIncluded, block.MissingPlanes) = (true, planes - 1);
                    }
                    ReadLengths(ref bits, block, style, bodies);
                }
            }
        }
        bits.Align();
        at = bits.Position;
        if (at + 2 <= data.Length && data[at] == 0xFF && data[at + 1] == 0x92) at += 2;
        foreach ((CodeSegment segment, int length) in bodies)
        {
            if (length > data.Length - at) throw new InvalidDataException("JPEG 2000: the bytes of a packet are cut off");
            if (length > 0) segment.Pieces.Add((at, length));
            at += length;
        }
        return at;
    }

    private static void ReadLengths(ref PacketBits bits, CodeBlock block, CodingStyle style, List<(CodeSegment, int)> bodies)
    {
        int passes = Passes(ref bits);
        while (bits.Bit() != 0)
            if (++block.LengthBits > MostLengthBits) throw new InvalidDataException("JPEG 2000: a length out of range");
        while (passes > 0)
        {
            CodeSegment segment = block.Segments.Count > 0 && block.Segments[^1].Passes < block.Segments[^1].MostPasses ? block.Segments[^1] : Begin(block, style);
            int here = Math.Min(passes, segment.MostPasses - segment.Passes), wide = block.LengthBits + int.Log2(here);
            if (wide > MostLengthBits) throw new InvalidDataException("JPEG 2000: a length out of range");
            bodies.Add((segment, bits.Bits(wide)));
            segment.Passes += here;
            block.Passes += here;
            passes -= here;
        }
    }

    /// <summary>The next segment: one pass each where all are terminated; with bypass ten, then two raw and one coded in turns; else one for all.</summary>
    private static CodeSegment Begin(CodeBlock block, CodingStyle style)
    {
        int most = (style.BlockStyle & CodingStyle.TerminateAll) != 0 ? 1
            : (style.BlockStyle & CodingStyle.Bypass) == 0 ? int.MaxValue
            : block.Segments.Count == 0 ? 10 : block.Segments.Count % 2 == 1 ? 2 : 1;
        CodeSegment segment = new(most);
        block.Segments.Add(segment);
        return segment;
    }

    private static int Passes(ref PacketBits bits)
    {
        if (bits.Bit() == 0) return 1;
        if (bits.Bit() == 0) return 2;
        int more = bits.Bits(2);
        if (more < 3) return 3 + more;
        more = bits.Bits(5);
        return more < 31 ? 6 + more : 37 + bits.Bits(7);
    }
}
