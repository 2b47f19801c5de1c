using System.CommandLine;
using System.CommandLine.Parsing;

namespace Radiomics.Cli.Commands;

/// <summary>The options of <c>extract</c> that belong to feature maps.</summary>
internal sealed class MapArguments
{
    private const string Voxel = "voxel";

    private readonly Option<string> _mode = new("--mode")
    {
        Description = "segment: features of whole regions. voxel: feature maps, the features of the kernel around every voxel; -o names their folder.",
        HelpName = "segment|voxel",
        DefaultValueFactory = _ => "segment",
    };

    private readonly Option<string> _format = new("--map-format") { Description = "Feature maps: format of the files.", HelpName = "nrrd|nii.gz|nii", DefaultValueFactory = _ => "nrrd" };

    private MapArguments(Command command)
    {
        _mode.AcceptOnlyFromAmong("segment", Voxel);
        _format.AcceptOnlyFromAmong("nrrd", "nii.gz", "nii");
        command.Options.Add(_mode);
        command.Options.Add(_format);
    }

    public static MapArguments AddTo(Command command) => new(command);

    /// <summary>Whether maps are asked for.</summary>
    public bool AreWanted(ParseResult parsed) => parsed.GetValue(_mode) == Voxel;

    /// <summary>Where the maps are written.</summary>
    public FeatureMapTarget Target(ParseResult parsed, string folder) => new(folder) { Ending = "." + parsed.GetValue(_format) };

    /// <summary>Adds an error for every option that does not go with the mode.</summary>
    /// <param name="result">The parsed command.</param>
    /// <param name="folder">The option that names the folder of the maps.</param>
    /// <param name="ofRegions">The options that go with features of whole regions only.</param>
    /// <returns>Whether maps are asked for.</returns>
    public bool Check(CommandResult result, Option folder, IEnumerable<Option> ofRegions)
    {
        bool maps = result.GetResult(_mode)?.GetValueOrDefault<string>() == Voxel;
        if (!maps && result.GetResult(_format) is { Implicit: false }) result.AddError("--map-format goes with --mode voxel.");
        if (!maps) return false;
        if (result.GetResult(folder) is null) result.AddError("--mode voxel needs -o FOLDER for the maps.");
        foreach (Option option in ofRegions)
            if (result.GetResult(option) is { Implicit: false }) result.AddError($"{option.Name} does not go with --mode voxel.");
        return true;
    }
}
