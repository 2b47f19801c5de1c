using Xunit;

namespace Radiomics.Core.Tests.Rendering;

public sealed class PicturePlaneTests
{
    private static readonly PointMm s_left = new(1, 0, 0), s_back = new(0, 1, 0), s_head = new(0, 0, 1);

    public static TheoryData<string> Grids => ["axial", "upside down", "mirrored", "coronal", "sagittal"];

    [Theory]
    [MemberData(nameof(Grids))]
    public void TheSidesOfThePatientLieWhereAReaderExpectsThem(string grid)
    {
        Direction direction = Grid(grid);
        IReadOnlyList<PicturePlane> planes = PicturePlane.Of(direction);
        Assert.Equal(["Axial", "Coronal", "Sagittal"], planes.Select(p => p.Name));
        Assert.Equal(["R", "L", "A", "P"], Sides(planes[0], direction));
        Assert.Equal(["R", "L", "H", "F"], Sides(planes[1], direction));
        Assert.Equal(["A", "P", "H", "F"], Sides(planes[2], direction));
        Assert.All(planes, p => Assert.Equal([0, 1, 2], new[] { p.Across.Axis, p.Down.Axis, p.Normal }.Order()));
    }

    [Fact]
    public void AnObliqueGridNamesBothSides()
    {
        double c = Math.Cos(Math.PI / 6), s = Math.Sin(Math.PI / 6);
        Direction direction = new(new PointMm(c, s, 0), new PointMm(-s, c, 0), s_head);
        PicturePlane axial = PicturePlane.Of(direction)[0];
        Assert.Equal(["RA", "LP", "AL", "PR"], Sides(axial, direction));
    }

    [Fact]
    public void TitlesCountAsSeedsDo()
    {
        ImageSize size = new(40, 30, 20);
        IReadOnlyList<PicturePlane> planes = PicturePlane.Of(Direction.Identity);
        Assert.Equal(["Axial, slice 8 of 20", "Coronal, row 7", "Sagittal, column 7"], planes.Select(p => p.Title(7, size)));
    }

    private static string[] Sides(PicturePlane plane, Direction direction) =>
        [plane.Across.StartLetters(direction), plane.Across.EndLetters(direction), plane.Down.StartLetters(direction), plane.Down.EndLetters(direction)];

    private static Direction Grid(string name) => name switch
    {
        "axial" => Direction.Identity,
        "upside down" => new(s_left, s_back.Scale(-1), s_head.Scale(-1)),
        "mirrored" => new(s_left.Scale(-1), s_back, s_head),
        "coronal" => new(s_left, s_head.Scale(-1), s_back),
        _ => new(s_back, s_head.Scale(-1), s_left.Scale(-1)),
    };
}
