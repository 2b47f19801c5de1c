using System.Numerics;

namespace Radiomics;

/// <summary>
/// PyRadiomics' wavelet: the stationary transform of PyWavelets, repeated on its own approximation. Each axis with an odd number of voxels is made one longer by its
/// first voxel; then the image begins again at its end. A level convolves with the low (L) and the high (H) pass along x, then y, then z and gives every combination;
/// the next one begins with the combination of low passes and the same filters, which are not stretched. Responses are in the order of their letters, the low passes of the last level at the end.
/// An image in single precision is filtered in single precision, as PyWavelets does, any other in double.
/// </summary>
/// <remarks>
/// Holds the responses of the part that is filtered (8 of its size, 7 for each further level) and at most 6 of the size of the part with its margin:
/// for each level that is left the length of the wavelet less one, or the whole axis where that is shorter.
/// </remarks>
public sealed record StationaryWaveletFilter : ImageFilter
{
    /// <summary>Most levels, the skipped ones among them.</summary>
    public const int MaximumLevels = 32;

    /// <summary>Name of the wavelet in PyWavelets: <c>haar</c>, <c>db1</c> to <c>db38</c>, <c>sym2</c> to <c>sym20</c>, <c>coif1</c> to <c>coif17</c>, <c>dmey</c>, <c>bior1.1</c> to <c>bior6.8</c>, <c>rbio1.1</c> to <c>rbio6.8</c>. Default: <c>coif1</c>.</summary>
    /// <exception cref="SettingsException">There is no wavelet of this name.</exception>
    public string Wavelet { get; init => field = WaveletKernels.Named(value).Name; } = "coif1";

    /// <summary>Levels that are computed but not given (<c>start_level</c>). Default: 0.</summary>
    /// <exception cref="SettingsException">The number is below 0 or above <see cref="MaximumLevels"/>.</exception>
    public int StartLevel
    {
        get;
        init => field = value is >= 0 and <= MaximumLevels ? value : throw SettingsException.OutOfRange("start_level", $"{value}", $"0 to {MaximumLevels}");
    }

    /// <summary>Levels that are given (<c>level</c>). Default: 1.</summary>
    /// <exception cref="SettingsException">The number is below 1 or above <see cref="MaximumLevels"/>.</exception>
    public int Levels
    {
        get;
        init => field = value is >= 1 and <= MaximumLevels ? value : throw SettingsException.OutOfRange("level", $"{value}", $"1 to {MaximumLevels}");
    } = 1;

    /// <summary>The axis that is not filtered (<c>force2Ddimension</c> where <c>force2D</c> is set): names have two letters then. Default: null, all three are.</summary>
    public VoxelAxis? PlaneNormal { get; init; }

    /// <inheritdoc/>
    public override IReadOnlyList<string> ResponseNames =>
    [
        .. Enumerable.Range(1, Levels).SelectMany(level => Details(Axes.Length).Select(letters => Name(level, letters))),
        Name(Levels, new string('L', Axes.Length)),
    ];

    /// <summary>The axes in the order of the letters.</summary>
    private VoxelAxis[] Axes => [.. new[] { VoxelAxis.Column, VoxelAxis.Row, VoxelAxis.Slice }.Where(a => a != PlaneNormal)];

    /// <inheritdoc/>
    protected override FilterResult Respond(FilterInput input)
    {
        ArgumentNullException.ThrowIfNull(input);
        return input.Image.StoredType == StoredType.Float32 ? Respond<float>(input, input.Response) : Respond<double>(input, input.Response);
    }

    private FilterResult Respond<T>(FilterInput input, Func<string, T[], FilterResponse> response)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        WaveletStep<T> wavelet = new(WaveletKernels.Named(Wavelet));
        VoxelAxis[] axes = Axes;
        VoxelRegion part = input.Region;
        PeriodicRange[] needed =
        [
            Range(input.Image.Size.Slices, part.Start.Slice, part.Size.Slices),
            Range(input.Image.Size.Rows, part.Start.Row, part.Size.Rows),
            Range(input.Image.Size.Columns, part.Start.Column, part.Size.Columns),
        ];
        int steps = StartLevel + Levels;
        PeriodicRange[] widest = Around(steps);
        PeriodicBlock<T> block = PeriodicBlock<T>.Read(input, widest[(int)VoxelAxis.Column], widest[(int)VoxelAxis.Row], widest[(int)VoxelAxis.Slice]);
        List<FilterResponse> responses = [];
        for (int step = 1; step <= steps; step++)
        {
            PeriodicRange[] target = Around(steps - step);
            PeriodicBlock<T>? approximation = null;
            Decompose(block, "", step > StartLevel);
            block = approximation!;

            void Decompose(PeriodicBlock<T> from, string letters, bool gives)
            {
                if (letters.Length == axes.Length)
                {
                    if (!letters.Contains('H', StringComparison.Ordinal)) approximation = from;
                    else responses.Add(Response(from, Name(step - StartLevel, letters)));
                    return;
                }
                VoxelAxis axis = axes[letters.Length];
                (PeriodicBlock<T> low, PeriodicBlock<T> high) = wavelet.Run(from, axis, target[(int)axis], input);
                Decompose(low, letters + 'L', gives);
                if (gives) Decompose(high, letters + 'H', gives);
            }
        }
        responses.Add(Response(block, Name(Levels, new string('L', axes.Length))));
        return new FilterResult(responses);

        PeriodicRange[] Around(int left)
        {
            PeriodicRange[] ranges = [.. needed];
            foreach (VoxelAxis axis in axes) ranges[(int)axis] = ranges[(int)axis].Wider(wavelet.Before * left, wavelet.After * left);
            return ranges;
        }

        FilterResponse Response(PeriodicBlock<T> from, string name) =>
            response(name, from.Part(needed[(int)VoxelAxis.Column], needed[(int)VoxelAxis.Row], needed[(int)VoxelAxis.Slice]));
    }

    private static PeriodicRange Range(int length, int start, int count) => new(length + length % 2, start, count);

    private static string Name(int level, string letters) => level == 1 ? $"wavelet-{letters}" : $"wavelet{level}-{letters}";

    /// <summary>Every combination with a high pass, L before H.</summary>
    private static IEnumerable<string> Details(int axes) =>
        Enumerable.Range(1, (1 << axes) - 1).Select(code => string.Concat(Enumerable.Range(0, axes).Select(i => (code >> (axes - 1 - i) & 1) == 0 ? 'L' : 'H')));
}
