namespace Radiomics.TestSupport;

/// <summary>The folder of the sources the tests were built from: the nearest one above the tests that holds the solution.</summary>
public static class Checkout
{
    /// <summary>Full path of the folder.</summary>
    /// <exception cref="DirectoryNotFoundException">The tests run outside a checkout.</exception>
    public static string Root => Find() ?? throw new DirectoryNotFoundException("No folder above the tests holds Radiomics.Core.sln.");

    internal static string? Find()
    {
        for (DirectoryInfo? folder = new(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
            if (File.Exists(Path.Combine(folder.FullName, "Radiomics.Core.sln"))) return folder.FullName;
        return null;
    }
}
