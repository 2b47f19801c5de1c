namespace Radiomics.Cohorts;

/// <summary>Stands for pixels that cannot be decoded, so that the places of their slices can be checked all the same.</summary>
internal sealed class HeaderPixels(int count, RadiomicsException why) : SlicePixels
{
    public override StoredType StoredType => StoredType.Int16;

    public override int Count => count;

    public override void WriteHounsfield(Span<float> destination) => throw why;
}
