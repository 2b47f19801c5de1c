using Xunit;

namespace Radiomics.Core.Tests.Segmentation;

public class PhaseTransferTests
{
    [Theory]
    [InlineData(0.7, 1.25, 0.7, 1.25, 0, 0, 0), InlineData(0.7, 1.25, 0.7, 1.25, 3.3, -2.6, 7.4), InlineData(0.7, 1.25, 0.6, 2.5, -4.7, 6.1, -11.3), InlineData(0.8, 2.5, 0.7, 1.0, 9.4, -8.2, 15.8), InlineData(0.7, 1.0, 0.7, 5.0, 1.9, 2.2, -18.6)]
    public void A_known_shift_is_found_to_a_part_of_a_voxel(double inPlane, double slice, double inPlaneTo, double sliceTo, double x, double y, double z)
    {
        PointMm shift = new(x, y, z), place = new(41.3, 39.2, 40.6);
        Volume plain = Chest(inPlane, slice, default, enhanced: false), contrast = Chest(inPlaneTo, sliceTo, shift, enhanced: true);
        PhaseShift found = PhaseTransfer.Shift(plain, place, contrast);
        PointMm off = found.ShiftMm - shift;
        Assert.True(found.IsTrustworthy, $"{found}");
        Assert.InRange(Math.Max(Math.Abs(off.X), Math.Abs(off.Y)), 0, 0.35);
        Assert.InRange(Math.Abs(off.Z), 0, Math.Max(0.35, 0.25 * Math.Max(slice, sliceTo)));
    }

    [Fact]
    public void Scans_of_other_orientation_are_compared_in_the_patient()
    {
        PointMm shift = new(2.4, -3.1, 5.2), place = new(41.3, 39.2, 40.6);
        Volume plain = Chest(0.8, 1.25, default, enhanced: false), straight = Chest(0.8, 1.25, shift, enhanced: true);
        // The same scan, stored from the head and from the left.
        ImageGeometry g = straight.Geometry;
        Direction turned = new(new PointMm(-1, 0, 0), new PointMm(0, 1, 0), new PointMm(0, 0, -1));
        float[] voxels = new float[g.Size.VoxelCount];
        for (int i = 0; i < voxels.Length; i++)
        {
            VoxelIndex at = g.Size.IndexOf(i);
            voxels[i] = straight[new VoxelIndex(g.Size.Columns - 1 - at.Column, at.Row, g.Size.Slices - 1 - at.Slice)];
        }
        Volume contrast = new(new ImageGeometry(g.Size, g.Spacing, g.PointAt(g.Size.Columns - 1, 0, g.Size.Slices - 1), turned), voxels);
        PhaseShift expected = PhaseTransfer.Shift(plain, place, straight), found = PhaseTransfer.Shift(plain, place, contrast);
        Assert.Equal(0, (found.ShiftMm - expected.ShiftMm).Length, 0.01);
        Assert.Equal(expected.Score, found.Score, 1e-3);
    }

    [Fact]
    public void A_seed_and_a_nodule_lead_to_the_same_place()
    {
        PointMm shift = new(-3.2, 4.4, 6.3);
        Volume plain = Chest(0.7, 1.25, default, enhanced: false), contrast = Chest(0.7, 1.25, shift, enhanced: true);
        Seed seed = Seed.AtPoint(new PointMm(41.3, 39.2, 40.6), plain.Geometry);
        Nodule nodule = NoduleSegmenter.Default.Segment(plain, seed);
        Assert.InRange((PhaseTransfer.Shift(plain, seed, contrast).ShiftMm - shift).Length, 0, 0.5);
        PhaseShift found = PhaseTransfer.Shift(plain, nodule, contrast);
        Assert.InRange((found.ShiftMm - shift).Length, 0, 0.5);
        Nodule there = NoduleSegmenter.Default.Segment(contrast, Seed.AtPoint(plain.Geometry.PointAt(seed.ToVoxelIndex()) + found.ShiftMm, contrast.Geometry));
        Assert.InRange(there.VolumeMm3 / nodule.VolumeMm3, 0.8, 1.25);
    }

    [Fact]
    public void Another_patient_is_no_match()
    {
        Volume plain = Chest(0.8, 1.25, default, enhanced: false);
        Scene other = Scene.Cube(80, 0.8, 1.25);
        Volume stranger = other.Tube(new PointMm(20, 20, 20), new PointMm(1, 1, 0.2), 3).Tube(new PointMm(60, 50, 30), new PointMm(0, 1, 1), 2).Render();
        PhaseShift found = PhaseTransfer.Shift(plain, new PointMm(41.3, 39.2, 40.6), stranger);
        Assert.False(found.IsTrustworthy, $"{found}");
    }

