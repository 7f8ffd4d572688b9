using MediatR;
using Microsoft.EntityFrameworkCore;
using Requests.Features.Data;
using Requests.Features.Data.Entities;
using Requests.Features.Events;
using Requests.Features.Services.Letters;

namespace Requests.Features.Areas.Letters;

/// <summary>What a letter quotes was put right: those that have not left are composed anew in their officer's words.</summary>
internal sealed class RewriteAfterCorrection(RequestsDb db, LetterLifecycle letters) : INotificationHandler<RequestCorrected>
{
    private static readonly Text Reason = Text.Of("RewriteAfterCorrection.Reason");
    private static readonly DocumentState[] Unsent = [DocumentState.Draft, DocumentState.Returned, DocumentState.InApproval, DocumentState.Approved];

    public async Task Handle(RequestCorrected e, CancellationToken cancellationToken)
    {
        var unsent = await db.Set<Document>().Include(d => d.Texts).Include(d => d.Steps).Include(d => d.Services).AsSplitQuery()
            .Where(d => d.CaseId == e.Case.Id && Unsent.Contains(d.State)).OrderBy(d => d.No).ToListAsync(cancellationToken);
        foreach (var letter in unsent) await letters.RewriteAsync(e.Case, letter, Reason.With(e.Correction.No).Zh, cancellationToken);
    }
}
