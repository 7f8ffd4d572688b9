using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Requests.Features.Data;
using Requests.Features.Data.Entities;
using Requests.Features.Kernel;
using Requests.Features.Services.Cases;
using Requests.Features.Services.Pipeline;

namespace Requests.Features.Areas.Campaigns;

/// <summary>集中答复: takes alike cases together, to be answered after the draft of one of them. Nothing is written yet; each case is judged when its letter is.</summary>
public static class OpenCampaign
{
    /// <summary>Cases one campaign takes; more are a second one.</summary>
    public const int Most = 2000;

    private const int Chunk = 500;
    private const int MostNamed = 20;

    /// <param name="ModelNumber">登记编号 of the case with the draft.</param>
    /// <param name="Name">What it is called among colleagues; no personal data.</param>
    /// <param name="CaseNumbers">The others, as colleagues type them.</param>
    [Acts(Act.AnswerTogether)]
    public sealed record Command(string ModelNumber, string Name, IReadOnlyList<string> CaseNumbers) : ICommand<Response>;

    /// <param name="Cases">With the model.</param>
    public sealed record Response(Guid Id, int Cases);

    internal sealed class Validator : AbstractValidator<Command>
    {
        public Validator()
        {
            RuleFor(c => c.ModelNumber).NotEmpty().MaximumLength(TextLimits.Code);
            RuleFor(c => c.Name).NotEmpty().MaximumLength(TextLimits.Name);
            RuleFor(c => c.CaseNumbers).NotEmpty().Must(numbers => numbers is null || numbers.Count <= Most);
            RuleForEach(c => c.CaseNumbers).NotEmpty().MaximumLength(TextLimits.Code);
        }
    }

    internal sealed class Handler(RequestsDb db, CampaignDesk campaigns, CaseOpener desk, EventLog events, Insiders insiders, ICaller caller, IOfficeClock clock)
        : IRequestHandler<Command, Result<Response>>
    {
        public async Task<Result<Response>> Handle(Command command, CancellationToken cancellationToken)
        {
            if (await desk.FindTypedAsync(command.ModelNumber, cancellationToken) is not { } model)
                return CampaignProblems.NoSuchCases.With(command.ModelNumber).At("modelNumber");
            if (model.OfficerId != caller.UserId) return CampaignProblems.NotYours.At("modelNumber");
            if (await insiders.IsRestrictedAsync(model.Id, cancellationToken)) return CampaignProblems.Restricted.At("modelNumber");
            var drafted = await campaigns.DraftAsync(model, cancellationToken);
            if (drafted.Problem is { } missing) return missing.At("modelNumber");
            if (!drafted.Value.Document.May(LetterAct.Submit)) return CampaignProblems.HasDraft.At("modelNumber");

            var found = await FindAsync(command.CaseNumbers, cancellationToken);
            if (found.Problem is { } unknown) return unknown;
            var campaign = new Campaign(Guid.CreateVersion7(), model.BodyId, model.Id, model.Number, command.Name.Trim(), caller.Name, clock.Now);
            db.Add(campaign);
            IReadOnlyList<Guid> ids = [model.Id, .. found.Value.Where(id => id != model.Id)];
            db.AddRange(ids.Select((id, place) => new CampaignCase(campaign.Id, id, model.BodyId, place)));
            model.Touch(Guid.NewGuid());
            events.Record(Act.AnswerTogether, model, clock.Today, new { Campaign = campaign.Name, Cases = ids.Count });
            return new Response(campaign.Id, ids.Count);
        }

        private async Task<Result<IReadOnlyList<Guid>>> FindAsync(IReadOnlyList<string> typed, CancellationToken ct)
        {
            // As it stands, which is how old ones are written, or as the program writes its own.
            var asked = typed.Select(t => (Typed: t.Trim(), Tidy: CaseNumbers.Tidy(t))).Distinct().ToList();
            var known = new Dictionary<string, (Guid Id, DateOnly? DueOn)>(StringComparer.Ordinal);
            foreach (var part in asked.SelectMany(a => new[] { a.Typed, a.Tidy }).Distinct().Chunk(Chunk))
                foreach (var row in await db.Set<Case>().AsNoTracking().Where(c => c.BodyId == caller.BodyId && part.Contains(c.Number))
                    .Select(c => new { c.Number, c.Id, c.DueOn }).ToListAsync(ct)) known[row.Number] = (row.Id, row.DueOn);
            var unknown = asked.Where(a => !known.ContainsKey(a.Typed) && !known.ContainsKey(a.Tidy)).Select(a => a.Typed).ToList();
            if (unknown.Count > 0) return CampaignProblems.NoSuchCases.With(string.Join(", ", unknown.Take(MostNamed)) + (unknown.Count > MostNamed ? " …" : "")).At("caseNumbers");
            // What is due first is written first.
            return asked.Select(a => known.TryGetValue(a.Typed, out var as1) ? as1 : known[a.Tidy]).Distinct()
                .OrderBy(c => c.DueOn ?? DateOnly.MaxValue).Select(c => c.Id).ToList();
        }
    }
}
