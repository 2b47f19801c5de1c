namespace Radiomics;

/// <summary>What .NET Interactive creates, by the convention of <see cref="TypeFormatterSourceAttribute"/>, to display the types of this library.</summary>
internal sealed class NotebookFormatterSource
{
    /// <summary>The formatters.</summary>
#pragma warning disable CA1822 // The convention asks for a method of an instance.
    public IEnumerable<object> CreateTypeFormatters() => [new NotebookFormatter()];
#pragma warning restore CA1822
}
