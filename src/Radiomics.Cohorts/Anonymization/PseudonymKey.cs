using System.Buffers.Binary;
using System.Globalization;
using System.Numerics;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace Radiomics.Cohorts;

/// <summary>
/// The key of a pseudonymization: a secret from which pseudonyms, days and UIDs follow, and the patients it was used for. The same key gives the same pseudonyms, so
/// that later deliveries of a hospital fit earlier ones. Whoever has the file can tell who the patients are.
/// </summary>
internal sealed class PseudonymKey
{
    private const string Format = "radiomics key 1";

    // Ten to forty years back: further than the dates of a patient lie apart, so that no moved date is one of the patient's own.
    private const int FewestDays = 3653, RangeOfDays = 10958;

    private static readonly PseudonymKeyJson s_json = new(new JsonSerializerOptions { WriteIndented = true, NewLine = "\n", Encoder = System.Text.Encodings.Web.JavaScriptEncoder.Create(System.Text.Unicode.UnicodeRanges.All) });

    private readonly byte[] _secret;
    private readonly Dictionary<string, PseudonymousPatient> _patients = new(StringComparer.Ordinal);
    private readonly HashSet<string> _taken = new(StringComparer.Ordinal);

    private PseudonymKey(byte[] secret) => _secret = secret;

    /// <summary>A key with a secret of its own.</summary>
    public static PseudonymKey Create() => new(RandomNumberGenerator.GetBytes(32));

    /// <summary>Reads a key file, or makes a key where there is none.</summary>
    /// <param name="path">The file.</param>
    /// <exception cref="SettingsException">The file is no key.</exception>
    public static PseudonymKey Open(string path)
    {
        if (!File.Exists(path)) return Create();
        try
        {
            using FileStream file = ImageFiles.OpenRead(path);
            if (file.Length > 256 << 20 || JsonSerializer.Deserialize(file, s_json.PseudonymKeyContent) is not { Format: Format, Secret: { } text, Patients: { } patients }) throw Unusable(path, null);
            byte[] secret = Convert.FromBase64String(text);
            PseudonymKey key = secret.Length >= 16 ? new PseudonymKey(secret) : throw Unusable(path, null);
            foreach (PseudonymousPatient patient in patients)
                if (patient.Pseudonym.Length == 0 || patient.DaysBack < 0 || !key._taken.Add(patient.Pseudonym) || !key._patients.TryAdd(PatientKey.Of(patient.Id), patient)) throw Unusable(path, null);
            return key;
        }
        catch (Exception error) when (error is JsonException or FormatException or ArgumentNullException or NullReferenceException)
        {
            throw Unusable(path, error);
        }
    }

    /// <summary>Writes the key, readable by its owner alone where the system knows owners.</summary>
    /// <param name="path">The file.</param>
    public void Save(string path) => ImageFiles.Replace(path, stream =>
    {
        if (stream is FileStream { Name: { } name } && !OperatingSystem.IsWindows()) File.SetUnixFileMode(name, UnixFileMode.UserRead | UnixFileMode.UserWrite);
        JsonSerializer.Serialize(stream, new PseudonymKeyContent(Format, Convert.ToBase64String(_secret), [.. _patients.Values.OrderBy(p => p.Id, StringComparer.Ordinal)]), s_json.PseudonymKeyContent);
    });

    /// <summary>The patient of an ID, however it is written.</summary>
    /// <param name="id">The ID.</param>
    public PseudonymousPatient Of(string id)
    {
        string key = PatientKey.Of(id);
        if (key.Length == 0) return new PseudonymousPatient("", "", FewestDays);
        lock (_patients)
        {
            if (_patients.TryGetValue(key, out PseudonymousPatient? patient)) return patient;
            string pseudonym;
            for (int attempt = 0; ; attempt++)
            {
                // Digits behind one letter: no word of a phase or class can arise, and no program drops a zero.
                pseudonym = "S" + (Number($"id/{attempt}/{key}") % 1_000_000_000_000).ToString("D12", CultureInfo.InvariantCulture);
                if (_taken.Add(pseudonym)) break;
            }
            return _patients[key] = new PseudonymousPatient(id, pseudonym, FewestDays + (int)(Number($"days/{key}") % RangeOfDays));
        }
    }

    /// <summary>The UID in place of another: the same for the same, 2.25 and 128 bits.</summary>
    /// <param name="uid">The UID.</param>
    public string UidOf(string uid) => "2.25." + new BigInteger(Hash($"uid/{uid}").AsSpan(0, 16), isUnsigned: true, isBigEndian: true).ToString(CultureInfo.InvariantCulture);

    private ulong Number(string text) => BinaryPrimitives.ReadUInt64BigEndian(Hash(text));

    private byte[] Hash(string text) => HMACSHA256.HashData(_secret, Encoding.UTF8.GetBytes(text));

    private static SettingsException Unusable(string path, Exception? inner) => new("KEY_FILE", new Problem(
        path, inner is null ? "the file is no key of pseudonyms" : $"the file is no key of pseudonyms ({inner.GetType().Name})", "a key file that anonymize has written", "Name the key of the earlier delivery, or a file that is not there yet."));
}
