using System.Text;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace Radiomics;

/// <summary>Reads YAML, or JSON as its subset, into nodes that know their place. Iterative, with limits: files come from outside.</summary>
internal sealed class ParameterReader
{
    public const int MaximumBytes = 1 << 20;

    private const int MaximumDepth = 16;
    private const int MaximumNodes = 20_000;

    private readonly string _source;
    private readonly Dictionary<string, ParameterNode> _anchors = new(StringComparer.Ordinal);
    private readonly Stack<Open> _open = new();
    private ParameterNode? _root;
    private int _nodes;

    private ParameterReader(string source) => _source = source;

    /// <summary>Reads a file.</summary>
    /// <exception cref="SettingsException">The file is missing, too large, not text, or not one YAML document.</exception>
    public static ParameterNode ReadFile(string path)
    {
        byte[] bytes;
        try
        {
            FileInfo file = new(path);
            if (!file.Exists)
                throw new SettingsException("PARAMETER_FILE_MISSING", new Problem(path, "there is no such file", "a parameter file (YAML or JSON)", "Check the path."));
            if (file.Length > MaximumBytes)
                throw new SettingsException("PARAMETER_FILE_SIZE", new Problem(path, $"the file has {file.Length} bytes", $"at most {MaximumBytes}", "Is it a parameter file?"));
            bytes = File.ReadAllBytes(path);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            throw new SettingsException("PARAMETER_FILE_MISSING", new Problem(path, error.Message.TrimEnd('.'), "a readable parameter file", "Check the path and the permissions."));
        }
        string text;
        try
        {
            using StreamReader reader = new(new MemoryStream(bytes), new UTF8Encoding(false, throwOnInvalidBytes: true), detectEncodingFromByteOrderMarks: true);
            text = reader.ReadToEnd();
        }
        catch (DecoderFallbackException)
        {
            throw new SettingsException("PARAMETER_ENCODING", new Problem(path, "the file is no UTF-8 text", "YAML or JSON in UTF-8", "Save it as UTF-8."));
        }
        // In JSON a tab can only be white space; YAML is stricter.
        return Read(path.EndsWith(".json", StringComparison.OrdinalIgnoreCase) ? text.Replace('\t', ' ') : text, path);
    }

    /// <summary>Reads a text of one document.</summary>
    /// <exception cref="SettingsException">The text is not one YAML document within the limits.</exception>
    public static ParameterNode Read(string text, string source)
    {
        if (text.Length > MaximumBytes)
            throw new SettingsException("PARAMETER_FILE_SIZE", new Problem(source, $"the text has {text.Length} characters", $"at most {MaximumBytes}", "Is it a parameter file?"));
        ParameterReader reader = new(source);
        Parser parser = new(new StringReader(text));
        try
        {
            int documents = 0;
            while (parser.MoveNext())
            {
                if (parser.Current is DocumentStart start && ++documents > 1) throw reader.Malformed(start.Start, "a second document begins", "one document a file", "Remove the line with '---'.");
                reader.Take(parser.Current!);
            }
        }
        catch (YamlException error)
        {
            throw reader.Unreadable(text, error.Start, error.Message);
        }
        catch (Exception error) when (error is not (RadiomicsException or OutOfMemoryException))
        {
            // What the parser lets through on damaged text.
            throw reader.Unreadable(text, parser.Current?.End ?? Mark.Empty, error.Message);
        }
        if (reader._root is null or { IsNull: true })
            throw new SettingsException("PARAMETER_EMPTY", new Problem(source, "the file has no content", "one or more of profile, setting, imageType, featureClass", "Leave the file away for the defaults."));
        return reader._root;
    }

    private void Take(ParsingEvent e)
    {
        switch (e)
        {
            case Scalar scalar:
                bool quoted = scalar.Style is not ScalarStyle.Plain || Tag(scalar) == "tag:yaml.org,2002:str";
                Add(scalar, new ParameterScalar(_source, Line(e), Column(e), quoted ? scalar.Value : scalar.Value.Trim(), quoted));
                break;
            case SequenceStart or MappingStart:
                NodeEvent node = (NodeEvent)e;
                Tag(node);
                if (_open.Count >= MaximumDepth) throw Malformed(e.Start, $"lists and mappings are nested more than {MaximumDepth} deep", "a parameter file", "Is it a parameter file?");
                _open.Push(new Open(node));
                break;
            case SequenceEnd:
                Open list = _open.Pop();
                Add(list.Start, new ParameterList(_source, Line(list.Start), Column(list.Start), list.Items));
                break;
            case MappingEnd:
                Open map = _open.Pop();
                Add(map.Start, new ParameterMap(_source, Line(map.Start), Column(map.Start), Entries(map.Items)));
                break;
            case AnchorAlias alias:
                if (!_anchors.TryGetValue(alias.Value.Value, out ParameterNode? known)) throw Malformed(e.Start, $"the alias '*{alias.Value.Value}' has no anchor before it", "an anchor", "");
                Place(known, e.Start);
                break;
        }
    }

