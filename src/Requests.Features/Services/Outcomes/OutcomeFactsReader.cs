using Microsoft.EntityFrameworkCore;
using Requests.Features.Data;
using Requests.Features.Data.Entities;
using Requests.Features.Kernel;
using Requests.Features.Services.Cases;
using Requests.Features.Services.Privacy;
using Requests.Statute.Clocks;
using Requests.Statute.Letters;
using Requests.Statute.Outcomes;

namespace Requests.Features.Services.Outcomes;

/// <summary>Gathers what the guards judge: the officer's basis, and what the file itself shows of searches, letters, notices and earlier cases.</summary>
public sealed class OutcomeFactsReader(RequestsDb db, CaseOpener cases, ICaller caller, IOfficeClock clock)
{
    /// <summary>Everything that stands against an answer: each matter by its own guards, and each part it withholds ground by ground (OUT-8). The file is read once.</summary>
    public async Task<IReadOnlyList<GuardFinding>> CheckAsync(Case @case, IReadOnlyList<Ruling> rulings, CancellationToken ct)
    {
        var file = await FileAsync(@case, ct);
        var findings = new List<GuardFinding>();
        foreach (var ruling in rulings)
        {
            var facts = await FactsAsync(@case, file, ruling, rulings, ct);
            var stand = OutcomeGuards.Check(ruling.Leaf, ruling.NotHeldKind, facts).Concat(ruling.Withheld.SelectMany(part =>
                // Why the body used its "may refuse" is told for each part.
                OutcomeGuards.CheckPart(part.Ground, facts with
                {
                    DiscretionReasonStated = HasText(part.Reason),
                    SpecialLaw = part.Law?.On(facts.DecidedOn) ?? facts.SpecialLaw,
                })));
            findings.AddRange(stand.Select(f => f with { MatterNo = ruling.MatterNo }));
        }
        return [.. findings.Distinct()];
    }

    /// <summary>What the file shows for the request as a whole, and for each of its matters.</summary>
    public async Task<(OutcomeFacts Whole, IReadOnlyDictionary<int, OutcomeFacts> Matters)> ReadAsync(Case @case, CancellationToken ct)
    {
        var file = await FileAsync(@case, ct);
        var whole = await FactsAsync(@case, file, @case.Counted ?? new Ruling(null, null, OutcomeLeaf.OtherMisc, null, null, new()), @case.Rulings, ct);
        var matters = new Dictionary<int, OutcomeFacts>();
        foreach (var ruling in @case.Rulings)
            if (ruling.MatterNo is { } no) matters[no] = await FactsAsync(@case, file, ruling, @case.Rulings, ct);
        return (whole, matters);
    }

    /// <summary>A matter names a letter to a third party that the case does not have.</summary>
    public async Task<bool> NamesUnknownLetterAsync(Case @case, IEnumerable<Ruling> rulings, CancellationToken ct)
    {
        var named = rulings.SelectMany(r => r.Basis.ThirdPartyLetters ?? []).Distinct().ToList();
        return named.Count > 0 && await db.Set<Consultation>().CountAsync(c => c.CaseId == @case.Id && c.Kind == ConsultationKind.ThirdParty
            && named.Contains(c.No), ct) < named.Count;
    }

    // What the file shows whatever the outcome.
    private sealed record CaseFile(IReadOnlyList<ClockEntry> Standing, SearchFacts? Search, IReadOnlyList<Consultation> ThirdParties, bool ReasonsAwaited);

    private async Task<CaseFile> FileAsync(Case @case, CancellationToken ct)
    {
        var standing = ReplyClock.Standing(@case.ClockEntries);
        var asked = await db.Set<Consultation>().AsNoTracking().Where(c => c.CaseId == @case.Id && c.Kind == ConsultationKind.ThirdParty).ToListAsync(ct);
        return new CaseFile(standing, await SearchAsync(@case, ct), asked, await ReasonsAwaitedAsync(@case, standing, ct));
    }

