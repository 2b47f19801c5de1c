namespace Radiomics.Cohorts.Tests;

/// <summary>A patient of a made delivery.</summary>
internal sealed class MadePatient
{
    public required string Id { get; set; }
    public string ClassFolder { get; set; } = "恶性";
    public List<MadeSeries> Series { get; } = [new MadeSeries()];
    public string? FolderName { get; set; }
}

/// <summary>A delivery without fault, in a folder with a Chinese name, to be spoiled by a test before it is written.</summary>
internal sealed class MadeCohort : IDisposable
{
    public static readonly string[] PositionHeader = ["ID", "Order（序号）", "x", "y", "z", "P-Z", "C1-Z", "C2-Z", "z_imageposition"];
    public static readonly string[] ClinicalHeader = ["Order", "分类", "病理分型（中）", "病理分型（英）", "ID", "TNM 分期", "临床分期", "CEA", "EGFR"];
    public static readonly string[] FollowUpHeader = ["ID", "Gender", "Age", "Smoke", "statue_death", "survival (月)", "复发"];

    private readonly string _temporary = Temporary();

    public MadeCohort()
    {
        Root = Path.Combine(_temporary, "交付 医院");
        Patients = [new() { Id = "P0001" }, new() { Id = "P0002", ClassFolder = "良性" }];
        Patients[0].Series.Add(new MadeSeries { Folder = "增强1期", Agent = "Iohexol", Time = "081000", Nodules = [40] });
        Positions =
        [
            ["P0001", 1, 170, 256, 60, null, null, null, -250],
            ["P0002", 1, 170, 256, null, 60, null, null, null],
        ];
        Clinical =
        [
            [1, "恶性", "腺癌", "adenocarcinoma", "P0001", "pT1bN0M0", "IA2", 3.2, "L858R"],
            [1, "良性", "错构瘤", "hamartoma", "P0002", null, null, 1.1, null],
        ];
        FollowUp =
        [
            ["P0001", "男", 63, "是", 0, 27.5, 0],
            ["P0002", "F", "５８", "否", "存活", 30, "否"],
        ];
    }

    public string Root { get; }
    public List<MadePatient> Patients { get; }
    public List<object?[]> Positions { get; }
    public List<object?[]> Clinical { get; }
    public List<object?[]> FollowUp { get; }
    public string[] PositionsHead { get; set; } = PositionHeader;
    public string[] ClinicalHead { get; set; } = ClinicalHeader;
    public string[] FollowUpHead { get; set; } = FollowUpHeader;

    /// <summary>Which tables are written.</summary>
    public HashSet<string> Without { get; } = [];

    /// <summary>Is told the folder once all is written.</summary>
    public Action<string>? After { get; set; }

    public string FolderOf(int patient, int series = 0)
    {
        MadePatient p = Patients[patient];
        return Path.Combine(Root, p.ClassFolder, p.FolderName ?? p.Id, p.Series[series].Folder);
    }

    public MadeCohort Write()
    {
        for (int p = 0; p < Patients.Count; p++)
            for (int s = 0; s < Patients[p].Series.Count; s++) Patients[p].Series[s].Write(FolderOf(p, s), Patients[p].Id);
        Directory.CreateDirectory(Root);
        Table("肿瘤位置.xlsx", PositionsHead, Positions);
        Table("肿瘤临床信息.xlsx", ClinicalHead, Clinical);
        Table("随访.xlsx", FollowUpHead, FollowUp);
        After?.Invoke(Root);
        return this;
    }

    public Delivery Open() => Delivery.Open(Root);

    public IReadOnlyList<Finding> Validate(PixelReading pixels = PixelReading.Sample) => Open().Validate(pixels);

    public static string List(IEnumerable<Finding> findings) => string.Join('\n', findings.Select(f => f.ToString()));

    public void Dispose() => Directory.Delete(_temporary, recursive: true);

    /// <summary>A folder in memory where the system has such a place: a delivery is three hundred small files.</summary>
    private static string Temporary()
    {
        const string memory = "/dev/shm";
        return Directory.Exists(memory) ? Directory.CreateDirectory(Path.Combine(memory, $"radiomics-cohort-{Guid.NewGuid():N}")).FullName : Directory.CreateTempSubdirectory("radiomics-cohort-").FullName;
    }

    private void Table(string name, string[] head, List<object?[]> rows)
    {
        if (Without.Contains(name)) return;
        MadeWorkbook.Write(Path.Combine(Root, name), new MadeSheet("Sheet1", [[.. head], .. rows]));
    }
}
