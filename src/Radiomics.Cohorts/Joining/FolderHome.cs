namespace Radiomics.Cohorts;

/// <summary>What the folders above a series say.</summary>
/// <param name="ClassFolder">Folder of the pathology class; null where that level is missing.</param>
/// <param name="PatientFolder">Path of the patient's folder; null where that level is missing.</param>
/// <param name="PatientId">The patient's ID: a known ID in the folder's name, the folder's name, or the header's.</param>
/// <param name="SeriesName">Folders below the patient's; empty where that level is missing.</param>
/// <param name="Depth">Number of folders.</param>
internal sealed record FolderHome(string? ClassFolder, string? PatientFolder, string PatientId, string SeriesName, int Depth)
{
    /// <summary>Stands for the ID of images that neither a folder nor a header gives one.</summary>
    public const string UnknownId = "(unknown)";

    /// <summary>Whether the four levels of the specification are there.</summary>
    public bool HasFourLevels => ClassFolder is not null && PatientFolder is not null && Depth == 3;

    /// <summary>Reads the folders above a series.</summary>
    /// <param name="folder">Path relative to the delivery.</param>
    /// <param name="dicomId">Patient ID of the headers.</param>
    /// <param name="tableIds">IDs of the tables by their keys.</param>
    public static FolderHome Of(string folder, string dicomId, IReadOnlyDictionary<string, string> tableIds)
    {
        string[] levels = folder.Length == 0 ? [] : folder.Split('/');
        (int at, string? id) = Find(levels, dicomId, tableIds);
        if (at < 0) return new FolderHome(levels.LastOrDefault(IsClass), null, dicomId.Length > 0 ? dicomId : UnknownId, "", levels.Length);
        string? above = levels[..at].LastOrDefault(IsClass) ?? (at > 0 ? levels[at - 1] : null);
        return new FolderHome(above, string.Join('/', levels[..(at + 1)]), id ?? levels[at], string.Join('/', levels[(at + 1)..]), levels.Length);
    }

    /// <summary>Whether a folder's name is a class: benign, malignant or a pathological type.</summary>
    public static bool IsClass(string name) => LesionClassWords.Parse(name) != LesionClass.Unknown || PathologyTerms.Default.Find(name) is { IsExact: true };

    private static (int At, string? Id) Find(string[] levels, string dicomId, IReadOnlyDictionary<string, string> tableIds)
    {
        // The usual place first, so that a series named like another patient's number is no trap.
        int[] order = [.. levels.Length >= 3 ? (int[])[1] : [], .. Enumerable.Range(0, levels.Length).Where(i => levels.Length < 3 || i != 1)];
        foreach (int i in order)
            if (tableIds.ContainsKey(PatientKey.Of(levels[i]))) return (i, null);
        string dicomKey = PatientKey.Of(dicomId);
        foreach (int i in order)
            if (dicomKey.Length > 0 && PatientKey.Of(levels[i]) == dicomKey) return (i, null);
        foreach (int i in order)
            if (WithName(levels[i], tableIds) is { } id) return (i, id);
        // Folders that bear a name or nothing of use, but a header that the tables know.
        if (tableIds.ContainsKey(dicomKey)) return (-1, null);
        return levels.Length switch
        {
            0 => (-1, null),
            1 => IsClass(levels[0]) ? (-1, null) : (0, null),
            2 => IsClass(levels[0]) ? (1, null) : (0, null),
            _ => (1, null),
        };
    }

    /// <summary>The known ID that a name such as "0001 张三" or "0001_Zhang" begins with.</summary>
    private static string? WithName(string name, IReadOnlyDictionary<string, string> tableIds)
    {
        string plain = TableText.Plain(name);
        for (int end = plain.Length - 1; end > 0; end--)
        {
            bool parted = !char.IsAsciiLetterOrDigit(plain[end]) || !char.IsAsciiLetterOrDigit(plain[end - 1]);
            if (parted && tableIds.ContainsKey(PatientKey.Of(plain[..end].TrimEnd(' ', '_', '-', '+', '.', '(')))) return plain[..end].TrimEnd(' ', '_', '-', '+', '.', '(');
        }
        return null;
    }
}
