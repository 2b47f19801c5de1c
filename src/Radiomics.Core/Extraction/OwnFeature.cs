namespace Radiomics;

/// <summary>A feature of a family of one's own: its name and the texts people read.</summary>
/// <param name="Name">Letters and digits, such as <c>BoxCount</c>; the last part of the column's name.</param>
/// <param name="Title">Its name in words.</param>
/// <param name="Unit">Unit of the value, such as <c>HU</c>, <c>mm</c> or <c>1</c>.</param>
/// <param name="Definition">The definition in words.</param>
public sealed record OwnFeature(string Name, string Title, string Unit, string Definition)
{
    /// <summary>The formula, in plain characters; may be empty.</summary>
    public string Formula { get; init; } = "";
}
