using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Requests.Features.Data;
using Requests.Features.Data.Entities;
using Requests.Features.Kernel;
using Requests.Features.Services.Cases;
using Requests.Features.Services.Clock;
using Requests.Features.Services.Pipeline;
using Requests.Features.Services.Privacy;
using Requests.Statute.Outcomes;
using Requests.Statute.Privacy;

namespace Requests.Features.Areas.Privacy;

/// <summary>
/// 申请人档案: everything one person asked for, with days, outcomes and the fees of each month. Who it is is said by name, number, telephone,
/// address of mail, the number of an item of post, or by a case. Namesakes stay apart (<see cref="SamePerson"/>). A command, since looking
/// for a person is on record with its reason, for every case it brings up (PII-10).
/// </summary>
public static class ReadPerson
{
    /// <param name="Any">Name, number, telephone, address of mail, or the number of an item of post.</param>
    /// <param name="CaseNumber">Instead: the applicant of this case.</param>
    /// <param name="Reason">Why this person is looked for, typed by whoever looks.</param>
    [Acts(Act.RevealPersonalData)]
    [Watched(SecurityEventKind.Revealed)]
    public sealed record Command(string? Any = null, string? CaseNumber = null, string? Reason = null) : ICommand<Response>
    {
        // Records print their members; this one must never reach a log.
        public override string ToString() => nameof(ReadPerson);
    }

    /// <param name="People">One each; more than one where several have what was said.</param>
    public sealed record Response(IReadOnlyList<Person> People);

    /// <summary>Masked; the case reveals more.</summary>
    /// <param name="Requests">Newest first.</param>
    /// <param name="Months">Newest first.</param>
    public sealed record Person(string Name, string? IdNumber, string? Phone, IReadOnlyList<Asked> Requests, IReadOnlyList<Month> Months);

    /// <param name="OnTime">Whether the reply left in time; null while there is none.</param>
    /// <param name="Fee">Yuan; null where nothing was charged, 0 where it was waived.</param>
    public sealed record Asked(string CaseNumber, [property: OutsideWords] string Subject, CaseState State, DateOnly RegisteredOn, DateOnly? ReceivedOn, DateOnly? DueOn,
        bool DueIsProvisional, DateOnly? RepliedOn, bool? OnTime, OutcomeLeaf? Outcome, decimal? Fee, DateOnly? FeePaidOn);

    /// <param name="First">Its first day.</param>
    /// <param name="Items">What counts for the fee by item (FEE-3): each matter of each request received in it.</param>
    /// <param name="Charged">Yuan, over its requests.</param>
    public sealed record Month(DateOnly First, int Items, decimal Charged);

    internal sealed class Validator : AbstractValidator<Command>
    {
        private static readonly Text Nothing = Text.Of("FindByPerson.Nothing");

        public Validator()
        {
            RuleFor(q => q.Any).MaximumLength(TextLimits.Name)
                .Must((q, _) => !string.IsNullOrWhiteSpace(q.Any) || !string.IsNullOrWhiteSpace(q.CaseNumber)).WithMessage(_ => Nothing.ToString());
            RuleFor(q => q.CaseNumber).MaximumLength(TextLimits.Code);
            RuleFor(q => q.Reason).MustBeAReason();
        }
    }

