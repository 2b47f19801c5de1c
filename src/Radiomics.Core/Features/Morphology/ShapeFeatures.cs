using static Radiomics.FeatureMath;

namespace Radiomics;

/// <summary>
/// Shape features in three dimensions: PyRadiomics' class shape and IBSI's morphology. V and A are volume and surface area of the marching-cubes mesh, lambda
/// the eigenvalues of the covariance of the voxel centers. Lengths in mm.
/// </summary>
public static class ShapeFeatures
{
    internal static IReadOnlyList<Feature<ShapeMeasurements>> All { get; } =
    [
        New("Compactness1", "morph_comp_1", "SKGS", Compactness1, isDeprecated: true),
        New("Compactness2", "morph_comp_2", "BQWJ", Compactness2, isDeprecated: true),
        New("Elongation", "morph_pca_elongation", "Q3CK", Elongation),
        New("Flatness", "morph_pca_flatness", "N17B", Flatness),
        New("LeastAxisLength", "morph_pca_least_axis", "7J51", s => LeastAxisLength(s), s => LeastAxisLength(s, Profile.Ibsi)),
        New("MajorAxisLength", "morph_pca_maj_axis", "TDIC", s => MajorAxisLength(s), s => MajorAxisLength(s, Profile.Ibsi)),
        New("Maximum2DDiameterColumn", null, "", Maximum2DDiameterColumn),
        New("Maximum2DDiameterRow", null, "", Maximum2DDiameterRow),
        New("Maximum2DDiameterSlice", null, "", Maximum2DDiameterSlice),
        New("Maximum3DDiameter", "morph_diam", "L0JK", Maximum3DDiameter),
        New("MeshVolume", "morph_volume", "RNU0", MeshVolume),
        New("MinorAxisLength", "morph_pca_min_axis", "P9VJ", s => MinorAxisLength(s), s => MinorAxisLength(s, Profile.Ibsi)),
        New("SphericalDisproportion", "morph_sph_dispr", "KRCK", SphericalDisproportion, isDeprecated: true),
        New("Sphericity", "morph_sphericity", "QCFX", Sphericity),
        New("SurfaceArea", "morph_area_mesh", "C0JK", SurfaceArea),
        New("SurfaceVolumeRatio", "morph_av", "2PR5", SurfaceVolumeRatio),
        New("VoxelVolume", "morph_vol_approx", "YEKZ", VoxelVolume),
        New(null, "morph_asphericity", "25C7", Asphericity),
        New(null, "morph_com", "KLMA", CenterOfMassShift),
        New(null, "morph_vol_dens_aabb", "PBX1", VolumeDensityAlignedBox),
        New(null, "morph_area_dens_aabb", "R59B", AreaDensityAlignedBox),
        New(null, "morph_vol_dens_ombb", "ZH1A", VolumeDensityOrientedBox),
        New(null, "morph_area_dens_ombb", "IQYR", AreaDensityOrientedBox),
        New(null, "morph_vol_dens_aee", "6BDE", VolumeDensityMomentEllipsoid),
        New(null, "morph_area_dens_aee", "RDD2", AreaDensityMomentEllipsoid),
        New(null, "morph_vol_dens_mvee", "SWZ1", VolumeDensityEnclosingEllipsoid),
        New(null, "morph_area_dens_mvee", "BRI8", AreaDensityEnclosingEllipsoid),
        New(null, "morph_vol_dens_conv_hull", "R3ER", VolumeDensityConvexHull),
        New(null, "morph_area_dens_conv_hull", "7T7F", AreaDensityConvexHull),
        New(null, "morph_integ_int", "99N0", IntegratedIntensity),
        New(null, "morph_moran_i", "N365", MoranI),
        New(null, "morph_geary_c", "NPT7", GearyC),
    ];

