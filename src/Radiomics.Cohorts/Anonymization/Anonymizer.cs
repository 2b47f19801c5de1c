using System.Collections.Concurrent;
using System.Globalization;
using Radiomics.Cohorts;
using Radiomics.Formats;

namespace Radiomics;

/// <summary>
/// Writes a delivery without identities: headers by the basic profile of DICOM PS3.15 with moved dates, tables and folders with pseudonyms, pixels untouched. What is
/// written is read again and searched for what identifies a patient; what does not pass is withheld. The source is only read.
/// </summary>
public sealed class Anonymizer
{
    private static readonly DicomTag s_burnedIn = new(0x00280301);

    private readonly Delivery _delivery;
    private readonly string _folder;
    private readonly PseudonymKey _key;
    private readonly AnonymizationOptions _options;
    private readonly IProgress<LoadProgress>? _progress;
    private readonly CancellationToken _cancellation;
    private readonly IdentityTraces _traces = new();
    private readonly ConcurrentDictionary<string, HashSet<string>> _identities = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, int> _burnedIn = new(StringComparer.Ordinal);
    private readonly List<AnonymizationFailure> _failures = [];
    private readonly List<LeakedIdentity> _leaks = [];
    private readonly Dictionary<string, string> _names = new(StringComparer.Ordinal);
    private int _done;

    private Anonymizer(Delivery delivery, string folder, PseudonymKey key, AnonymizationOptions options, IProgress<LoadProgress>? progress, CancellationToken cancellation) =>
        (_delivery, _folder, _key, _options, _progress, _cancellation) = (delivery, folder, key, options, progress, cancellation);

    /// <summary>Writes a delivery anonymously.</summary>
    /// <param name="folder">The delivery.</param>
    /// <param name="output">Folder to be written; it must not be there yet, or be empty. It appears when all is written and checked.</param>
    /// <param name="tables">Workbooks and CSV files; null for all that lie in the folder.</param>
    /// <param name="options">Options; null for the defaults.</param>
    /// <param name="progress">Told of the stages <c>headers</c>, <c>identities</c> and <c>images</c>, from several threads.</param>
    /// <param name="cancellationToken">Stops the work; nothing is left of it.</param>
    /// <returns>What was written. A patient that fails is part of it, not an exception.</returns>
    /// <exception cref="SettingsException">The output holds files or lies in the source, or the key file is none.</exception>
    /// <exception cref="ImageFormatException">There is no such delivery, or the output cannot be written.</exception>
    public static AnonymizationResult Run(
        string folder, string output, IEnumerable<string>? tables = null, AnonymizationOptions? options = null, IProgress<LoadProgress>? progress = null, CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrEmpty(folder);
        ArgumentException.ThrowIfNullOrEmpty(output);
        options ??= AnonymizationOptions.Default;
        string target = Path.TrimEndingDirectorySeparator(Path.GetFullPath(output)), source = Path.TrimEndingDirectorySeparator(Path.GetFullPath(folder));
        string keyFile = Path.GetFullPath(options.KeyFile ?? target + ".key.json");
        Refuse(target, source, keyFile);
        PseudonymKey key = PseudonymKey.Open(keyFile);
        Delivery delivery = Delivery.Open(folder, tables, DeliveryOptions.Default with
        {
            Loading = LoadOptions.Default with { MaxDegreeOfParallelism = options.Threads }, TableLimits = options.TableLimits,
        }, progress, cancellationToken);
        string temporary = Path.Combine(Path.GetDirectoryName(target) ?? target, $".{Path.GetFileName(target)}.{Guid.NewGuid():N}.tmp");
        try
        {
            Directory.CreateDirectory(temporary);
            Anonymizer work = new(delivery, temporary, key, options, progress, cancellationToken);
            AnonymizationResult result = work.Run(keyFile, tables?.ToArray());
            if (result.PatientsWritten == 0) return result;
            // The key first: without it, what is written could never be told again.
            string relative = Path.GetRelativePath(target, keyFile);
            bool isInside = !relative.StartsWith("..", StringComparison.Ordinal) && !Path.IsPathRooted(relative);
            key.Save(isInside ? Path.Combine(temporary, relative) : keyFile);
            if (Directory.Exists(target)) Directory.Delete(target);
            Directory.Move(temporary, target);
            return result;
        }
        catch (Exception error) when (ImageFiles.IsOfTheDisk(error))
        {
            throw new ImageFormatException("FILE_UNWRITABLE", new Problem(
                target, $"the delivery cannot be written: {error.Message.TrimEnd('.')}", "a folder with space and permission to write", "Make room or choose another place."), error);
        }
        finally
        {
            if (Directory.Exists(temporary)) Directory.Delete(temporary, recursive: true);
        }
    }

