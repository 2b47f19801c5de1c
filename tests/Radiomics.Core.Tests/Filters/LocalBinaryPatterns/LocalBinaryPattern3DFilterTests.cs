using System.Globalization;
using Xunit;

namespace Radiomics.Core.Tests.Filters.LocalBinaryPatterns;

public sealed class LocalBinaryPattern3DFilterTests
{
    /// <summary>
    /// Sum, sum of squares and two voxels of each response to the patterned image. They come from PyRadiomics' published steps written anew with NumPy 1.24 and SciPy 1.10, not from a run of PyRadiomics.
    /// </summary>
    [Theory]
    [InlineData(StoredType.Int16, 2, 1.0, 1, "4100.49734122604/75292.64545983/0/20.6288383409686 3691.26306918432/58377.9102339332/0/18.2668837445204 377.818510705187/1820.81564906724/-0.700467507055659/9.18754931475441")]
    [InlineData(StoredType.Int16, 3, 1.7, 0, "624.931302960601/1678.25875555577/0/3.30797337253075 532.882742007274/1120.67433355127/0/2.62869583470364 490.898977892427/919.646577928463/0/1.66927825203356 233.264643592092/827.56583607784/-0.527516940480994/1.75771679656053")]
    [InlineData(StoredType.Int16, 2, 2.25, 2, "31047.0705440593/4338931.31727483/3.03856756703023/162.056936908279 27769.8167065089/3305433.579316/3.26425282165449/139.751607312768 1089.07476580719/5521.48252756048/-0.528534631520413/7.1214303749411")]
    [InlineData(StoredType.Float32, 2, 1.0, 1, "4098.95017835047/75238.1219978825/0/20.6288383409686 3690.59650449288/58357.9755366659/0/18.2668837445204 377.80365321053/1820.25177912426/-0.69992153777868/9.19159289373756")]
    [InlineData(StoredType.Float64, 2, 1.0, 1, "4098.95017835047/75238.1219978825/0/20.6288383409686 3690.59650449288/58357.9755366659/0/18.2668837445204 377.803655430509/1820.2517919574/-0.699921572759388/9.19159284421983")]
    [InlineData(StoredType.Float64, 3, 1.7, 0, "624.931302960601/1678.25875555577/0/3.30797337253075 532.882742007274/1120.67433355127/0/2.62869583470364 490.898977892427/919.646577928463/0/1.66927825203356 233.169411875259/827.245419263575/-0.526754574942491/1.7616075019491")]
    public void ValuesAreThoseOfTheStepsInNumPy(StoredType type, int levels, double radius, int subdivision, string expected)
    {
        LocalBinaryPattern3DFilter filter = new() { Levels = levels, Radius = radius, Subdivision = subdivision };
        IReadOnlyList<FilterResponse> responses = filter.Apply(FilterImages.Patterned(type), TestContext.Current.CancellationToken).Responses;
        Assert.Equal([.. Enumerable.Range(1, levels).Select(n => $"lbp-3D-m{n}"), "lbp-3D-k"], responses.Select(r => r.Name));
        string[] rows = expected.Split(' ');
        for (int i = 0; i < rows.Length; i++)
        {
            double[] there = [.. rows[i].Split('/').Select(n => double.Parse(n, CultureInfo.InvariantCulture))], values = FilterImages.Values(responses[i].Image);
            double[] ours = [values.Sum(), values.Sum(v => v * v), values[responses[i].Image.Size.Offset(new VoxelIndex(4, 3, 2))], values[8]];
            for (int k = 0; k < there.Length; k++) Assert.Equal(there[k], ours[k], 1e-9 * Math.Max(1, Math.Abs(there[k])));
        }
    }

    [Fact]
    public void AFlatImageHasTheWholeSphereAndAKurtosisOfMinus3()
    {
        Volume flat = new(new ImageGeometry(new ImageSize(7, 7, 7), new Spacing(1, 1, 1)), [.. Enumerable.Repeat(-1000f, 343)], StoredType.Int16);
        VoxelRegion middle = new(new VoxelIndex(3, 3, 3), new ImageSize(1, 1, 1));
        IReadOnlyList<FilterResponse> found = new LocalBinaryPattern3DFilter().Apply(flat, middle, TestContext.Current.CancellationToken).Responses;
        Assert.Equal(42 * Math.Sqrt(42) / (4 * Math.PI), found[0].Image.DoubleVoxels[0], 1e-12);
        Assert.Equal(-3, found[2].Image.DoubleVoxels[0]);
    }

    [Fact]
    public void VerticesLieOnTheSphere()
    {
        for (int n = 0; n <= 3; n++)
        {
            (double X, double Y, double Z)[] vertices = Icosphere.Vertices(n, 2.5);
            Assert.Equal(10 * (1 << (2 * n)) + 2, vertices.Length);
            Assert.All(vertices, v => Assert.Equal(2.5, Math.Sqrt(v.X * v.X + v.Y * v.Y + v.Z * v.Z), 1e-14));
            Assert.Equal(0, vertices.Sum(v => v.X), 1e-12);
        }
    }

    [Fact]
    public void WrongParametersAreRefused()
    {
        Assert.Throws<SettingsException>(() => new LocalBinaryPattern3DFilter { Levels = 0 });
        Assert.Throws<SettingsException>(() => new LocalBinaryPattern3DFilter { Radius = 0 });
        Assert.Throws<SettingsException>(() => new LocalBinaryPattern3DFilter { Radius = double.NaN });
        Assert.Throws<SettingsException>(() => new LocalBinaryPattern3DFilter { Subdivision = 6 });
    }
}