    private async Task<OutcomeFacts> FactsAsync(Case @case, CaseFile file, Ruling ruling, IReadOnlyList<Ruling> all, CancellationToken ct)
    {
        var (leaf, reason, basis) = (ruling.Leaf, ruling.Reason, ruling.Basis);
        var standing = file.Standing;
        var today = clock.Today;
        return new OutcomeFacts
        {
            DecidedOn = today,
            PartsSeparated = basis.Separated,
            WithheldParts = basis.Withheld.Count,
            WithheldPartsReasoned = basis.Withheld.Count(p => HasText(p.Reason)),
            SeparationReasonStated = HasText(basis.SeparationReason),
            Search = file.Search,
            EarlierCase = await EarlierAsync(@case, basis, ct),
            CorrectionNotices = standing.Count(e => e.Kind == ClockEntryKind.CorrectionNotice),
            CorrectionReceived = standing.Any(e => e.Kind == ClockEntryKind.CorrectionReceived),
            RemainingUnclearStated = HasText(basis.RemainingUnclear),
            Lapse = await LapseAsync(@case, leaf, basis, standing, ct),
            ThirdParty = ThirdPartyOf([.. file.ThirdParties.Where(c => ruling.TurnsOn(c.No, all))], basis),
            SpecialLaw = basis.Law?.On(today),
            SecrecyBasisOnFile = HasText(basis.SecrecyBasis),
            Harm = basis.Harm,
            HarmEvidenceOnFile = HasText(basis.HarmEvidence),
            Internal = basis.Internal,
            Process = basis.Process,
            EnforcementFileListed = HasText(basis.EnforcementFile),
            DiscretionReasonStated = HasText(basis.DiscretionReason),
            DutyToDiscloseChecked = basis.DisclosureDutyChecked,
            ResponsibleAgencyNamed = HasText(basis.ResponsibleAgency) && HasText(basis.ResponsibleContact),
            EffortsToFindAgencyStated = HasText(basis.EffortsMade),
            ReasonsAsked = standing.Any(e => e.Kind == ClockEntryKind.ReasonsRequested),
            ReasonsAwaited = file.ReasonsAwaited,
            ExcessAssessed = HasText(basis.ExcessAssessment),
            ClaimQuoted = basis.QuotedClaim is { } quote && HasText(quote) && @case.RequestText.Contains(quote.Trim(), StringComparison.Ordinal),
            EndReasonStated = HasText(reason),
            SecondReader = await ReadByAnotherAsync(basis, ct),
        };
    }

    /// <summary>All signed records of a case together, as OUT-2 weighs them; null while none is signed.</summary>
    public static SearchFacts? Weigh(IReadOnlyCollection<SearchRecord> records)
    {
        if (!records.Any(r => r.SignedOn is not null)) return null;
        var steps = records.Where(r => r.SignedOn is not null).SelectMany(r => r.Steps).ToList();
        int Places(params SearchPlaceKind[] kinds) => steps.Where(s => kinds.Contains(s.PlaceKind)).DistinctBy(s => s.Place).Count();
        return new SearchFacts(Places(SearchPlaceKind.System), steps.Select(s => s.Words).Distinct().Count(HasText), Places(SearchPlaceKind.PaperRoom),
            Places(SearchPlaceKind.Unit, SearchPlaceKind.Person), steps.Select(s => s.Searcher).Distinct().Count(HasText),
            DatesStated: steps.Count > 0, ResultsStated: steps.Count > 0, Signed: true);
    }

    private async Task<SearchFacts?> SearchAsync(Case @case, CancellationToken ct) =>
        Weigh(await db.Set<SearchRecord>().AsNoTracking().Where(r => r.CaseId == @case.Id).ToListAsync(ct));

