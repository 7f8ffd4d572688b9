using System.Text.RegularExpressions;
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
using Requests.Paper;
using Requests.Statute.Privacy;

namespace Requests.Features.Areas.Privacy;

/// <summary>
/// Cases of a person, found by exact value through the keyed hash (PII-5); what is shown stays masked. A command, since looking for a
/// person is on record with its reason, for every case it brings up (PII-10).
/// </summary>
public static partial class FindByPerson
{
    private const int Most = 100;

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

    [GeneratedRegex("^(?:[A-Z]{2}[0-9]{9}[A-Z]{2}|[0-9]{13})$")]
    private static partial Regex PostNumber();

    internal sealed class Handler(RequestsDb db, PersonalVault vault, EventLog events, ICaller caller, IOfficeClock clock)
            : IRequestHandler<Command, Result<Response>>
    {
        public async Task<Result<Response>> Handle(Command query, CancellationToken cancellationToken)
        {
            var parties = db.Set<Party>().AsNoTracking();
            if (HashOf(PersonalField.Name, query.Name) is { } name) parties = parties.Where(p => p.Name.Hash == name);
            if (HashOf(PersonalField.IdNumber, query.IdNumber) is { } id) parties = parties.Where(p => p.IdNumber.Hash == id);
            if (HashOf(PersonalField.Phone, query.Phone) is { } phone) parties = parties.Where(p => p.Phone.Hash == phone);
            if (HashOf(PersonalField.Email, query.Email) is { } email) parties = parties.Where(p => p.Email.Hash == email);
            if (!string.IsNullOrWhiteSpace(query.Any))
            {
                var (anyName, anyId, anyPhone, anyEmail) = (HashOf(PersonalField.Name, query.Any), HashOf(PersonalField.IdNumber,
                    query.Any), HashOf(PersonalField.Phone, query.Any), HashOf(PersonalField.Email, query.Any));
                var posted = await PostedAsync(query.Any, cancellationToken);
                parties = parties.Where(p => p.Name.Hash == anyName || p.IdNumber.Hash == anyId || p.Phone.Hash == anyPhone || p.Email.Hash == anyEmail
                    || (posted.Contains(p.CaseId) && p.Role == PartyRole.Applicant));
            }
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

        // The number on a letter that was sent, or on the envelope in which the request came; only what has its form is looked for.
        private async Task<List<Guid>> PostedAsync(string text, CancellationToken ct)
        {
            var number = Characters.Unified(text).Replace(" ", "", StringComparison.Ordinal).ToUpperInvariant();
            if (!PostNumber().IsMatch(number)) return [];
            var sent = db.Set<Document>().Where(d => d.Services.Any(s => s.TrackingNumber == number)).Select(d => d.CaseId);
            var came = db.Set<OfficeEvent>().Where(e => e.Act == nameof(Act.RegisterRequest) && e.CaseId != null
                && e.Details.Contains(number)).Select(e => e.CaseId!.Value);
            return await sent.Union(came).OrderBy(id => id).Take(Most).ToListAsync(ct);
        }

        private static readonly (string Name, Func<Command, string?> Of)[] Fields =
            [("name", c => c.Name), ("idNumber", c => c.IdNumber), ("phone", c => c.Phone), ("email", c => c.Email), ("any", c => c.Any)];

        private string? HashOf(PersonalField field, string? value) => string.IsNullOrWhiteSpace(value) ? null : vault.Hash(field, value);
    }
}
