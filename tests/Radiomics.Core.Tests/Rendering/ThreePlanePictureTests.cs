using Radiomics.Core.Tests.Formats;
using Xunit;

namespace Radiomics.Core.Tests.Rendering;

public sealed class ThreePlanePictureTests
{
    /// <summary>Corners of the panels in a picture of 360 pixels a panel.</summary>
    private static readonly int[] s_lefts = [8, 376, 744];

    private const int Top = 30, Side = 360;

    /// <summary>Voxels that are not cubes, and a box of them that is one of 10 mm.</summary>
    private static readonly ImageGeometry s_geometry = new(new ImageSize(60, 50, 24), new Spacing(1, 1.25, 2.5), new PointMm(3, -7, 90), Direction.Identity);

    private static readonly VoxelRegion s_box = new(new VoxelIndex(20, 20, 10), new ImageSize(10, 8, 4));

    [Fact]
    public void ACubeInMillimetersIsASquareInEveryPlaneWithItsBorderWhereTheVoxelsEnd()
    {
        DecodedPng png = new(new ThreePlanePicture(Constant(-700), [new MaskContour(Cube(), RgbColor.Yellow, "cube")]).ToPng());
        // 10 mm and twice a margin of 15 mm in 360 pixels: 9 pixels a mm, the cube from 135 up to 225, its outline 2 pixels inside.
        foreach (int left in s_lefts)
        {
            List<(int X, int Y)> outline = png.Find(RgbColor.Yellow, left, Top, Side);
            Assert.Equal(90 * 90 - 86 * 86, outline.Count);
            Assert.All(outline, p => Assert.True(p.X is >= 135 and < 225 && p.Y is >= 135 and < 225 && (p.X is < 137 or >= 223 || p.Y is < 137 or >= 223), $"{p}"));
        }
    }

    [Fact]
    public void TheOutlineFollowsTheVoxelsOfTheSliceWithTheLargestArea()
    {
        // A plate of 4 x 4 columns and rows on slice 11, and a single voxel beside it on the slice below.
        Mask mask = MaskOf(v => v is { Slice: 11, Column: >= 20 and < 24, Row: >= 20 and < 24 } or { Slice: 10, Column: 25, Row: 20 });
        DecodedPng png = new(new ThreePlanePicture(Constant(-700), [new MaskContour(mask, RgbColor.Yellow, "plate")]) { MarginMm = 10 }.ToPng());
        List<(int X, int Y)> outline = png.Find(RgbColor.Yellow, s_lefts[0], Top, Side);
        // The box is 6 mm wide: 26 mm in 360 pixels; the plate covers the first 4 of the 6 mm.
        double scale = 360 / 26.0;
        Assert.Equal(Math.Round(10 * scale), outline.Min(p => p.X), 1.0);
        Assert.Equal(Math.Round(14 * scale) - 1, outline.Max(p => p.X), 1.0);
        Assert.Equal(Math.Round((13 - 2.5) * scale), outline.Min(p => p.Y), 1.0);
        Assert.Equal(Math.Round((13 + 2.5) * scale) - 1, outline.Max(p => p.Y), 1.0);
    }

    [Fact]
    public void ValuesAreLinearBetweenVoxelsAndTheGroundShowsWhereTheImageEnds()
    {
        float[] hu = new float[s_geometry.Size.VoxelCount];
        for (int i = 0; i < hu.Length; i++) hu[i] = -1350 + 25 * s_geometry.Size.IndexOf(i).Column;
        DecodedPng png = new(new ThreePlanePicture(new Volume(s_geometry, hu), []) { SeedVoxel = new VoxelIndex(30, 25, 12), MarginMm = 45 }.ToPng());
        // 90 mm in 360 pixels: pixel x shows column 30 + (x + 0.5 - 180) / 4. The image ends at columns -0.5 and 59.5.
        RgbColor outside = png[s_lefts[0] + 10, Top + 90];
        Assert.Equal(outside, png[s_lefts[0] + 57, Top + 90]);
        Assert.NotEqual(outside.Red, outside.Blue);
        for (int x = 62; x < 294; x++)
        {
            RgbColor pixel = png[s_lefts[0] + x, Top + 90];
            byte expected = HuWindow.Lung.Gray(-1350 + 25 * (30 + (x + 0.5 - 180) / 4));
            Assert.Equal(new RgbColor(expected, expected, expected), pixel);
        }
        Assert.Equal(outside, png[s_lefts[0] + 299, Top + 90]);
    }

