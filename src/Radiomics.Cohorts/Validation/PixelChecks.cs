using System.Collections.Concurrent;
using System.Globalization;
using System.IO.Hashing;
using System.Runtime.ExceptionServices;
using System.Runtime.InteropServices;

namespace Radiomics.Cohorts;

/// <summary>
/// The rules that need pixels: seeds in tissue, values that a chest CT has, the same pixels twice. Of each series the middle slice is read and
/// those with a seed; of series that share their middle slice, all.
/// </summary>
internal sealed class PixelChecks(IReadOnlyList<DeliveredPatient> patients, IReadOnlyList<Lesion> lesions, LoadOptions options, PixelReading reading, FindingList findings)
{
    private const float AirHu = -900, TissueHu = -500, BelowAirHu = -1100;
    private const double NeighborhoodMm = 3;

    private readonly ConcurrentDictionary<DeliveredSeries, string?> _middles = new();

    /// <summary>Checks all.</summary>
    public void Run(IProgress<LoadProgress>? progress, CancellationToken cancellationToken)
    {
        (DeliveredPatient Patient, DeliveredSeries Series)[] scans = [.. patients.SelectMany(p => p.Series.Where(s => s.IsScan && s.Images.All(i => i.Fault is null)).Select(s => (p, s)))];
        ILookup<DeliveredSeries, LesionTarget> seeds = lesions.SelectMany(l => l.Targets).Where(t => t.IsReady).ToLookup(t => t.Series!);
        var found = new FindingList[scans.Length];
        int done = 0;
        ParallelOptions parallel = new() { MaxDegreeOfParallelism = options.MaxDegreeOfParallelism, CancellationToken = cancellationToken };
        try
        {
            Parallel.For(0, scans.Length, parallel, i =>
            {
                found[i] = new FindingList();
                CheckSeries(scans[i].Patient, scans[i].Series, [.. seeds[scans[i].Series]], found[i]);
                progress?.Report(new LoadProgress("pixels", Interlocked.Increment(ref done), scans.Length));
            });
        }
        catch (AggregateException error)
        {
            ExceptionDispatchInfo.Throw(error.Flatten().InnerExceptions[0]);
        }
        foreach (FindingList list in found) findings.AddRange(list.All);
        CheckDuplicates(scans, cancellationToken);
    }

    private void CheckSeries(DeliveredPatient patient, DeliveredSeries series, LesionTarget[] targets, FindingList list)
    {
        FindingPlace place = new() { Patient = patient.Id, Path = series.Folder };
        IReadOnlyList<SliceRecord> slices = series.Check.Slices;
        float[] hu = new float[slices[0].Columns * slices[0].Rows];
        try
        {
            int middle = slices.Count / 2;
            slices[middle].Pixels.WriteHounsfield(hu);
            _middles[series] = IsUniform(hu) ? null : Hash(hu);
            CheckValues(series, hu, place with { Slice = middle + 1 }, list);
            foreach (IGrouping<int, LesionTarget> slice in targets.GroupBy(t => t.Seed!.Value.Z))
            {
                slices[slice.Key - 1].Pixels.WriteHounsfield(hu);
                foreach (LesionTarget target in slice) CheckSeed(target, slices[slice.Key - 1], hu, list);
            }
        }
        catch (RadiomicsException error)
        {
            list.Add(Rules.Damaged, place, TableText.Shown(error.Problem.ToString(), 300), $"像素无法读取（{error.Code}）");
        }
    }

    private static void CheckValues(DeliveredSeries series, float[] hu, FindingPlace place, FindingList list)
    {
        float low = float.PositiveInfinity, high = float.NegativeInfinity;
        int air = 0;
        foreach (float value in hu)
        {
            low = Math.Min(low, value);
            high = Math.Max(high, value);
            if (value < TissueHu) air++;
        }
        if (low < BelowAirHu && series.Images.All(i => i.PaddingHu is null))
            list.Add(Rules.PaddingUndeclared, place, string.Create(CultureInfo.InvariantCulture, $"the smallest value is {low} HU"), string.Create(CultureInfo.InvariantCulture, $"最小值为 {low} HU"));
        if (air == 0 || high < TissueHu)
            list.Add(Rules.Implausible, place, string.Create(CultureInfo.InvariantCulture, $"values from {low} to {high} HU, {(air == 0 ? "no air" : "nothing but air")}"), string.Create(CultureInfo.InvariantCulture, $"数值范围 {low} 至 {high} HU，{(air == 0 ? "无空气" : "仅有空气")}"));
    }