    /// <include file="ShapeFeatures.xml" path="features/feature[@id='morph_comp_1']/*"/>
    /// <param name="s">Measurements of the mask.</param>
    public static double Compactness1(ShapeMeasurements s) => Checked(s).MeshVolume / (Math.Pow(s.SurfaceArea, 1.5) * Math.Sqrt(Math.PI));

    /// <include file="ShapeFeatures.xml" path="features/feature[@id='morph_comp_2']/*"/>
    /// <param name="s">Measurements of the mask.</param>
    public static double Compactness2(ShapeMeasurements s) => 36 * Math.PI * Square(Checked(s).MeshVolume) / (s.SurfaceArea * s.SurfaceArea * s.SurfaceArea);

    /// <include file="ShapeFeatures.xml" path="features/feature[@id='morph_pca_elongation']/*"/>
    /// <param name="s">Measurements of the mask.</param>
    public static double Elongation(ShapeMeasurements s) => Math.Sqrt(Checked(s).Axes.Minor / s.Axes.Major);

    /// <include file="ShapeFeatures.xml" path="features/feature[@id='morph_pca_flatness']/*"/>
    /// <param name="s">Measurements of the mask.</param>
    public static double Flatness(ShapeMeasurements s) => Math.Sqrt(Checked(s).Axes.Least / s.Axes.Major);

    /// <include file="ShapeFeatures.xml" path="features/feature[@id='morph_pca_least_axis']/*"/>
    /// <param name="s">Measurements of the mask.</param>
    /// <param name="profile">Whose definition.</param>
    public static double LeastAxisLength(ShapeMeasurements s, Profile profile = Profile.PyRadiomics) => profile == Profile.Ibsi ? 2 * Checked(s).MomentEllipsoid.C : 4 * Math.Sqrt(Checked(s).Axes.Least);

    /// <include file="ShapeFeatures.xml" path="features/feature[@id='morph_pca_maj_axis']/*"/>
    /// <param name="s">Measurements of the mask.</param>
    /// <param name="profile">Whose definition.</param>
    public static double MajorAxisLength(ShapeMeasurements s, Profile profile = Profile.PyRadiomics) => profile == Profile.Ibsi ? 2 * Checked(s).MomentEllipsoid.A : 4 * Math.Sqrt(Checked(s).Axes.Major);

    /// <include file="ShapeFeatures.xml" path="features/feature[@id='shape_Maximum2DDiameterColumn']/*"/>
    /// <param name="s">Measurements of the mask.</param>
    public static double Maximum2DDiameterColumn(ShapeMeasurements s) => Checked(s).Diameters.InRow;

    /// <include file="ShapeFeatures.xml" path="features/feature[@id='shape_Maximum2DDiameterRow']/*"/>
    /// <param name="s">Measurements of the mask.</param>
    public static double Maximum2DDiameterRow(ShapeMeasurements s) => Checked(s).Diameters.InColumn;

    /// <include file="ShapeFeatures.xml" path="features/feature[@id='shape_Maximum2DDiameterSlice']/*"/>
    /// <param name="s">Measurements of the mask.</param>
    public static double Maximum2DDiameterSlice(ShapeMeasurements s) => Checked(s).Diameters.InSlice;

    /// <include file="ShapeFeatures.xml" path="features/feature[@id='morph_diam']/*"/>
    /// <param name="s">Measurements of the mask.</param>
    public static double Maximum3DDiameter(ShapeMeasurements s) => Checked(s).Diameters.Maximum3D;

    /// <include file="ShapeFeatures.xml" path="features/feature[@id='morph_volume']/*"/>
    /// <param name="s">Measurements of the mask.</param>
    public static double MeshVolume(ShapeMeasurements s) => Checked(s).MeshVolume;

