using System.Numerics.Tensors;

namespace Radiomics;

/// <summary>
/// The response of a separable filter, alone or pooled over its rotations by right angles. Rotations share what they have in common: the convolutions along the first
/// axes, and whole responses that differ in sign. Memory: five boxes of the part and the support in doubles.
/// </summary>
internal sealed class SeparableResponse
{
    private readonly FilterInput _input;
    private readonly RotationPooling _pooling;
    private readonly IReadOnlyList<SeparableTerm> _terms;
    private readonly Dictionary<(int Axis, int Letter, AxisVariant Variant), AxisOperator> _operators = [];
    private double[]? _pooled;

    private SeparableResponse(FilterInput input, VoxelRegion part, IReadOnlyList<AxisFilter> letters, IReadOnlyList<AxisTurn> turns, RotationPooling pooling, BoundaryCondition boundary)
    {
        (_input, _pooling) = (input, pooling);
        _terms = SeparableTerm.Of(letters, turns, pooling);
        for (int a = 0; a < letters.Count; a++)
        {
            (int length, int first, int count) = Axis(input.Image.Size, part, a);
            foreach ((int letter, AxisVariant variant) in _terms.Select(t => t.Choices[a]).Distinct())
                _operators.Add((a, letter, variant), letters[letter].Operator(variant, boundary, length, first, count));
        }
    }

    /// <summary>The response of a part of the image.</summary>
    /// <param name="input">Image and threads.</param>
    /// <param name="part">The part, in the indices of the image.</param>
    /// <param name="letters">The filter of each axis, the column first: three, or two within slices; equal ones are the same object.</param>
    /// <param name="turns">The rotations.</param>
    /// <param name="pooling">What becomes of the rotations.</param>
    /// <param name="boundary">What stands outside the image.</param>
    public static ImagePart Of(FilterInput input, VoxelRegion part, IReadOnlyList<AxisFilter> letters, IReadOnlyList<AxisTurn> turns, RotationPooling pooling, BoundaryCondition boundary)
    {
        SeparableResponse response = new(input, part, letters, turns, pooling, boundary);
        response.Descend(ImagePart.Read(input, response.Source(part)), 0, response._terms);
        // Odd and even parts can cancel altogether: a mean of nothing.
        return new ImagePart(part, response._pooled ?? new double[part.Size.VoxelCount]);
    }

    /// <summary>What the convolutions read.</summary>
    private VoxelRegion Source(VoxelRegion part)
    {
        Span<int> start = [part.Start.Column, part.Start.Row, part.Start.Slice], end = [part.End.Column, part.End.Row, part.End.Slice];
        foreach (IGrouping<int, KeyValuePair<(int Axis, int, AxisVariant), AxisOperator>> axis in _operators.GroupBy(o => o.Key.Axis))
        {
            start[axis.Key] = axis.Min(o => o.Value.SourceFirst);
            end[axis.Key] = axis.Max(o => o.Value.SourceEnd);
        }
        return VoxelRegion.FromBounds(new VoxelIndex(start[0], start[1], start[2]), new VoxelIndex(end[0], end[1], end[2]));
    }

    /// <summary>Convolves along an axis and goes on to the next, for terms that agree in the axes before.</summary>
    private void Descend(ImagePart source, int axis, IReadOnlyList<SeparableTerm> terms)
    {
        foreach (IGrouping<(int Letter, AxisVariant Variant), SeparableTerm> group in terms.GroupBy(t => t.Choices[axis]))
        {
            ImagePart along = _operators[(axis, group.Key.Letter, group.Key.Variant)].Apply(source, s_axes[axis], _input);
            if (axis + 1 < group.First().Choices.Length) Descend(along, axis + 1, [.. group]);
            else Pool(along.Values, group.Single());
        }
    }

    private static readonly VoxelAxis[] s_axes = [VoxelAxis.Column, VoxelAxis.Row, VoxelAxis.Slice];

    private void Pool(double[] response, SeparableTerm term)
    {
        double[] pooled = _pooled ?? response;
        bool first = _pooled is null;
        ImagePart.ForPieces(_input, response.Length, (start, length) =>
        {
            Span<double> values = response.AsSpan(start, length), to = pooled.AsSpan(start, length);
            switch (_pooling)
            {
                case RotationPooling.Average when first:
                    if (term.Weight != 1) TensorPrimitives.Multiply(values, term.Weight, to);
                    break;
                case RotationPooling.Average:
                    TensorPrimitives.MultiplyAdd(values, term.Weight, to, to);
                    break;
                default:
                    bool largest = _pooling == RotationPooling.Maximum;
                    if (term.Signs == SeparableTerm.Minus) TensorPrimitives.Negate(values, values);
                    else if (term.Signs != SeparableTerm.Plus) TensorPrimitives.Abs(values, values);
                    if (term.Signs == (SeparableTerm.Plus | SeparableTerm.Minus) && !largest) TensorPrimitives.Negate(values, values);
                    if (first) break;
                    if (largest) TensorPrimitives.Max(values, to, to);
                    else TensorPrimitives.Min(values, to, to);
                    break;
            }
        });
        _pooled = pooled;
    }

    private static (int Length, int First, int Count) Axis(ImageSize image, VoxelRegion part, int axis) => axis switch
    {
        0 => (image.Columns, part.Start.Column, part.Size.Columns),
        1 => (image.Rows, part.Start.Row, part.Size.Rows),
        _ => (image.Slices, part.Start.Slice, part.Size.Slices),
    };
}