    [Fact]
    public void AMirroredGridIsShownAsThePatientLies()
    {
        // A bright voxel on the patient's left, in front, near the head, on a grid whose columns run to the right, rows to the front, slices to the feet.
        ImageGeometry turned = new(new ImageSize(41, 41, 41), Spacing.Isotropic(1), default, new Direction(new PointMm(-1, 0, 0), new PointMm(0, -1, 0), new PointMm(0, 0, -1)));
        float[] hu = new float[turned.Size.VoxelCount];
        Array.Fill(hu, -1350f);
        for (int i = 0; i < hu.Length; i++)
            if (turned.Size.IndexOf(i) is { Column: < 20, Row: > 20, Slice: < 20 }) hu[i] = 150;
        DecodedPng png = new(new ThreePlanePicture(new Volume(turned, hu), []) { SeedVoxel = new VoxelIndex(19, 21, 19) }.ToPng());
        // 30 mm around the seed, 12 pixels a voxel: the bright octant lies to the left and in front and above. The seed's own voxel is its corner.
        Assert.Equal([false, true, false, false], Quadrants(png, s_lefts[0])); // axial: top right is front left
        Assert.Equal([false, true, false, false], Quadrants(png, s_lefts[1])); // coronal: top right is head left
        Assert.Equal([true, false, false, false], Quadrants(png, s_lefts[2])); // sagittal: top left is head front
    }

    [Fact]
    public void OutlinesThatRunTogetherBothShow()
    {
        DecodedPng png = new(new ThreePlanePicture(Constant(-700), [new(Cube(), RgbColor.Lime, "reader") { Dashed = true }, new(Cube(), RgbColor.Yellow, "nodule")]).ToPng());
        Assert.InRange(png.Find(RgbColor.Lime, s_lefts[0], Top, Side).Count, 300, 420);
        Assert.InRange(png.Find(RgbColor.Yellow, s_lefts[0], Top, Side).Count, 300, 420);
    }

    [Fact]
    public void TheSeedIsBrightInItsOwnSliceOnly()
    {
        ThreePlanePicture picture = new(Constant(-700), [new(Cube(), RgbColor.Yellow, "cube")]);
        // On the axes of ties the lower of the two middle slices is shown: row 23, slice 11, column 24.
        DecodedPng png = new((picture with { SeedVoxel = new VoxelIndex(24, 23, 12) }).ToPng());
        Assert.Empty(png.Find(RgbColor.Vermilion, s_lefts[0], Top, Side));
        Assert.NotEmpty(png.Find(RgbColor.Vermilion, s_lefts[1], Top, Side));
        Assert.NotEmpty(png.Find(RgbColor.Vermilion, s_lefts[2], Top, Side));
    }

    [Fact]
    public void TheScaleBarIsTenMillimetersLong()
    {
        DecodedPng png = new(new ThreePlanePicture(Constant(-1350), [new(Cube(), RgbColor.Yellow, "cube")]).ToPng());
        int row = Enumerable.Range(Top + 340, 20).MaxBy(y => Enumerable.Range(s_lefts[0], 150).Count(x => png[x, y] == RgbColor.White));
        Assert.Equal(90, Enumerable.Range(s_lefts[0], 150).Count(x => png[x, row] == RgbColor.White));
    }

    [Fact]
    public void EveryKindOfPlaceIsDrawn()
    {
        Volume noisy = Constant(-700, (v, hu) => v.Column % 3 == 0 ? float.NaN : v.Row == 22 ? float.PositiveInfinity : hu);
        Mask corner = MaskOf(v => v.Column < 3 && v.Row < 2 && v.Slice == 0), all = MaskOf(_ => true), none = MaskOf(_ => false);
        foreach (Mask mask in new[] { corner, all, none })
        {
            DecodedPng png = new(new ThreePlanePicture(noisy, [new(mask, RgbColor.Yellow, "m")]) { SeedVoxel = new VoxelIndex(0, 0, 0), Captions = ["肺结节 1", "", "a word " + new string('x', 400)] }.ToPng());
            Assert.Equal(mask.VoxelCount > 0, png.Find(RgbColor.Yellow, s_lefts[0], Top, Side).Count > 0);
            Assert.Equal(3 * Side + 4 * 8, png.Width);
        }

        ImageGeometry flat = new(new ImageSize(30, 20, 1), new Spacing(0.8, 0.8, 5));
        Mask disk = Mask.FromBox(flat, new VoxelRegion(new VoxelIndex(27, 5, 0), new ImageSize(3, 4, 1)), Enumerable.Repeat((byte)1, 12).ToArray());
        DecodedPng thin = new(new ThreePlanePicture(new Volume(flat, new float[600]), [new(disk, RgbColor.Yellow, "disk")]).ToPng());
        // One slice of 5 mm: the outline in the coronal plane is as high.
        List<(int X, int Y)> outline = thin.Find(RgbColor.Yellow, s_lefts[1], Top, Side);
        Assert.Equal(5 * 360 / 35.0, outline.Max(p => p.Y) - outline.Min(p => p.Y) + 1, 1.0);

        ImageGeometry one = new(new ImageSize(1, 1, 1), Spacing.Isotropic(1));
        Assert.NotEmpty(new ThreePlanePicture(new Volume(one, [5f]), []).ToPng());
    }