    /// <include file="ShapeFeatures.xml" path="features/feature[@id='morph_pca_min_axis']/*"/>
    /// <param name="s">Measurements of the mask.</param>
    /// <param name="profile">Whose definition.</param>
    public static double MinorAxisLength(ShapeMeasurements s, Profile profile = Profile.PyRadiomics) => profile == Profile.Ibsi ? 2 * Checked(s).MomentEllipsoid.B : 4 * Math.Sqrt(Checked(s).Axes.Minor);

    /// <include file="ShapeFeatures.xml" path="features/feature[@id='morph_sph_dispr']/*"/>
    /// <param name="s">Measurements of the mask.</param>
    public static double SphericalDisproportion(ShapeMeasurements s) => Checked(s).SurfaceArea / BallArea(s);

    /// <include file="ShapeFeatures.xml" path="features/feature[@id='morph_sphericity']/*"/>
    /// <param name="s">Measurements of the mask.</param>
    public static double Sphericity(ShapeMeasurements s) => BallArea(s) / s.SurfaceArea;

    /// <include file="ShapeFeatures.xml" path="features/feature[@id='morph_area_mesh']/*"/>
    /// <param name="s">Measurements of the mask.</param>
    public static double SurfaceArea(ShapeMeasurements s) => Checked(s).SurfaceArea;

    /// <include file="ShapeFeatures.xml" path="features/feature[@id='morph_av']/*"/>
    /// <param name="s">Measurements of the mask.</param>
    public static double SurfaceVolumeRatio(ShapeMeasurements s) => Checked(s).SurfaceArea / s.MeshVolume;

    /// <include file="ShapeFeatures.xml" path="features/feature[@id='morph_vol_approx']/*"/>
    /// <param name="s">Measurements of the mask.</param>
    public static double VoxelVolume(ShapeMeasurements s) => Checked(s).VoxelVolume;

    /// <include file="ShapeFeatures.xml" path="features/feature[@id='morph_asphericity']/*"/>
    /// <param name="s">Measurements of the mask.</param>
    public static double Asphericity(ShapeMeasurements s) => Checked(s).SurfaceArea / BallArea(s) - 1;

    /// <include file="ShapeFeatures.xml" path="features/feature[@id='morph_com']/*"/>
    /// <param name="s">Measurements of the mask.</param>
    public static double CenterOfMassShift(ShapeMeasurements s) => Checked(s).CenterOfMassShift;

    /// <include file="ShapeFeatures.xml" path="features/feature[@id='morph_vol_dens_aabb']/*"/>
    /// <param name="s">Measurements of the mask.</param>
    public static double VolumeDensityAlignedBox(ShapeMeasurements s) => Checked(s).MeshVolume / (s.BoxSides.X * s.BoxSides.Y * s.BoxSides.Z);

    /// <include file="ShapeFeatures.xml" path="features/feature[@id='morph_area_dens_aabb']/*"/>
    /// <param name="s">Measurements of the mask.</param>
    public static double AreaDensityAlignedBox(ShapeMeasurements s) =>
        Checked(s).SurfaceArea / (2 * (s.BoxSides.X * s.BoxSides.Y + s.BoxSides.Y * s.BoxSides.Z + s.BoxSides.Z * s.BoxSides.X));

    /// <include file="ShapeFeatures.xml" path="features/feature[@id='morph_vol_dens_ombb']/*"/>
    /// <param name="s">Measurements of the mask.</param>
    public static double VolumeDensityOrientedBox(ShapeMeasurements s) => Checked(s).MeshVolume / s.OrientedBox.Volume;

    /// <include file="ShapeFeatures.xml" path="features/feature[@id='morph_area_dens_ombb']/*"/>
    /// <param name="s">Measurements of the mask.</param>
    public static double AreaDensityOrientedBox(ShapeMeasurements s) => Checked(s).SurfaceArea / s.OrientedBox.Area;

    /// <include file="ShapeFeatures.xml" path="features/feature[@id='morph_vol_dens_aee']/*"/>
    /// <param name="s">Measurements of the mask.</param>
    public static double VolumeDensityMomentEllipsoid(ShapeMeasurements s) => Ratio(Checked(s).MeshVolume, s.MomentEllipsoid.Volume);

