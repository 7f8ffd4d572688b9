using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Requests.Features.Areas.Cases;
using Requests.Features.Data;
using Requests.Features.Data.Entities;
using Requests.Features.Kernel;
using Requests.Features.Services.Cases;
using Requests.Features.Services.Pipeline;
using Requests.Features.Services.Privacy;
using Requests.Statute.Privacy;

namespace Requests.Features.Areas.Privacy;

/// <summary>
/// Cases of a person, found by exact value through the keyed hash (PII-5); what is shown stays masked. A command, since looking for a
/// person is on record with its reason, for every case it brings up (PII-10).
/// </summary>
public static class FindByPerson
{
    private const int Most = PersonFinder.Most;

    /// <summary>Every value given must match.</summary>
    /// <param name="Any">Any one of name, number, telephone, address of mail, or the number of an item of post, as somebody at the counter says it.</param>
    /// <param name="Reason">Why this person is looked for, typed by whoever looks.</param>
    [Acts(Act.RevealPersonalData)]
    [Watched(SecurityEventKind.Revealed)]
    public sealed record Command(string? Name = null, string? IdNumber = null, string? Phone = null, string? Email = null,
        string? Any = null, string? Reason = null) : ICommand<Response>
    {
        // Records print their members; this one must never reach a log.
        public override string ToString() => nameof(FindByPerson);
    }

    public sealed record Response(IReadOnlyList<Hit> Cases);

    public sealed record Hit(string CaseNumber, [property: OutsideWords] string Subject, CaseState State, DateOnly RegisteredOn,
        PartyRole Role, string Name, string? IdNumber, string? Phone);

    internal sealed class Validator : AbstractValidator<Command>
    {
        private static readonly Text Nothing = Text.Of("FindByPerson.Nothing");

        public Validator()
        {
            RuleFor(q => q.Name).MaximumLength(TextLimits.Name)
                .Must((q, _) => new[] { q.Name, q.IdNumber, q.Phone, q.Email, q.Any }.Any(v => !string.IsNullOrWhiteSpace(v)))
                .WithMessage(_ => Nothing.ToString());
            RuleFor(q => q.IdNumber).MaximumLength(TextLimits.Code);
            RuleFor(q => q.Phone).MaximumLength(TextLimits.Code);
            RuleFor(q => q.Email).MaximumLength(TextLimits.Name);
            RuleFor(q => q.Any).MaximumLength(TextLimits.Name);
            RuleFor(q => q.Reason).MustBeAReason();
        }
    }

    internal sealed class Handler(RequestsDb db, PersonFinder finder, PersonalVault vault, EventLog events, ICaller caller, IOfficeClock clock)
            : IRequestHandler<Command, Result<Response>>
    {
        public async Task<Result<Response>> Handle(Command query, CancellationToken cancellationToken)
        {
            var parties = finder.By(query.Name, query.IdNumber, query.Phone, query.Email);
            if (!string.IsNullOrWhiteSpace(query.Any)) parties = await finder.SaidAsync(parties, query.Any, cancellationToken);
            var hits = await parties.Join(db.Set<Case>(), p => p.CaseId, c => c.Id,
                (p, c) => new { Party = p, c.BodyId, c.Number, c.Subject, c.State, c.RegisteredOn })
                .OrderByDescending(h => h.RegisteredOn).ThenByDescending(h => h.Number).Take(Most).ToListAsync(cancellationToken);
            string[] by = [.. Fields.Where(f => !string.IsNullOrWhiteSpace(f.Of(query))).Select(f => f.Name)];
            db.Set<PersonalReading>().AddRange(hits.DistinctBy(h => h.Party.CaseId).Select(h =>
                new PersonalReading(h.BodyId, h.Party.CaseId, caller.UserId, caller.Name, query.Reason!.Trim(), clock.Now) { What = "person search" }));
            events.Record(Act.RevealPersonalData, caller.BodyId, new { search = "person", by, found = hits.Count, reason = query.Reason!.Trim() });
            return new Response([.. hits.Select(h => new Hit(h.Number, h.Subject, h.State, h.RegisteredOn, h.Party.Role,
                Masks.Name(vault.Open(h.Party.Name) ?? ""),
                vault.Open(h.Party.IdNumber) is { } id ? Masks.IdNumber(id) : null,
                vault.Open(h.Party.Phone) is { } phone ? Masks.Phone(phone) : null))]);
        }

        private static readonly (string Name, Func<Command, string?> Of)[] Fields =
            [("name", c => c.Name), ("idNumber", c => c.IdNumber), ("phone", c => c.Phone), ("email", c => c.Email), ("any", c => c.Any)];
    }
}
