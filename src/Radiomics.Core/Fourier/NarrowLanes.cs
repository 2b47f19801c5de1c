using System.Runtime.Intrinsics;

namespace Radiomics;

/// <summary>Four lanes.</summary>
internal readonly struct NarrowLanes(Vector256<double> lanes) : ILanes<NarrowLanes>
{
    private readonly Vector256<double> _lanes = lanes;

    public static NarrowLanes Create(double value) => new(Vector256.Create(value));

    public static NarrowLanes operator +(NarrowLanes left, NarrowLanes right) => new(left._lanes + right._lanes);

    public static NarrowLanes operator -(NarrowLanes left, NarrowLanes right) => new(left._lanes - right._lanes);

    public static NarrowLanes operator *(NarrowLanes left, NarrowLanes right) => new(left._lanes * right._lanes);
}
