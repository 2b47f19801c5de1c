namespace Radiomics;

/// <summary>A place in a table.</summary>
/// <param name="File">Name of the file.</param>
/// <param name="Sheet">Name of the sheet; empty for CSV.</param>
/// <param name="Cell">Cell such as C5, or a row such as 5; empty for the whole sheet.</param>
public sealed record TablePlace(string File, string Sheet = "", string Cell = "");