    private static void Refuse(string target, string source, string keyFile)
    {
        if (target == source || target.StartsWith(source + Path.DirectorySeparatorChar, StringComparison.Ordinal) || source.StartsWith(target + Path.DirectorySeparatorChar, StringComparison.Ordinal))
            throw new SettingsException("OUTPUT_IS_INPUT", new Problem(target, "the output and the delivery lie in one another", "a folder beside the delivery", "Name another folder."));
        if (File.Exists(target) || (Directory.Exists(target) && Directory.EnumerateFileSystemEntries(target).Any()))
            throw new SettingsException("OUTPUT_EXISTS", new Problem(target, "there are files already", "an empty folder or one that is not there", "Name another folder."));
        if (keyFile.StartsWith(source + Path.DirectorySeparatorChar, StringComparison.Ordinal))
            throw new SettingsException("OUTPUT_IS_INPUT", new Problem(keyFile, "the key file would lie in the delivery", "a place of its own", "Name another file with --key."));
    }

    private AnonymizationResult Run(string keyFile, string[]? tables)
    {
        // In the order of patients, so that the key's order does not depend on threads.
        foreach (DeliveredPatient patient in _delivery.Patients) _key.Of(patient.Id);
        foreach (DeliveredTable table in _delivery.Tables) Collect(table);
        ScannedImage[] images = [.. _delivery.Patients.SelectMany(p => p.Series).SelectMany(s => s.Images).OrderBy(i => i.Name, StringComparer.Ordinal)];
        NameFiles(images);
        HashSet<string> unreadable = [];
        foreach (DeliveredPatient patient in _delivery.Patients)
            if (!Try(patient, () => Collect(patient, images.Length))) unreadable.Add(patient.Key);
        _done = 0;
        int written = 0, count = 0;
        foreach (DeliveredPatient patient in _delivery.Patients.Where(p => !unreadable.Contains(p.Key)))
        {
            if (!Try(patient, () => Write(patient, images.Length))) continue;
            written++;
            count += patient.Series.Sum(s => s.Images.Count);
        }
        AnonymousTables anonymous = new(_key, _identities, _options.DroppedColumns);
        List<string> names = written == 0 ? [] : WriteTables(anonymous.Of(_delivery.Tables));
        return new AnonymizationResult
        {
            Patients = _delivery.Patients.Count,
            PatientsWritten = written,
            Images = count,
            Tables = names,
            Failures = _failures,
            Leaks = _leaks,
            LeftOut = _delivery.Scan.Strays.GroupBy(s => s.Error.Code).OrderBy(g => g.Key, StringComparer.Ordinal).ToDictionary(g => g.Key, g => g.Count()),
            EmptiedColumns = anonymous.Emptied,
            BurnedIn = _burnedIn.OrderBy(b => b.Key, StringComparer.Ordinal).ToDictionary(b => b.Key, b => b.Value),
            TablesLeftOut = (tables?.Length ?? _delivery.Scan.Tables.Count) - _delivery.Tables.Select(t => t.File).Distinct().Count(),
            KeyFile = keyFile,
        };
    }

