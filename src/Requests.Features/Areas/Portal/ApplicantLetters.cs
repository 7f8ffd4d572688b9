using System.Linq.Expressions;
using Requests.Features.Data.Entities;
using Requests.Statute.Letters;

namespace Requests.Features.Areas.Portal;

/// <summary>Which letters of a case an applicant may see: those addressed to applicants, once they have left.</summary>
internal static class ApplicantLetters
{
    private static readonly DocumentState[] Left = [DocumentState.Dispatched, DocumentState.Served];
    private static readonly IReadOnlyList<LetterKind> Theirs = Among(LetterKinds.All);

    /// <summary>The portal reads no letter but these, so that one to somebody else has no part in what it tells.</summary>
    public static readonly Expression<Func<Document, bool>> ToApplicant = d => Theirs.Contains(d.Kind);

    public static readonly Expression<Func<Document, bool>> Visible = d => Theirs.Contains(d.Kind) && Left.Contains(d.State);

    /// <summary>The same of a letter that is in hand.</summary>
    public static readonly Func<Document, bool> IsVisible = Visible.Compile();

    /// <summary>The kinds of a table that applicants may see; what is addressed to somebody else is not among them.</summary>
    public static IReadOnlyList<LetterKind> Among(IEnumerable<LetterKind> kinds) => [.. kinds.Where(k => k.Addressee == LetterAddressee.Applicant)];
}
