using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Requests.Features.Data;
using Requests.Features.Data.Entities;
using Requests.Features.Kernel;
using Requests.Features.Services.Letters;
using Requests.Features.Services.Staff;

namespace Requests.Features.Areas.Campaigns;

/// <summary>How far a case of a campaign has come. Codes are part of the API.</summary>
public enum CampaignStage
{
    /// <summary>Its letter is to be written.</summary>
    ToWrite,

    /// <summary>Its letter came back, and is to be written anew after the model.</summary>
    Returned,
    InApproval,
    ToIssue,

    /// <summary>Issued; it waits to be brought to its addressee.</summary>
    ToServe,
    Sent,

    /// <summary>Its letter was taken back, or the case ended otherwise: it goes its own way.</summary>
    Apart,
    LeftOut,
}

/// <summary>A campaign: how many of its cases stand where, and a page of them.</summary>
public static class ReadCampaign
{
    public const int MaximumPage = OpenCampaign.Most + 1;

    /// <param name="Stage">Only cases that stand there.</param>
    /// <param name="Waiting">Only letters whose next opinion is the caller's.</param>
    /// <param name="After">Place of the last line seen.</param>
    /// <param name="Compare">With what each letter says otherwise than the model; that opens every text of the page.</param>
    [Acts(Act.ViewCases)]
    public sealed record Query(Guid Id, CampaignStage? Stage = null, bool Waiting = false, int? After = null, int Size = 50, bool Compare = false) : IQuery<Response>;

    /// <param name="Leads">The caller has the case that is the model.</param>
    /// <param name="Counts">Of the cases the caller may know.</param>
    /// <param name="WaitingForMe">Letters whose next opinion is the caller's.</param>
    /// <param name="Next">What to ask for next; null at the end.</param>
    public sealed record Response(Guid Id, string Name, string ModelNumber, int? ModelDocumentNo, string By, DateTimeOffset At, bool Leads,
        IReadOnlyDictionary<CampaignStage, int> Counts, int WaitingForMe, IReadOnlyList<Line> Lines, int? Next);

    /// <param name="Hash">Of the letter's real text; null where it has none yet.</param>
    /// <param name="Version">Of the case.</param>
    /// <param name="Step">Whose opinion is waited for.</param>
    /// <param name="Mine">It is the caller's.</param>
    /// <param name="Unlike">Lines in which the letter reads otherwise than the model, masked; only where it was asked for.</param>
    public sealed record Line(int Place, string CaseNumber, [property: OutsideWords] string Subject, DateOnly? DueOn, bool DueIsProvisional, Guid Version, CampaignStage Stage,
        string? Reason, string? ReasonInEnglish, int? DocumentNo, string? LetterNumber, string? Hash, Role? Step, bool Mine, IReadOnlyList<string> Unlike);

    internal sealed class Validator : AbstractValidator<Query>
    {
        public Validator()
        {
            RuleFor(q => q.Stage).IsInEnum();
            RuleFor(q => q.Size).InclusiveBetween(1, MaximumPage);
        }
    }

    internal sealed class Handler(RequestsDb db, Approvals approvals, LetterVersions versions, LetterScreen screen, People people, ICaller caller) : IRequestHandler<Query, Result<Response>>
    {
        private sealed record Row(CampaignCase Place, Case Case, Document? Letter, CampaignStage Stage, bool Mine);

        public async Task<Result<Response>> Handle(Query query, CancellationToken cancellationToken)
        {
            if (await db.Set<Campaign>().SingleOrDefaultAsync(c => c.Id == query.Id, cancellationToken) is not { } campaign) return CampaignProblems.NotFound;
            var rows = await RowsAsync(campaign, cancellationToken);
            // A campaign whose model is closed to who asks is closed with it.
            if (rows.Find(r => r.Case.Id == campaign.ModelId) is not { } model) return CampaignProblems.NotFound;
            var page = rows.Where(r => (query.Stage is null || r.Stage == query.Stage) && (!query.Waiting || r.Mine) && (query.After is null || r.Place.Place > query.After))
                .Take(query.Size + 1).ToList();
            var more = page.Count > query.Size;
            if (more) page.RemoveAt(query.Size);
            var hashes = await HashesAsync([.. page.Select(r => r.Letter?.Id).OfType<Guid>()], cancellationToken);
            var unlike = query.Compare ? await UnlikeAsync(page, model, cancellationToken) : [];
            var name = await people.NamesAsync([campaign.ByName], cancellationToken);
            return new Response(campaign.Id, campaign.Name, campaign.ModelNumber, model.Letter?.No ?? await DraftNoAsync(campaign, cancellationToken), name(campaign.ByName), campaign.At,
                model.Case.OfficerId == caller.UserId, rows.CountBy(r => r.Stage).ToDictionary(), rows.Count(r => r.Mine),
                page.ConvertAll(r => LineOf(r, hashes, unlike.GetValueOrDefault(r.Case.Id, []))),
                more ? page[^1].Place.Place : null);
        }

