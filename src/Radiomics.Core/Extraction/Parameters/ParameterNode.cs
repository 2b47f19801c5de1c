using System.Globalization;

namespace Radiomics;

/// <summary>A piece of a parameter file, or of a setting given on the command line, with its place.</summary>
/// <param name="Source">File, or option of the command line.</param>
/// <param name="Line">Line from 1; 0 where the source has no lines.</param>
/// <param name="Column">Column from 1.</param>
internal abstract record ParameterNode(string Source, int Line, int Column)
{
    /// <summary>The place in full, for errors.</summary>
    public string Where => Line == 0 ? Source : string.Create(CultureInfo.InvariantCulture, $"{Source}, line {Line}, column {Column}");

    /// <summary>File and line, for tables.</summary>
    public string Origin => Line == 0 ? Source : string.Create(CultureInfo.InvariantCulture, $"{Source}:{Line}");

    /// <summary>What stands there, in a few words.</summary>
    public abstract string Found { get; }

    public virtual bool IsNull => false;

    public SettingsException Error(string code, string found, string expected, string advice) => new(code, new Problem(Where, found, expected, advice));
}

/// <summary>A word or number.</summary>
/// <param name="Source">File, or option of the command line.</param>
/// <param name="Line">Line from 1; 0 where the source has no lines.</param>
/// <param name="Column">Column from 1.</param>
/// <param name="Text">The text without quotation marks.</param>
/// <param name="IsQuoted">Whether it stood in quotation marks, and so is no number, no truth value and not null.</param>
internal sealed record ParameterScalar(string Source, int Line, int Column, string Text, bool IsQuoted = false) : ParameterNode(Source, Line, Column)
{
    private const int LongestShown = 60;

    public override bool IsNull => !IsQuoted && Text is "" or "~" or "null" or "Null" or "NULL";

    /// <summary>Whether it is not of a file: lists are then written with commas.</summary>
    public bool IsFromCommandLine => Line == 0;

    public override string Found => IsNull ? "nothing" : IsQuoted ? $"the text '{Shown}' in quotation marks" : $"'{Shown}'";

    private string Shown => Text.Length <= LongestShown ? Text : $"{Text.AsSpan(0, LongestShown)}...";
}

/// <summary>A list.</summary>
/// <param name="Source">File.</param>
/// <param name="Line">Line from 1.</param>
/// <param name="Column">Column from 1.</param>
/// <param name="Items">Its items.</param>
internal sealed record ParameterList(string Source, int Line, int Column, IReadOnlyList<ParameterNode> Items) : ParameterNode(Source, Line, Column)
{
    public override string Found => string.Create(CultureInfo.InvariantCulture, $"a list of {Items.Count}");
}

/// <summary>A mapping of keys to values, each key once.</summary>
/// <param name="Source">File.</param>
/// <param name="Line">Line from 1.</param>
/// <param name="Column">Column from 1.</param>
/// <param name="Entries">Keys and values in the order of the file.</param>
internal sealed record ParameterMap(string Source, int Line, int Column, IReadOnlyList<(ParameterScalar Key, ParameterNode Value)> Entries) : ParameterNode(Source, Line, Column)
{
    public override string Found => "a mapping of keys";
}
