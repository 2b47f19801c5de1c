using Xunit;

namespace Radiomics.Core.Tests.Formats.Slices;

public sealed class SliceStackTests
{
    [Fact]
    public void SlicesAreOrderedAlongTheirNormal()
    {
        List<SliceRecord> slices = [.. new[] { 2, 0, 3, 1 }.Select(i => Slice(i))];
        Volume volume = Volume.FromSlices(slices);
        Assert.Equal([0, 1, 2, 3], Enumerable.Range(0, 4).Select(z => volume[new VoxelIndex(0, 0, z)]));
        Assert.Equal(new ImageGeometry(new ImageSize(3, 2, 4), new Spacing(0.7, 0.8, 2.5), new PointMm(-10, -20, -100), Direction.Identity), volume.Geometry);
        Assert.Equal(["s0", "s1", "s2", "s3"], volume.SliceIdentities.Select(id => id.Source));
        Assert.Equal("uid2", volume.SliceIdentities[2].SopInstanceUid);
        Assert.Equal(StoredType.Int16, volume.StoredType);
        Assert.Empty(volume.Notes);
    }

    [Fact]
    public void ACoronalStackAscendsAlongColumnTimesRow()
    {
        // Columns to the left, rows to the feet: the normal points to the back.
        Volume volume = Volume.FromSlices([.. Enumerable.Range(0, 3).Select(i => Slice(i) with { RowDirection = new PointMm(0, 0, -1), Position = new PointMm(0, 2.0 * i, 50) })]);
        Assert.Equal(new PointMm(0, 1, 0), volume.Geometry.Direction.Slice);
        Assert.Equal(2, volume.Geometry.Spacing.Z);
        Assert.Equal(1, volume.Geometry.Direction.Determinant);
    }

    [Fact]
    public void ObliqueSlicesWithRoundedCosinesMakeAnOrthonormalVolume()
    {
        PointMm column = new(0.95534, 0.29552, 0), row = new(-0.22603, 0.73069, 0.64422), normal = column.Cross(row);
        Volume volume = Volume.FromSlices([.. Enumerable.Range(0, 5).Select(i => Slice(i) with { ColumnDirection = column, RowDirection = row, Position = normal.Scale(1.25 * i) })]);
        Assert.True(volume.Geometry.Direction.IsOrthonormal(1e-12));
        Assert.Equal(1.25, volume.Geometry.Spacing.Z, 1e-4);
        Assert.Empty(volume.Notes);
    }

