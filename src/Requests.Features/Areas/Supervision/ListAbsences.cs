using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Requests.Features.Data.Entities;
using Requests.Features.Data;
using Requests.Features.Kernel;
using Requests.Features.Services.Staff;

namespace Requests.Features.Areas.Supervision;

/// <summary>Who is away in a span of days, and who acts meanwhile.</summary>
public static class ListAbsences
{
    private const int UsualDays = 60;
    private const int MostDays = 400;

    /// <param name="From">Today unless told.</param>
    /// <param name="To">Sixty days after it unless told.</param>
    [Acts(Act.ManageAbsences)]
    public sealed record Query(DateOnly? From = null, DateOnly? To = null, Guid? UserId = null) : IQuery<Response>;

    public sealed record Response(DateOnly From, DateOnly To, IReadOnlyList<Line> Absences);

    public sealed record Line(Guid Id, Guid UserId, string Name, DateOnly From, DateOnly To, Guid? DeputyUserId, string? DeputyName, string Reason);

    internal sealed class Validator : AbstractValidator<Query>
    {
        public Validator() => RuleFor(q => q.To).GreaterThanOrEqualTo(q => q.From).LessThan(q => q.From!.Value.AddDays(MostDays))
            .When(q => q.From is not null && q.To is not null);
    }

    internal sealed class Handler(RequestsDb db, Absences absences, ICaller caller, IOfficeClock clock) : IRequestHandler<Query, Result<Response>>
    {
        public async Task<Result<Response>> Handle(Query query, CancellationToken cancellationToken)
        {
            var from = query.From ?? clock.Today;
            var to = query.To ?? from.AddDays(UsualDays);
            var found = (await absences.DuringAsync(caller.BodyId!.Value, from, to, cancellationToken))
                .Where(a => query.UserId is null || a.UserId == query.UserId).ToList();
            var people = found.SelectMany(a => new[] { a.UserId, a.DeputyUserId ?? a.UserId }).Distinct().ToList();
            var names = await db.Set<User>().Where(u => people.Contains(u.Id)).ToDictionaryAsync(u => u.Id, u => u.DisplayName, cancellationToken);
            return new Response(from, to, [.. found.Select(a => new Line(a.Id, a.UserId, names[a.UserId], a.From, a.To, a.DeputyUserId,
                a.DeputyUserId is { } deputy ? names[deputy] : null, a.Reason))]);
        }
    }
}
