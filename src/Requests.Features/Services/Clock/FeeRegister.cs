using Microsoft.EntityFrameworkCore;
using Requests.Features.Data;
using Requests.Features.Data.Entities;
using Requests.Features.Kernel;
using Requests.Features.Services.Privacy;
using Requests.Letters;
using Requests.Statute.Clocks;
using Requests.Statute.Fees;
using Requests.Statute.Service;

namespace Requests.Features.Services.Clock;

/// <summary>
/// What is charged and what was: the place of a request among the applicant's of its month is counted here, from the register,
/// and nowhere typed (FEE-3); a notice charges its own request alone.
/// </summary>
public sealed class FeeRegister(RequestsDb db, SamePerson people)
{
    /// <summary>The terms of a fee notice with what the register counts, or what stands against charging.</summary>
    /// <param name="on">The day of the notice.</param>
    public async Task<Result<NoticeTerms>> CompleteAsync(Case @case, NoticeTerms terms, DateOnly on, DateOnly replyDueOn,
        bool onlyPointsToPublic, CancellationToken ct)
    {
        var byItem = terms.Tariff == FeeTariff.ByItem;
        if (!byItem && terms.Count is null) return FeeProblems.PagesMissing.At("count");
        var (earlier, own) = byItem ? await PlaceAsync(@case, ct) : (0, terms.Count!.Value);
        // Said all the same, it must be what the register says: the place of this request in its month.
        if (byItem && terms.Count is { } said && said != earlier + own) return FeeProblems.NotTheRegister.With(earlier + own).At("count");
        var facts = new FeeFacts(on, replyDueOn, ChargeKind.Processing, terms.Tariff!.Value, own, ClearlyExcessive: !string.IsNullOrWhiteSpace(terms.Reason),
            OnlyPointsToPublic: onlyPointsToPublic, OnSite: @case.WantedForm == WantedForm.Inspection, Earlier: earlier);
        if (FeeRules.Check(facts) is [var refusal, ..]) return FeeProblems.For(refusal);
        return terms with { Count = own, Earlier = earlier, Month = byItem ? @case.ReceivedOn : null };
    }

    /// <summary>How many requests the applicant made earlier in the calendar month of this one, and how many this one is (109号 Art. 4).</summary>
    public async Task<(int Earlier, int Own)> PlaceAsync(Case @case, CancellationToken ct)
    {
        if (@case.ReceivedOn is not { } received || SamePerson.ApplicantOf(@case) is not { } applicant) return (0, ItemsOf(@case));
        var theirs = (await people.NamesakesAsync(applicant, ct)).Where(p => SamePerson.Is(applicant, p)).Select(p => p.CaseId).ToList();
        var (first, last) = (new DateOnly(received.Year, received.Month, 1), received);
        // A request that was split is counted by its parts.
        var others = await db.Set<Case>().AsNoTracking().Include(c => c.Matters)
            .Where(c => theirs.Contains(c.Id) && c.ReceivedOn >= first && c.ReceivedOn <= last && c.State != CaseState.Split).ToListAsync(ct);
        var before = others.Where(c => (c.ReceivedOn!.Value, c.Number).CompareTo((received, @case.Number)) < 0);
        return (before.Sum(ItemsOf), ItemsOf(@case));
    }

    /// <summary>Enters what a notice that left charges.</summary>
    public async Task ChargeAsync(Case @case, NoticeTerms terms, DateOnly on, CancellationToken ct)
    {
        if (terms.Charge is not { } charge) return;
        db.Set<FeeCharge>().Add(new FeeCharge(@case.BodyId, @case.Id, await NextNoAsync(@case, ct), charge.Tariff, charge.Earlier,
            charge.Count, charge.AmountFen, on));
    }

    /// <summary>Enters that nothing is to be paid, and why.</summary>
    public async Task WaiveAsync(Case @case, DateOnly on, string reason, string byName, CancellationToken ct)
    {
        var charge = await StandingAsync(@case, ct);
        if (charge is null) db.Set<FeeCharge>().Add(charge = new FeeCharge(@case.BodyId, @case.Id, await NextNoAsync(@case, ct)));
        charge.Waive(on, reason, byName);
    }

    /// <summary>The charge that stands, or that was waived; null where nobody thought of one, or its notice was undone.</summary>
    public async Task<FeeCharge?> StandingAsync(Case @case, CancellationToken ct)
    {
        var charges = await db.Set<FeeCharge>().Where(c => c.CaseId == @case.Id).OrderBy(c => c.No).ToListAsync(ct);
        var noticed = @case.StandingEntry(ClockEntryKind.FeeNotice) is not null;
        return charges.LastOrDefault(c => (c.Tariff is not null) == noticed);
    }

    private async Task<int> NextNoAsync(Case @case, CancellationToken ct) =>
        1 + (await db.Set<FeeCharge>().Where(c => c.CaseId == @case.Id).MaxAsync(c => (int?)c.No, ct) ?? 0);

    /// <summary>Matters that were told apart are items of their own; the smallest reasonable unit is one.</summary>
    public static int ItemsOf(Case @case) => Math.Max(1, @case.Matters.Count);
}

/// <summary>收费情况 of a case, as its page, its papers and other systems are told.</summary>
/// <param name="Place">By item: the place of the first item charged in the applicant's month.</param>
/// <param name="Amount">Yuan; 0 where it was waived before a notice.</param>
public sealed record FeeStanding(FeeTariff? Tariff, int? Place, int Count, decimal Amount, DateOnly? NoticeOn, DateOnly? PaidOn,
    string? ReceiptNumber, DateOnly? LapsedOn, DateOnly? WaivedOn, string? WaivedReason)
{
    public static FeeStanding? Of(Case @case, FeeCharge? charge)
    {
        if (charge is null) return null;
        var paid = @case.StandingEntry(ClockEntryKind.FeePaid);
        return new(charge.Tariff, charge.Tariff == FeeTariff.ByItem ? charge.Earlier + 1 : null, charge.Count,
            FeeLine.Yuan(charge.AmountFen), charge.NoticeOn, paid?.On,
            paid is null ? null : @case.Ledger.First(r =>
                r.Sequence == paid.Sequence).Reason, @case.StandingEntry(ClockEntryKind.FeeLapsed)?.On, charge.WaivedOn, charge.WaivedReason);
    }
}
