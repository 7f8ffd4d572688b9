using MediatR;
using Microsoft.EntityFrameworkCore;
using Requests.Features.Data;
using Requests.Features.Data.Entities;
using Requests.Features.Events;
using Requests.Features.Kernel;

namespace Requests.Features.Services.Archive;

/// <summary>
/// Once a reply or a closed file was sealed, every act on its case adds a version: service, a returned letter, a dispute, a
/// late file, an order to answer anew. What was taken in and is put right is sealed anew whatever was sealed before, be it a notice:
/// else the case would not be what its newest seal says. The end of every command asks for it, so no slice can forget. What a command sealed
/// itself is not sealed again.
/// </summary>
internal sealed class ResealAfterReply(RequestsDb db, IArchive archive) : INotificationHandler<CommandCompleting>
{
    // They change nothing in the file; the next seal's ledger tells of them.
    private static readonly Act[] Readings = [Act.RevealPersonalData, Act.BuildEvidenceBundle, Act.RateService];

    // They rewrite what any earlier seal holds.
    private static readonly Act[] Corrections = [Act.CorrectRequest, Act.ConfirmCorrection];

    public async Task Handle(CommandCompleting completing, CancellationToken cancellationToken)
    {
        foreach (var one in completing.Acts.Where(a => !Readings.Contains(a.Act) && (WasAnswered(a.Case) || Corrections.Contains(a.Act))).GroupBy(a => a.Case))
        {
            var (id, corrects) = (one.Key.Id, one.Any(a => Corrections.Contains(a.Act)));
            if (await db.Set<ArchiveSeal>().AnyAsync(s => s.CaseId == id
                && (corrects || s.Reason == SealReasons.Issued || s.Reason == SealReasons.Archived), cancellationToken))
                await archive.SealAsync(one.Key, SealReasons.Of(one.First().Act), cancellationToken);
        }
    }

    // Most acts are on cases that no seal of this kind can have; they need not be asked for in the database.
    private static bool WasAnswered(Case @case) =>
        @case.RepliedOn is not null || @case.State is CaseState.Issued or CaseState.Dispatched or CaseState.Served or CaseState.Closed or CaseState.Archived;
}
