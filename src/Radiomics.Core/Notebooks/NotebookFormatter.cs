namespace Radiomics;

/// <summary>Writes whatever <see cref="NotebookDisplay"/> can show.</summary>
internal sealed class NotebookFormatter
{
    /// <summary>The form it writes.</summary>
#pragma warning disable CA1822 // The convention asks for members of an instance.
    public string MimeType => "text/html";

    /// <summary>Writes an object; false where it is none of this library's.</summary>
    /// <param name="instance">The object.</param>
    /// <param name="writer">Where to.</param>
    public bool Format(object instance, TextWriter writer)
    {
        string? html = instance switch
        {
            Volume volume => NotebookDisplay.Html(volume),
            Mask mask => NotebookDisplay.Html(mask),
            Nodule nodule => NotebookDisplay.Html(nodule),
            FeatureSet features => NotebookDisplay.Html(features),
            ThreePlanePicture picture => NotebookDisplay.Html(picture),
            Chart chart => NotebookDisplay.Html(chart),
            _ => null,
        };
        writer.Write(html);
        return html is not null;
    }
#pragma warning restore CA1822
}
