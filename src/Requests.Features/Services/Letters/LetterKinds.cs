using Requests.Statute.Numbering;
using Requests.Statute.Outcomes;

namespace Requests.Features.Services.Letters;

/// <summary>Which papers are answers, and which template answers with which leaf.</summary>
internal static class LetterKinds
{
    /// <summary>Kinds of paper that answer a request.</summary>
    public static readonly string[] Replies =
        [.. Documents.All.Where(d => d.Decision).Select(d => d.Kind).Where(k => Leaves.All.Any(l => l.DocumentKind == k) || k == "DOC-16")];

    /// <summary>Public information is pointed to, other information is supplied (Art. 36(1) and (2)).</summary>
    public static string TemplateOf(LeafInfo info, Func<string, string?> fact) => info switch
    {
        { Leaf: OutcomeLeaf.Granted } => string.IsNullOrEmpty(fact("accessRoute")) ? "DOC-12.SUPPLY" : "DOC-12.PUBLIC",
        { Group: OutcomeGroup.Refused } => $"{info.DocumentKind}.{info.Code}",
        _ => info.DocumentKind,
    };

    public static string TitleOf(LetterTemplate template) => template.Title ?? Documents.Of(KindOf(template.Code)).Chinese;

    /// <summary>DOC-14 of DOC-14.REFUSED_PROCESS.</summary>
    public static string KindOf(string template) => template.Split('.')[0];
}