    private void Add(NodeEvent e, ParameterNode node)
    {
        if (!e.Anchor.IsEmpty) _anchors[e.Anchor.Value] = node;
        Place(node, e.Start);
    }

    private void Place(ParameterNode node, Mark at)
    {
        if (++_nodes > MaximumNodes) throw Malformed(at, $"the file has more than {MaximumNodes} entries", "a parameter file", "Is it a parameter file?");
        if (_open.TryPeek(out Open? parent)) parent.Items.Add(node);
        else _root = node;
    }

    private static List<(ParameterScalar Key, ParameterNode Value)> Entries(List<ParameterNode> items)
    {
        List<(ParameterScalar Key, ParameterNode Value)> entries = new(items.Count / 2);
        Dictionary<string, (ParameterScalar Key, ParameterNode Value)> seen = new(StringComparer.Ordinal);
        for (int i = 0; i + 1 < items.Count; i += 2)
        {
            if (items[i] is not ParameterScalar key) throw items[i].Error("PARAMETER_YAML", $"the key is {items[i].Found}", "a name", "");
            if (seen.TryGetValue(key.Text, out (ParameterScalar Key, ParameterNode Value) first))
            {
                // An early example file of PyRadiomics says the same twice, which does no harm.
                if (first.Value is ParameterScalar before && items[i + 1] is ParameterScalar again && (before.Text, before.IsQuoted) == (again.Text, again.IsQuoted)) continue;
                throw key.Error("PARAMETER_DUPLICATE", $"the key '{key.Text}' stands there again, first in line {first.Key.Line}", "every key once", "Remove one of the two.");
            }
            seen.Add(key.Text, (key, items[i + 1]));
            entries.Add((key, items[i + 1]));
        }
        return entries;
    }

    /// <summary>The tag of a node: only those of plain data are accepted.</summary>
    private string Tag(NodeEvent node)
    {
        if (node.Tag.IsEmpty || node.Tag.IsNonSpecific) return "";
        string tag = node.Tag.Value;
        return tag is "tag:yaml.org,2002:str" or "tag:yaml.org,2002:int" or "tag:yaml.org,2002:float" or "tag:yaml.org,2002:bool" or "tag:yaml.org,2002:null" or "tag:yaml.org,2002:map" or "tag:yaml.org,2002:seq"
            ? tag
            : throw Malformed(node.Start, $"the tag '{tag}' is unknown", "plain values", "Remove the tag.");
    }

    private SettingsException Malformed(Mark at, string found, string expected, string advice) =>
        new ParameterScalar(_source, (int)Math.Max(1, at.Line), (int)Math.Max(1, at.Column), "").Error("PARAMETER_YAML", found, expected, advice);

    private static int Line(ParsingEvent e) => (int)e.Start.Line;

    private static int Column(ParsingEvent e) => (int)e.Start.Column;

    private SettingsException Unreadable(string text, Mark at, string message)
    {
        string[] lines = text.Split('\n');
        for (int i = (int)Math.Max(1, at.Line) - 1; i < lines.Length; i++)
        {
            int tab = lines[i].AsSpan(0, lines[i].Length - lines[i].AsSpan().TrimStart().Length).IndexOf('\t');
            if (tab >= 0) return new ParameterScalar(_source, i + 1, tab + 1, "").Error("PARAMETER_YAML", "the line is indented with a tab", "YAML, or JSON", "Use blanks instead of tabs.");
        }
        return Malformed(at, $"the text cannot be read: {message.TrimEnd('.')}", "YAML, or JSON", "Check the indentation, the brackets and the colons.");
    }

    /// <summary>A list or mapping that is not yet closed.</summary>
    private sealed record Open(NodeEvent Start)
    {
        public List<ParameterNode> Items { get; } = [];
    }
}
