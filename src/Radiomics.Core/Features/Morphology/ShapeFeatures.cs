using static Radiomics.FeatureMath;

namespace Radiomics;

/// <summary>
/// Shape features in three dimensions as PyRadiomics defines them: V and A are volume and surface area of the marching-cubes mesh, lambda the eigenvalues
/// of the covariance (divided by N) of the voxel centres. Lengths in mm.
/// </summary>
public static class ShapeFeatures
{
    internal static IReadOnlyList<Feature<ShapeMeasurements>> All { get; } =
    [
        New("Compactness1", "morph_comp_1", "SKGS", Compactness1, isDeprecated: true),
        New("Compactness2", "morph_comp_2", "BQWJ", Compactness2, isDeprecated: true),
        New("Elongation", "morph_pca_elongation", "Q3CK", Elongation),
        New("Flatness", "morph_pca_flatness", "N17B", Flatness),
        New("LeastAxisLength", "morph_pca_least_axis", "7J51", LeastAxisLength),
        New("MajorAxisLength", "morph_pca_maj_axis", "TDIC", MajorAxisLength),
        New("Maximum2DDiameterColumn", null, "", Maximum2DDiameterColumn),
        New("Maximum2DDiameterRow", null, "", Maximum2DDiameterRow),
        New("Maximum2DDiameterSlice", null, "", Maximum2DDiameterSlice),
        New("Maximum3DDiameter", "morph_diam", "L0JK", Maximum3DDiameter),
        New("MeshVolume", "morph_volume", "RNU0", MeshVolume),
        New("MinorAxisLength", "morph_pca_min_axis", "P9VJ", MinorAxisLength),
        New("SphericalDisproportion", "morph_sph_dispr", "KRCK", SphericalDisproportion, isDeprecated: true),
        New("Sphericity", "morph_sphericity", "QCFX", Sphericity),
        New("SurfaceArea", "morph_area_mesh", "C0JK", SurfaceArea),
        New("SurfaceVolumeRatio", "morph_av", "2PR5", SurfaceVolumeRatio),
        New("VoxelVolume", "morph_vol_approx", "YEKZ", VoxelVolume),
    ];

    /// <summary>V, mm3. IBSI: volume (mesh), RNU0.</summary>
    /// <param name="s">Measurements of the mask.</param>
    public static double MeshVolume(ShapeMeasurements s) => Checked(s).MeshVolume;

    /// <summary>Number of voxels times voxel volume, mm3. IBSI: volume (voxel counting), YEKZ.</summary>
    /// <param name="s">Measurements of the mask.</param>
    public static double VoxelVolume(ShapeMeasurements s) => Checked(s).VoxelVolume;

    /// <summary>A, mm2. IBSI: surface area (mesh), C0JK.</summary>
    /// <param name="s">Measurements of the mask.</param>
    public static double SurfaceArea(ShapeMeasurements s) => Checked(s).SurfaceArea;

    /// <summary>A / V, 1/mm. IBSI: surface to volume ratio, 2PR5.</summary>
    /// <param name="s">Measurements of the mask.</param>
    public static double SurfaceVolumeRatio(ShapeMeasurements s) => Checked(s).SurfaceArea / s.MeshVolume;

    /// <summary>(36 pi V^2)^(1/3) / A. IBSI: sphericity, QCFX.</summary>
    /// <param name="s">Measurements of the mask.</param>
    public static double Sphericity(ShapeMeasurements s) => BallArea(s) / s.SurfaceArea;

    /// <summary>V / (sqrt(pi) A^(3/2)). Deprecated in PyRadiomics, as it follows from the sphericity. IBSI: compactness 1, SKGS.</summary>
    /// <param name="s">Measurements of the mask.</param>
    public static double Compactness1(ShapeMeasurements s) => Checked(s).MeshVolume / (Math.Pow(s.SurfaceArea, 1.5) * Math.Sqrt(Math.PI));

