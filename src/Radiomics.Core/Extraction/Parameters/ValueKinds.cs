using System.Collections.Immutable;
using System.Globalization;

namespace Radiomics;

/// <summary>The kinds of values that settings have.</summary>
internal static class ValueKinds
{
    public static ValueKind<bool> Flag { get; } = new("true or false", TryFlag, _ => true, Text);

    public static ValueKind<double> Number { get; } = new("a finite number", TryNumber, double.IsFinite, Text);

    public static ValueKind<double> Positive { get; } = new("a number above 0", TryNumber, x => x > 0 && double.IsFinite(x), Text);

    public static ValueKind<double?> OptionalPositive { get; } = Optional(Positive);

    public static ValueKind<double> NumberFrom(double low, double high) => new(
        string.Create(CultureInfo.InvariantCulture, $"a number from {low} to {high}"), TryNumber, x => x >= low && x <= high, Text);

    public static ValueKind<int> Whole(int low, int high = int.MaxValue) => new(
        high == int.MaxValue ? string.Create(CultureInfo.InvariantCulture, $"a whole number, {low} or more") : string.Create(CultureInfo.InvariantCulture, $"a whole number from {low} to {high}"),
        TryWhole, x => x >= low && x <= high, Text);

    public static ValueKind<int?> OptionalWhole(int low, int high = int.MaxValue) => Optional(Whole(low, high));

    /// <summary>A list of numbers.</summary>
    public static ValueKind<ImmutableArray<double>> Numbers(string expected, Func<ImmutableArray<double>, bool> inRange) =>
        new(expected, (ParameterNode node, out ImmutableArray<double> values) => TryList(node, TryNumber, out values), inRange, v => string.Join(',', v.Select(Text))) { IsList = true };

    /// <summary>A list of numbers whose texts matter.</summary>
    public static ValueKind<ImmutableArray<WrittenNumber>> WrittenNumbers(string expected, Func<double, bool> inRange) => new(
        expected, (ParameterNode node, out ImmutableArray<WrittenNumber> values) => TryList(node, TryWritten, out values), v => v.All(x => inRange(x.Value)), v => string.Join(',', v.Select(x => x.Text)))
    { IsList = true };

    /// <summary>A list of whole numbers, each from a smallest on.</summary>
    public static ValueKind<ImmutableArray<int>> WholeNumbers(int low) => new(
        string.Create(CultureInfo.InvariantCulture, $"a list of one or more whole numbers, each {low} or more, such as [1, 2]"),
        (ParameterNode node, out ImmutableArray<int> values) => TryList(node, TryWhole, out values), v => v.Length > 0 && v.All(x => x >= low), v => string.Join(',', v.Select(Text))) { IsList = true };

    /// <summary>A list of words that pass a check, each once.</summary>
    public static ValueKind<ImmutableArray<string>> Words(string expected, Func<string, bool> inRange) => new(
        expected, (ParameterNode node, out ImmutableArray<string> values) => TryList(node, TryWord, out values), v => v.Length > 0 && v.All(inRange) && v.Distinct().Count() == v.Length, v => string.Join(',', v)) { IsList = true };

    /// <summary>The list, or one value of it without brackets.</summary>
    public static ValueKind<ImmutableArray<T>> OneOrMore<T>(ValueKind<ImmutableArray<T>> list) =>
        list with { Parse = (ParameterNode node, out ImmutableArray<T> values) => list.Parse(node is ParameterScalar { IsFromCommandLine: false } one ? new ParameterList(one.Source, one.Line, one.Column, [one]) : node, out values) };

    /// <summary>One of some words.</summary>
    public static ValueKind<string> Word(params string[] words) => Word(string.Join(", ", words), words.Contains);

    /// <summary>A word that passes a check.</summary>
    public static ValueKind<string> Word(string expected, Func<string, bool> inRange) => new(expected, TryWord, inRange, x => x);

    /// <summary>One of some values by their names.</summary>
    public static ValueKind<T> Named<T>(params (string Name, T Value)[] names) => new(
        string.Join(", ", names.Select(n => n.Name)),
        (ParameterNode node, out T value) => TryName(node, names, out value), _ => true, value => NameOf(names, value));

    /// <summary>A list of one or more values by their names, each once.</summary>
    public static ValueKind<ImmutableArray<T>> NamedList<T>(params (string Name, T Value)[] names) where T : struct => new(
        $"a list of one or more of {string.Join(", ", names.Select(n => n.Name))}",
        (ParameterNode node, out ImmutableArray<T> values) => TryList(node, (ParameterNode n, out T value) => TryName(n, names, out value), out values),
        v => v.Length > 0 && v.Distinct().Count() == v.Length, v => string.Join(',', v.Select(x => NameOf(names, x)))) { IsList = true };