    private static void CheckSeed(LesionTarget target, SliceRecord slice, float[] hu, FindingList list)
    {
        VoxelIndex at = target.Seed!.Value.ToVoxelIndex();
        FindingPlace place = target.Lesion.Place(TableField.X) with { Path = target.Series!.Folder, Slice = target.Seed.Value.Z };
        float value = hu[at.Row * slice.Columns + at.Column];
        string where = string.Create(CultureInfo.InvariantCulture, $"column {at.Column}, row {at.Row} ({value} HU)"), whereChinese = string.Create(CultureInfo.InvariantCulture, $"第 {at.Column} 列第 {at.Row} 行（{value} HU）");
        if (BodyOutline.IsOutside(hu, slice.Columns, slice.Rows, at.Column, at.Row))
        {
            list.Add(Rules.OutsideBody, place, where, whereChinese);
            return;
        }
        float densest = Densest(slice, hu, at);
        if (densest < AirHu) list.Add(Rules.InAir, place, string.Create(CultureInfo.InvariantCulture, $"{where}; nothing above {densest} HU within {NeighborhoodMm} mm"), string.Create(CultureInfo.InvariantCulture, $"{whereChinese}；{NeighborhoodMm} mm 内最高 {densest} HU"));
        else if (densest < SparseHu(slice, hu, at)) list.Add(Rules.InAir, place, string.Create(CultureInfo.InvariantCulture, $"{where}, lung without anything denser within {NeighborhoodMm} mm (up to {densest} HU)"),
            string.Create(CultureInfo.InvariantCulture, $"{whereChinese}，{NeighborhoodMm} mm 内仅为肺组织（最高 {densest} HU）"), FindingSeverity.Warning);
    }

    /// <summary>The mean of the densest 3 x 3 pixels near the seed: noise alone does not make tissue.</summary>
    private static float Densest(SliceRecord slice, float[] hu, VoxelIndex at)
    {
        int dx = (int)(NeighborhoodMm / slice.ColumnSpacing), dy = (int)(NeighborhoodMm / slice.RowSpacing);
        float densest = float.NegativeInfinity;
        for (int y = Math.Max(1, at.Row - dy); y <= Math.Min(slice.Rows - 2, at.Row + dy); y++)
        {
            for (int x = Math.Max(1, at.Column - dx); x <= Math.Min(slice.Columns - 2, at.Column + dx); x++)
            {
                float sum = 0;
                for (int j = -1; j <= 1; j++)
                    for (int i = -1; i <= 1; i++) sum += hu[(y + j) * slice.Columns + x + i];
                densest = Math.Max(densest, sum / 9);
            }
        }
        return densest == float.NegativeInfinity ? hu[at.Row * slice.Columns + at.Column] : densest;
    }

    /// <summary>What a spot must reach to stand out from the lung around it: 60 HU above the median within 20 mm, as far as that is lung.</summary>
    private static float SparseHu(SliceRecord slice, float[] hu, VoxelIndex at)
    {
        int dx = (int)(20 / slice.ColumnSpacing), dy = (int)(20 / slice.RowSpacing);
        List<float> lung = [];
        for (int y = Math.Max(0, at.Row - dy); y <= Math.Min(slice.Rows - 1, at.Row + dy); y++)
            for (int x = Math.Max(0, at.Column - dx); x <= Math.Min(slice.Columns - 1, at.Column + dx); x++)
                if (hu[y * slice.Columns + x] < -700) lung.Add(hu[y * slice.Columns + x]);
        if (lung.Count < 50) return float.NegativeInfinity;
        lung.Sort();
        return lung[lung.Count / 2] + 60;
    }

    private static bool IsUniform(float[] hu) => hu.AsSpan().IndexOfAnyExcept(hu[0]) < 0;

