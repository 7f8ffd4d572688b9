namespace Requests.Features.Intake;

/// <summary>How alike two descriptions are: the share of common pairs of neighbouring characters, which needs no word list.</summary>
internal static class SubjectLikeness
{
    /// <summary>From 0, nothing in common, to 1, the same pairs (Dice's measure). Spaces, signs and case do not count.</summary>
    public static double Of(string one, string other)
    {
        var (a, b) = (Pairs(one), Pairs(other));
        return a.Count + b.Count == 0 ? 0 : 2.0 * a.Count(b.Contains) / (a.Count + b.Count);
    }

    private static HashSet<string> Pairs(string text)
    {
        var letters = string.Concat(text.Normalize(System.Text.NormalizationForm.FormKC).ToUpperInvariant().Where(char.IsLetterOrDigit));
        return [.. Enumerable.Range(0, Math.Max(0, letters.Length - 1)).Select(i => letters.Substring(i, 2))];
    }
}
