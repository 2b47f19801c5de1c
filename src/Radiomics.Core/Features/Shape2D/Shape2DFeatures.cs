namespace Radiomics;

/// <summary>Shape features of a mask of one plane, as PyRadiomics' class shape2D defines them. Lengths in mm.</summary>
public static class Shape2DFeatures
{
    internal static IReadOnlyList<Feature<Shape2DMeasurements>> All { get; } =
    [
        New(Elongation, "Elongation"),
        New(MajorAxisLength, "MajorAxisLength"),
        New(MaximumDiameter, "MaximumDiameter"),
        New(MeshSurface, "MeshSurface"),
        New(MinorAxisLength, "MinorAxisLength"),
        New(Perimeter, "Perimeter"),
        New(PerimeterSurfaceRatio, "PerimeterSurfaceRatio"),
        New(PixelSurface, "PixelSurface"),
        New(SphericalDisproportion, "SphericalDisproportion", isDeprecated: true),
        New(Sphericity, "Sphericity"),
    ];

    /// <include file="Shape2DFeatures.xml" path="features/feature[@id='shape2D_Elongation']/*"/>
    /// <param name="s">Measurements of the mask.</param>
    public static double Elongation(Shape2DMeasurements s) => Math.Sqrt(Checked(s).Axes.Minor / s.Axes.Major);

    /// <include file="Shape2DFeatures.xml" path="features/feature[@id='shape2D_MajorAxisLength']/*"/>
    /// <param name="s">Measurements of the mask.</param>
    public static double MajorAxisLength(Shape2DMeasurements s) => 4 * Math.Sqrt(Checked(s).Axes.Major);

    /// <include file="Shape2DFeatures.xml" path="features/feature[@id='shape2D_MaximumDiameter']/*"/>
    /// <param name="s">Measurements of the mask.</param>
    public static double MaximumDiameter(Shape2DMeasurements s) => Checked(s).MaximumDiameter;

    /// <include file="Shape2DFeatures.xml" path="features/feature[@id='shape2D_MeshSurface']/*"/>
    /// <param name="s">Measurements of the mask.</param>
    public static double MeshSurface(Shape2DMeasurements s) => Checked(s).MeshSurface;

    /// <include file="Shape2DFeatures.xml" path="features/feature[@id='shape2D_MinorAxisLength']/*"/>
    /// <param name="s">Measurements of the mask.</param>
    public static double MinorAxisLength(Shape2DMeasurements s) => 4 * Math.Sqrt(Checked(s).Axes.Minor);

    /// <include file="Shape2DFeatures.xml" path="features/feature[@id='shape2D_Perimeter']/*"/>
    /// <param name="s">Measurements of the mask.</param>
    public static double Perimeter(Shape2DMeasurements s) => Checked(s).Perimeter;

    /// <include file="Shape2DFeatures.xml" path="features/feature[@id='shape2D_PerimeterSurfaceRatio']/*"/>
    /// <param name="s">Measurements of the mask.</param>
    public static double PerimeterSurfaceRatio(Shape2DMeasurements s) => Checked(s).Perimeter / s.MeshSurface;

    /// <include file="Shape2DFeatures.xml" path="features/feature[@id='shape2D_PixelSurface']/*"/>
    /// <param name="s">Measurements of the mask.</param>
    public static double PixelSurface(Shape2DMeasurements s) => Checked(s).PixelSurface;

    /// <include file="Shape2DFeatures.xml" path="features/feature[@id='shape2D_SphericalDisproportion']/*"/>
    /// <param name="s">Measurements of the mask.</param>
    public static double SphericalDisproportion(Shape2DMeasurements s) => Checked(s).Perimeter / (2 * Math.Sqrt(Math.PI * s.MeshSurface));

    /// <include file="Shape2DFeatures.xml" path="features/feature[@id='shape2D_Sphericity']/*"/>
    /// <param name="s">Measurements of the mask.</param>
    public static double Sphericity(Shape2DMeasurements s) => 2 * Math.Sqrt(Math.PI * Checked(s).MeshSurface) / s.Perimeter;

    private static Feature<Shape2DMeasurements> New(Func<Shape2DMeasurements, double> formula, string name, bool isDeprecated = false) =>
        new(new FeatureDefinition(FeatureFamilies.Shape2D, name, null, "", isDeprecated), formula);

    private static Shape2DMeasurements Checked(Shape2DMeasurements s)
    {
        ArgumentNullException.ThrowIfNull(s);
        return s;
    }
}
