using Xunit;

namespace Radiomics.Cohorts.Tests;

public sealed class AnonymousFoldersTests
{
    [Fact]
    public void Classes_and_phases_keep_their_meaning_and_nothing_else_is_kept()
    {
        using MadeRun made = new("P0017", "P0018");
        made.Cohort.Patients[0].ClassFolder = "肺腺癌（三院）";
        made.Cohort.Patients[0].FolderName = "P0017_王小明";
        MadeSeries first = made.Cohort.Patients[0].Series[0];
        foreach (string name in (string[])["王小明 平扫 2024", "增强1期", "venous 3", "序列 9"])
            made.Cohort.Patients[0].Series.Add(new MadeSeries { Folder = name, Size = first.Size, Slices = first.Slices, Nodules = first.Nodules });
        made.Cohort.Write();
        Delivery delivery = made.Cohort.Open();
        PseudonymKey key = PseudonymKey.Create();
        string[] folders = [.. delivery.Patients.SelectMany(p => p.Series).Select(s => s.Folder)];
        AnonymousFolders anonymous = new(folders, delivery.Patients, key);
        string one = key.Of("P0017").Pseudonym;
        Dictionary<string, string> expected = new()
        {
            ["平扫"] = "平扫", ["王小明 平扫 2024"] = "plain", ["增强1期"] = "增强1期", ["venous 3"] = "venous", ["序列 9"] = "folder-1",
        };
        foreach ((string name, string renamed) in expected) Assert.Equal($"腺癌/{one}/{renamed}", anonymous.Of($"肺腺癌（三院）/P0017_王小明/{name}"));
        Assert.Equal(folders.Length, folders.Select(anonymous.Of).Distinct(StringComparer.OrdinalIgnoreCase).Count());
        Assert.All(folders, f => Assert.Equal(PhaseWords.Find(f[(f.LastIndexOf('/') + 1)..]), PhaseWords.Find(anonymous.Of(f)[(anonymous.Of(f).LastIndexOf('/') + 1)..])));
    }
}
