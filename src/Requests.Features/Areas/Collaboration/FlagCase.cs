using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Requests.Features.Data;
using Requests.Features.Data.Entities;
using Requests.Features.Kernel;
using Requests.Features.Services.Cases;
using Requests.Features.Services.Pipeline;
using Requests.Statute.Letters;

namespace Requests.Features.Areas.Collaboration;

/// <summary>
/// 案件标识: says what makes a case one for more care. A flag adds the approvers it asks for to the chain of the reply, also of one under way,
/// and some close the case (<see cref="CaseFlagRules"/>). Taken off, it shortens no chain and opens nothing: a person does that.
/// </summary>
public static class FlagCase
{
    /// <param name="Flags">All that hold from now on; none takes all off.</param>
    /// <param name="Reason">For colleagues; no personal data.</param>
    [Acts(Act.FlagCase)]
    public sealed record Command(string Reason, IReadOnlyList<CaseFlagKind>? Flags = null) : CaseCommand<CaseStanding>;

    internal sealed class Validator : AbstractValidator<Command>
    {
        public Validator()
        {
            RuleFor(c => c.Reason).NotEmpty().MaximumLength(TextLimits.Reason);
            RuleForEach(c => c.Flags).IsInEnum();
        }
    }

    internal sealed class Handler(RequestsDb db, CaseOpener desk, Insiders insiders, EventLog events, ICaller caller, IOfficeClock clock)
        : IRequestHandler<Command, Result<CaseStanding>>
    {
        private static readonly DocumentState[] OnTheirWay = [DocumentState.Draft, DocumentState.Returned, DocumentState.InApproval];

        public async Task<Result<CaseStanding>> Handle(Command command, CancellationToken cancellationToken)
        {
            var ct = cancellationToken;
            var opened = await desk.OpenAsync(command, ct);
            if (opened.Problem is { } refused) return refused;
            var found = opened.Value;
            var wanted = (command.Flags ?? []).Distinct().ToList();
            var before = await db.Set<CaseFlag>().Where(f => f.CaseId == found.Id).ToListAsync(ct);
            db.RemoveRange(before.Where(f => !wanted.Contains(f.Kind)));
            var added = wanted.Except(before.Select(f => f.Kind)).ToList();
            db.AddRange(added.Select(kind => new CaseFlag(found.Id, kind, found.BodyId, caller.Name, clock.Now)));
            foreach (var letter in await db.Set<Document>().Where(d => d.CaseId == found.Id && OnTheirWay.Contains(d.State)
                && LetterKinds.Replies.Contains(d.Kind)).ToListAsync(ct))
                letter.Lengthen(CaseFlagRules.Lengthen(letter.Chain, letter.Agreed, wanted));
            var closes = added.Exists(kind => CaseFlagRules.Of(kind).Restricts) && !await insiders.IsRestrictedAsync(found.Id, ct);
            if (closes) await insiders.RestrictAsync(found, command.Reason.Trim(), caller.UserId is { } user ? [user] : [], ct);
            events.Record(Act.FlagCase, found, clock.Today, new { Flags = wanted, Restricted = closes, Reason = command.Reason.Trim() });
            return CaseStanding.Of(found);
        }
    }
}
