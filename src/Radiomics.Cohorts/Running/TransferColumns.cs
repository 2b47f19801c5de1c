using System.Globalization;

namespace Radiomics.Cohorts;

/// <summary>The columns that say how a position was carried over from another phase; empty where the tables gave one.</summary>
internal static class TransferColumns
{
    /// <summary>Names of the columns.</summary>
    public static IReadOnlyList<string> Names { get; } =
        ["transfer_seed", "transfer_shiftXMm", "transfer_shiftYMm", "transfer_shiftZMm", "transfer_score", "transfer_nearScore", "transfer_rivalScore", "transfer_trusted"];

    /// <summary>The fields, one a column.</summary>
    /// <param name="seed">Where the segmentation started.</param>
    /// <param name="shift">The way there from the other phase; null where the tables gave the position.</param>
    public static IReadOnlyList<string> Fields(Seed seed, PhaseShift? shift) => shift is null ? [.. Names.Select(_ => "")] :
    [
        seed.ToString(), Number(shift.ShiftMm.X), Number(shift.ShiftMm.Y), Number(shift.ShiftMm.Z), Number(shift.Score), Number(shift.NearScore), Number(shift.RivalScore), shift.IsTrustworthy ? "1" : "0",
    ];

    private static string Number(double value) => value.ToString("R", CultureInfo.InvariantCulture);
}
