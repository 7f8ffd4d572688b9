namespace Requests.Statute.Privacy;

/// <summary>统一社会信用代码 (GB 32100-2015): 17 signs and a check sign; of registration office, kind, region and organisation code only the check is looked at.</summary>
public static class OrganisationCode
{
    /// <summary>Without I, O, S, V, Z, which are mistaken for figures.</summary>
    private const string Signs = "0123456789ABCDEFGHJKLMNPQRTUWXY";

    public const int Length = 18;

    /// <summary>Form and check sign hold.</summary>
    /// <param name="code">In capitals, without blanks.</param>
    public static bool IsValid(string code) => code.Length == Length && code.All(c => Signs.Contains(c, StringComparison.Ordinal)) && code[^1] == CheckSign(code.AsSpan(0, Length - 1));

    /// <summary>Check sign for 17 signs.</summary>
    public static char CheckSign(ReadOnlySpan<char> signs)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(signs.Length, Length - 1);
        var (sum, weight) = (0, 1);
        foreach (var sign in signs)
        {
            sum += Signs.IndexOf(sign, StringComparison.Ordinal) * weight;
            weight = weight * 3 % Signs.Length;
        }
        return Signs[(Signs.Length - sum % Signs.Length) % Signs.Length];
    }
}
