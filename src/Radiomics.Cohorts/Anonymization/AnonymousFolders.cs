using System.Globalization;

namespace Radiomics.Cohorts;

/// <summary>
/// The folders of a delivery under names that tell nobody: classes and phases keep their words, a patient's folder bears the pseudonym, all others a number. Two folders
/// never become one.
/// </summary>
internal sealed class AnonymousFolders
{
    private readonly Dictionary<string, string> _paths = new(StringComparer.Ordinal) { [""] = "" };
    private readonly HashSet<string> _taken = new(StringComparer.OrdinalIgnoreCase);
    private readonly PseudonymKey _key;
    private readonly HashSet<string> _patientFolders;
    private readonly Dictionary<string, string> _ids;

    /// <summary>Names every folder.</summary>
    /// <param name="folders">The folders with images, relative to the delivery.</param>
    /// <param name="patients">Whose they are.</param>
    /// <param name="key">The key.</param>
    public AnonymousFolders(IEnumerable<string> folders, IReadOnlyList<DeliveredPatient> patients, PseudonymKey key)
    {
        _key = key;
        _patientFolders = [.. patients.SelectMany(p => p.Homes).Select(h => h.PatientFolder).OfType<string>()];
        _ids = patients.SelectMany(p => p.Homes, (p, home) => (home.PatientFolder, home.PatientId)).Where(h => h.PatientFolder is not null).DistinctBy(h => h.PatientFolder).ToDictionary(h => h.PatientFolder!, h => h.PatientId);
        SortedSet<string> all = new(StringComparer.Ordinal);
        foreach (string folder in folders)
            for (string part = folder; part.Length > 0; part = part.LastIndexOf('/') is var at && at < 0 ? "" : part[..at]) all.Add(part);
        // Names that stay first, so that no invented name takes theirs.
        foreach (bool staying in (bool[])[true, false])
            foreach (IGrouping<int, string> level in all.GroupBy(f => f.Count(c => c == '/')).OrderBy(g => g.Key))
                foreach (string folder in level.Where(f => Stays(f) == staying)) Name(folder);
    }

    /// <summary>The name of a folder.</summary>
    /// <param name="folder">Path relative to the delivery.</param>
    public string Of(string folder) => _paths[folder];

    private string Name(string folder)
    {
        if (_paths.TryGetValue(folder, out string? known)) return known;
        int at = folder.LastIndexOf('/');
        string own = folder[(at + 1)..], above = at < 0 ? "" : Name(folder[..at]) + "/";
        string plain = Stays(folder) ? own
            : _patientFolders.Contains(folder) ? _key.Of(_ids[folder]).Pseudonym
            : IsAbovePatients(folder) && PathologyTerms.Default.Find(own) is { } match ? match.Term.Chinese
            : PhaseNeutral.Of(own) is { Length: > 0 } phase ? phase : "folder-1";
        string name = plain, stem = plain == "folder-1" ? "folder" : plain;
        for (int n = 2; !_taken.Add(above + name); n++) name = string.Create(CultureInfo.InvariantCulture, $"{stem}-{n}");
        return _paths[folder] = above + name;
    }

    private bool IsAbovePatients(string folder) => _patientFolders.Any(p => p.StartsWith(folder + "/", StringComparison.Ordinal));

    /// <summary>Whether the last name of a path is a word for a class or a phase and nothing else.</summary>
    private bool Stays(string folder) =>
        !_patientFolders.Contains(folder) && folder[(folder.LastIndexOf('/') + 1)..] is var name && (FolderHome.IsClass(name) || PhaseWords.IsWord(name));
}