    /// <summary>New names: images are numbered in the order of their old names, which decides between equals.</summary>
    private void NameFiles(ScannedImage[] images)
    {
        AnonymousFolders folders = new(images.Select(i => i.Folder).Distinct(), _delivery.Patients, _key);
        foreach (IGrouping<string, ScannedImage> folder in images.GroupBy(i => i.Folder))
        {
            string name = folders.Of(folder.Key);
            int number = 0;
            foreach (ScannedImage image in folder) _names[image.Name] = string.Create(CultureInfo.InvariantCulture, $"{name}{(name.Length > 0 ? "/" : "")}{++number:D6}.dcm");
        }
    }

    private void Collect(DeliveredTable table)
    {
        foreach (DeliveredRow row in table.Rows)
        {
            string id = row[TableField.Id], pseudonym = _key.Of(id).Pseudonym;
            if (id.Length > 0)
            {
                _traces.AddId(id);
                Identities(id).Add(id);
                Identities(id).Add(row.IdAsWritten);
            }
            if (row[TableField.Name] is { Length: > 0 } name) AddName(id, name);
            foreach ((string header, string text) in row.Carried)
            {
                if (HeaderNames.Find(header) is TableField.Id) _traces.AddId(text);
                else if (HeaderNames.Find(header) is TableField.Name) AddName(id, text);
                _traces.AddDates(text, pseudonym);
            }
        }
    }

    private void Collect(DeliveredPatient patient, int total)
    {
        string pseudonym = _key.Of(patient.Id).Pseudonym;
        if (patient.Id != FolderHome.UnknownId)
        {
            _traces.AddId(patient.Id);
            Identities(patient.Id).Add(patient.Id);
        }
        foreach (FolderHome home in patient.Homes)
        {
            // What stands behind the ID in the name of a folder is the patient's name.
            string own = home.PatientFolder is { } folder ? folder[(folder.LastIndexOf('/') + 1)..] : "";
            int at = own.IndexOf(patient.Id, StringComparison.OrdinalIgnoreCase);
            string rest = (at < 0 ? "" : own[(at + patient.Id.Length)..]).Trim(' ', '_', '-', '+', '.', '(', ')', '（', '）');
            if (rest.Any(char.IsLetter) && !FolderHome.IsClass(rest) && PhaseWords.Find(rest) == PhaseHint.None) AddName(patient.Id, rest);
        }
        Each(patient, "identities", total, (image, buffer) =>
        {
            DicomDataset header = DicomFile.Read(Path.Combine(_delivery.Folder, image.Name), image.Name, buffer, imagesOnly: true).Dataset;
            _traces.Add(header, pseudonym);
            if (header.Text(DicomTags.PatientName) is { } name) AddName(patient.Id, name);
            if (string.Equals(header.Text(s_burnedIn), "YES", StringComparison.OrdinalIgnoreCase)) _burnedIn.AddOrUpdate(pseudonym, 1, (_, n) => n + 1);
        });
    }

    private void Write(DeliveredPatient patient, int total)
    {
        PseudonymousPatient known = _key.Of(patient.Id);
        HeaderAnonymizer headers = new(_key);
        AnonymityCheck check = new(_traces);
        ConcurrentBag<LeakedIdentity> leaks = [];
        Each(patient, "images", total, (image, buffer) =>
        {
            DicomFile file = DicomFile.Read(Path.Combine(_delivery.Folder, image.Name), image.Name, buffer, imagesOnly: true);
            string path = Path.Combine(_folder, _names[image.Name]);
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            using (FileStream output = new(path, FileMode.CreateNew, FileAccess.Write, FileShare.None, 1 << 16)) DicomRewriter.Write(file, headers.Of(file.Dataset, known), output);
            foreach (LeakedIdentity leak in check.Image(path, _names[image.Name], known.Pseudonym, buffer)) leaks.Add(leak);
        });
        Refuse([.. leaks.OrderBy(l => l.File, StringComparer.Ordinal).ThenBy(l => l.Place, StringComparer.Ordinal)]);
    }