    internal sealed class Handler(RequestsDb db, PersonFinder finder, SamePerson people, FeeRegister fees, PersonalVault vault, EventLog events, ICaller caller,
        IOfficeClock clock) : IRequestHandler<Command, Result<Response>>
    {
        public async Task<Result<Response>> Handle(Command query, CancellationToken cancellationToken)
        {
            var ct = cancellationToken;
            var among = db.Set<Party>().AsNoTracking().Where(p => p.Role == PartyRole.Applicant);
            if (query.CaseNumber?.Trim() is { Length: > 0 } number)
            {
                if (!await db.Set<Case>().AnyAsync(c => c.Number == number, ct)) return CaseProblems.NotFound;
                among = among.Where(p => db.Set<Case>().Any(c => c.Id == p.CaseId && c.Number == number));
            }
            if (!string.IsNullOrWhiteSpace(query.Any)) among = await finder.SaidAsync(among, query.Any, ct);
            var said = await among.OrderByDescending(p => p.CaseId).Take(PersonFinder.Most).ToListAsync(ct);
            var persons = new List<List<Party>>();
            foreach (var party in said)
            {
                if (persons.Exists(p => p.Exists(known => known.Id == party.Id))) continue;
                persons.Add([party, .. (await people.NamesakesAsync(party, ct)).Where(p => SamePerson.Is(party, p))]);
            }

            var ids = persons.SelectMany(p => p).Select(p => p.CaseId).Distinct().ToList();
            var cases = await db.Set<Case>().AsNoTracking().Include(c => c.Ledger).Include(c => c.Matters).AsSplitQuery().Where(c => ids.Contains(c.Id))
                .ToDictionaryAsync(c => c.Id, ct);
            var charged = await db.Set<FeeCharge>().Where(f => ids.Contains(f.CaseId)).Select(f => f.CaseId).Distinct().ToListAsync(ct);
            var standing = new Dictionary<Guid, FeeStanding?>();
            foreach (var id in charged) standing[id] = FeeStanding.Of(cases[id], await fees.StandingAsync(cases[id], ct));

            var reason = query.Reason!.Trim();
            db.Set<PersonalReading>().AddRange(cases.Values.Select(c => new PersonalReading(c.BodyId, c.Id, caller.UserId, caller.Name, reason, clock.Now) { What = "person search" }));
            events.Record(Act.RevealPersonalData, caller.BodyId, new { search = "applicant", found = cases.Count, reason });
            return new Response([.. persons.Select(p => Of(p, cases, standing)).OrderByDescending(p => p.Requests.Count)]);
        }

        private Person Of(List<Party> parties, Dictionary<Guid, Case> cases, Dictionary<Guid, FeeStanding?> standing)
        {
            // Of several spellings and numbers the latest that is known is shown.
            var latest = parties.OrderByDescending(p => cases[p.CaseId].RegisteredAt).ThenByDescending(p => cases[p.CaseId].Number, StringComparer.Ordinal).ToList();
            var theirs = latest.Select(p => cases[p.CaseId]).DistinctBy(c => c.Id).ToList();
            return new Person(Masks.Name(Known(latest, p => p.Name) ?? ""),
                Known(latest, p => p.IdNumber) is { } id ? Masks.IdNumber(id) : null, Known(latest, p => p.Phone) is { } phone ? Masks.Phone(phone) : null,
                [.. theirs.Select(c => new Asked(c.Number, c.Subject, c.State, c.RegisteredOn, c.ReceivedOn, c.DueOn, c.DueIsProvisional, c.RepliedOn,
                    c.RepliedOn is null ? null : !c.WasLate, c.Leaf, standing.GetValueOrDefault(c.Id)?.Amount, standing.GetValueOrDefault(c.Id)?.PaidOn))],
                // A request that was split is counted by its parts, and none before it counts as received.
                [.. theirs.Where(c => c.ReceivedOn is not null && c.State != CaseState.Split).GroupBy(c => new DateOnly(c.ReceivedOn!.Value.Year, c.ReceivedOn.Value.Month, 1))
                    .OrderByDescending(g => g.Key)
                    .Select(g => new Month(g.Key, g.Sum(FeeRegister.ItemsOf), g.Sum(c => standing.GetValueOrDefault(c.Id)?.Amount ?? 0)))]);
        }

        private string? Known(List<Party> latest, Func<Party, SealedText> field) =>
            latest.Select(field).FirstOrDefault(value => !value.IsNone) is { } known ? vault.Open(known) : null;
    }
}
