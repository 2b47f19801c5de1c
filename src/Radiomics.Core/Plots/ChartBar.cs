namespace Radiomics;

/// <summary>A rectangle on a <see cref="Chart"/>, in the values of its axes.</summary>
/// <param name="Left">One end on the x axis.</param>
/// <param name="Right">The other end on the x axis.</param>
/// <param name="Bottom">One end on the y axis; 0 for a bar that stands on the axis.</param>
/// <param name="Top">The other end on the y axis.</param>
public readonly record struct ChartBar(double Left, double Right, double Bottom, double Top);
