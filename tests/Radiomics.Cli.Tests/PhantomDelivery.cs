using System.Globalization;
using Radiomics.Cli.Demo;

namespace Radiomics.Cli.Tests;

/// <summary>A small delivery of computed chests for tests of whole runs, and what a run of it leaves.</summary>
internal static class PhantomDelivery
{
    /// <summary>Writes patients with up to five nodules each.</summary>
    /// <param name="folder">The delivery.</param>
    /// <param name="patients">Number of patients.</param>
    /// <param name="nodules">Nodules a patient.</param>
    public static string Write(string folder, int patients, int nodules)
    {
        List<string> rows = ["ID,Order,x,y,z"];
        for (int patient = 1; patient <= patients; patient++)
        {
            ChestPhantom phantom = new(new ChestPhantomOptions { Seed = (ulong)patient, Size = new ImageSize(192, 192, 60), Spacing = new Spacing(1.8, 1.8, 2.5) });
            string id = patient.ToString("D4", CultureInfo.InvariantCulture);
            DemoSeries.Write(phantom, Path.Combine(folder, "恶性", id, "平扫"), patient, 2, CancellationToken.None);
            foreach ((int order, PhantomTruth nodule) in phantom.Nodules.Take(nodules).Index())
                rows.Add(string.Create(CultureInfo.InvariantCulture, $"{id},{order + 1},{nodule.Seed.X},{nodule.Seed.Y},{nodule.Seed.Z}"));
        }
        File.WriteAllLines(Path.Combine(folder, "位置.csv"), rows);
        return folder;
    }

    /// <summary>What a run is for: the table, the masks and the pictures.</summary>
    /// <param name="results">Folder of a run.</param>
    public static SortedDictionary<string, byte[]> Results(string results)
    {
        SortedDictionary<string, byte[]> files = new(StringComparer.Ordinal) { ["features.csv"] = File.ReadAllBytes(Path.Combine(results, "features.csv")) };
        foreach (string folder in (string[])["masks", "pictures"])
            foreach (string file in Directory.EnumerateFiles(Path.Combine(results, folder))) files[Path.GetRelativePath(results, file)] = File.ReadAllBytes(file);
        return files;
    }

    /// <summary>Fails where two runs left different bytes.</summary>
    public static void AssertSame(SortedDictionary<string, byte[]> expected, SortedDictionary<string, byte[]> found)
    {
        Xunit.Assert.Equal(expected.Keys, found.Keys);
        Xunit.Assert.All(expected, file => Xunit.Assert.True(file.Value.AsSpan().SequenceEqual(found[file.Key]), file.Key));
    }
}
