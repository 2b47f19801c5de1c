using System.Buffers;
using System.Text;
using System.Text.RegularExpressions;
using Radiomics.Formats;

namespace Radiomics.Cohorts;

/// <summary>
/// What identifies the patients of a delivery: names, IDs, UIDs and, patient by patient, dates, collected from all that is read, so that all that is written can be
/// searched for it. What is found is named by its kind, never by itself.
/// </summary>
internal sealed partial class IdentityTraces
{
    // Shorter ones cannot be told from ordinary words and numbers.
    private const int ShortestLatin = 4, ShortestChinese = 2, ShortestNumber = 6, ShortestId = 4;

    private static readonly HashSet<DicomTag> s_ids =
    [
        DicomTags.PatientId, DicomTags.AccessionNumber, DicomTags.StudyId, new(0x00101000), new(0x00101090), new(0x00102154), new(0x00380010), new(0x00401001), new(0x00400009), new(0x00400253), new(0x00402016), new(0x00402017),
    ];

    private readonly Lock _lock = new();
    private readonly HashSet<string> _names = new(StringComparer.Ordinal), _ids = new(StringComparer.Ordinal), _uids = new(StringComparer.Ordinal), _births = new(StringComparer.Ordinal);
    private readonly Dictionary<string, HashSet<string>> _dates = new(StringComparer.Ordinal);
    private SearchValues<string>? _search;

    /// <summary>Takes in what a header says, at any depth.</summary>
    /// <param name="header">The header.</param>
    /// <param name="patient">Pseudonym of the patient.</param>
    public void Add(DicomDataset header, string patient)
    {
        foreach (DicomElement element in header.Elements)
        {
            Vr vr = AttributeTable.VrOf(element);
            if (vr == Vr.SQ) foreach (DicomDataset item in header.Items(element.Tag)) Add(item, patient);
            // A physician or operator of one Latin word may be called like a body part; the patient is searched for in any case.
            else if (vr == Vr.PN) foreach (string name in header.Texts(element.Tag).Where(n => element.Tag.Group == 0x0010 || n.Any(c => c > 0x2E80) || n.Trim('^', ' ').AsSpan().ContainsAny('^', ' '))) AddName(name);
            // UIDs that stay name classes of objects, also those of makers.
            else if (vr == Vr.UI) foreach (string uid in header.Texts(element.Tag).Where(_ => AttributeTable.ActionOf(element.Tag) != AttributeAction.Keep)) AddUid(uid);
            else if (element.Tag == DicomTags.PatientBirthDate) foreach (string date in header.Texts(element.Tag)) AddBirth(date);
            else if (vr is Vr.DA or Vr.DT) foreach (string date in header.Texts(element.Tag)) AddDates(date, patient);
            else if (s_ids.Contains(element.Tag)) foreach (string id in header.Texts(element.Tag).Where(i => element.Tag == DicomTags.PatientId || i.Any(char.IsAsciiDigit))) AddId(id);
        }
    }

