using MediatR;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Requests.Features.Data;
using Requests.Features.Data.Entities;
using Requests.Features.Kernel;
using Requests.Features.Services.Archive;
using Requests.Features.Services.Cases;
using Requests.Features.Services.Content;
using Requests.Features.Services.Pipeline;

namespace Requests.Features.Areas.Archive;

/// <summary>
/// 销毁: ends a file two people have appraised (ARC-10). A tombstone enters the chain and names every file that goes, with
/// its hash, and who said so; the manifests of the earlier seals stay. What is doomed is announced before the commit and
/// taken away by the sweep afterwards, so that a process killed between neither loses a file nor keeps one for ever.
/// </summary>
public static class DestroyFile
{
    [Acts(Act.DestroyFile)]
    public sealed record Command : CaseCommand<Response>;

    /// <param name="Files">Files named on the tombstone, each content once.</param>
    public sealed record Response(string CaseNumber, CaseState State, DateOnly? DueOn, bool DueIsProvisional, Guid Version, int Files)
        : CaseStanding(CaseNumber, State, DueOn, DueIsProvisional, Version);

    internal sealed class Handler(CaseOpener desk, RequestsDb db, Retention retention, SealWriter writer, SealIntents intents,
        EventLog events, IOfficeClock clock,
        [FromKeyedServices(ContentStores.Archive)] IContentStore store) : IRequestHandler<Command, Result<Response>>
    {
        public async Task<Result<Response>> Handle(Command command, CancellationToken cancellationToken)
        {
            var opened = await desk.OpenAsync(command, cancellationToken);
            if (opened.Problem is { } refused) return refused;
            var found = opened.Value;
            var file = (await retention.ReadAsync([found.Number], cancellationToken)).SingleOrDefault();
            if (file?.EndsOn is null || file.EndsOn > clock.Today) return ArchiveProblems.NotDue;
            if (!file.MayBeDestroyed) return ArchiveProblems.NotAppraised;

            found.Apply(Act.DestroyFile);
            foreach (var party in found.Parties) party.Forget();
            foreach (var correction in await db.Set<IntakeCorrection>().Where(c => c.CaseId == found.Id).ToListAsync(cancellationToken)) correction.Forget();
            await ForgetWhatWasReadAsync(found, cancellationToken);
            events.Record(Act.DestroyFile, found, clock.Today, new { appraisals = file.ForDestruction.Select(a => a.No) }, null, "ARC-10");
            await events.AppendAsync(cancellationToken);
            var place = await writer.NextAsync(found.BodyId, cancellationToken);
            var seals = new List<(ArchiveSeal Seal, Bag Bag)>();
            foreach (var seal in await db.Set<ArchiveSeal>().Where(s => s.CaseId == found.Id).OrderBy(s => s.Sequence).ToListAsync(cancellationToken))
            {
                if (await Bag.ReadAsync(store, seal.ManifestHash, cancellationToken) is not { } bag) return ArchiveProblems.Damaged;
                seals.Add((seal, bag));
            }
            var doomed = seals.SelectMany(s => s.Bag.Files).Select(f => f.Sha256).Distinct().ToList();
            intents.Announce($"destroyed-{place.Sequence}", doomed);
            var body = (await db.Set<Body>().FindAsync([found.BodyId], cancellationToken))!;
            var tombstone = PackageFile.Made("data/tombstone.json", "销毁记录", "application/json", StableJson.Write(new
            {
                found.Number,
                file.Term,
                file.ArchivedOn,
                file.EndsOn,
                destroyedAt = place.At,
                appraisals = file.ForDestruction.Select(a => new { a.No, a.Verdict, a.Reason, a.ByName, at = clock.InOffice(a.At) }),
                seals = seals.Select(s => new { s.Seal.Sequence, s.Seal.Reason, s.Seal.ManifestHash, s.Bag.Files }),
            }));
            await writer.WriteAsync(place, body, found, seals[^1].Bag.Info.FileCode, SealReasons.Destroyed, [tombstone], cancellationToken);
            return new Response(found.Number, found.State, found.DueOn, found.DueIsProvisional, found.Version, doomed.Count);
        }

        // What was recognised in its files, and the mail or scan it came from, is its content too.
        private async Task ForgetWhatWasReadAsync(Case found, CancellationToken ct)
        {
            // Also of cases that whoever destroys need not know: they keep what they share.
            var files = db.Set<Attachment>().IgnoreQueryFilters().Where(a => a.BodyId == found.BodyId);
            await db.Set<RecognisedText>().Where(t => t.BodyId == found.BodyId && files.Any(a => a.CaseId == found.Id && a.Sha256 == t.Sha256)
                && !files.Any(a => a.CaseId != found.Id && a.Sha256 == t.Sha256)).ExecuteDeleteAsync(ct);
            var proposals = db.Set<IntakeProposal>().Where(p => p.CaseId == found.Id);
            await db.Set<ProposalFile>().Where(f => proposals.Any(p => p.Id == f.ProposalId)).ExecuteDeleteAsync(ct);
            await proposals.ExecuteDeleteAsync(ct);
            await db.Set<DraftTyping>().Where(t => t.CaseId == found.Id).ExecuteDeleteAsync(ct);
        }
    }
}
