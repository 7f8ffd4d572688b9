using System.Linq.Expressions;
using Requests.Features.Data.Entities;

namespace Requests.Features.Areas.Portal;

/// <summary>Which letters of a case an applicant may see: those addressed to applicants, once they have left.</summary>
internal static class ApplicantLetters
{
    // Application, letters to third parties, co-makers and units, and papers of the file go to others.
    private static readonly string[] ToOthers = ["DOC-1", "DOC-6", "DOC-8", "DOC-9", "DOC-10", "DOC-20a", "DOC-20b", "DOC-20c"];
    private static readonly DocumentState[] Left = [DocumentState.Dispatched, DocumentState.Served];

    public static readonly Expression<Func<Document, bool>> Visible = d => !ToOthers.Contains(d.Kind) && Left.Contains(d.State);
}
