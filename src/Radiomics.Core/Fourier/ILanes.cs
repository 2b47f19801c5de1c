using System.Numerics;

namespace Radiomics;

/// <summary>
/// A vector of doubles as wide as the hardware's, for kernels that would spill out of the registers where <c>Vector512</c> is emulated by two halves. Lanes do not know
/// each other, so that a result does not depend on how many there are.
/// </summary>
internal interface ILanes<TSelf> : IAdditionOperators<TSelf, TSelf, TSelf>, ISubtractionOperators<TSelf, TSelf, TSelf>, IMultiplyOperators<TSelf, TSelf, TSelf>
    where TSelf : struct, ILanes<TSelf>
{
    /// <summary>A number in every lane.</summary>
    static abstract TSelf Create(double value);
}
