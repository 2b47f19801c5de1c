namespace Radiomics.Formats;

/// <summary>A terminated piece of a code-block's code.</summary>
/// <param name="mostPasses">Passes it may hold.</param>
internal sealed class CodeSegment(int mostPasses)
{
    public int MostPasses { get; } = mostPasses;

    public int Passes { get; set; }

    public List<(int Start, int Length)> Pieces { get; } = [];
}
