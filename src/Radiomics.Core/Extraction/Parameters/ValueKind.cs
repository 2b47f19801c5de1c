namespace Radiomics;

/// <summary>Reads a value; false when what stands there is of another kind.</summary>
internal delegate bool ValueParser<T>(ParameterNode node, out T value);

/// <summary>A kind of value: how it is read, what range it has, how it is written.</summary>
/// <param name="Expected">Kind and range in words.</param>
/// <param name="Parse">Reads it.</param>
/// <param name="InRange">Whether a value lies within the range.</param>
/// <param name="Write">The value as <c>--setting</c> takes it; a list with commas.</param>
internal sealed record ValueKind<T>(string Expected, ValueParser<T> Parse, Func<T, bool> InRange, Func<T, string> Write)
{
    /// <summary>Whether a value is a list.</summary>
    public bool IsList { get; init; }

    /// <summary>Whether null is a value of its own; otherwise it stands for the default.</summary>
    public bool NullIsValue { get; init; }

    /// <summary>Reads a value.</summary>
    /// <exception cref="SettingsException">The value is of another kind or out of range.</exception>
    public T Read(string key, ParameterNode node)
    {
        if (!Parse(node, out T value)) throw node.Error("SETTING_VALUE", $"{key} is {node.Found}", Expected, "Numbers are written with a point, texts without blanks.");
        if (!InRange(value)) throw node.Error("SETTING_RANGE", $"{key} is {Write(value)}", Expected, "Give a value within the range.");
        return value;
    }
}
