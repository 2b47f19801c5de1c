using System.Globalization;
using Radiomics.Cohorts;

namespace Radiomics.Cli.Demo;

/// <summary>The workbooks of the demo, as a hospital fills them, with a few faults that the check must find.</summary>
internal static class DemoTables
{
    /// <summary>The faults, by the rules that find them.</summary>
    public static IReadOnlyList<string> Faults { get; } = ["CLASS_MISMATCH", "POSITION_OUTSIDE_IMAGE", "ROW_WITHOUT_PATIENT", "STAGE_MISMATCH", "AGE_RANGE", "FILE_NOT_IMAGE"];

    /// <summary>Writes the workbooks.</summary>
    /// <param name="folder">The delivery.</param>
    /// <param name="patients">The patients and their nodules; the number of an image is that of its slice.</param>
    public static void Write(string folder, IReadOnlyList<(DemoPatient Patient, IReadOnlyList<PhantomTruth> Nodules)> patients)
    {
        List<string[]> positions = [["ID", "Order（序号）", "x", "y", "z"]], clinical = [["Order", "分类", "病理分型（中）", "ID", "TNM 分期", "临床分期", "CEA"]], followUp = [["ID", "性别", "年龄", "吸烟史", "statue_death", "survival (月)", "复发"]];
        foreach ((DemoPatient patient, IReadOnlyList<PhantomTruth> nodules) in patients)
            for (int n = 0; n < nodules.Count; n++)
                positions.Add([patient.Id, Text(n + 1), Text(nodules[n].Seed.X), Text(nodules[n].Seed.Y), Text(nodules[n].Seed.Z)]);
        positions.Add([patients[1].Patient.Id, Text(patients[1].Nodules.Count + 1), "901", "300", "50"]);
        positions.Add(["0003", "1", "256", "256", "60"]);
        clinical.Add(["1", "恶性", "腺癌", patients[0].Patient.Id, "pT1bN0M0", "IIIA", "3.2"]);
        clinical.Add(["1", "恶性", "", patients[1].Patient.Id, "", "", "1.1"]);
        followUp.Add([patients[0].Patient.Id, "男", "６３", "是", "1", "27.5", "0"]);
        followUp.Add([patients[1].Patient.Id, "女", "580", "否", "0", "30", "否"]);
        Sheet("肿瘤位置.xlsx", positions);
        Sheet("肿瘤临床信息.xlsx", clinical);
        Sheet("随访.xlsx", followUp);
        File.WriteAllText(Path.Combine(folder, "说明.txt"), "Two chests that were computed, no patients.\n");

        void Sheet(string name, List<string[]> rows) => TableWriter.Write(Path.Combine(folder, name), [new RawSheet(name, "Sheet1", [.. rows.Select((cells, i) => new RawRow(i + 1, cells))])]);
    }

    private static string Text(double number) => number.ToString("R", CultureInfo.InvariantCulture);
}