    [Theory]
    [InlineData(0, 0, 9), InlineData(3, 0, -8), InlineData(0, -3, 12)]
    public void A_nodule_that_slides_along_a_wall_that_stays_is_followed(double x, double y, double z)
    {
        PointMm shift = new(x, y, z), place = new(46, 40, 40);
        PhaseShift found = PhaseTransfer.Shift(Sliding(default), place, Sliding(shift));
        Assert.InRange((found.ShiftMm - shift).Length, 0, 0.6);

        // Ribs in the wall stay where they are.
        static Volume Sliding(PointMm shift) => Scene.Cube(80, 0.8, 1.25).Ball(new PointMm(46, 40, 40) + shift, 5).Tube(new PointMm(38, 44, 40) + shift, new PointMm(0.2, 0.3, 1), 1.5)
            .Wall(60).Tube(new PointMm(64, 0, 30), new PointMm(0, 1, 0), 3, 300).Tube(new PointMm(64, 0, 52), new PointMm(0, 1, 0), 3, 300).Render();
    }

    [Fact]
    public void Two_places_that_look_the_same_are_not_trusted()
    {
        PointMm one = new(28, 40, 40), two = new(50, 40, 40);
        Volume plain = Scene.Cube(80, 0.8, 1.25).Ball(one, 6).Render(), contrast = Scene.Cube(80, 0.8, 1.25).Ball(one, 6).Ball(two, 6).Render();
        PhaseShift found = PhaseTransfer.Shift(plain, one, contrast);
        Assert.InRange(found.RivalScore, 0.9, 1);
        Assert.False(found.IsTrustworthy, $"{found}");
    }

    [Fact]
    public void Where_nothing_can_be_compared_the_score_says_so()
    {
        Volume plain = Chest(0.8, 1.25, default, enhanced: false);
        Volume far = new(new ImageGeometry(new ImageSize(40, 40, 40), Spacing.Isotropic(1), new PointMm(900, 0, 0), Direction.Identity), new float[64000]);
        Assert.Equal(new PhaseShift(default, double.NaN, double.NaN, double.NaN, IsAtLimit: false), PhaseTransfer.Shift(plain, new PointMm(41.3, 39.2, 40.6), far));
        Assert.Equal("SEED_OUTSIDE_IMAGE", Assert.Throws<SeedException>(() => PhaseTransfer.Shift(plain, Seed.AtSlice(1, 1, 0), far)).Code);
        Assert.Equal("SETTING_RANGE", Assert.Throws<SettingsException>(() => PhaseTransfer.Shift(plain, new PointMm(41, 39, 40), far, new PhaseTransferOptions { RadiusMm = 1 })).Code);
    }

    [Fact]
    public void Scans_without_a_common_frame_are_searched_everywhere()
    {
        Volume plain = Chest(0.8, 1.25, default, enhanced: false), same = Chest(0.8, 1.25, new PointMm(2, 1, -3), enhanced: true);
        PointMm table = new(-140, 55, 800);
        Volume moved = new(new ImageGeometry(same.Size, same.Geometry.Spacing, same.Geometry.Origin + table, same.Geometry.Direction), same.Voxels.ToArray());
        Assert.False(PhaseTransfer.Shift(plain, new PointMm(41.3, 39.2, 40.6), moved).IsTrustworthy);
        PhaseShift found = PhaseTransfer.Shift(plain, new PointMm(41.3, 39.2, 40.6), moved, new PhaseTransferOptions { Everywhere = true });
        Assert.True(found.IsTrustworthy, $"{found}");
        Assert.InRange((found.ShiftMm - table - new PointMm(2, 1, -3)).Length, 0, 0.5);
    }

    /// <summary>A nodule with vessels, a chest wall and a second nodule, shifted as a whole; with contrast agent tissue is denser.</summary>
    private static Volume Chest(double inPlane, double slice, PointMm shift, bool enhanced)
    {
        float vessel = enhanced ? 240 : 40, tissue = enhanced ? 90 : 40;
        return Scene.Cube(80, inPlane, slice).Ball(new PointMm(41.3, 39.2, 40.6) + shift, 6, tissue)
            .Tube(new PointMm(52, 36, 40) + shift, new PointMm(0.3, 1, 0.4), 1.6, vessel).Tube(new PointMm(36, 50, 46) + shift, new PointMm(1, 0.2, -0.6), 1.2, vessel)
            .Tube(new PointMm(40, 30, 28) + shift, new PointMm(0.2, -0.4, 1), 1.0, vessel).Ball(new PointMm(28, 30, 52) + shift, 3, tissue).Wall(64 + shift.X).Render();
    }
}
