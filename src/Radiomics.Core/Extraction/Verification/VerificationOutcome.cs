namespace Radiomics;

/// <summary>What became of one trusted value.</summary>
public enum VerificationOutcome
{
    /// <summary>Ours agrees within the tolerance.</summary>
    Matched,

    /// <summary>Ours differs.</summary>
    Differs,

    /// <summary>There is no value of ours to compare; the note says why.</summary>
    NotComputed,

    /// <summary>The row is not compared on purpose; the note says why. It counts neither as matched nor in the total.</summary>
    NotCompared,
}
