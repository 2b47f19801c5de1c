using System.Globalization;
using System.Xml.Linq;
using Xunit;

namespace Radiomics.Core.Tests.Plots;

public sealed class ChartTests
{
    private static readonly ChartAxis s_x = new("x") { Min = 0, Max = 10 }, s_y = new("y") { Min = 0, Max = 100 };

    [Fact]
    public void APointLiesWhereTheTicksSayItLies()
    {
        List<XElement> all = Elements(new Chart("", s_x, s_y, [new ChartPoints([2, 4], [20, 80])]));
        XElement[] dots = [.. all.Where(e => e.Name.LocalName == "circle")];
        Assert.Equal(TickX(all, "2"), Number(dots[0], "cx"), 0.02);
        Assert.Equal(TickX(all, "4"), Number(dots[1], "cx"), 0.02);
        Assert.Equal(TickY(all, "20"), Number(dots[0], "cy"), 0.02);
        Assert.Equal(TickY(all, "80"), Number(dots[1], "cy"), 0.02);
        Assert.True(Number(dots[0], "cy") > Number(dots[1], "cy"));
    }

    [Fact]
    public void DecadesLieEquallyFarApartOnALogarithmicAxis()
    {
        List<XElement> all = Elements(new Chart("", new ChartAxis("") { IsLogarithmic = true }, s_y, [new ChartPoints([0.01, 1000, 0, -5], [1, 2, 3, 4])]));
        Assert.Equal(TickX(all, "1") - TickX(all, "0.1"), TickX(all, "100") - TickX(all, "10"), 0.03);
        Assert.Equal(2, all.Count(e => e.Name.LocalName == "circle"));
    }

    [Fact]
    public void StepsHoldAValueUpToTheNextAndGapsBreakALine()
    {
        List<XElement> all = Elements(new Chart("", s_x, s_y, [new ChartLine([0, 5, 6, 7, 8], [100, 50, double.NaN, 20, 10]) { IsStepped = true }]));
        string[][] lines = [.. all.Where(e => e.Name.LocalName == "polyline").Select(e => e.Attribute("points")!.Value.Split(' '))];
        Assert.Equal([3, 3], lines.Select(l => l.Length));
        Assert.Equal(lines[0][0].Split(',')[1], lines[0][1].Split(',')[1]);
        Assert.Equal(lines[0][1].Split(',')[0], lines[0][2].Split(',')[0]);
    }

    [Theory]
    [InlineData(false), InlineData(true)]
    public void BarsFillTheAxisButNoDotIsCut(bool withDots)
    {
        List<XElement> all = Elements(new Chart("", new ChartAxis("x"), s_y, [new ChartBars([new ChartBar(1, 3, 0, 50)]), .. withDots ? (ChartMark[])[new ChartPoints([0.7, 3.2], [20, 80])] : []]));
        XElement part = all.Single(e => e.Name.LocalName == "svg");
        double left = Number(part, "x"), right = left + Number(part, "width");
        if (!withDots) Assert.Equal((left, right - left), (Number(all.Last(e => e.Name.LocalName == "rect"), "x"), Number(all.Last(e => e.Name.LocalName == "rect"), "width")));
        else Assert.All(all.Where(e => e.Name.LocalName == "circle"), dot => Assert.InRange(Number(dot, "cx"), left + 4, right - 4));
    }

    [Fact]
    public void TextFromOutsideClosesNothing()
    {
        const string Bad = "</text><script>alert(1)</script>\"'&\u0001\uD800";
        string svg = new Chart(Bad, new ChartAxis(Bad) { Categories = [Bad] }, new ChartAxis(Bad), [new ChartBars([new ChartBar(-0.3, 0.3, 0, 1)]) { Legend = Bad }]).ToSvg();
        XElement root = XElement.Parse(svg);
        Assert.DoesNotContain(root.Descendants(), e => e.Name.LocalName == "script");
        Assert.Equal(5, root.Descendants().Count(e => e.Name.LocalName == "text" && e.Value == "</text><script>alert(1)</script>\"'&\uFFFD\uFFFD"));
    }

    [Theory]
    [InlineData(new double[0], false), InlineData(new double[] { 5 }, true), InlineData(new double[] { 0, 0 }, false), InlineData(new double[] { 1e15, 1e15 + 1 }, false)]
    [InlineData(new double[] { -1e299, 1e299 }, false), InlineData(new double[] { 1e-320, 2e-320 }, false), InlineData(new double[] { 1e-300, 1e300 }, true), InlineData(new double[] { double.NaN, double.PositiveInfinity }, false)]
    [InlineData(new double[] { -3, 0 }, true)]
    public void ChartsOfAnyValuesAreWhole(double[] values, bool isLogarithmic)
    {
        Chart chart = new("t", new ChartAxis("x") { IsLogarithmic = isLogarithmic }, new ChartAxis("y") { IsLogarithmic = isLogarithmic },
            [new ChartPoints(values, values), new ChartLine(values, values), new ChartBand(values, values, values), new ChartRule(3, true)]);
        string svg = chart.ToSvg();
        foreach (string word in new[] { "NaN", "Infinity", "∞" }) Assert.DoesNotContain(word, svg, StringComparison.Ordinal);
        Assert.InRange(XElement.Parse(svg).Descendants().Count(e => e.Name.LocalName == "text"), 4, 60);
    }

    [Fact]
    public void TheBytesDependNeitherOnTheCultureNorOnTheRun()
    {
        Chart chart = new("t", new ChartAxis("x"), new ChartAxis("y") { IsLogarithmic = true }, [new ChartLine([0.25, 1234.5], [0.5, 3e7])]);
        string svg = chart.ToSvg();
        CultureInfo before = CultureInfo.CurrentCulture;
        try
        {
            CultureInfo.CurrentCulture = new CultureInfo("") { NumberFormat = { NumberDecimalSeparator = ",", NegativeSign = "~" } };
            Assert.Equal(svg, chart.ToSvg());
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    [Fact]
    public void WhatDoesNotFitTogetherIsRefused()
    {
        Assert.Throws<SettingsException>(() => new Chart("", s_x, s_y, [new ChartLine([1, 2], [1])]).ToSvg());
        Assert.Throws<SettingsException>(() => new Chart("", s_x, s_y, [new ChartBand([1], [1], [])]).ToSvg());
        Assert.Throws<SettingsException>(() => new Chart("", s_x, s_y, [new ChartCells(2, 2, [1, 2, 3])]).ToSvg());
        Assert.Throws<SettingsException>(() => new Chart("", s_x, s_y, []) { Width = 1 }.ToSvg());
        Assert.Throws<SettingsException>(() => new Chart("", new ChartAxis("") { Min = 2, Max = 1 }, s_y, []).ToSvg());
        Assert.Throws<SettingsException>(() => new Chart("", new ChartAxis("") { Min = 0, IsLogarithmic = true }, s_y, []).ToSvg());
    }

    private static List<XElement> Elements(Chart chart) => [.. XElement.Parse(chart.ToSvg()).Descendants()];

    private static double Number(XElement element, string name) => double.Parse(element.Attribute(name)!.Value, CultureInfo.InvariantCulture);

    private static double TickX(List<XElement> all, string label) => Number(all.Single(e => e.Value == label && e.Attribute("text-anchor")?.Value == "middle" && e.Name.LocalName == "text"), "x");

    private static double TickY(List<XElement> all, string label) => Number(all.Single(e => e.Value == label && e.Attribute("text-anchor")?.Value == "end"), "y") - 4;
}