    /// <summary>Takes in a name: in every order of its parts, without marks.</summary>
    /// <param name="name">The name, in parts parted by ^ or blanks; several writings parted by =.</param>
    public void AddName(string name)
    {
        foreach (string writing in name.Split('='))
        {
            string[] parts = [.. writing.Split(['^', ' ', ',', '\u3000', '·'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)];
            if (parts.Length == 0) continue;
            foreach (string whole in (string[])[string.Concat(parts), string.Concat(parts.Reverse())])
            {
                string key = TableText.Key(whole);
                if (key.Length < (key.Length > 0 && key[0] > 0x2E80 ? ShortestChinese : ShortestLatin)) continue;
                lock (_lock)
                {
                    if (_names.Add(key)) _search = null;
                }
            }
        }
    }

    /// <summary>Takes in an ID.</summary>
    /// <param name="id">The ID as written.</param>
    public void AddId(string id)
    {
        string key = TableText.Key(id);
        if (key.Length < (key.All(char.IsAsciiDigit) ? ShortestNumber : ShortestId)) return;
        lock (_lock)
        {
            if (Ascii.IsValid(key)) _ids.Add(key);
            else if (_names.Add(key)) _search = null;
        }
    }

    /// <summary>Takes in a UID that is not of the standard.</summary>
    /// <param name="uid">The UID.</param>
    public void AddUid(string uid)
    {
        if (uid.Length < 8 || HeaderAnonymizer.IsOfTheStandard(uid)) return;
        lock (_lock) _uids.Add(uid);
    }

    /// <summary>Takes in a birth date. It goes altogether, so that a moved date that happens to be the same is none.</summary>
    private void AddBirth(string date)
    {
        lock (_lock) _births.UnionWith(DateShift.In(date));
    }

    /// <summary>Takes in the dates of a patient.</summary>
    /// <param name="text">A text with dates.</param>
    /// <param name="patient">Pseudonym of the patient.</param>
    public void AddDates(string text, string patient)
    {
        string[] dates = [.. DatesOf(text)];
        if (dates.Length == 0) return;
        lock (_lock)
        {
            if (!_dates.TryGetValue(patient, out HashSet<string>? known)) _dates[patient] = known = new HashSet<string>(StringComparer.Ordinal);
            known.UnionWith(dates);
        }
    }

    /// <summary>What of these traces a text holds; null for none.</summary>
    /// <param name="text">The text.</param>
    /// <param name="patient">Pseudonym of the patient whose dates count; null for none.</param>
    /// <param name="isDate">Whether it is a date by its kind, in which a birth date is none.</param>
    public string? Find(string text, string? patient, bool isDate = false)
    {
        if (text.Length < 2) return null;
        foreach (Match run in UidPattern().Matches(text))
            if (_uids.Contains(run.Value)) return "UID";
        if (HasName(text)) return "name";
        if (HasAny(_ids, IdPattern().Matches(TableText.Plain(text)))) return "ID";
        if (!isDate && _births.Count > 0 && patient is not null && DatesOf(text).Any(_births.Contains)) return "date";
        if (patient is not null && _dates.TryGetValue(patient, out HashSet<string>? dates) && DatesOf(text).Any(dates.Contains)) return "date";
        return null;
    }

    /// <summary>The names and IDs of a text replaced.</summary>
    /// <param name="text">The text.</param>
    /// <param name="identities">Names and IDs, as written.</param>
    /// <param name="replacement">What stands in their place.</param>
    public static string Without(string text, IEnumerable<string> identities, string replacement)
    {
        foreach (string identity in identities.Where(i => i.Trim().Length >= (i.Any(c => c > 0x2E80) ? ShortestChinese : ShortestLatin)).OrderByDescending(i => i.Length))
            text = text.Replace(identity.Trim(), replacement, StringComparison.OrdinalIgnoreCase);
        return text;
    }

    private bool HasName(string text)
    {
        SearchValues<string> search;
        lock (_lock) search = _search ??= SearchValues.Create([.. _names.Where(n => n[0] > 0x2E80)], StringComparison.Ordinal);
        string key = TableText.Key(text);
        if (key.AsSpan().ContainsAny(search) || _names.Contains(key)) return true;
        return HasAny(_names, LatinPattern().Matches(TableText.Plain(text)));
    }

    /// <summary>Whether one word, or up to four that follow one another, are one of these when joined.</summary>
    private static bool HasAny(HashSet<string> known, MatchCollection words)
    {
        for (int i = 0; i < words.Count; i++)
        {
            StringBuilder joined = new();
            for (int n = i; n < Math.Min(words.Count, i + 4); n++)
                if (known.Contains(joined.Append(words[n].Value.ToLowerInvariant()).ToString())) return true;
        }
        return false;
    }

    private static IEnumerable<string> DatesOf(string text) => DateShift.In(text).Concat(text.Length >= 14 && text.AsSpan(0, 14).IndexOfAnyExceptInRange('0', '9') < 0 ? DateShift.In(text[..8]) : []);

    [GeneratedRegex(@"\d+(?:\.\d+){2,}")]
    private static partial Regex UidPattern();

    [GeneratedRegex(@"[A-Za-z0-9]+")]
    private static partial Regex IdPattern();

    [GeneratedRegex(@"[A-Za-z]+")]
    private static partial Regex LatinPattern();
}
