using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Requests.Features.Data;
using Requests.Features.Data.Entities;
using Requests.Features.Kernel;
using Requests.Features.Services.Cases;
using Requests.Features.Services.Pipeline;

namespace Requests.Features.Areas.Collaboration;

/// <summary>
/// 限制知悉: closes a case to all but those who work on it and those who supervise. Whoever comes to work on it later, as its officer, an
/// approver of its letter or the unit that searches, is let in by that; done again, it names the insiders anew.
/// </summary>
public static class RestrictCase
{
    /// <param name="Reason">For colleagues; no personal data.</param>
    /// <param name="Insiders">User names of who may know it beside its officer.</param>
    [Acts(Act.RestrictCase)]
    public sealed record Command(string Reason, IReadOnlyList<string>? Insiders = null) : CaseCommand<CaseStanding>;

    internal sealed class Validator : AbstractValidator<Command>
    {
        private const int Most = 50;

        public Validator()
        {
            RuleFor(c => c.Reason).NotEmpty().MaximumLength(TextLimits.Reason);
            RuleFor(c => c.Insiders).Must(i => i is null || i.Count <= Most);
            RuleForEach(c => c.Insiders).NotEmpty().MaximumLength(TextLimits.Name);
        }
    }

    internal sealed class Handler(RequestsDb db, CaseOpener desk, Insiders insiders, EventLog events, IOfficeClock clock) : IRequestHandler<Command, Result<CaseStanding>>
    {
        public async Task<Result<CaseStanding>> Handle(Command command, CancellationToken cancellationToken)
        {
            var opened = await desk.OpenAsync(command, cancellationToken);
            if (opened.Problem is { } refused) return refused;
            var found = opened.Value;
            var named = new List<User>();
            foreach (var name in (command.Insiders ?? []).Select(n => n.Trim()).Where(n => n.Length > 0).Distinct(StringComparer.OrdinalIgnoreCase))
            {
                var upper = name.ToUpperInvariant();
                var user = await db.Set<User>().SingleOrDefaultAsync(u => u.IsActive && u.NormalizedUserName == upper
                    && db.Set<Membership>().Any(m => m.UserId == u.Id && m.BodyId == found.BodyId), cancellationToken);
                if (user is null) return CollaborationProblems.NobodyOfThatName.With(name).At("insiders");
                named.Add(user);
            }
            await insiders.RestrictAsync(found, command.Reason.Trim(), named.Select(u => u.Id), cancellationToken);
            events.Record(Act.RestrictCase, found, clock.Today, new { Restricted = true, Insiders = named.Select(u => u.UserName), Reason = command.Reason.Trim() });
            return CaseStanding.Of(found);
        }
    }
}
