using System.Runtime.Intrinsics;

namespace Radiomics;

/// <summary>Eight lanes.</summary>
internal readonly struct WideLanes(Vector512<double> lanes) : ILanes<WideLanes>
{
    private readonly Vector512<double> _lanes = lanes;

    public static WideLanes Create(double value) => new(Vector512.Create(value));

    public static WideLanes operator +(WideLanes left, WideLanes right) => new(left._lanes + right._lanes);

    public static WideLanes operator -(WideLanes left, WideLanes right) => new(left._lanes - right._lanes);

    public static WideLanes operator *(WideLanes left, WideLanes right) => new(left._lanes * right._lanes);
}