    /// <summary>36 pi V^2 / A^3. Deprecated in PyRadiomics, as it follows from the sphericity. IBSI: compactness 2, BQWJ.</summary>
    /// <param name="s">Measurements of the mask.</param>
    public static double Compactness2(ShapeMeasurements s) => 36 * Math.PI * Square(Checked(s).MeshVolume) / (s.SurfaceArea * s.SurfaceArea * s.SurfaceArea);

    /// <summary>A / (36 pi V^2)^(1/3). Deprecated in PyRadiomics, as it is 1 / sphericity. IBSI: spherical disproportion, KRCK.</summary>
    /// <param name="s">Measurements of the mask.</param>
    public static double SphericalDisproportion(ShapeMeasurements s) => Checked(s).SurfaceArea / BallArea(s);

    /// <summary>Longest distance between two vertices of the mesh, mm. IBSI: maximum 3D diameter, L0JK.</summary>
    /// <param name="s">Measurements of the mask.</param>
    public static double Maximum3DDiameter(ShapeMeasurements s) => Checked(s).Diameters.Maximum3D;

    /// <summary>Longest distance between two vertices of the mesh in one plane of columns and rows (axial), mm. Not in IBSI.</summary>
    /// <param name="s">Measurements of the mask.</param>
    public static double Maximum2DDiameterSlice(ShapeMeasurements s) => Checked(s).Diameters.InSlice;

    /// <summary>Longest distance between two vertices of the mesh in one plane of columns and slices (coronal), mm. Not in IBSI.</summary>
    /// <param name="s">Measurements of the mask.</param>
    public static double Maximum2DDiameterColumn(ShapeMeasurements s) => Checked(s).Diameters.InRow;

    /// <summary>Longest distance between two vertices of the mesh in one plane of rows and slices (sagittal), mm. Not in IBSI.</summary>
    /// <param name="s">Measurements of the mask.</param>
    public static double Maximum2DDiameterRow(ShapeMeasurements s) => Checked(s).Diameters.InColumn;

    /// <summary>4 sqrt(largest lambda), mm. IBSI: major axis length, TDIC (which divides the covariance by N - 1).</summary>
    /// <param name="s">Measurements of the mask.</param>
    public static double MajorAxisLength(ShapeMeasurements s) => 4 * Math.Sqrt(Checked(s).Axes.Major);

    /// <summary>4 sqrt(middle lambda), mm. IBSI: minor axis length, P9VJ (which divides the covariance by N - 1).</summary>
    /// <param name="s">Measurements of the mask.</param>
    public static double MinorAxisLength(ShapeMeasurements s) => 4 * Math.Sqrt(Checked(s).Axes.Minor);

    /// <summary>4 sqrt(smallest lambda), mm. IBSI: least axis length, 7J51 (which divides the covariance by N - 1).</summary>
    /// <param name="s">Measurements of the mask.</param>
    public static double LeastAxisLength(ShapeMeasurements s) => 4 * Math.Sqrt(Checked(s).Axes.Least);

    /// <summary>sqrt(middle / largest lambda). NaN for a single voxel. IBSI: elongation, Q3CK.</summary>
    /// <param name="s">Measurements of the mask.</param>
    public static double Elongation(ShapeMeasurements s) => Math.Sqrt(Checked(s).Axes.Minor / s.Axes.Major);

    /// <summary>sqrt(smallest / largest lambda). NaN for a single voxel. IBSI: flatness, N17B.</summary>
    /// <param name="s">Measurements of the mask.</param>
    public static double Flatness(ShapeMeasurements s) => Math.Sqrt(Checked(s).Axes.Least / s.Axes.Major);

    /// <summary>Surface area of the ball of the mesh's volume, mm2.</summary>
    private static double BallArea(ShapeMeasurements s) => Math.Cbrt(36 * Math.PI * Square(Checked(s).MeshVolume));

    private static Feature<ShapeMeasurements> New(string name, string? tag, string code, Func<ShapeMeasurements, double> formula, bool isDeprecated = false) => new(new FeatureDefinition(FeatureFamilies.Shape, name, tag, code, isDeprecated), formula);

    private static ShapeMeasurements Checked(ShapeMeasurements s)
    {
        ArgumentNullException.ThrowIfNull(s);
        return s;
    }
}
