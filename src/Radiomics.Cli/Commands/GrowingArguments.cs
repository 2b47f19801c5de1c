using System.CommandLine;
using System.Globalization;

namespace Radiomics.Cli.Commands;

/// <summary>The options of seeded region growing.</summary>
internal sealed class GrowingArguments
{
    private readonly Option<string?> _window = new("--window") { Description = "HU window LOWER,UPPER of the growth; without it the window is adapted to the seed's neighborhood.", HelpName = "LOWER,UPPER" };
    private readonly Option<double> _radius = new("--max-radius") { Description = "Farthest a voxel may lie from the seed, mm.", HelpName = "MM", DefaultValueFactory = _ => RegionGrowingOptions.Default.MaximumRadiusMm };
    private readonly Option<int> _neighbors = new("--neighbors") { Description = "Neighbors a voxel grows to: 6, 18 or 26.", HelpName = "N", DefaultValueFactory = _ => 6 };
    private readonly Option<bool> _noLeakStop = new("--no-leak-stop") { Description = "Let the growth run along vessels and into the chest wall." };
    private readonly Option<bool> _noFill = new("--no-fill") { Description = "Leave holes inside the region open." };

    private GrowingArguments(Command command)
    {
        command.Options.Add(_window);
        command.Options.Add(_radius);
        command.Options.Add(_neighbors);
        command.Options.Add(_noLeakStop);
        command.Options.Add(_noFill);
    }

    public static GrowingArguments AddTo(Command command) => new(command);

    public RegionGrowing Segmenter(ParseResult parsed)
    {
        (double? lower, double? upper) = Window(parsed.GetValue(_window));
        return new RegionGrowing(RegionGrowingOptions.Default with
        {
            LowerHu = lower,
            UpperHu = upper,
            MaximumRadiusMm = parsed.GetValue(_radius),
            Connectivity = parsed.GetValue(_neighbors) switch
            {
                6 => Neighborhood.Six,
                18 => Neighborhood.Eighteen,
                26 => Neighborhood.TwentySix,
                int other => throw new SettingsException("OPTION_VALUE", new Problem("--neighbors", $"{other} was given", "6, 18 or 26", "")),
            },
            LeakStop = parsed.GetValue(_noLeakStop) ? null : LeakStopOptions.Default,
            FillHoles = !parsed.GetValue(_noFill),
        });
    }

    private static (double? Lower, double? Upper) Window(string? text)
    {
        if (text is null) return (null, null);
        string[] parts = text.Split(',', StringSplitOptions.TrimEntries);
        if (parts.Length == 2
            && double.TryParse(parts[0], NumberStyles.Float, CultureInfo.InvariantCulture, out double lower)
            && double.TryParse(parts[1], NumberStyles.Float, CultureInfo.InvariantCulture, out double upper))
            return (lower, upper);
        throw new SettingsException("OPTION_VALUE", new Problem("--window", $"'{text}' was given", "two numbers in HU with a comma, such as -400,300", ""));
    }
}
