namespace Radiomics.Cli.Output;

/// <summary>Why a region has no features.</summary>
/// <param name="Code">Stable name of the error.</param>
/// <param name="Message">What was found, where, what was expected and what to do.</param>
internal sealed record RegionError(string Code, string Message)
{
    /// <summary>From any error but a stop: one the library foresaw, or a fault of the program that must not end the other regions.</summary>
    public static RegionError From(Exception error) => error is RadiomicsException known
        ? new RegionError(known.Code, known.Message)
        : new RegionError("INTERNAL", $"this is an error of the program, please report it: {error.GetType().Name}: {error.Message}");
}
