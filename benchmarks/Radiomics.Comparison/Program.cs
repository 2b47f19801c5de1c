using System.Globalization;
using System.Runtime.Intrinsics;

namespace Radiomics.Comparison;

/// <summary>
/// Compares this library with other radiomics packages where they are installed: the same region written as NIfTI, one thread, medians of rounds, ratios of one run on one machine.
/// </summary>
internal static class Program
{
    private const string Usage = """
        Compares this library with PyRadiomics, Nyxus, pictologics and MIRP where they are installed for the Python that is named.

          dotnet run -c Release --project benchmarks/Radiomics.Comparison -- [--python python3] [--rounds 3] [--cases "4 k,125 k,1.5 M"] [--minutes 30]
        """;

    private const double BinWidth = 25;

    public static int Main(string[] args)
    {
        Dictionary<string, string> options = new() { ["--python"] = "python3", ["--rounds"] = "3", ["--cases"] = string.Join(',', ComparisonCase.All.Select(c => c.Name)), ["--minutes"] = "30" };
        for (int i = 0; i < args.Length; i += 2)
        {
            if (!options.ContainsKey(args[i]) || i + 1 == args.Length) return Fail();
            options[args[i]] = args[i + 1];
        }
        string[] names = options["--cases"].Split(',', StringSplitOptions.TrimEntries);
        if (!int.TryParse(options["--rounds"], CultureInfo.InvariantCulture, out int rounds) || rounds < 1
            || !double.TryParse(options["--minutes"], CultureInfo.InvariantCulture, out double minutes) || !(minutes > 0)
            || names.Any(name => ComparisonCase.All.All(c => c.Name != name))) return Fail();

        DirectoryInfo folder = Directory.CreateTempSubdirectory("radiomics-comparison-");
        try
        {
            string driver = Path.Combine(folder.FullName, "peers.py");
            using (Stream script = typeof(Program).Assembly.GetManifestResourceStream("peers.py")!)
            using (FileStream file = File.Create(driver)) script.CopyTo(file);
            Compare(new PeerRun(options["--python"], driver), options["--python"], [.. ComparisonCase.All.Where(c => names.Contains(c.Name))], folder.FullName, rounds, TimeSpan.FromMinutes(minutes));
        }
        finally
        {
            folder.Delete(recursive: true);
        }
        return 0;

        static int Fail()
        {
            Console.Error.WriteLine(Usage);
            return 1;
        }
    }

    private static void Compare(PeerRun runner, string python, IReadOnlyList<ComparisonCase> cases, string folder, int rounds, TimeSpan limit)
    {
        string lanes = Vector512.IsHardwareAccelerated ? "512" : Vector256.IsHardwareAccelerated ? "256" : "128";
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"Radiomics.Core {FeatureExtractor.EngineVersion}, {System.Runtime.InteropServices.RuntimeInformation.FrameworkDescription}, {Environment.ProcessorCount} processors, vectors of {lanes} bits; bins of {BinWidth} HU, one thread, medians of {rounds} rounds"));
        Console.WriteLine();
        List<Peer> installed = [];
        foreach (Peer peer in runner.Detect())
        {
            Console.WriteLine(peer.Version is null ? $"{peer.Name}: not installed for {python} ({peer.Why})" : $"{peer.Name}: {peer.Version}");
            if (peer.Version is not null) installed.Add(peer);
        }
        foreach (ComparisonCase one in cases)
        {
            (Volume image, Mask mask) = one.Create();
            string imagePath = Path.Combine(folder, "image.nii"), maskPath = Path.Combine(folder, "mask.nii");
            image.Save(imagePath);
            mask.Save(maskPath);
            IReadOnlyDictionary<string, Seconds> own = OwnRun.Measure(image, mask, BinWidth, rounds);
            List<(Peer Peer, IReadOnlyDictionary<string, Seconds> Seconds)> others = [];
            List<string> failures = [];
            foreach (Peer peer in installed)
            {
                if (runner.Measure(peer, imagePath, maskPath, BinWidth, rounds, limit, out string why) is { } seconds) others.Add((peer, seconds));
                else failures.Add($"{peer.Name} gave no result: {why}");
            }
            Console.WriteLine();
            ComparisonTable.Write(Console.Out, $"{one.Name}: {mask.VoxelCount.ToString("N0", CultureInfo.InvariantCulture)} voxels in {image.Size}", OwnRun.Work, own, others);
            foreach (string failure in failures) Console.WriteLine(failure);
            if (others.Count == 0 && QuotedFigures.Of(one.Name) is { Count: > 0 } quoted)
            {
                Console.WriteLine();
                Console.WriteLine(QuotedFigures.Heading);
                foreach (string line in quoted) Console.WriteLine($"- {line}");
            }
        }
    }
}