    private List<string> WriteTables(IReadOnlyList<(string Name, IReadOnlyList<RawSheet> Sheets)> files)
    {
        AnonymityCheck check = new(_traces);
        List<string> written = [];
        foreach ((string name, IReadOnlyList<RawSheet> sheets) in files)
        {
            string path = Path.Combine(_folder, name);
            try
            {
                TableWriter.Write(path, sheets);
                Refuse(check.Table(path, name, _options.TableLimits));
                written.Add(name);
            }
            catch (RadiomicsException error) when (error.Code != "FILE_UNWRITABLE")
            {
                File.Delete(path);
                _failures.Add(new AnonymizationFailure(name, error.Code, error.Message));
            }
        }
        return written;
    }

    private void Refuse(IReadOnlyList<LeakedIdentity> leaks)
    {
        if (leaks.Count == 0) return;
        _leaks.AddRange(leaks);
        throw new ImageFormatException("IDENTITY_LEFT", new Problem(
            leaks[0].File, string.Create(CultureInfo.InvariantCulture, $"{leaks.Count} places still identify a patient, the first is {leaks[0].Place}: {leaks[0].Kind}"),
            "nothing that identifies a patient", "What was written is withheld. Correct the source, or name the column with --drop."));
    }

    /// <summary>Does a patient's work; a failure stops no other and leaves nothing of the patient.</summary>
    private bool Try(DeliveredPatient patient, Action work)
    {
        try
        {
            work();
            return true;
        }
        catch (Exception error) when (error is RadiomicsException || (error is IOException && Directory.Exists(_folder) && Readable(error)))
        {
            foreach (ScannedImage image in patient.Series.SelectMany(s => s.Images)) File.Delete(Path.Combine(_folder, _names[image.Name]));
            _failures.Add(new AnonymizationFailure(_key.Of(patient.Id).Pseudonym, (error as RadiomicsException)?.Code ?? "FILE_UNREADABLE", error.Message));
            return false;
        }
    }

    private static bool Readable(Exception error) => error is FileNotFoundException or DirectoryNotFoundException or EndOfStreamException;

    private void Each(DeliveredPatient patient, string stage, int total, Action<ScannedImage, FileBuffer> work)
    {
        ScannedImage[] images = [.. patient.Series.SelectMany(s => s.Images)];
        ParallelOptions parallel = new() { MaxDegreeOfParallelism = _options.Threads, CancellationToken = _cancellation };
        try
        {
            Parallel.ForEach(images, parallel, () => new FileBuffer(), (image, _, buffer) =>
            {
                work(image, buffer);
                _progress?.Report(new LoadProgress(stage, Interlocked.Increment(ref _done), total));
                return buffer;
            }, _ => { });
        }
        catch (AggregateException errors)
        {
            System.Runtime.ExceptionServices.ExceptionDispatchInfo.Throw(errors.Flatten().InnerExceptions.OrderBy(e => e.Message, StringComparer.Ordinal).First());
        }
    }

    private void AddName(string id, string name)
    {
        _traces.AddName(name);
        HashSet<string> known = Identities(id);
        lock (known)
        {
            foreach (string writing in name.Split('='))
            {
                string[] parts = writing.Split(['^', ' '], StringSplitOptions.RemoveEmptyEntries);
                foreach (string between in (string[])["", " ", "^", ", "])
                {
                    known.Add(string.Join(between, parts));
                    known.Add(string.Join(between, parts.Reverse()));
                }
            }
        }
    }

    private HashSet<string> Identities(string id) => _identities.GetOrAdd(PatientKey.Of(id), _ => new HashSet<string>(StringComparer.Ordinal));
}
