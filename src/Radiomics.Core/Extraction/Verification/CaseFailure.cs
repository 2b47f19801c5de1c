namespace Radiomics;

/// <summary>What a report says about a case that came to an error: one case must not end the others, whatever happened in it.</summary>
internal static class CaseFailure
{
    /// <summary>Whether the error belongs to its case; a stop and a lack of memory end the verification.</summary>
    public static bool BelongsToCase(Exception error) => error is not (OperationCanceledException or OutOfMemoryException);

    /// <summary>The error on one line.</summary>
    public static string Describe(Exception error) => "not computed: " + (error is RadiomicsException known
        ? $"{known.Code}: {known.Problem.Where}: {known.Problem.Found}"
        : $"{error.GetType().Name}: {error.Message}").ReplaceLineEndings(" ");
}