    /// <summary>The kind with null for none.</summary>
    private static ValueKind<T?> Optional<T>(ValueKind<T> kind) where T : struct => new(
        kind.Expected, (ParameterNode node, out T? value) =>
        {
            bool read = kind.Parse(node, out T plain);
            value = plain;
            return read;
        },
        x => x is { } value && kind.InRange(value), x => x is { } value ? kind.Write(value) : "");

    public static string Text(double value) =>
        double.IsPositiveInfinity(value) ? ".inf" : double.IsNegativeInfinity(value) ? "-.inf" : double.IsNaN(value) ? ".nan" : value.ToString("R", CultureInfo.InvariantCulture);

    private static string Text(int value) => value.ToString(CultureInfo.InvariantCulture);

    private static string Text(bool value) => value ? "true" : "false";

    private static bool TryFlag(ParameterNode node, out bool value)
    {
        value = false;
        if (node is not ParameterScalar { IsQuoted: false, Text: var text }) return false;
        switch (text)
        {
            case "true" or "True" or "TRUE" or "yes" or "Yes" or "YES" or "on" or "On" or "ON" or "y" or "Y":
                value = true;
                return true;
            default:
                return text is "false" or "False" or "FALSE" or "no" or "No" or "NO" or "off" or "Off" or "OFF" or "n" or "N";
        }
    }

    private static bool TryNumber(ParameterNode node, out double value)
    {
        value = 0;
        if (node is not ParameterScalar { IsQuoted: false, Text: var text }) return false;
        switch (text.ToLowerInvariant())
        {
            case ".inf" or "+.inf" or "inf" or "+inf":
                value = double.PositiveInfinity;
                return true;
            case "-.inf" or "-inf":
                value = double.NegativeInfinity;
                return true;
            case ".nan" or "nan":
                value = double.NaN;
                return true;
            default:
                // Words such as Infinity are no numbers of a file; digits may be grouped by underscores.
                return text.Length > 0 && !text.Any(c => char.IsLetter(c) && c is not ('e' or 'E'))
                    && double.TryParse(Ungrouped(text), NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint | NumberStyles.AllowExponent, CultureInfo.InvariantCulture, out value)
                    && double.IsFinite(value);
        }
    }

    private static bool TryWritten(ParameterNode node, out WrittenNumber value)
    {
        bool read = TryNumber(node, out double number);
        bool whole = read && ((ParameterScalar)node).Text.All(c => char.IsAsciiDigit(c) || c is '_' or '+' or '-');
        value = new WrittenNumber(number, whole ? Text(number) : PythonText.Float(number));
        return read;
    }

    private static bool TryWhole(ParameterNode node, out int value)
    {
        value = 0;
        if (!TryNumber(node, out double number) || number != Math.Floor(number) || Math.Abs(number) > int.MaxValue) return false;
        value = (int)number;
        return true;
    }

    private static bool TryWord(ParameterNode node, out string value)
    {
        value = (node as ParameterScalar)?.Text ?? "";
        return value.Length > 0;
    }

    private static bool TryName<T>(ParameterNode node, (string Name, T Value)[] names, out T value)
    {
        value = default!;
        if (!TryWord(node, out string word)) return false;
        foreach ((string name, T known) in names)
        {
            if (name != word) continue;
            value = known;
            return true;
        }
        return false;
    }

    private static string NameOf<T>((string Name, T Value)[] names, T value) => names.First(n => EqualityComparer<T>.Default.Equals(n.Value, value)).Name;

    private static bool TryList<T>(ParameterNode node, ValueParser<T> parse, out ImmutableArray<T> values)
    {
        values = [];
        IReadOnlyList<ParameterNode> items;
        if (node is ParameterList list) items = list.Items;
        else if (node is ParameterScalar { IsFromCommandLine: true } scalar)
            items = [.. scalar.Text.Trim('[', ']').Split(',', StringSplitOptions.TrimEntries).Select(part => scalar with { Text = part })];
        else return false;
        ImmutableArray<T>.Builder builder = ImmutableArray.CreateBuilder<T>(items.Count);
        foreach (ParameterNode item in items)
        {
            if (!parse(item, out T value)) return false;
            builder.Add(value);
        }
        values = builder.MoveToImmutable();
        return true;
    }

    private static string Ungrouped(string text)
    {
        if (!text.Contains('_', StringComparison.Ordinal)) return text;
        for (int i = 0; i < text.Length; i++)
            if (text[i] == '_' && (i == 0 || i == text.Length - 1 || !char.IsAsciiDigit(text[i - 1]) || !char.IsAsciiDigit(text[i + 1]))) return text;
        return text.Replace("_", "", StringComparison.Ordinal);
    }
}
