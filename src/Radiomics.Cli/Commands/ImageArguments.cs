using System.CommandLine;

namespace Radiomics.Cli.Commands;

/// <summary>The argument and options of every command whose first argument is an image.</summary>
internal sealed class ImageArguments
{
    private readonly LoadArguments _loading;

    private ImageArguments(Command command)
    {
        command.Arguments.Add(Image);
        _loading = LoadArguments.AddTo(command);
    }

    public Argument<string> Image { get; } = new("IMAGE") { Description = "A folder with a DICOM series, or a .dcm, .nii, .nii.gz, .nrrd or .nhdr file." };

    public static ImageArguments AddTo(Command command) => new(command);

    /// <summary>Path of the image.</summary>
    public string Path(ParseResult parsed) => parsed.GetRequiredValue(Image);

    public int Threads(ParseResult parsed) => _loading.Threads(parsed);

    public bool Quiet(ParseResult parsed) => _loading.Quiet(parsed);

    public LoadOptions Options(ParseResult parsed) => _loading.Options(parsed);

    /// <summary>Loads the image, with progress on the talk writer.</summary>
    public Volume Load(ParseResult parsed, CommandOutput output, CancellationToken cancellation) => _loading.Load(parsed, Path(parsed), output, cancellation);
}