        private async Task<List<Row>> RowsAsync(Campaign campaign, CancellationToken ct)
        {
            var places = db.Set<CampaignCase>().Where(m => m.CampaignId == campaign.Id);
            var read = await places.Join(db.Set<Case>(), m => m.CaseId, c => c.Id, (m, c) => new { Place = m, Case = c }).OrderBy(r => r.Place.Place).ToListAsync(ct);
            var letters = await db.Set<Document>().Include(d => d.Steps).Where(d => places.Any(m => m.DocumentId == d.Id)).ToDictionaryAsync(d => d.Id, ct);
            var steps = await approvals.StepsAsync(campaign.BodyId, ct);
            return read.ConvertAll(r =>
            {
                var letter = r.Place.DocumentId is { } id ? letters.GetValueOrDefault(id) : null;
                var stage = StageOf(r.Place, r.Case, letter);
                var mine = stage == CampaignStage.InApproval && letter!.NextStep is { } step && steps.ContainsKey(step) && approvals.Refusal(r.Case, letter) is null;
                return new Row(r.Place, r.Case, letter, stage, mine);
            });
        }

        private static CampaignStage StageOf(CampaignCase place, Case found, Document? letter) => place.State switch
        {
            CampaignCaseState.LeftOut => CampaignStage.LeftOut,
            CampaignCaseState.Waiting => CaseIsOver(found) ? CampaignStage.Apart : CampaignStage.ToWrite,
            _ => letter?.State switch
            {
                DocumentState.Draft or DocumentState.Returned => CampaignStage.Returned,
                DocumentState.InApproval => CampaignStage.InApproval,
                DocumentState.Approved => CampaignStage.ToIssue,
                DocumentState.Issued => CampaignStage.ToServe,
                DocumentState.Dispatched or DocumentState.Served => CampaignStage.Sent,
                _ => CampaignStage.Apart,
            },
        };

        private static bool CaseIsOver(Case found) => found.State is CaseState.Closed or CaseState.Archived or CaseState.Destroyed or CaseState.Split;

        // Before the campaign began to write, the model's draft is not yet its letter there.
        private async Task<int?> DraftNoAsync(Campaign campaign, CancellationToken ct) => await db.Set<Document>()
            .Where(d => d.CaseId == campaign.ModelId && d.State != DocumentState.Voided).OrderByDescending(d => d.No).Select(d => (int?)d.No).FirstOrDefaultAsync(ct);

        private IQueryable<DocumentText> Last(IReadOnlyList<Guid> documents) => db.Set<DocumentText>().Where(t => documents.Contains(t.DocumentId)
            && t.No == db.Set<DocumentText>().Where(other => other.DocumentId == t.DocumentId).Max(other => other.No));

        private async Task<Dictionary<Guid, string>> HashesAsync(IReadOnlyList<Guid> documents, CancellationToken ct) =>
            await Last(documents).Select(t => new { t.DocumentId, t.Hash }).ToDictionaryAsync(t => t.DocumentId, t => t.Hash, ct);

        private async Task<Dictionary<Guid, IReadOnlyList<string>>> UnlikeAsync(List<Row> page, Row model, CancellationToken ct)
        {
            List<Row> rows = [model, .. page.Where(r => r != model)];
            var texts = await Last([.. rows.Select(r => r.Letter?.Id).OfType<Guid>()]).ToDictionaryAsync(t => t.DocumentId, ct);
            var ids = rows.ConvertAll(r => r.Case.Id);
            var parties = (await db.Set<Party>().Where(p => ids.Contains(p.CaseId)).ToListAsync(ct)).ToLookup(p => p.CaseId);
            HashSet<string> said = [.. LinesOf(model)];
            return rows.Skip(1).ToDictionary(r => r.Case.Id, r => (IReadOnlyList<string>)[.. LinesOf(r).Where(l => !said.Contains(l))]);

            IEnumerable<string> LinesOf(Row row) => row.Letter is { } letter && texts.TryGetValue(letter.Id, out var text)
                ? screen.Text(parties[row.Case.Id], versions.TextOf(text)).Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries) : [];
        }

        private static Line LineOf(Row row, Dictionary<Guid, string> hashes, IReadOnlyList<string> unlike) => new(row.Place.Place, row.Case.Number, row.Case.Subject,
            row.Case.DueOn, row.Case.DueIsProvisional, row.Case.Version, row.Stage, row.Place.Reason, row.Place.ReasonInEnglish, row.Letter?.No, row.Letter?.Number,
            row.Letter is { } letter ? hashes.GetValueOrDefault(letter.Id) : null, row.Stage == CampaignStage.InApproval ? row.Letter!.NextStep : null, row.Mine, unlike);
    }
}