    [Fact]
    public void AnEdgeOfTheImageInsideTheMaskIsItsBorder()
    {
        DecodedPng png = new(new ThreePlanePicture(Constant(-700), [new(MaskOf(v => v.Column < 10 && v.Row is > 20 and < 29 && v.Slice is > 8 and < 13), RgbColor.Yellow, "m")]).ToPng());
        Assert.Equal(135, png.Find(RgbColor.Yellow, s_lefts[0], Top, Side).Min(p => p.X));
    }

    [Fact]
    public void TheSamePictureHasTheSameBytes()
    {
        ThreePlanePicture picture = new(Constant(-700), [new(Cube(), RgbColor.Yellow, "cube")]) { SeedVoxel = new VoxelIndex(24, 23, 11), Captions = ["one", "two"] };
        Assert.Equal(picture.ToPng(), picture.ToPng());
        Assert.NotEqual(picture.ToPng(), (picture with { Captions = ["one", "tow"] }).ToPng());
    }

    [Fact]
    public void ASavedPictureReplacesWhatWasThereAndLeavesNothingElse()
    {
        using TemporaryFolder folder = new();
        string path = folder.File("图.png");
        File.WriteAllText(path, "old");
        ThreePlanePicture picture = new(Constant(-700), [new(Cube(), RgbColor.Yellow, "cube")]);
        picture.SavePng(path);
        Assert.Equal(picture.ToPng(), File.ReadAllBytes(path));
        Assert.Equal("图.png", Assert.Single(folder.Names()));
        Assert.Equal("FILE_UNWRITABLE", Assert.Throws<ImageFormatException>(() => picture.SavePng(folder.File("no/x.png"))).Code);
    }

    [Fact]
    public void WhatCannotBeDrawnIsRefused()
    {
        ThreePlanePicture picture = new(Constant(-700), [new(Cube(), RgbColor.Yellow, "cube")]);
        Assert.Throws<SettingsException>(() => (picture with { PanelPixels = 127 }).ToPng());
        Assert.Throws<SettingsException>(() => (picture with { PanelPixels = 2049 }).ToPng());
        Assert.Throws<SettingsException>(() => (picture with { MarginMm = double.NaN }).ToPng());
        Volume other = new(new ImageGeometry(new ImageSize(60, 50, 24), Spacing.Isotropic(1)), new float[60 * 50 * 24]);
        Assert.Throws<GeometryMismatchException>(() => (picture with { Volume = other }).ToPng());
    }

    [Theory]
    [InlineData(128)]
    [InlineData(200)]
    [InlineData(720)]
    public void PanelsOfAnySizeShowTheSame(int pixels)
    {
        ThreePlanePicture picture = new(Constant(-700), [new(Cube(), RgbColor.Yellow, "cube")]) { PanelPixels = pixels };
        DecodedPng png = new(picture.ToPng());
        int scale = Math.Max(1, pixels / 180);
        List<(int X, int Y)> outline = png.Find(RgbColor.Yellow, 4 * scale, 15 * scale, pixels);
        Assert.Equal(pixels / 4.0, outline.Max(p => p.X) - outline.Min(p => p.X) + 1, 1.0);
    }

    private static bool[] Quadrants(DecodedPng png, int left) =>
        [png[left + 90, Top + 90].Red == 255, png[left + 270, Top + 90].Red == 255, png[left + 90, Top + 270].Red == 255, png[left + 270, Top + 270].Red == 255];

    private static Mask Cube() => MaskOf(s_box.Contains);

    private static Mask MaskOf(Func<VoxelIndex, bool> inside)
    {
        byte[] voxels = new byte[s_geometry.Size.VoxelCount];
        for (int i = 0; i < voxels.Length; i++) voxels[i] = inside(s_geometry.Size.IndexOf(i)) ? (byte)1 : (byte)0;
        return Mask.FromVoxels(s_geometry, voxels);
    }

    private static Volume Constant(float hu, Func<VoxelIndex, float, float>? change = null)
    {
        float[] voxels = new float[s_geometry.Size.VoxelCount];
        for (int i = 0; i < voxels.Length; i++) voxels[i] = change is null ? hu : change(s_geometry.Size.IndexOf(i), hu);
        return new Volume(s_geometry, voxels);
    }
}
