using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Requests.Features.Data;
using Requests.Features.Data.Entities;
using Requests.Features.Events;
using Requests.Features.Kernel;
using Requests.Features.Services.Cases;
using Requests.Features.Services.Outcomes;
using Requests.Features.Services.Pipeline;
using Requests.Features.Services.Staff;
using Requests.Statute.Outcomes;

namespace Requests.Features.Areas.Outcomes;

/// <summary>检索记录: signs what was searched, where, by whom and with what result. Once signed it does not change (OUT-2).</summary>
public static class SignSearchRecord
{
    /// <param name="WhyNone">Why nothing is there; demanded when nothing was found.</param>
    /// <param name="CheckedBy">Who looked it over, another person; left empty it is signed by hand on the sheet.</param>
    [Acts(Act.SignSearchRecord)]
    public sealed record Command(int SearchNo, IReadOnlyList<SearchStep> Steps, SearchConclusion Conclusion, string? WhyNone = null, string? CheckedBy = null)
        : CaseCommand<Response>;

    /// <param name="Complete">The signed records of the case together carry the answer that nothing exists (OUT-2).</param>
    public sealed record Response(string CaseNumber, CaseState State, DateOnly? DueOn, bool DueIsProvisional, Guid Version, int SearchNo, bool Complete)
        : CaseStanding(CaseNumber, State, DueOn, DueIsProvisional, Version);

    internal sealed class Validator : AbstractValidator<Command>
    {
        public Validator()
        {
            RuleFor(c => c.Conclusion).IsInEnum();
            RuleFor(c => c.Steps).NotEmpty();
            RuleForEach(c => c.Steps).ChildRules(step =>
            {
                step.RuleFor(s => s.PlaceKind).IsInEnum();
                step.RuleFor(s => s.Place).NotEmpty().MaximumLength(TextLimits.Name);
                step.RuleFor(s => s.Words).NotEmpty().MaximumLength(TextLimits.Subject);
                step.RuleFor(s => s.Searcher).NotEmpty().MaximumLength(TextLimits.Name);
                step.RuleFor(s => s.Hours).Matches(@"^([01]?\d|2[0-3]):[0-5]\d\s*[-\u2013\u2014\uff5e\u81f3]\s*([01]?\d|2[0-3]):[0-5]\d$").When(s => !string.IsNullOrWhiteSpace(s.Hours));
                step.RuleFor(s => s.Hits).GreaterThanOrEqualTo(0);
            });
            RuleFor(c => c.CheckedBy).MaximumLength(TextLimits.Name);
            RuleFor(c => c.WhyNone).MaximumLength(TextLimits.Reason);
            RuleFor(c => c.WhyNone).NotEmpty().When(c => c.Conclusion == SearchConclusion.NotFound);
        }
    }

    internal sealed class Handler(CaseOpener desk, RequestsDb db, People people, EventLog events, IMediator mediator, ICaller caller,
        IOfficeClock clock)
        : IRequestHandler<Command, Result<Response>>
    {
        public async Task<Result<Response>> Handle(Command command, CancellationToken cancellationToken)
        {
            var opened = await desk.OpenAsync(command, cancellationToken);
            if (opened.Problem is { } refused) return refused;
            var found = opened.Value;

            var records = await db.Set<SearchRecord>().Where(r => r.CaseId == found.Id).ToListAsync(cancellationToken);
            if (records.SingleOrDefault(r => r.No == command.SearchNo) is not { } record) return OutcomeProblems.NoSuchSearch;
            if (record.SignedOn is not null) return OutcomeProblems.SearchSigned;
            // What was looked for before the order was written down counts as well, but nobody searched before there was a request.
            if (command.Steps.Any(s => s.On < found.ArrivedOn || s.On > clock.Today)) return OutcomeProblems.SearchInTheFuture;

            var checkedBy = string.IsNullOrWhiteSpace(command.CheckedBy) ? null : command.CheckedBy.Trim();
            // Nobody checks what they searched or signed themselves.
            if (checkedBy is not null && command.Steps.Select(s => s.Searcher.Trim()).Append((await people.NamesAsync([caller.Name],
                cancellationToken))(caller.Name)).Contains(checkedBy))
                return OutcomeProblems.SearchCheckedByOneself.At("checkedBy");

            record.Sign(command.Steps, command.Conclusion, command.WhyNone, caller.Name, clock.Today, checkedBy);
            var facts = new OutcomeFacts { DecidedOn = clock.Today, Search = OutcomeFactsReader.Weigh(records) };
            var complete = OutcomeGuards.Check(OutcomeLeaf.UnavailableNotHeld, NotHeldKind.NotExist, facts).All(f => f.RuleId != "OUT-2");
            events.Record(Act.SignSearchRecord, found, clock.Today, new { command.SearchNo, command.Conclusion, Complete = complete }, null, "OUT-2");
            await mediator.Publish(new SearchSigned(found, record), cancellationToken);
            return new Response(found.Number, found.State, found.DueOn, found.DueIsProvisional, found.Version, command.SearchNo, complete);
        }
    }
}
