using System.Buffers.Binary;

namespace Radiomics.Formats;

/// <summary>The marker segments of a JPEG 2000 code stream (annex A): image, tiles, and where their packets lie.</summary>
internal sealed class CodeStream
{
    private const int Soc = 0xFF4F, Sot = 0xFF90, Sod = 0xFF93, Eoc = 0xFFD9, Siz = 0xFF51, Cod = 0xFF52, Coc = 0xFF53, Rgn = 0xFF5E, Qcd = 0xFF5C, Qcc = 0xFF5D, Poc = 0xFF5F, Ppm = 0xFF60, Ppt = 0xFF61;
    private const int MostTiles = 65535, MostLevels = 32, MostLayers = 65535;

    private readonly EncodedFrame _format;
    private readonly Dictionary<int, CodeStreamTile> _tiles = [];
    private CodingStyle? _style;
    private Quantization? _quantization;
    private int _regionShift, _x0, _y0, _x1, _y1, _tileX0, _tileY0, _tileWidth, _tileHeight, _across, _down;
    private bool _componentStyle, _componentQuantization;
    private List<(int, int, int, int)> _changes = [];

    private CodeStream(EncodedFrame format) => _format = format;

    public int Precision { get; private set; }

    public bool IsSigned { get; private set; }

    /// <summary>Upper left corner of the image on the reference grid.</summary>
    public (int X, int Y) Origin => (_x0, _y0);

    /// <summary>The tiles that have data, in the order of their numbers.</summary>
    public IEnumerable<CodeStreamTile> Tiles => _tiles.OrderBy(t => t.Key).Select(t => t.Value);

    public static CodeStream Parse(ReadOnlySpan<byte> data, EncodedFrame format)
    {
        CodeStream stream = new(format);
        stream.Read(data);
        return stream;
    }

    private static InvalidDataException Wrong(string what) => new($"JPEG 2000: {what}");

    private void Read(ReadOnlySpan<byte> data)
    {
        int at = 0;
        if (Marker(data, ref at) != Soc) throw Wrong("no code stream begins here");
        CodeStreamTile? tile = null;
        int partEnd = 0;
        while (true)
        {
            if (at + 2 > data.Length) break;
            int marker = Marker(data, ref at);
            if (marker == Eoc) break;
            if (marker == Sod)
            {
                if (tile is null) throw Wrong("data outside of a tile");
                int end = Math.Min(partEnd, data.Length);
                if (end < at) throw Wrong("a tile part is shorter than its header");
                tile.Parts.Add((at, end - at));
                (at, tile) = (end, null);
                continue;
            }
            ReadOnlySpan<byte> body = Body(data, ref at, marker);
            switch (marker)
            {
                case Siz: ReadSize(body); break;
                case Cod:
                    CodingStyle style = ReadStyle(body);
                    if (tile is null)
                    {
                        if (!_componentStyle) _style = style;
                    }
                    else tile.Style = style;
                    break;
                case Coc when body.Length > 1 && body[0] == 0:
                    if ((tile?.Style ?? _style) is not { } plain) throw Wrong("a component's style before the general one");
                    if (body.Length < 2) throw Wrong("a style is cut off");
                    CodingStyle own = ReadBlocks(body[2..], body[1], plain);
                    if (tile is null) (_style, _componentStyle) = (own, true);
                    else tile.Style = own;
                    break;
                case Qcd:
                    Quantization quantization = ReadQuantization(body);
                    if (tile is null)
                    {
                        if (!_componentQuantization) _quantization = quantization;
                    }
                    else tile.Quantization = quantization;
                    break;
                case Qcc when body.Length > 1 && body[0] == 0:
                    if (tile is null) (_quantization, _componentQuantization) = (ReadQuantization(body[1..]), true);
                    else tile.Quantization = ReadQuantization(body[1..]);
                    break;
                case Rgn when body.Length >= 3 && body[0] == 0:
                    if (body[1] != 0) throw Wrong("regions of interest of another kind are not decoded");
                    if (tile is null) _regionShift = body[2];
                    else tile.RegionShift = body[2];
                    break;
                case Poc:
                    foreach ((int, int, int, int) change in ReadChanges(body))
                    {
                        if (tile is null) _changes.Add(change);
                        else tile.Changes.Add(change);
                    }
                    break;
                case Ppm or Ppt: throw Wrong("packed packet headers are not decoded");
                case Sot: (tile, partEnd) = BeginPart(body, at, data.Length); break;
                default: break;
            }
        }
        if (_tiles.Count == 0 || _tiles.Count != _across * _down) throw Wrong($"{_tiles.Count} of {_across * _down} tiles");
    }

