using System.Globalization;

namespace Radiomics.Benchmarks;

/// <summary>
/// CPU time of the filters of IBSI 2, with one thread, as Markdown, medians: on the CT phantom at 1 mm, for the box of its region and for the whole image; and of the ways a filter can be computed, by the
/// size of its kernel. CPU time is what other work on the machine disturbs least.
/// </summary>
internal static class FilterTimes
{
    private const int Runs = 7;

    private static readonly ImageFilter[] s_filters =
    [
        new MeanFilter(), new LaplacianOfGaussianFilter(1.5), new LaplacianOfGaussianFilter(5), new LawsFilter("L5E5E5"), new LawsFilter("L5E5E5") { Pooling = RotationPooling.Maximum, EnergyDelta = 7 },
        new GaborFilter(5, 2) { Gamma = 1.5, Dimension = FilterDimension.Slice }, new GaborFilter(5, 2) { Gamma = 1.5, ThetaStepDegrees = 22.5, Dimension = FilterDimension.Slice },
        new GaborFilter(5, 2) { Gamma = 1.5, ThetaStepDegrees = 22.5 },
        new SeparableWaveletFilter("db3", "LLH"), new SeparableWaveletFilter("db3", "LLH") { Pooling = RotationPooling.Average }, new SeparableWaveletFilter("db3", "LLH") { Pooling = RotationPooling.Maximum },
        new SeparableWaveletFilter("db3", "HHH") { Level = 2, Pooling = RotationPooling.Average }, new SimoncelliFilter(), new SimoncelliFilter { Dimension = FilterDimension.Slice },
        new RieszSimoncelliFilter(new RieszOrder(0, 2, 0)), new RieszLaplacianOfGaussianFilter(3, new RieszOrder(1, 0, 0)),
    ];

    public static int Measure()
    {
        CtPhantomBenchmarks phantom = new();
        (Volume image, VoxelRegion box) = phantom.AtOneMillimetre();
        Console.WriteLine($"image {image.Size}, box of the region {box.Size}");
        Console.WriteLine("| filter | region, CPU ms | whole image, CPU ms |");
        Console.WriteLine("|---|---|---|");
        foreach (ImageFilter filter in s_filters)
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"| {filter.ResponseNames[0]} | {Apply(filter, image, box, Runs):F0} | {Apply(filter, image, image.Geometry.WholeRegion, 3):F0} |"));

        Console.WriteLine("| Gabor, sigma in voxels (4 sigma) | kernel | Fourier, 8 orientations, CPU ms | sums over the kernel, CPU ms |");
        Console.WriteLine("|---|---|---|---|");
        foreach (double sigma in (double[])[0.25, 0.5, 1, 2, 4, 8])
        {
            GaborFilter filter = new(sigma, 2) { ThetaStepDegrees = 22.5, Dimension = FilterDimension.Slice };
            int reach = (int)Math.Floor(4 * sigma + 0.5);
            double direct = 8 * Median(() => SumOverKernel(image, box, new ImageSize(reach, reach, 0), 2), 3);
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"| {sigma} | {2 * reach + 1} x {2 * reach + 1} | {Apply(filter, image, box, Runs):F0} | {direct:F0} |"));
        }

        Console.WriteLine("| LoG, sigma in voxels (4 sigma) | kernel | sum of separable kernels, CPU ms | sums over the kernel, CPU ms |");
        Console.WriteLine("|---|---|---|---|");
        foreach (double sigma in (double[])[0.25, 0.5, 1, 2])
        {
            int reach = (int)Math.Floor(4 * sigma + 0.5);
            double direct = Median(() => SumOverKernel(image, box, new ImageSize(reach, reach, reach), 1), 3);
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"| {sigma} | {2 * reach + 1} x {2 * reach + 1} x {2 * reach + 1} | {Apply(new LaplacianOfGaussianFilter(sigma), image, box, Runs):F0} | {direct:F0} |"));
        }
        return 0;
    }

    private static double Apply(ImageFilter filter, Volume image, VoxelRegion part, int runs) =>
        Median(() => filter.Apply(new FilterInput(image, part, new Workers(1), default)), runs);

    /// <summary>The plain way: every voxel of the part as a sum over all taps of a kernel, by the kernel that separable filters use too.</summary>
    private static void SumOverKernel(Volume image, VoxelRegion part, ImageSize reach, int kernels)
    {
        FilterInput input = new(image, part, new Workers(1), default);
        FilterBlock block = FilterBlock.Read(input, reach, reach, BoundaryCondition.Mirror);
        List<int> steps = [];
        for (int z = 0; z <= 2 * reach.Slices; z++)
            for (int y = 0; y <= 2 * reach.Rows; y++)
                for (int x = 0; x <= 2 * reach.Columns; x++) steps.Add(block.Size.Offset(new VoxelIndex(x, y, z)));
        int[] offsets = [.. steps];
        double[] weights = [.. offsets.Select(o => 1.0 / (1 + o))], row = new double[part.Size.Columns];
        for (int z = 0; z < part.Size.Slices; z++)
            for (int y = 0; y < part.Size.Rows; y++)
                for (int k = 0; k < kernels; k++) TapSums.Run(block.Values.AsSpan(block.Size.Offset(new VoxelIndex(0, y, z))), offsets, 1, weights, row);
    }

    private static double Median(Action work, int runs)
    {
        work();
        double[] times = new double[runs];
        for (int i = 0; i < runs; i++)
        {
            TimeSpan start = Environment.CpuUsage.TotalTime;
            work();
            times[i] = (Environment.CpuUsage.TotalTime - start).TotalMilliseconds;
        }
        Array.Sort(times);
        return times[runs / 2];
    }
}
