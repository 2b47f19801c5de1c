namespace Radiomics;

/// <summary>What follows from whether a filter acts in slices or in the volume.</summary>
internal static class FilterDimensions
{
    /// <summary>Axes that the filter acts along, the column first.</summary>
    public static int Axes(this FilterDimension dimension) => dimension switch
    {
        FilterDimension.Volume => 3,
        FilterDimension.Slice => 2,
        _ => throw SettingsException.OutOfRange("filterDimension", $"{dimension}", "2D or 3D"),
    };

    /// <summary>As it stands in the names of responses.</summary>
    public static string Suffix(this FilterDimension dimension) => dimension.Axes() == 3 ? "3D" : "2D";
}