    [Theory]
    [InlineData("gap", SeriesProblemKind.MissingSlices, "SERIES_GAP", SeriesTolerance.MissingSlices, 5, "'s2' and 's4'")]
    [InlineData("duplicate", SeriesProblemKind.DuplicateSlices, "SERIES_DUPLICATE", SeriesTolerance.DuplicateSlices, 6, "'copy' at the place of 's2'")]
    [InlineData("uneven", SeriesProblemKind.UnevenSpacing, "SERIES_UNEVEN", SeriesTolerance.UnevenSpacing, 6, "2.9 mm between 's2' and 's3'")]
    [InlineData("tilt", SeriesProblemKind.GantryTilt, "SERIES_TILT", SeriesTolerance.GantryTilt, 6, "11.3099 degrees")]
    [InlineData("attribute", SeriesProblemKind.GantryTilt, "SERIES_TILT", SeriesTolerance.GantryTilt, 6, "gantry tilt of 12 degrees")]
    [InlineData("size", SeriesProblemKind.MixedGeometry, "SERIES_MIXED", SeriesTolerance.MixedGeometry, 6, "'other'")]
    [InlineData("pixel", SeriesProblemKind.MixedGeometry, "SERIES_MIXED", SeriesTolerance.MixedGeometry, 6, "0.9 x 0.8 mm")]
    [InlineData("orientation", SeriesProblemKind.MixedGeometry, "SERIES_MIXED", SeriesTolerance.MixedGeometry, 6, "orientation")]
    public void IrregularitiesAreFoundNamedAndAcceptedOnlyOnRequest(string what, SeriesProblemKind kind, string code, SeriesTolerance tolerance, int kept, string named)
    {
        List<SliceRecord> slices = [.. Enumerable.Range(0, 6).Select(i => Slice(i))];
        switch (what)
        {
            case "gap": slices.RemoveAt(3); break;
            case "duplicate": slices.Insert(0, Slice(2, 99) with { Source = "copy", InstanceNumber = 77 }); break;
            case "uneven": slices[3] = slices[3] with { Position = slices[3].Position + new PointMm(0, 0, 0.4) }; break;
            case "tilt": slices = [.. slices.Select((s, i) => s with { Position = s.Position + new PointMm(0, 0.5 * i, 0) })]; break;
            case "attribute": slices = [.. slices.Select(s => s with { GantryTilt = 12 })]; break;
            case "size": slices.Add(Slice(6) with { Source = "other", Columns = 2, Rows = 3 }); break;
            case "pixel": slices.Add(Slice(6) with { Source = "other", ColumnSpacing = 0.9 }); break;
            default: slices.Add(Slice(6) with { Source = "other", RowDirection = new PointMm(0, 0, -1) }); break;
        }

        SeriesProblem problem = Assert.Single(SliceStack.Check(slices).Problems);
        Assert.Equal(kind, problem.Kind);
        Assert.Contains(named, problem.Message, StringComparison.Ordinal);
        SeriesException error = Assert.Throws<SeriesException>(() => Volume.FromSlices(slices, new LoadOptions { Tolerate = SeriesTolerance.All & ~tolerance }));
        Assert.Equal(code, error.Code);
        Assert.Contains(tolerance.ToString(), error.Message, StringComparison.Ordinal);

        Volume volume = Volume.FromSlices(slices, new LoadOptions { Tolerate = tolerance });
        Assert.Equal(kept, volume.Size.Slices);
        Assert.Equal(2.5, volume.Geometry.Spacing.Z);
        Assert.Contains(named, Assert.Single(volume.Notes), StringComparison.Ordinal);
        Assert.DoesNotContain(99f, volume.Voxels.ToArray());
    }

    [Fact]
    public void ATiltThatOrientationAndPositionsAgreeOnIsOnlyNoted()
    {
        double tilt = 15 * Math.PI / 180;
        PointMm row = new(0, Math.Cos(tilt), Math.Sin(tilt)), normal = new PointMm(1, 0, 0).Cross(row);
        Volume volume = Volume.FromSlices([.. Enumerable.Range(0, 4).Select(i => Slice(i) with { RowDirection = row, Position = normal.Scale(3 * i), GantryTilt = 15 })]);
        Assert.Contains("rectangular", Assert.Single(volume.Notes), StringComparison.Ordinal);
    }

    [Fact]
    public void RoundingInHeadersIsNoIrregularity()
    {
        double[] z = [-100, -99.33, -98.67, -98, -97.33, -96.67, -96];
        Volume volume = Volume.FromSlices([.. z.Select((v, i) => Slice(i) with { Position = new PointMm(0, 0, v) })]);
        Assert.Equal(4.0 / 6, volume.Geometry.Spacing.Z, 1e-12);
        Assert.Empty(volume.Notes);
        Assert.Equal(0.7, Volume.FromSlices([.. Enumerable.Range(0, 9).Select(i => Slice(i) with { Position = new PointMm(0, 0, -100.3 + 0.7 * i) })]).Geometry.Spacing.Z);
    }

    [Fact]
    public void OneMissingOfThreeIsAGap()
    {
        SeriesCheck check = SliceStack.Check([Slice(0), Slice(1), Slice(3)]);
        Assert.Equal(SeriesProblemKind.MissingSlices, Assert.Single(check.Problems).Kind);
        Assert.Equal(2.5, check.SpacingMm);
    }

    [Theory]
    [InlineData(3.0, 3.0)]
    [InlineData(null, 1.0)]
    public void ASingleSliceTakesItsThickness(double? thickness, double spacing)
    {
        Volume volume = Volume.FromSlices([Slice(0) with { SliceThickness = thickness }]);
        Assert.Equal(spacing, volume.Geometry.Spacing.Z);
        Assert.Contains("single slice", Assert.Single(volume.Notes), StringComparison.Ordinal);
    }

