namespace Radiomics;

/// <summary>What the number of an image in its series was taken for.</summary>
public enum ZReading
{
    /// <summary>The n-th image by Instance Number: the rule where these numbers are unique.</summary>
    InstanceOrder,
    /// <summary>The image that bears this Instance Number.</summary>
    InstanceNumber,
    /// <summary>The n-th image from the head: the rule where Instance Numbers are not unique.</summary>
    HeadFirst,
    /// <summary>The n-th image from the feet.</summary>
    FeetFirst,
    /// <summary>The n-th image by file name.</summary>
    FileOrder,
    /// <summary>The n-th image by the rule, counted from 0.</summary>
    ZeroBased,
    /// <summary>The image at z_imageposition; no number was given, or none fits.</summary>
    ImagePosition,
}
