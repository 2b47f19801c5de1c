namespace Radiomics;

/// <summary>What went wrong, in the four parts every message of this library has.</summary>
/// <param name="Where">The place: file, slice, tag, row or setting. Never a patient's name.</param>
/// <param name="Found">What was found there.</param>
/// <param name="Expected">What was expected instead.</param>
/// <param name="Advice">What the user can do about it.</param>
public sealed record Problem(string Where, string Found, string Expected, string Advice)
{
    /// <summary>The four parts as one readable message.</summary>
    public override string ToString()
    {
        string expected = Expected.Length == 0 ? "" : $" Expected: {Expected}.";
        string advice = Advice.Length == 0 ? "" : $" {Advice}";
        return Where.Length == 0 ? $"{Found}.{expected}{advice}" : $"{Where}: {Found}.{expected}{advice}";
    }
}
