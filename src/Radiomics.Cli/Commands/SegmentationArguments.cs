using System.CommandLine;
using System.Globalization;

namespace Radiomics.Cli.Commands;

/// <summary>The options of a segmentation from positions: how far it may reach, and what a person knows about the lesion.</summary>
internal sealed class SegmentationArguments
{
    private readonly Option<double> _radius = new("--max-radius")
    {
        Description = "Farthest a voxel of the lesion may lie from the seed, mm.", HelpName = "MM", DefaultValueFactory = _ => NoduleSegmenterOptions.Default.MaximumRadiusMm,
    };

    private readonly Option<double> _shift = new("--max-seed-shift")
    {
        Description = "Farthest a seed that missed the lesion may be moved, mm; 0 takes it where it is.", HelpName = "MM", DefaultValueFactory = _ => NoduleSegmenterOptions.Default.MaximumSeedShiftMm,
    };

    private readonly Option<OutlineConvention> _outline = new("--outline")
    {
        Description = "Border of the mask: as readers draw it, or at the physical edge.", HelpName = "reader|edge", DefaultValueFactory = _ => NoduleSegmenterOptions.Default.Outline,
    };

    private readonly Option<string?> _box = new("--box")
    {
        Description = "The lesion lies inside this box: two opposite corner voxels as --seed counts them (columns and rows from 0, slices from 1); both belong to it.",
        HelpName = "x0,y0,z0,x1,y1,z1",
    };

    private readonly Option<double?> _lower = new("--lower") { Description = "Lowest HU of the lesion; without it, found from the image.", HelpName = "HU" };
    private readonly Option<double?> _upper = new("--upper") { Description = "Highest HU of the lesion; without it, no limit.", HelpName = "HU" };
    private readonly Option<string[]> _include = new("--include") { Description = "A voxel that belongs to the lesion, as --seed. Repeatable.", HelpName = "x,y,z" };
    private readonly Option<string[]> _exclude = new("--exclude") { Description = "A voxel that does not belong to the lesion, as --seed. Repeatable.", HelpName = "x,y,z" };

    private SegmentationArguments(Command command)
    {
        foreach (Option option in All) command.Options.Add(option);
    }

    /// <summary>Every option, all of which go with --seed only and count for each seed.</summary>
    public IReadOnlyList<Option> All => [_radius, _shift, _outline, _box, _lower, _upper, _include, _exclude];

    public static SegmentationArguments AddTo(Command command) => new(command);

    /// <summary>The segmenter that the options ask for.</summary>
    /// <param name="parsed">The command line.</param>
    /// <param name="threads">Threads.</param>
    /// <exception cref="SettingsException">An option cannot be read or lies outside its range.</exception>
    public NoduleSegmenter Segmenter(ParseResult parsed, int threads) => new(NoduleSegmenterOptions.Default with
    {
        MaximumRadiusMm = parsed.GetValue(_radius),
        MaximumSeedShiftMm = parsed.GetValue(_shift),
        Outline = parsed.GetValue(_outline),
        MaxDegreeOfParallelism = threads,
        Constraints = new SegmentationConstraints
        {
            Box = parsed.GetValue(_box) is { } box ? Box(box) : null,
            LowerHu = parsed.GetValue(_lower),
            UpperHu = parsed.GetValue(_upper),
            Foreground = [.. (parsed.GetValue(_include) ?? []).Select(text => Voxel(_include.Name, text))],
            Background = [.. (parsed.GetValue(_exclude) ?? []).Select(text => Voxel(_exclude.Name, text))],
        },
    });

    private static VoxelRegion Box(string text)
    {
        int[] n = [.. text.Split(',', StringSplitOptions.TrimEntries).Select(part => int.TryParse(part, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out int number) && number < int.MaxValue ? number : -1)];
        if (n.Length != 6 || n.Min() < 0 || n[2] < 1 || n[5] < 1)
            throw new SettingsException("OPTION_VALUE", new Problem(
                "--box", $"'{text}' was given", "two voxels x0,y0,z0,x1,y1,z1 in whole numbers, columns and rows from 0, slices from 1, such as 90,230,120,130,280,141", ""));
        return VoxelRegion.FromBounds(
            new VoxelIndex(Math.Min(n[0], n[3]), Math.Min(n[1], n[4]), Math.Min(n[2], n[5]) - 1),
            new VoxelIndex(Math.Max(n[0], n[3]) + 1, Math.Max(n[1], n[4]) + 1, Math.Max(n[2], n[5])));
    }

    private static VoxelIndex Voxel(string option, string text)
    {
        try
        {
            return Seed.Parse(text).ToVoxelIndex();
        }
        catch (SettingsException error)
        {
            throw new SettingsException("OPTION_VALUE", error.Problem with { Where = option });
        }
    }
}