    private async Task<EarlierCaseFacts?> EarlierAsync(Case @case, OutcomeBasis basis, CancellationToken ct)
    {
        if (!HasText(basis.EarlierCaseNumber)) return null;
        var earlier = await db.Set<Case>().AsNoTracking().Include(c => c.Parties)
            .SingleOrDefaultAsync(c => c.Number == basis.EarlierCaseNumber && c.Id != @case.Id, ct);
        if (earlier is null) return null;
        var letter = await db.Set<Document>().AsNoTracking().Include(d => d.Services)
            .Where(d => d.CaseId == earlier.Id && d.State == DocumentState.Served).OrderBy(d => d.No).LastOrDefaultAsync(ct);
        return new EarlierCaseFacts(SamePerson.Is(SamePerson.ApplicantOf(@case), SamePerson.ApplicantOf(earlier)), HasText(basis.Sameness),
            earlier.RepliedOn is not null, letter?.Number,
            letter?.Services.Max(s => s.ReceivedOn), HasText(basis.UnchangedFacts));
    }

    private async Task<LapseFacts?> LapseAsync(Case @case, OutcomeLeaf leaf, OutcomeBasis basis, IReadOnlyList<ClockEntry> standing, CancellationToken ct)
    {
        var (asked, lapsed, came) = leaf == OutcomeLeaf.OtherFeeLapsed
            ? (ClockEntryKind.FeeNotice, ClockEntryKind.FeeLapsed, ClockEntryKind.FeePaid)
            : (ClockEntryKind.CorrectionNotice, ClockEntryKind.CorrectionLapsed, ClockEntryKind.CorrectionReceived);
        if (standing.LastOrDefault(e => e.Kind == asked) is not { } notice) return null;
        var kind = LetterKinds.Entering(asked);
        var numbered = HasText(basis.NoticeNumber)
            || await db.Set<Document>().AnyAsync(d => d.CaseId == @case.Id && d.Kind == kind && d.Number != null && d.State != DocumentState.Voided, ct);
        return new LapseFacts(numbered, notice.DeliveredOn is not null, standing.Any(e => e.Kind == lapsed), standing.Any(e => e.Kind == came));
    }

    private static ThirdPartyFacts? ThirdPartyOf(IReadOnlyList<Consultation> letters, OutcomeBasis basis)
    {
        if (letters.Count == 0) return null;
        return new ThirdPartyFacts(
            LetterSent: true,
            DeliveryProven: letters.All(c => c.DeliveredOn is not null && HasText(c.DeliveryProof)),
            Objected: letters.Any(c => c.Opinion is ConsultationOpinion.Objects or ConsultationOpinion.AgreesInPart),
            basis.ObjectionFounded,
            HarmShown: HasText(basis.ExpectedHarm),
            OwnAssessment: HasText(basis.OpinionAssessment),
            PublicInterestWeighed: HasText(basis.PublicInterestView),
            ReleaseNoticeGiven: HasText(basis.ReleaseNotice))
        {
            Consented = letters.All(c => c.Opinion is ConsultationOpinion.Agrees),
            Heeded = basis.Withheld.Any(p => p.Ground == PartGround.RefusedThirdParty),
        };
    }

    // Until they are in or their last day has passed; a letter whose arrival nobody noted has no last day yet.
    private async Task<bool> ReasonsAwaitedAsync(Case @case, IReadOnlyList<ClockEntry> standing, CancellationToken ct)
    {
        if (standing.LastOrDefault(e => e.Kind == ClockEntryKind.ReasonsRequested) is not { } asked
            || standing.Any(e => e.Kind == ClockEntryKind.ReasonsReceived)) return false;
        var last = (await cases.ReadClockAsync(@case, ct))?.Deadlines.Where(d => d.EntrySequence == asked.Sequence && d.Owner == DeadlineOwner.Applicant)
            .Select(d => (DateOnly?)d.Due.On).FirstOrDefault();
        return asked.DeliveredOn is null || last is not { } lastDay || clock.Today <= lastDay;
    }

    private async Task<bool> ReadByAnotherAsync(OutcomeBasis basis, CancellationToken ct) =>
        basis.SecondReader?.Trim().ToUpperInvariant() is { Length: > 0 } name
        && await db.Set<User>().AnyAsync(u => u.NormalizedUserName == name && u.Id != caller.UserId
            && db.Set<Membership>().Any(m => m.UserId == u.Id && m.BodyId == caller.BodyId), ct);

    private static bool HasText(string? text) => !string.IsNullOrWhiteSpace(text);
}
