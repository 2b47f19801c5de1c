namespace Radiomics;

/// <summary>
/// Tells notebooks who displays a type. .NET Interactive looks for an attribute of this name, wherever it is declared, so that rich display needs no package of its own.
/// Nothing else reads it.
/// </summary>
/// <param name="formatterSourceType">A type with a parameterless constructor and a method <c>CreateTypeFormatters</c>.</param>
[AttributeUsage(AttributeTargets.Class)]
internal sealed class TypeFormatterSourceAttribute(Type formatterSourceType) : Attribute
{
    /// <summary>What makes the formatters.</summary>
    public Type FormatterSourceType { get; } = formatterSourceType;

    /// <summary>The form a notebook asks for first.</summary>
    public string[] PreferredMimeTypes { get; set; } = ["text/html"];
}
