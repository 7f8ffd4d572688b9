using Requests.Statute.Calendars;

namespace Requests.Statute.Clocks;

/// <summary>
/// Takes the standing entries one by one, in the order of law, and keeps what the reply clock has come to. An entry the
/// law gives no effect changes nothing and is noted with its refusal; that note is also the answer to "may I add it?".
/// </summary>
internal sealed partial class ClockFold
{
    private readonly WorkdayCalendar _calendar;
    private readonly ClockPeriods _periods;
    private readonly DateOnly _receivedOn;
    private readonly List<Consultation> _consultations = [];
    private readonly List<Pause> _waited = [];
    private readonly List<ClockRun> _runs = [];
    private readonly List<(DateOnly From, ClockPhase Phase)> _phases = [];
    private readonly List<ClockWarning> _warnings = [];

    public ClockFold(
        DateOnly receivedOn, IReadOnlyList<ClockEntry> entries, WorkdayCalendar calendar, ClockPeriods periods)
    {
        (_calendar, _periods, _receivedOn) = (calendar, periods, receivedOn);
        var start = periods.RestDayArrival == RestDayArrival.NextWorkday && !calendar.IsWorkday(receivedOn)
            ? calendar.AddWorkdays(receivedOn, 1).On
            : receivedOn;
        CorrectionNoticeDue = LastDays.Of(LastDayKind.CorrectionNotice).From(start, calendar, periods);
        Restart(LastDayKind.Reply, start, null);

        var ledger = Ledger.Of(entries);
        foreach (var undoing in ledger.IdleUndoings)
        {
            Refuse(undoing, ClockRefusalKind.NothingToUndo);
        }

        foreach (var entry in ledger.Standing)
        {
            if (Take(entry) is { } refusal)
            {
                Refuse(entry, refusal);
            }
        }

        Settle();
    }

    public ClockPeriods Periods => _periods;

    public IReadOnlyList<ClockRun> Runs => _runs;

    public IReadOnlyList<Consultation> Consultations => _consultations;

    public IReadOnlyList<(DateOnly From, ClockPhase Phase)> Phases => _phases;

    public IReadOnlyList<ClockWarning> Warnings => _warnings;

    public IReadOnlyList<Pause> Pauses { get; private set; } = [];

    public PauseUnion Excluded { get; private set; } = null!;

    public ClockRun Run => _runs[^1];

    /// <summary>Running, waiting or closed; a consultation does not change it.</summary>
    public ClockPhase Phase => _phases[^1].Phase;

    public DueDate CorrectionNoticeDue { get; }

    public LetterAndAnswer? Correction { get; private set; }

    public LetterAndAnswer? Fee { get; private set; }

    public LetterAndAnswer? Reasons { get; private set; }

    public ClockEntry? Reply { get; private set; }

    public bool Refused(ClockRefusalKind kind) => _warnings.Exists(warning => warning.Refusal?.Kind == kind);

    private bool Waits => Phase is ClockPhase.AwaitingCorrection or ClockPhase.AwaitingFee;

