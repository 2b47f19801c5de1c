namespace Radiomics;

/// <summary>In which form the filter of an axis is applied.</summary>
internal enum AxisVariant
{
    /// <summary>As it is.</summary>
    Plain,

    /// <summary>Turned around its origin.</summary>
    Flipped,

    /// <summary>Half the sum of both.</summary>
    Even,

    /// <summary>Half their difference.</summary>
    Odd,
}
