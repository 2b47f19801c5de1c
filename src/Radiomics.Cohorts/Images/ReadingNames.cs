namespace Radiomics.Cohorts;

/// <summary>Names of the ways to count images.</summary>
internal static class ReadingNames
{
    public static string English(ZReading reading) => reading switch
    {
        ZReading.InstanceOrder => "the order of instance numbers",
        ZReading.InstanceNumber => "the instance number itself",
        ZReading.HeadFirst => "position from the head",
        ZReading.FeetFirst => "position from the feet",
        ZReading.FileOrder => "the order of file names",
        ZReading.ZeroBased => "the rule but from 0",
        _ => "z_imageposition",
    };

    public static string Chinese(ZReading reading) => reading switch
    {
        ZReading.InstanceOrder => "图像序号顺序",
        ZReading.InstanceNumber => "图像序号本身",
        ZReading.HeadFirst => "从头侧计数",
        ZReading.FeetFirst => "从足侧计数",
        ZReading.FileOrder => "文件名顺序",
        ZReading.ZeroBased => "从 0 计数",
        _ => " z_imageposition ",
    };
}
