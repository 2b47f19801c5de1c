using System.Globalization;

namespace Radiomics;

/// <summary>
/// A plane of the voxel grid as a reader expects to see it: axial from the feet (patient's right on the left), coronal from the front, sagittal from the
/// left with the front on the left; head up. The plane of the grid that comes closest to it is taken, so a coronal scan is shown right, too.
/// </summary>
/// <param name="Name">Axial, Coronal or Sagittal.</param>
/// <param name="Across">What runs to the right.</param>
/// <param name="Down">What runs down.</param>
/// <param name="Normal">The axis that is fixed: 0 for columns, 1 for rows, 2 for slices.</param>
internal sealed record PicturePlane(string Name, AxisRun Across, AxisRun Down, int Normal)
{
    /// <summary>The axes of the array in every order: the one along the patient's left-right, front-back and feet-head axis.</summary>
    private static readonly int[][] s_orders = [[0, 1, 2], [0, 2, 1], [1, 0, 2], [1, 2, 0], [2, 0, 1], [2, 1, 0]];

    /// <summary>The axial, the coronal and the sagittal plane of a grid.</summary>
    /// <param name="direction">Direction of the grid.</param>
    public static IReadOnlyList<PicturePlane> Of(Direction direction)
    {
        double[][] cosines = [Parts(direction.Column), Parts(direction.Row), Parts(direction.Slice)];
        int[] best = s_orders.MaxBy(o => Math.Abs(cosines[o[0]][0]) + Math.Abs(cosines[o[1]][1]) + Math.Abs(cosines[o[2]][2]))!;
        AxisRun left = Run(0), back = Run(1), head = Run(2), feet = head with { Sign = -head.Sign };
        return
        [
            new PicturePlane("Axial", left, back, head.Axis),
            new PicturePlane("Coronal", left, feet, back.Axis),
            new PicturePlane("Sagittal", back, feet, left.Axis),
        ];

        AxisRun Run(int patient) => new(best[patient], cosines[best[patient]][patient] < 0 ? -1 : 1);
        static double[] Parts(PointMm v) => [v.X, v.Y, v.Z];
    }

    /// <summary>The plane's heading, with its place as <see cref="Seed"/> counts it: columns and rows from 0, slices from 1.</summary>
    /// <param name="index">Zero-based index along the fixed axis.</param>
    /// <param name="size">Size of the grid.</param>
    public string Title(int index, ImageSize size) => Normal switch
    {
        0 => string.Create(CultureInfo.InvariantCulture, $"{Name}, column {index}"),
        1 => string.Create(CultureInfo.InvariantCulture, $"{Name}, row {index}"),
        _ => string.Create(CultureInfo.InvariantCulture, $"{Name}, slice {index + 1} of {size.Slices}"),
    };
}
