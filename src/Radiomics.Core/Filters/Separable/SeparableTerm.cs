namespace Radiomics;

/// <summary>
/// One separable response that several rotations of a filter need. For a mean the turned and plain filters of an axis are taken apart into their even and odd parts, of
/// which most products cancel: 24 rotations of three different letters leave 12 terms, of LLH 3. For the largest or smallest the rotations that differ in sign alone
/// share a term.
/// </summary>
/// <param name="Choices">Letter and variant of each axis, the column first.</param>
/// <param name="Weight">What the term counts in a mean.</param>
/// <param name="Signs">Signs in which it stands for rotations: 1 for plus, 2 for minus, 3 for both.</param>
internal sealed record SeparableTerm((int Letter, AxisVariant Variant)[] Choices, double Weight, int Signs)
{
    public const int Plus = 1, Minus = 2;

    /// <summary>The terms of some rotations.</summary>
    /// <param name="letters">The letter of each axis before rotation; equal ones are the same object.</param>
    /// <param name="turns">The rotations.</param>
    /// <param name="pooling">What becomes of them.</param>
    public static IReadOnlyList<SeparableTerm> Of(IReadOnlyList<AxisFilter> letters, IReadOnlyList<AxisTurn> turns, RotationPooling pooling)
    {
        int axes = letters.Count;
        int[] names = [.. letters.Select(letter => Enumerable.Range(0, axes).First(i => ReferenceEquals(letters[i], letter)))];
        Dictionary<string, (SeparableTerm Term, int Count)> found = [];
        foreach (AxisTurn turn in turns)
        {
            // One product a rotation, or, in even and odd parts, two to the number of axes.
            int parts = pooling == RotationPooling.Average && turns.Count > 1 ? 1 << axes : 1;
            for (int part = 0; part < parts; part++)
            {
                (int, AxisVariant)[] choices = new (int, AxisVariant)[axes];
                int sign = 1;
                for (int a = 0; a < axes; a++)
                {
                    int name = names[turn.Letters[a]], parity = letters[name].Parity, turned = turn.Flips[a] ? -1 : 1;
                    if (parts > 1)
                    {
                        bool odd = (part >> a & 1) == 1;
                        if (parity == (odd ? 1 : -1)) sign = 0;
                        else if (odd) sign *= turned;
                        choices[a] = (name, odd ? AxisVariant.Odd : AxisVariant.Even);
                    }
                    else
                    {
                        if (parity == -1) sign *= turned;
                        choices[a] = (name, parity == 0 && turned == -1 ? AxisVariant.Flipped : AxisVariant.Plain);
                    }
                }
                if (sign == 0) continue;
                string key = string.Join(',', choices);
                (SeparableTerm term, int count) = found.TryGetValue(key, out (SeparableTerm, int) known) ? known : (new SeparableTerm(choices, 0, 0), 0);
                found[key] = (term with { Signs = term.Signs | (sign > 0 ? Plus : Minus) }, count + sign);
            }
        }
        // Terms that share the filters of the first axes stand together.
        return
        [
            .. found.Values.Where(t => pooling != RotationPooling.Average || t.Count != 0).Select(t => t.Term with { Weight = (double)t.Count / turns.Count })
                .OrderBy(t => t.Choices[0]).ThenBy(t => t.Choices[1]).ThenBy(t => t.Choices[^1]),
        ];
    }
}