    private static int Marker(ReadOnlySpan<byte> data, ref int at)
    {
        if (at + 2 > data.Length) throw Wrong("the stream ends");
        int marker = BinaryPrimitives.ReadUInt16BigEndian(data[at..]);
        if (marker < 0xFF00) throw Wrong($"no marker at byte {at}");
        at += 2;
        return marker;
    }

    private static ReadOnlySpan<byte> Body(ReadOnlySpan<byte> data, ref int at, int marker)
    {
        if (at + 2 > data.Length) throw Wrong("the stream ends inside a segment");
        int length = BinaryPrimitives.ReadUInt16BigEndian(data[at..]);
        if (length < 2 || at + length > data.Length) throw Wrong($"segment {marker:X4} of {length} bytes reaches past the end");
        ReadOnlySpan<byte> body = data.Slice(at + 2, length - 2);
        at += length;
        return body;
    }

    private void ReadSize(ReadOnlySpan<byte> body)
    {
        if (body.Length < 39) throw Wrong("the size is cut off");
        (_x1, _y1, _x0, _y0) = (Number(body, 2), Number(body, 6), Number(body, 10), Number(body, 14));
        (_tileWidth, _tileHeight, _tileX0, _tileY0) = (Number(body, 18), Number(body, 22), Number(body, 26), Number(body, 30));
        int components = BinaryPrimitives.ReadUInt16BigEndian(body[34..]);
        if (components != 1) throw Wrong($"the compressed frame has {components} components, not one");
        if (body[37] != 1 || body[38] != 1) throw Wrong("the component is subsampled");
        (Precision, IsSigned) = ((body[36] & 0x7F) + 1, body[36] >= 0x80);
        if (_x1 - (long)_x0 != _format.Columns || _y1 - (long)_y0 != _format.Rows)
            throw Wrong($"the compressed frame has {_x1 - (long)_x0} x {_y1 - (long)_y0} pixels, the header says {_format.Columns} x {_format.Rows}");
        if (Precision > 16 || Precision > _format.BitsAllocated) throw Wrong($"the compressed frame has {Precision} bits a pixel, {_format.BitsAllocated} are allocated");
        if (_tileWidth < 1 || _tileHeight < 1 || _tileX0 > _x0 || _tileY0 > _y0 || _tileX0 + (long)_tileWidth <= _x0 || _tileY0 + (long)_tileHeight <= _y0) throw Wrong("the grid of tiles does not hold the image");
        long across = (_x1 - (long)_tileX0 + _tileWidth - 1) / _tileWidth, down = (_y1 - (long)_tileY0 + _tileHeight - 1) / _tileHeight;
        if (across * down > MostTiles) throw Wrong($"{across * down} tiles");
        (_across, _down) = ((int)across, (int)down);
    }

    private static int Number(ReadOnlySpan<byte> body, int at)
    {
        uint value = BinaryPrimitives.ReadUInt32BigEndian(body[at..]);
        return value <= int.MaxValue ? (int)value : throw Wrong($"a size of {value}");
    }

    private static CodingStyle ReadStyle(ReadOnlySpan<byte> body)
    {
        if (body.Length < 10) throw Wrong("the style is cut off");
        int layers = BinaryPrimitives.ReadUInt16BigEndian(body[2..]);
        if (layers is < 1 or > MostLayers || body[1] > 4) throw Wrong("layers or progression out of range");
        CodingStyle plain = new() { Progression = body[1], Layers = layers, Levels = 0, BlockWidth = 0, BlockHeight = 0, BlockStyle = 0, IsReversible = true, Precincts = [] };
        return ReadBlocks(body[5..], body[0] & 1, plain);
    }