    private ClockRefusalKind? Take(ClockEntry entry)
    {
        if (entry.On < _receivedOn)
        {
            return ClockRefusalKind.BeforeReceipt;
        }

        if (Phase.IsClosed() && entry.Kind != ClockEntryKind.OrderReceived)
        {
            return ClockRefusalKind.Closed;
        }

        switch (entry.Kind)
        {
            case ClockEntryKind.CorrectionNotice:
                return AskForCorrection(entry);
            case ClockEntryKind.CorrectionReceived:
                return ReceiveCorrection(entry);
            case ClockEntryKind.CorrectionLapsed:
                return Phase != ClockPhase.AwaitingCorrection ? ClockRefusalKind.NoCorrectionAwaited : Lapse(entry, Correction!);
            case ClockEntryKind.ThirdPartyConsulted or ClockEntryKind.CoMakerConsulted or ClockEntryKind.AgencyConsulted:
                _consultations.Add(Consultation.Of(entry, _calendar, _periods));
                return null;
            case ClockEntryKind.ThirdPartyAnswered or ClockEntryKind.CoMakerAnswered or ClockEntryKind.AgencyAnswered:
                return TakeAnswer(entry);
            case ClockEntryKind.ReasonsRequested:
                return AskForReasons(entry);
            case ClockEntryKind.ReasonsReceived:
                return ReceiveReasons(entry);
            case ClockEntryKind.LaterDateSet:
                return Reasons?.Answer is null ? ClockRefusalKind.ReasonsNotReceived : Lengthen(entry);
            case ClockEntryKind.Extended:
                return Lengthen(entry);
            case ClockEntryKind.FeeNotice:
                return AskForFee(entry);
            case ClockEntryKind.FeePaid:
                return ReceiveFee(entry);
            case ClockEntryKind.FeeWaived:
                return WaiveFee(entry);
            case ClockEntryKind.FeeLapsed:
                return Phase != ClockPhase.AwaitingFee ? ClockRefusalKind.NoFeeAwaited : Lapse(entry, Fee!);
            case ClockEntryKind.OrderReceived:
                Reply = null;
                Restart(LastDayKind.ReplyByOrder, entry.On, entry);
                return null;
            case ClockEntryKind.Replied:
                Reply = entry;
                Enter(entry, ClockPhase.Replied);
                return null;
            case ClockEntryKind.Withdrawn:
                Enter(entry, ClockPhase.Withdrawn);
                return null;
            default:
                throw new ArgumentOutOfRangeException(nameof(entry), entry.Kind, "The ledger holds an unknown kind of entry.");
        }
    }

    private ClockRefusalKind? TakeAnswer(ClockEntry entry)
    {
        if (_consultations.Find(consultation => consultation.IsAnsweredBy(entry)) is not { } answered)
        {
            return ClockRefusalKind.NothingToAnswer;
        }

        answered.Answer = entry;
        return null;
    }

    private ClockRefusalKind? Lengthen(ClockEntry entry)
    {
        if (Stopping() is { } refusal)
        {
            return refusal;
        }

        Run.Lengthen(entry);
        return null;
    }

    /// <summary>What forbids the agency to stop or lengthen the clock at all.</summary>
    private ClockRefusalKind? Stopping() =>
        Run.SetByOrder ? ClockRefusalKind.SetByOrder
        : Waits ? ClockRefusalKind.NotRunning
        : null;

    private void Restart(LastDayKind kind, DateOnly start, ClockEntry? opening)
    {
        _runs.Add(new ClockRun(kind, start, opening));
        _phases.Add((start, ClockPhase.Running));
    }

    private void Enter(ClockEntry entry, ClockPhase phase) => _phases.Add((entry.On, phase));

    private PauseUnion PausesSoFar() => new(ListPauses(), _calendar);

    private List<Pause> ListPauses() =>
        [.. _consultations.Select(consultation => consultation.Pause(_periods.Pauses)).OfType<Pause>(), .. _waited];

    private void Settle()
    {
        Pauses = ListPauses();
        Excluded = new PauseUnion(Pauses, _calendar);
        var extended = false;
        foreach (var run in _runs)
        {
            run.Settle(Excluded, _calendar, _periods, extended, Refuse);
            extended |= run.Extension is not null;
        }

        foreach (var pause in Pauses)
        {
            var run = _runs.FindLast(run => run.Start < pause.FirstOn);
            if (run is null || run.SetByOrder || pause.FirstOn > run.Due.On)
            {
                _warnings.Add(new ClockWarning(ClockWarningKind.ConsultationExcludesNothing, pause.EntrySequence));
            }
        }

        if (Reply is { } reply && reply.On > Run.Due.On)
        {
            _warnings.Add(new ClockWarning(ClockWarningKind.RepliedLate, reply.Sequence));
        }
    }

    private int? LengthBehind(ClockRefusalKind kind) => kind switch
    {
        ClockRefusalKind.CorrectionNoticeTooLate => _periods.CorrectionNoticeWorkingDays,
        ClockRefusalKind.ExtensionLength => _periods.ExtensionWorkingDays,
        _ => null,
    };

    private void Refuse(ClockEntry entry, ClockRefusalKind kind)
    {
        var rule = ClockRules.Behind(kind);
        _warnings.Add(new ClockWarning(
            ClockWarningKind.EntryWithoutEffect,
            entry.Sequence,
            new ClockRefusal(kind, rule, ClockRules.Article(rule, _receivedOn), LengthBehind(kind))));
    }
}