    /// <include file="ShapeFeatures.xml" path="features/feature[@id='morph_area_dens_aee']/*"/>
    /// <param name="s">Measurements of the mask.</param>
    public static double AreaDensityMomentEllipsoid(ShapeMeasurements s) => Ratio(Checked(s).SurfaceArea, s.MomentEllipsoid.Area);

    /// <include file="ShapeFeatures.xml" path="features/feature[@id='morph_vol_dens_mvee']/*"/>
    /// <param name="s">Measurements of the mask.</param>
    public static double VolumeDensityEnclosingEllipsoid(ShapeMeasurements s) => Checked(s).MeshVolume / s.EnclosingEllipsoid.Volume;

    /// <include file="ShapeFeatures.xml" path="features/feature[@id='morph_area_dens_mvee']/*"/>
    /// <param name="s">Measurements of the mask.</param>
    public static double AreaDensityEnclosingEllipsoid(ShapeMeasurements s) => Checked(s).SurfaceArea / s.EnclosingEllipsoid.Area;

    /// <include file="ShapeFeatures.xml" path="features/feature[@id='morph_vol_dens_conv_hull']/*"/>
    /// <param name="s">Measurements of the mask.</param>
    public static double VolumeDensityConvexHull(ShapeMeasurements s) => Checked(s).MeshVolume / s.Hull.Volume;

    /// <include file="ShapeFeatures.xml" path="features/feature[@id='morph_area_dens_conv_hull']/*"/>
    /// <param name="s">Measurements of the mask.</param>
    public static double AreaDensityConvexHull(ShapeMeasurements s) => Checked(s).SurfaceArea / s.Hull.Area;

    /// <include file="ShapeFeatures.xml" path="features/feature[@id='morph_integ_int']/*"/>
    /// <param name="s">Measurements of the mask.</param>
    public static double IntegratedIntensity(ShapeMeasurements s) => Checked(s).MeshVolume * s.MeanIntensity;

    /// <include file="ShapeFeatures.xml" path="features/feature[@id='morph_moran_i']/*"/>
    /// <param name="s">Measurements of the mask.</param>
    public static double MoranI(ShapeMeasurements s) => Checked(s).MoranI;

    /// <include file="ShapeFeatures.xml" path="features/feature[@id='morph_geary_c']/*"/>
    /// <param name="s">Measurements of the mask.</param>
    public static double GearyC(ShapeMeasurements s) => Checked(s).GearyC;

    /// <summary>Why a feature that came out as NaN is undefined.</summary>
    internal static UndefinedReason WhyUndefined(ShapeMeasurements s, FeatureDefinition feature) => feature.IbsiCode switch
    {
        "KLMA" => UndefinedReason.NoMass,
        "6BDE" or "RDD2" => UndefinedReason.DegenerateEllipsoid,
        "N365" or "NPT7" => UndefinedReason.NoVariation,
        _ => UndefinedReason.SingleVoxel,
    };

    /// <summary>Surface area of the ball of the mesh's volume, mm2.</summary>
    private static double BallArea(ShapeMeasurements s) => Math.Cbrt(36 * Math.PI * Square(Checked(s).MeshVolume));

    private static double Ratio(double part, double whole) => whole == 0 ? double.NaN : part / whole;

    private static Feature<ShapeMeasurements> New(
        string? name, string? tag, string code, Func<ShapeMeasurements, double> formula, Func<ShapeMeasurements, double>? ibsiFormula = null, bool isDeprecated = false) =>
        new(new FeatureDefinition(FeatureFamilies.Shape, name, tag, code, isDeprecated), formula, ibsiFormula);

    private static ShapeMeasurements Checked(ShapeMeasurements s)
    {
        ArgumentNullException.ThrowIfNull(s);
        return s;
    }
}