    private static CodingStyle ReadBlocks(ReadOnlySpan<byte> body, int style, CodingStyle plain)
    {
        if (body.Length < 5) throw Wrong("the style is cut off");
        int levels = body[0], width = (body[1] & 15) + 2, height = (body[2] & 15) + 2;
        if (levels > MostLevels || width > 10 || height > 10 || width + height > 12 || body[4] > 1) throw Wrong("levels, code-blocks or transform out of range");
        (int X, int Y)[] precincts = new (int, int)[levels + 1];
        for (int r = 0; r <= levels; r++)
        {
            if ((style & 1) == 0)
            {
                precincts[r] = (15, 15);
                continue;
            }
            if (5 + r >= body.Length) throw Wrong("the sizes of precincts are cut off");
            precincts[r] = (body[5 + r] & 15, body[5 + r] >> 4);
            if (r > 0 && (precincts[r].X == 0 || precincts[r].Y == 0)) throw Wrong("a precinct of no size");
        }
        return plain with { Levels = levels, BlockWidth = width, BlockHeight = height, BlockStyle = body[3], IsReversible = body[4] == 1, Precincts = precincts };
    }

    private static Quantization ReadQuantization(ReadOnlySpan<byte> body)
    {
        if (body.IsEmpty) throw Wrong("the quantization is cut off");
        int kind = body[0] & 31, guard = body[0] >> 5;
        List<(int, int)> steps = [];
        if (kind > 2) throw Wrong($"quantization {kind}");
        if (kind == 0)
            for (int i = 1; i < body.Length; i++) steps.Add((body[i] >> 3, 0));
        else
            for (int i = 1; i + 1 < body.Length; i += 2) steps.Add((body[i] >> 3, (body[i] & 7) << 8 | body[i + 1]));
        if (steps.Count == 0) throw Wrong("the quantization has no step");
        return new Quantization(guard, kind == 1, kind != 0, steps);
    }

    private static List<(int, int, int, int)> ReadChanges(ReadOnlySpan<byte> body)
    {
        // One component: its numbers take one byte.
        List<(int, int, int, int)> changes = [];
        for (int i = 0; i + 7 <= body.Length; i += 7)
        {
            if (body[i + 6] > 4) throw Wrong("progression out of range");
            if (body[i + 1] == 0) changes.Add((body[i], body[i + 4], BinaryPrimitives.ReadUInt16BigEndian(body[(i + 2)..]), body[i + 6]));
        }
        return changes;
    }

    private (CodeStreamTile Tile, int End) BeginPart(ReadOnlySpan<byte> body, int at, int whole)
    {
        if (body.Length < 8) throw Wrong("a tile part is cut off");
        if (_across == 0 || _style is null || _quantization is null) throw Wrong("a tile before size, style and quantization");
        int number = BinaryPrimitives.ReadUInt16BigEndian(body);
        long length = BinaryPrimitives.ReadUInt32BigEndian(body[2..]);
        if (number >= _across * _down) throw Wrong($"tile {number} of {_across * _down}");
        // The length counts from the marker, twelve bytes before the body's end; 0 reaches to the end.
        long end = length == 0 ? whole : at - 12 + length;
        if (length is > 0 and < 14) throw Wrong("a tile part without data");
        if (end > whole) throw Wrong($"a tile part reaches to byte {end}, the stream ends at {whole}");
        if (!_tiles.TryGetValue(number, out CodeStreamTile? tile))
        {
            long x = _tileX0 + (long)(number % _across) * _tileWidth, y = _tileY0 + (long)(number / _across) * _tileHeight;
            tile = new CodeStreamTile
            {
                Area = ((int)Math.Max(x, _x0), (int)Math.Max(y, _y0), (int)Math.Min(x + _tileWidth, _x1), (int)Math.Min(y + _tileHeight, _y1)),
                Style = _style, Quantization = _quantization, RegionShift = _regionShift,
            };
            tile.Changes.AddRange(_changes);
            _tiles[number] = tile;
        }
        return (tile, (int)end);
    }
}
