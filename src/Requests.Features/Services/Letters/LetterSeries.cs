using Requests.Statute.Numbering;

namespace Requests.Features.Services.Letters;

/// <summary>Yearly number series of letters: kinds that share a mark share one, so all replies do (复).</summary>
internal static class LetterSeries
{
    private const string Reply = "reply";
    private const string Prefix = "letter-";

    /// <exception cref="InvalidOperationException">Papers of this kind are not numbered.</exception>
    public static string NameOf(string kind) => Documents.Of(kind).SeriesMark switch
    {
        null => throw new InvalidOperationException($"{kind} has no number."),
        var mark when mark == Documents.Of("DOC-12").SeriesMark => Reply,
        var mark => Prefix + mark,
    };

    /// <summary>Kinds that draw from the series; empty for a series that is not of letters.</summary>
    public static IReadOnlyList<string> KindsOf(string series) => [.. Documents.All.Where(d => d.SeriesMark is not null && NameOf(d.Kind) == series).Select(d => d.Kind)];
}
