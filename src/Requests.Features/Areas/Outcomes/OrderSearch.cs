using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Requests.Features.Data;
using Requests.Features.Data.Entities;
using Requests.Features.Events;
using Requests.Features.Kernel;
using Requests.Features.Services.Cases;
using Requests.Features.Services.Intake;
using Requests.Features.Services.Letters;
using Requests.Features.Services.Notices;
using Requests.Features.Services.Pipeline;
using Requests.Statute.Letters;

namespace Requests.Features.Areas.Outcomes;

/// <summary>协办: orders a unit to search and to bring back a signed record (DOC-10, OUT-2).</summary>
public static class OrderSearch
{
    /// <param name="Unit">Name or code of a unit of the body; any name while the body lists none.</param>
    /// <param name="Scope">The information as understood, and the time span.</param>
    /// <param name="Keywords">Words and features, synonyms too.</param>
    [LetsLetterGo]
    [Acts(Act.OrderSearch)]
    public sealed record Command(string Unit, string Scope, string Keywords, DateOnly DueOn) : CaseCommand<Response>;

    public sealed record Response(string CaseNumber, CaseState State, DateOnly? DueOn, bool DueIsProvisional, Guid Version, int SearchNo)
        : CaseStanding(CaseNumber, State, DueOn, DueIsProvisional, Version);

    internal sealed class Validator : AbstractValidator<Command>
    {
        public Validator(IOfficeClock clock)
        {
            RuleFor(c => c.Unit).NotEmpty().MaximumLength(TextLimits.Name);
            RuleFor(c => c.Scope).NotEmpty().MaximumLength(TextLimits.Reason);
            RuleFor(c => c.Keywords).NotEmpty().MaximumLength(TextLimits.Subject);
            RuleFor(c => c.DueOn).Must(on => on >= clock.Today);
        }
    }

    internal sealed class Handler(CaseOpener desk, RequestsDb db, LetterLifecycle letters, Insiders insiders, NoticeSender notices, EventLog events, IMediator mediator,
        IOfficeClock clock) : IRequestHandler<Command, Result<Response>>
    {
        public async Task<Result<Response>> Handle(Command command, CancellationToken cancellationToken)
        {
            var opened = await desk.OpenAsync(command, cancellationToken);
            if (opened.Problem is { } refused) return refused;
            var found = opened.Value;

            // Where the body keeps a list of its units, one of them is meant, and its desk gets the order.
            var named = command.Unit.Trim();
            var unit = await db.Set<Data.Entities.Unit>().AsNoTracking().FirstOrDefaultAsync(u => u.BodyId == found.BodyId && (u.Name == named || u.Code == named), cancellationToken);
            if (unit is null && await db.Set<Data.Entities.Unit>().AnyAsync(u => u.BodyId == found.BodyId, cancellationToken)) return IntakeProblems.NoSuchUnit.With(named).At("unit");
            command = command with { Unit = unit?.Name ?? named };

            var no = await db.Set<SearchRecord>().CountAsync(r => r.CaseId == found.Id, cancellationToken) + 1;
            var search = new SearchRecord(found.BodyId, found.Id, no, command.Unit, command.Scope, command.Keywords, clock.Today, command.DueOn);
            db.Add(search);
            var terms = new NoticeTerms(LetterKinds.SearchOrder)
            {
                Unit = command.Unit,
                Reason = command.Scope,
                Keywords = command.Keywords,
                AnswerBy = command.DueOn
            };
            if (await letters.SendAsync(Act.OrderSearch, found, terms, new NoticeDays(clock.Today), null, [], cancellationToken) is { } problem) return problem;
            events.Record(Act.OrderSearch, found, clock.Today, new { SearchNo = no, command.Unit, command.DueOn }, null, "OUT-2");
            await insiders.AdmitAsync(found, async () => (await notices.UnitAsync(found.BodyId, command.Unit, cancellationToken)).Select(u => u.Id), cancellationToken);
            await mediator.Publish(new SearchOrdered(found, search), cancellationToken);
            return new Response(found.Number, found.State, found.DueOn, found.DueIsProvisional, found.Version, no);
        }
    }
}
