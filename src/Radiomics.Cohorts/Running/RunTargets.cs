using System.Buffers.Binary;
using System.Globalization;
using System.IO.Hashing;
using System.Text;

namespace Radiomics.Cohorts;

/// <summary>What a run works through, in the order of the tables: the names of its files and the part of the cohort it belongs to.</summary>
internal static class RunTargets
{
    /// <summary>The targets of the chosen phases.</summary>
    /// <param name="delivery">The delivery.</param>
    /// <param name="phases">The phases.</param>
    /// <param name="shard">The part of the cohort that is here.</param>
    public static List<RunTarget> Of(Delivery delivery, PhaseChoice phases, RunShard shard)
    {
        LesionTarget[] wanted = [.. delivery.Targets.Where(t => IsWanted(t, phases))];
        string[] names = Names(wanted);
        return [.. wanted.Select((target, i) => new RunTarget(target, names[i], ShardOf(target, shard.Count) == shard.Index - 1))];
    }

    private static bool IsWanted(LesionTarget target, PhaseChoice phases) => phases switch
    {
        PhaseChoice.Plain => target.Phase is ScanPhase.Plain or ScanPhase.Unknown,
        PhaseChoice.Contrast => target.Phase is not (ScanPhase.Plain or ScanPhase.Unknown) || (target.Phase == ScanPhase.Unknown && !target.CanBeMeasured),
        _ => true,
    };

    /// <summary>Names of files: lesion and phase; where two would be the same on some system, each gets a mark of its own.</summary>
    private static string[] Names(LesionTarget[] targets)
    {
        string[] plain = [.. targets.Select(t => $"{t.Lesion.Name}-{t.Phase.ToString().ToLowerInvariant()}")];
        Dictionary<string, int> uses = new(StringComparer.OrdinalIgnoreCase);
        foreach (string name in plain) uses[name] = uses.GetValueOrDefault(name) + 1;
        HashSet<string> taken = new(StringComparer.OrdinalIgnoreCase);
        string[] names = new string[plain.Length];
        for (int i = 0; i < names.Length; i++)
        {
            string name = plain[i];
            if (uses[name] > 1) name += "-" + Convert.ToHexStringLower(XxHash32.Hash(Encoding.UTF8.GetBytes(targets[i].Lesion.PatientId)));
            for (int copy = 2; !taken.Add(name); copy++) name = string.Create(CultureInfo.InvariantCulture, $"{plain[i]}-copy{copy}");
            names[i] = name;
        }
        return names;
    }

    /// <summary>
    /// The part of the cohort, from 0, the same for all phases of a lesion, since one may need another. It follows from the identities of the images and the seed, which the headers tell: the pixels are read only where they are measured.
    /// </summary>
    private static int ShardOf(LesionTarget target, int count)
    {
        if (count == 1) return 0;
        LesionTarget? first = target.Lesion.Targets.FirstOrDefault(t => t.IsReady);
        string text = first is not null
            ? string.Join('\n', first.Series!.Images.Select(i => i.SopInstanceUid).Order(StringComparer.Ordinal).Append(first.Seed.ToString()))
            : $"{target.Lesion.PatientId}\n{target.Lesion.Number}";
        return (int)(BinaryPrimitives.ReadUInt64LittleEndian(XxHash64.Hash(Encoding.UTF8.GetBytes(text))) % (ulong)count);
    }
}