    [Fact]
    public void SeveralSeriesAreAnErrorUnlessOneIsChosen()
    {
        List<SliceRecord> slices = [Slice(0) with { SeriesInstanceUid = "1.2" }, Slice(1) with { SeriesInstanceUid = "1.2" }, Slice(2) with { SeriesInstanceUid = "1.3" }];
        Assert.Equal("SERIES_SEVERAL", Assert.Throws<SeriesException>(() => Volume.FromSlices(slices, new LoadOptions { Tolerate = SeriesTolerance.All })).Code);
        Assert.Equal(2, Volume.FromSlices(slices, new LoadOptions { SeriesInstanceUid = "1.2" }).Size.Slices);
        Assert.Equal("SERIES_EMPTY", Assert.Throws<SeriesException>(() => Volume.FromSlices(slices, new LoadOptions { SeriesInstanceUid = "9" })).Code);
    }

    [Fact]
    public void ImpossibleSlicesAreRefusedWhateverIsTolerated()
    {
        SliceRecord good = Slice(0);
        foreach (SliceRecord bad in new[]
        {
            good with { Columns = 7 }, good with { ColumnSpacing = 0 }, good with { RowSpacing = double.NaN }, good with { Rows = -2, Columns = -3 },
            good with { Position = new PointMm(0, double.NaN, 0) }, good with { RowDirection = new PointMm(1, 0, 0) }, good with { RowDirection = default },
        })
            Assert.Equal("SERIES_SLICE", Assert.Throws<SeriesException>(() => Volume.FromSlices([Slice(1), bad], new LoadOptions { Tolerate = SeriesTolerance.All })).Code);
        Assert.Equal("SERIES_EMPTY", Assert.Throws<SeriesException>(() => Volume.FromSlices([])).Code);
        Assert.Equal("SETTING_RANGE", Assert.Throws<SettingsException>(() => Volume.FromSlices([good], new LoadOptions { MaxDegreeOfParallelism = 0 })).Code);
    }

    [Fact]
    public void TypesThatDifferBecomeTheOneThatHoldsThemAll()
    {
        SliceRecord floats = Slice(1) with { Pixels = SlicePixels.FromHounsfield(new float[] { 1, 2, 3, 4, 5, 6.5f }) };
        SliceRecord unsigned = Slice(2) with { Pixels = SlicePixels.FromStored(new ushort[] { 1, 2, 3, 4, 5, 60000 }, 1, -1024) };
        Assert.Equal(StoredType.Float32, Volume.FromSlices([Slice(0), floats]).StoredType);
        Volume whole = Volume.FromSlices([Slice(1), unsigned]);
        Assert.Equal(StoredType.Int32, whole.StoredType);
        Assert.Equal(58976, whole.Voxels[11]);
    }

    [Fact]
    public void AnyNumberOfThreadsGivesTheSameAndTheErrorOfASliceComesThrough()
    {
        List<SliceRecord> slices = [.. Enumerable.Range(0, 40).Select(i => Slice(i))];
        string one = Volume.FromSlices(slices, new LoadOptions { MaxDegreeOfParallelism = 1 }).ContentHash;
        Assert.Equal(one, Volume.FromSlices(slices, new LoadOptions { MaxDegreeOfParallelism = 4 }).ContentHash);
        slices[17] = slices[17] with { Pixels = new Broken() };
        Assert.Equal("BROKEN", Assert.Throws<ImageFormatException>(() => Volume.FromSlices(slices)).Code);
        using CancellationTokenSource stopped = new();
        stopped.Cancel();
        Assert.ThrowsAny<OperationCanceledException>(() => SliceStack.ToVolume(slices, null, null, stopped.Token));
    }

    private static SliceRecord Slice(int i, short? value = null) => new()
    {
        Source = $"s{i}", Columns = 3, Rows = 2, ColumnSpacing = 0.7, RowSpacing = 0.8, Position = new PointMm(-10, -20, -100 + 2.5 * i),
        ColumnDirection = new PointMm(1, 0, 0), RowDirection = new PointMm(0, 1, 0), SopInstanceUid = $"uid{i}", InstanceNumber = i + 1,
        Pixels = SlicePixels.FromStored(Enumerable.Repeat(value ?? (short)i, 6).ToArray()),
    };

    private sealed class Broken : SlicePixels
    {
        public override StoredType StoredType => StoredType.Int16;

        public override int Count => 6;

        public override void WriteHounsfield(Span<float> destination) => throw new ImageFormatException("BROKEN", new Problem("", "broken", "", ""));
    }
}
