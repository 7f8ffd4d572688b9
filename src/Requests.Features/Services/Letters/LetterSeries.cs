using Requests.Statute.Letters;

namespace Requests.Features.Services.Letters;

/// <summary>Yearly number series of letters: kinds that share a mark share one, so all replies do (复).</summary>
internal static class LetterSeries
{
    private const string Reply = "reply";
    private const string Prefix = "letter-";

    /// <exception cref="InvalidOperationException">Papers of this kind are not numbered.</exception>
    public static string NameOf(LetterKind kind) => kind.SeriesMark switch
    {
        null => throw new InvalidOperationException($"{kind} has no number."),
        _ when kind.Decides => Reply,
        var mark => Prefix + mark,
    };

    /// <summary>Kinds that draw from the series; empty for a series that is not of letters.</summary>
    public static IReadOnlyList<LetterKind> KindsOf(string series) => [.. LetterKinds.All.Where(k => k.SeriesMark is not null && NameOf(k) == series)];
}
