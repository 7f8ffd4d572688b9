using MediatR;
using Requests.Features.Data;
using Requests.Features.Data.Entities;
using Requests.Features.Events;
using Requests.Features.Kernel;
using Requests.Features.Services.Calendars;
using Requests.Features.Services.Cases;
using Requests.Features.Services.Pipeline;
using Requests.Features.Services.Privacy;
using Requests.Statute.Intake;
using Requests.Statute.Privacy;
using Requests.Statute.Receipt;

namespace Requests.Features.Services.Intake;

/// <summary>What every way of intake answers with: the facts of the receipt slip (DOC-2).</summary>
/// <param name="QueryCode">Told once; only its hash is kept.</param>
/// <param name="ReceivedOn">收到申请之日; null while contact must still be made.</param>
/// <param name="ReceiptRule">The REC rule that fixed it.</param>
/// <param name="Missing">What Art. 29 asks for and the request does not hold (INT-1, INT-8): points for one correction notice, no ground to turn it away.</param>
/// <param name="CorrectionNoticeBy">Last day for a correction notice (CLK-2).</param>
/// <param name="ContactDueOn">The day on which the applicant is to be called (REC-3); null where nobody need be.</param>
/// <param name="IdentityDoubt">What is doubtful about the applicant's number; the request is received all the same.</param>
public sealed record IntakeReceipt(string CaseNumber, string QueryCode, CaseState State, DateOnly? ReceivedOn, string ReceiptRule,
    DateOnly? DueOn, bool DueIsProvisional, DateOnly? CorrectionNoticeBy, Guid Version, IReadOnlyList<IntakeField> Missing,
    DateOnly? ContactDueOn = null, IdentityDoubt? IdentityDoubt = null)
{
    public override string ToString() => $"{nameof(IntakeReceipt)} {CaseNumber}";
}

/// <summary>Opens a case: number, query code, parties, receipt date, first reading of the clock.</summary>
public sealed class NewCase(RequestsDb db, Numbers numbers, PersonalVault vault, CaseOpener desk, BodyFacts facts, EventLog events,
    IMediator mediator, ICaller caller, IOfficeClock clock)
{
    private const int CodeLength = 10;

    /// <param name="knownCodeHash">Of the query code the applicant has already; the one answered is then worth nothing.</param>
    public async Task<IntakeReceipt> OpenAsync(Act act, Guid bodyId, Registration registration, Person applicant, Person? agent,
        IReadOnlyList<string>? matters, ReceiptEvidence evidence, CancellationToken ct, Person? guardian = null, DateOnly? mandateUntil = null, IdentityProof? proof = null,
        string? knownCodeHash = null)
    {
        var queryCode = SpokenCode.New(CodeLength);
        var opened = await AddAsync(bodyId, registration, evidence.ArrivedOn, knownCodeHash ?? vault.Hash(queryCode), ct);
        opened.AddParty(applicant.ToParty(vault, bodyId, opened.Id, PartyRole.Applicant));
        if (agent is not null)
        {
            var acting = agent.ToParty(vault, bodyId, opened.Id, PartyRole.Agent);
            acting.Mandate(mandateUntil);
            opened.AddParty(acting);
        }
        if (guardian is not null) opened.AddParty(guardian.ToParty(vault, bodyId, opened.Id, PartyRole.Guardian));
        opened.ProveIdentity(proof ?? (string.IsNullOrWhiteSpace(applicant.IdNumber) ? IdentityProof.Missing : IdentityProof.Given), caller.Name, clock.Now);
        foreach (var (text, index) in (matters ?? []).Select((text, index) => (text, index)))
            opened.AddMatter(new Matter(opened.Id, index + 1, text));

        opened.Prove(evidence);
        var receipt = ReceiptDate.Of(registration.Channel, evidence);
        if (receipt.ReceivedOn is { } receivedOn)
        {
            opened.Receive(act, receivedOn, receipt.RuleId);
            await desk.RecalculateAsync(act, opened, ct);
        }
        events.Record(act, opened, opened.ReceivedOn ?? registration.On,
            new { registration.Channel, opened.ReceivedOn, receipt.RuleId, evidence }, null, receipt.RuleId);
        await mediator.Publish(new RequestArrived(opened), ct);
        return (await ReceiptOfAsync(opened, queryCode, receipt, MissingIn(opened, applicant), ct)) with
        {
            IdentityDoubt = Person.DoubtOf(applicant.IdNumber, registration.ApplicantType),
        };
    }

    /// <summary>
    /// Opens a part of a case as a case of its own (INT-10). Applicant, receipt date, ledger and query code are the
    /// parent's, so no date moves and the applicant needs no second code.
    /// </summary>
    public async Task<Case> OpenPartAsync(Case parent, string subject, string requestText, CancellationToken ct)
    {
        var registration = new Registration(subject, requestText, parent.Channel, parent.ApplicantType, parent.WantedForm, parent.WantedRoute,
            parent.ElectronicServiceConsent, clock.Today, clock.Now, parent.Id, parent.WantedFormWords, parent.WantedRouteWords);
        var part = await AddAsync(parent.BodyId, registration, parent.ArrivedOn, parent.QueryCodeHash, ct);
        if (parent.Evidence is { } evidence) part.Prove(evidence);
        if (parent.IdentityProof is { } proof) part.ProveIdentity(proof, parent.IdentityCheckedBy, parent.IdentityCheckedAt);
        foreach (var party in parent.Parties.Where(p => p.Role != PartyRole.ThirdParty))
            part.AddParty(party.CopyTo(part.Id, vault.Move));
        part.Receive(Act.SplitRequest, parent.ReceivedOn!.Value, parent.ReceiptRule!);
        foreach (var row in parent.Ledger.OrderBy(r => r.Sequence)) part.Enter(row.ToEntry(), row.Reason, row.ByUserId, row.ByName, row.At);
        if (parent.OfficerId is { } officer) part.Assign(officer, parent.UnitId);
        await desk.RecalculateAsync(Act.SplitRequest, part, ct);
        return part;
    }

    private async Task<Case> AddAsync(Guid bodyId, Registration registration, DateOnly arrivedOn, string queryCodeHash, CancellationToken ct)
    {
        var number = $"{(await facts.OfAsync(bodyId, ct)).Code}-{registration.On.Year}-{await numbers.NextAsync(bodyId, "case", registration.On.Year, ct):0000}";
        var opened = new Case(Guid.CreateVersion7(), bodyId, number, registration, arrivedOn, queryCodeHash);
        opened.Touch(Guid.NewGuid());
        db.Set<Case>().Add(opened);
        return opened;
    }

    private static IReadOnlyList<IntakeField> MissingIn(Case opened, Person applicant) => Completeness.Missing(opened, applicant.Name,
        !string.IsNullOrWhiteSpace(applicant.IdNumber),
        new[] { applicant.Phone, applicant.Address, applicant.Email }.FirstOrDefault(way => !string.IsNullOrWhiteSpace(way)));

    private async Task<IntakeReceipt> ReceiptOfAsync(Case opened, string queryCode, Receipt receipt, IReadOnlyList<IntakeField> missing, CancellationToken ct)
    {
        var noticeBy = (await desk.ReadClockAsync(opened, ct))?.CorrectionNoticeDueOn.On;
        return new(opened.Number, queryCode, opened.State, opened.ReceivedOn, receipt.RuleId, opened.DueOn, opened.DueIsProvisional,
            noticeBy, opened.Version, missing, receipt.ContactDueOn);
    }
}
