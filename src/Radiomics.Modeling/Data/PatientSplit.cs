using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Radiomics.Modeling;

/// <summary>
/// Folds that keep all rows of a patient together: seeded, stratified, the same on every machine. What is saved is a text of patients and folds with a hash over it.
/// </summary>
public sealed class PatientSplit
{
    private readonly SortedDictionary<string, int> _folds;

    private PatientSplit(SortedDictionary<string, int> folds, int count) => (_folds, Count) = (folds, count);

    /// <summary>Number of folds.</summary>
    public int Count { get; }

    /// <summary>SHA-256 of the saved text, in lower-case hexadecimal.</summary>
    public string Hash => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(Lines())));

    /// <summary>Makes folds.</summary>
    /// <param name="patients">Patient of each row.</param>
    /// <param name="strata">Class of each row, such as the label: a patient's is the largest of his rows.</param>
    /// <param name="folds">Number of folds, at least 2.</param>
    /// <param name="seed">Seed.</param>
    public static PatientSplit Stratified(IReadOnlyList<string> patients, IReadOnlyList<int> strata, int folds, int seed)
    {
        ArgumentNullException.ThrowIfNull(patients);
        ArgumentNullException.ThrowIfNull(strata);
        if (strata.Count != patients.Count) throw ModelingErrors.Shape("strata", $"{strata.Count} for {patients.Count} rows");
        (string Patient, int Stratum)[] people =
        [
            .. patients.Select((p, i) => (Patient: p, Stratum: strata[i])).GroupBy(p => p.Patient, StringComparer.Ordinal)
                .Select(g => (g.Key, g.Max(v => v.Stratum))).OrderBy(p => p.Key, StringComparer.Ordinal),
        ];
        if (folds < 2 || folds > people.Length) throw ModelingErrors.Option("folds", folds.ToString(CultureInfo.InvariantCulture), $"2 to the number of patients, {people.Length}");
        SortedDictionary<string, int> result = new(StringComparer.Ordinal);
        SeededRandom random = SeededRandom.For(seed, folds);
        int next = 0;
        foreach (IGrouping<int, (string Patient, int Stratum)> stratum in people.GroupBy(p => p.Stratum).OrderBy(g => g.Key))
        {
            string[] order = [.. stratum.Select(p => p.Patient)];
            random.Shuffle<string>(order);
            // Dealt on from where the stratum before ended, so that folds differ by one patient at most.
            foreach (string patient in order) result[patient] = next++ % folds;
        }
        return new PatientSplit(result, folds);
    }

    /// <summary>Takes folds as they are given by row.</summary>
    /// <param name="patients">Patient of each row.</param>
    /// <param name="folds">Fold of each row, from 0.</param>
    /// <exception cref="ModelingException">Rows of one patient lie in two folds.</exception>
    public static PatientSplit FromRows(IReadOnlyList<string> patients, IReadOnlyList<int> folds)
    {
        ArgumentNullException.ThrowIfNull(patients);
        ArgumentNullException.ThrowIfNull(folds);
        if (folds.Count != patients.Count) throw ModelingErrors.Shape("folds", $"{folds.Count} for {patients.Count} rows");
        SortedDictionary<string, int> result = new(StringComparer.Ordinal);
        for (int i = 0; i < folds.Count; i++)
        {
            if (folds[i] < 0) throw ModelingErrors.Option("fold", folds[i].ToString(CultureInfo.InvariantCulture), "0 or more");
            if (!result.TryAdd(patients[i], folds[i]) && result[patients[i]] != folds[i])
                throw ModelingErrors.Leak($"row {i + 1}", $"its patient is in folds {result[patients[i]]} and {folds[i]}", "Put all rows of a patient into one fold.");
        }
        return new PatientSplit(result, folds.Count == 0 ? 0 : folds.Max() + 1);
    }

    /// <summary>Fold of each row.</summary>
    /// <param name="patients">Patient of each row, each of them known.</param>
    public int[] FoldOf(IReadOnlyList<string> patients)
    {
        ArgumentNullException.ThrowIfNull(patients);
        return
        [
            .. patients.Select((p, i) => _folds.TryGetValue(p, out int fold) ? fold
                : throw new ModelingException("MODEL_SPLIT", new Problem($"row {i + 1}", "its patient is not in the split", "a patient of the split", "Make the split from this table."))),
        ];
    }

    /// <summary>Saves patients, folds and the hash.</summary>
    /// <param name="path">The file, replaced as a whole.</param>
    public void Save(string path) => ImageFiles.Replace(path, stream => stream.Write(Encoding.UTF8.GetBytes(Lines() + $"# sha256 {Hash}\n")));

    /// <summary>Reads a saved split.</summary>
    /// <param name="path">The file.</param>
    /// <exception cref="ModelingException">The text is not what was saved, or a patient is in two folds.</exception>
    public static PatientSplit Load(string path)
    {
        string[] lines = File.ReadAllLines(path);
        List<string> patients = [];
        List<int> folds = [];
        foreach (string line in lines.Where(l => l.Length > 0 && l[0] != '#').Skip(1))
        {
            int comma = line.IndexOf(',', StringComparison.Ordinal);
            if (comma < 0 || !int.TryParse(line[..comma], NumberStyles.None, CultureInfo.InvariantCulture, out int fold)) throw Wrong("a line is no fold and patient");
            folds.Add(fold);
            patients.Add(line[(comma + 1)..]);
        }
        PatientSplit split = FromRows(patients, folds);
        return lines.Length > 0 && lines[^1] == $"# sha256 {split.Hash}" ? split : throw Wrong("the hash is not that of the lines");

        ModelingException Wrong(string found) => new("MODEL_SPLIT", new Problem(Path.GetFileName(path), found, "a split as it was saved", "Make the split again."));
    }

    private string Lines()
    {
        StringBuilder text = new("fold,patient\n");
        foreach ((string patient, int fold) in _folds) text.Append(CultureInfo.InvariantCulture, $"{fold},{patient}\n");
        return text.ToString();
    }
}
