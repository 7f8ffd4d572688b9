using MediatR;
using Microsoft.EntityFrameworkCore;
using Requests.Features.Data;
using Requests.Features.Data.Entities;
using Requests.Features.Kernel;
using Requests.Features.Services.Cases;
using Requests.Features.Services.Letters;
using Requests.Statute.Clocks;

namespace Requests.Features.Areas.Letters;

/// <summary>待我审批: letters whose next opinion is the caller's, own steps and those of people the caller represents, the earliest due day first.</summary>
public static class ListApprovals
{
    [Acts(Act.GiveOpinion, Act.ApproveNotice)]
    public sealed record Query : IQuery<IReadOnlyList<Response>>;

    /// <param name="Step">Whose opinion is due.</param>
    /// <param name="OnBehalfOf">Who is represented; null for the caller's own step.</param>
    /// <param name="Since">When the text that waits was written.</param>
    /// <param name="WorkingDaysLeft">Null while no day binds.</param>
    /// <param name="Campaign">Null for a letter that stands alone.</param>
    public sealed record Response(string CaseNumber, [property: OutsideWords] string Subject, int DocumentNo, string Kind, string Title,
        Role Step, string? OnBehalfOf,
        DateTimeOffset Since, DateOnly? DueOn, bool DueIsProvisional, int? WorkingDaysLeft, OfCampaign? Campaign = null);

    /// <summary>The campaign a letter was written in, where all of them are judged in one sitting.</summary>
    public sealed record OfCampaign(Guid Id, string Name);

    internal sealed class Handler(RequestsDb db, CaseOpener desk, Approvals approvals, ICaller caller, IOfficeClock clock)
        : IRequestHandler<Query, Result<IReadOnlyList<Response>>>
    {
        public async Task<Result<IReadOnlyList<Response>>> Handle(Query request, CancellationToken cancellationToken)
        {
            if (caller is not { BodyId: { } bodyId, UserId: not null }) return Array.Empty<Response>();
            var mine = await approvals.StepsAsync(bodyId, cancellationToken);
            var waiting = db.Set<Document>().Where(d => d.BodyId == bodyId && d.State == DocumentState.InApproval);
            var letters = await waiting.AsNoTracking().Include(d => d.Texts).Include(d => d.Steps).AsSplitQuery().OrderBy(d => d.Id)
                .ToListAsync(cancellationToken);
            var cases = await db.Set<Case>().AsNoTracking().Include(c => c.Ledger).Where(c => waiting.Any(d => d.CaseId == c.Id))
                .ToDictionaryAsync(c => c.Id, cancellationToken);
            var campaigns = await db.Set<CampaignCase>().Where(m => waiting.Any(d => d.Id == m.DocumentId))
                .Join(db.Set<Campaign>(), m => m.CampaignId, c => c.Id, (m, c) => new { Letter = m.DocumentId!.Value, Of = new OfCampaign(c.Id, c.Name) })
                .ToDictionaryAsync(x => x.Letter, x => x.Of, cancellationToken);
            var listed = new List<Response>();
            foreach (var letter in letters)
            {
                var found = cases[letter.CaseId];
                if (letter.NextStep is not { } step || !mine.TryGetValue(step, out var away) || approvals.Refusal(found, letter) is not null) continue;
                var reading = await desk.ReadClockAsync(found, cancellationToken);
                listed.Add(new(found.Number, found.Subject, letter.No, letter.Kind.Code, letter.Title, step, away,
                    letter.CurrentText.At, found.DueOn, found.DueIsProvisional, reading is { Phase: ClockPhase.Running } ? reading.WorkdaysLeftOn(clock.Today) : null,
                    campaigns.GetValueOrDefault(letter.Id)));
            }
            return listed.OrderBy(l => l.DueOn ?? DateOnly.MaxValue).ThenBy(l => l.CaseNumber, StringComparer.Ordinal).ToList();
        }
    }
}
