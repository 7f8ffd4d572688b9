using Requests.Features.Data.Entities;
using Requests.Features.Kernel;
using Requests.Features.Services.Cases;
using Requests.Features.Services.Intake;
using Requests.Features.Services.Pipeline;
using Requests.Features.Services.Privacy;
using Requests.Statute.Calendars;
using Requests.Statute.Clocks;
using Requests.Statute.Outcomes;

namespace Requests.Features.Services.Register;

/// <summary>The rows one old case becomes: the case with ledger and parties, its reply without a text, its disputes, and its first event.</summary>
internal sealed class TakenCase
{
    private readonly List<object> _rows = [];

    public TakenCase(RegisterImport import, OldCase old, int row, WorkdayCalendar calendar, BodySettings settings, PersonalVault vault, DateTimeOffset now)
    {
        var received = old.ReceivedOn!.Value;
        var ended = old.ClosedOn is not null || old.AnsweredOn is not null || old.Outcome is not null;
        Case = Case.TakeOver(Guid.CreateVersion7(), import.BodyId, old.Number,
            new Registration(old.Subject, "", old.Channel, old.ApplicantType, null, null, false, received, now), received, ended);
        Case.Touch(Guid.NewGuid());
        var inForce = settings.PeriodsFor(received);
        foreach (var step in old.Steps().OrderBy(step => step.On))
        {
            var entry = step with { Sequence = Case.NextLedgerSequence };
            if (ReplyClock.MayAdd(received, Case.ClockEntries, entry, calendar, inForce) is { } refusal)
                old.Note(step.Kind.ToString(), $"{step.On:yyyy-MM-dd}", refusal.ToString(), isFault: false);
            Case.Enter(entry, null, null, import.ByName, now);
        }
        Reading = ReplyClock.Read(received, Case.ClockEntries, calendar, inForce);
        Case.Recalculate(Act.ImportRegister, Reading, CaseOpener.NextLapse(Reading));
        if (!ended && Reading.Phase == ClockPhase.AwaitingCorrection) Case.Apply(Act.ImportRegister, CaseState.AwaitingCorrection);
        Case.TakeOverEnd(old.Outcome, old.ClosedOn);
        if (old.AnsweredOn is { } answered) Case.Replied(answered, answered > Reading.ReplyDueOn.On);
        _rows.Add(Case);
        _rows.AddRange(Case.Ledger);
        if (old.ApplicantName is { } name)
            _rows.Add(new Person(name).ToParty(vault, import.BodyId, Case.Id, PartyRole.Applicant));
        AddMatters(old);
        AddReply(import, old);
        AddDisputes(import, old);
        _rows.Add(new SearchMark(Case.Id));
        _rows.Add(EventLog.Opening(Act.ImportRegister, Case, received, new { import.Id, import.Sha256, Row = row }, import.ByName, now));
    }

    public Case Case { get; }

    public ClockReading Reading { get; }

    public IReadOnlyList<object> Rows => _rows;

    private void AddMatters(OldCase old)
    {
        foreach (var (leaf, index) in old.AlsoOutcomes.Select((leaf, index) => (leaf, index)))
        {
            var matter = new Matter(Case.Id, index + 1, old.Subject);
            matter.Classify(leaf);
            _rows.Add(matter);
        }
    }

    // The outcome tells which letter it was; without one nothing but the clock knows of the reply.
    private void AddReply(RegisterImport import, OldCase old)
    {
        if (old is not { Outcome: { } leaf } || (old.ReplyNumber is null && old.DispatchedOn is null && old.DeliveredOn is null)) return;
        var letter = Document.TakeOver(Guid.CreateVersion7(), import.BodyId, Case.Id, Leaves.Of(leaf).Letter, "原台账登记的答复", old.ReplyNumber, old.RepliedOn);
        letter.Touch(Guid.NewGuid());
        _rows.Add(letter);
        if ((old.DispatchedOn ?? old.DeliveredOn) is not { } left) return;
        var service = ServiceRecord.TakeOver(letter.Id, left, old.DeliveredOn);
        letter.Dispatch(service);
        _rows.Add(service);
    }

    private void AddDisputes(RegisterImport import, OldCase old)
    {
        foreach (var told in old.Disputes)
        {
            var dispute = new Dispute(Guid.CreateVersion7(), import.BodyId, Case.Id, told.Forum, told.Organ ?? "", told.Reference,
                told.ReceivedOn!.Value, told.OriginalActIsOurs);
            dispute.TakeOverResult(told.Result, told.ResultOn);
            dispute.Touch(Guid.NewGuid());
            _rows.Add(dispute);
        }
    }
}
