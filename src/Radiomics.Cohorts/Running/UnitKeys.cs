using System.Globalization;
using System.IO.Hashing;
using System.Text;

namespace Radiomics.Cohorts;

/// <summary>Keys of units of work: the bytes of the images, the seed, all that decides the results, and the version of the engine. No name, ID or path is in it.</summary>
internal sealed class UnitKeys(CohortRunOptions options, LoadOptions loading)
{
    private const string Format = "radiomics unit 2";

    private readonly string _settings = string.Create(CultureInfo.InvariantCulture,
        $"{options.Settings}\nradius {options.Segmentation.MaximumRadiusMm:R} shift {options.Segmentation.MaximumSeedShiftMm:R} outline {options.Segmentation.Outline} tolerate {loading.Tolerate} rings {string.Join(',', options.Rings)} stability {options.Stability}\nengine {FeatureExtractor.EngineVersion}");

    /// <summary>The key of a lesion in a series.</summary>
    /// <param name="images">Identity of the images, see <see cref="ImagesOf"/>.</param>
    /// <param name="seed">The seed.</param>
    public string Of(string images, Seed seed) => Hex(Encoding.UTF8.GetBytes(string.Create(
        CultureInfo.InvariantCulture, $"{Format}\n{images}\n{seed.X:R} {seed.Y:R} {seed.Z}\n{_settings}")));

    /// <summary>The key of a lesion whose position is carried over from another series.</summary>
    /// <param name="images">Identity of the images it is measured in.</param>
    /// <param name="other">Identity of the images the position is known in.</param>
    /// <param name="seed">The seed there.</param>
    /// <param name="sameFrame">Whether both share a frame of reference.</param>
    public string OfTransfer(string images, string other, Seed seed, bool sameFrame) => Hex(Encoding.UTF8.GetBytes(string.Create(
        CultureInfo.InvariantCulture, $"{Format} transfer\n{images}\n{other} {sameFrame}\n{seed.X:R} {seed.Y:R} {seed.Z}\n{_settings}")));

    /// <summary>The identity of a series by the bytes of its files, whatever they are called.</summary>
    /// <param name="root">The delivery.</param>
    /// <param name="series">The series.</param>
    /// <param name="cancellation">Stops between files.</param>
    /// <exception cref="ImageFormatException">A file cannot be read.</exception>
    public static string ImagesOf(string root, DeliveredSeries series, CancellationToken cancellation)
    {
        List<string> hashes = [];
        foreach (ScannedImage image in series.Images)
        {
            cancellation.ThrowIfCancellationRequested();
            string path = Path.Combine(root, image.Name);
            try
            {
                hashes.Add(RunFolder.HashOf(path) is { Length: > 0 } hash ? hash : throw ImageFiles.Missing(image.Name));
            }
            catch (Exception error) when (error is IOException or UnauthorizedAccessException)
            {
                throw ImageFiles.Unreadable(image.Name, error);
            }
        }
        hashes.Sort(StringComparer.Ordinal);
        return Hex(Encoding.ASCII.GetBytes(string.Concat(hashes)));
    }

    private static string Hex(byte[] bytes) => Convert.ToHexStringLower(XxHash128.Hash(bytes));
}