    private static string Hash(ReadOnlySpan<float> hu) => Convert.ToHexString(XxHash128.Hash(MemoryMarshal.AsBytes(hu)));

    /// <summary>Series that share pixels. With sampling, only those that share their middle slice are compared as a whole.</summary>
    private void CheckDuplicates((DeliveredPatient Patient, DeliveredSeries Series)[] scans, CancellationToken cancellationToken)
    {
        Dictionary<string, (DeliveredPatient Patient, DeliveredSeries Series)> first = [];
        HashSet<(string, string)> reported = [];
        List<(DeliveredPatient Patient, DeliveredSeries Series)> suspects = [];
        if (reading == PixelReading.All) suspects.AddRange(scans);
        else
        {
            foreach (IGrouping<string?, (DeliveredPatient, DeliveredSeries)> same in scans.GroupBy(s => _middles.GetValueOrDefault(s.Series)).Where(g => g.Key is not null && g.Count() > 1)) suspects.AddRange(same);
            // Copies that lack some slices have another middle; their UIDs still tell.
            ILookup<string, (DeliveredPatient Patient, DeliveredSeries Series)> byUid = scans.Where(s => s.Series.First.SopInstanceUid.Length > 0)
                .SelectMany(s => s.Series.Images.Select(i => (Uid: i.SopInstanceUid, Owner: s))).ToLookup(s => s.Uid, s => s.Owner);
            foreach (IGrouping<string, (DeliveredPatient Patient, DeliveredSeries Series)> same in byUid)
                foreach ((DeliveredPatient, DeliveredSeries Series) owner in same.DistinctBy(o => o.Series).Count() > 1 ? same.DistinctBy(o => o.Series) : [])
                    if (!suspects.Contains(owner)) suspects.Add(owner);
        }
        Dictionary<(DeliveredSeries, DeliveredSeries), int> shared = [];
        foreach ((DeliveredPatient Patient, DeliveredSeries Series) scan in suspects.OrderBy(s => s.Series.Folder, StringComparer.Ordinal))
        {
            cancellationToken.ThrowIfCancellationRequested();
            foreach (string hash in SliceHashes(scan.Series))
            {
                if (!first.TryAdd(hash, scan) && first[hash].Series != scan.Series)
                    shared[(first[hash].Series, scan.Series)] = shared.GetValueOrDefault((first[hash].Series, scan.Series)) + 1;
            }
        }
        Dictionary<DeliveredSeries, DeliveredPatient> owners = scans.ToDictionary(s => s.Series, s => s.Patient);
        foreach (((DeliveredSeries a, DeliveredSeries b), int count) in shared.OrderBy(s => s.Key.Item2.Folder, StringComparer.Ordinal))
        {
            bool other = owners[a] != owners[b];
            findings.Add(other ? Rules.DuplicatePatients : Rules.DuplicateSeries, new FindingPlace { Patient = owners[b].Id, Path = b.Folder },
                string.Create(CultureInfo.InvariantCulture, $"{count} of {b.SliceCount} slices have the pixels of '{TableText.Shown(a.Folder)}'{(other ? $" of patient '{TableText.Shown(owners[a].Id)}'" : "")}"),
                string.Create(CultureInfo.InvariantCulture, $"{b.SliceCount} 幅中有 {count} 幅与“{TableText.Shown(a.Folder)}”{(other ? $"（患者“{TableText.Shown(owners[a].Id)}”）" : "")}像素相同"));
        }
    }

    private IEnumerable<string> SliceHashes(DeliveredSeries series)
    {
        SliceRecord[] slices = [.. series.Images.SelectMany(i => i.Slices)];
        var hashes = new string?[slices.Length];
        ParallelOptions parallel = new() { MaxDegreeOfParallelism = options.MaxDegreeOfParallelism };
        Parallel.For(0, slices.Length, parallel, i =>
        {
            float[] hu = new float[slices[i].Columns * slices[i].Rows];
            try
            {
                slices[i].Pixels.WriteHounsfield(hu);
                if (!IsUniform(hu)) hashes[i] = Hash(hu);
            }
            catch (RadiomicsException)
            {
                hashes[i] = null; // reported with its series
            }
        });
        return hashes.OfType<string>();
    }
}
