using Requests.Statute.Calendars;

namespace Requests.Statute.Clocks;

/// <summary>Writes down every deadline a ledger has opened, in the order they began to run.</summary>
internal sealed class DeadlineList
{
    private readonly ClockFold _fold;
    private readonly DateOnly _receivedOn;
    private readonly List<Deadline> _deadlines = [];

    private DeadlineList(ClockFold fold, DateOnly receivedOn)
    {
        _fold = fold;
        _receivedOn = receivedOn;
        foreach (var run in fold.Runs)
        {
            AddRun(run);
        }

        AddCorrection();
        foreach (var consultation in fold.Consultations)
        {
            Add(consultation.Kind, consultation.Due, consultation.From, consultation.Letter, Unless(Closed, consultation.State));
        }

        AddLetter(LastDayKind.FeePayment, fold.Fee);
        AddLetter(LastDayKind.Reasons, fold.Reasons);
    }

    private bool Closed => _fold.Phase.IsClosed();

    private bool RepliesNow => _fold.Phase is ClockPhase.Running or ClockPhase.Replied;

    public static IReadOnlyList<Deadline> Of(ClockFold fold, DateOnly receivedOn) =>
        [.. new DeadlineList(fold, receivedOn)._deadlines.OrderBy(deadline => deadline.From)];

    public static LastDayKind BindingKind(ClockRun run) =>
        run.LaterDate is { } later && later.Due == run.Due ? LastDayKind.ReplyByLaterDate
        : run.Extension is not null ? LastDayKind.ReplyExtended
        : run.Kind;

    private void AddRun(ClockRun run)
    {
        var binding = BindingKind(run);
        AddReply(run, run.Kind, run.FirstEnd, run.Start, run.Opening, binding);
        if (run.Extension is { } extension)
        {
            AddReply(run, LastDayKind.ReplyExtended, extension.Due, run.FirstEnd.On, extension.Entry, binding);
        }

        if (run.LaterDate is { } later)
        {
            AddReply(run, LastDayKind.ReplyByLaterDate, later.Due, later.Entry.On, later.Entry, binding);
        }

        if (run == _fold.Run && !run.SetByOrder && !_fold.Runs.Any(earlier => earlier != run && earlier.Extension is not null))
        {
            AddOption(LastDayKind.ExtensionNotice, run.FirstEnd, run.Start, run.Opening,
                run.Extension is not null ? DeadlineState.Met
                : _fold.Refused(ClockRefusalKind.ExtensionTooLate) ? DeadlineState.Late
                : null);
        }

        if (run.StoppedBy is { Kind: ClockEntryKind.FeeNotice })
        {
            AddOption(LastDayKind.FeeNotice, run.FirstEnd, run.Start, run.Opening, DeadlineState.Met);
        }
        else if (run == _fold.Run && !run.SetByOrder && _fold.Fee is null)
        {
            AddOption(LastDayKind.FeeNotice, run.FirstEnd, run.Start, run.Opening,
                _fold.Refused(ClockRefusalKind.FeeNoticeTooLate) ? DeadlineState.Late : null);
        }
    }

    private void AddReply(
        ClockRun run, LastDayKind kind, DueDate due, DateOnly from, ClockEntry? opening, LastDayKind binding)
    {
        var state = run != _fold.Run || kind != binding || !RepliesNow ? DeadlineState.NotBinding
            : _fold.Reply is not { } reply ? DeadlineState.Pending
            : reply.On <= due.On ? DeadlineState.Met
            : DeadlineState.Late;
        Add(kind, due, from, opening, state);
    }

    /// <summary>The last day for the notice, the applicant's period, and a correction that could not restart the clock.</summary>
    private void AddCorrection()
    {
        var notice = _fold.Correction?.Letter;
        AddOption(LastDayKind.CorrectionNotice, _fold.CorrectionNoticeDue, _fold.Runs[0].Start, null,
            notice is null ? _fold.Runs.Count > 1 ? DeadlineState.NotBinding : null
            : notice.On <= _fold.CorrectionNoticeDue.On ? DeadlineState.Met
            : DeadlineState.Late);
        AddLetter(LastDayKind.Correction, _fold.Correction);
        if (_fold.Correction?.Answer is { } received && _fold.Runs.All(run => run.Opening != received))
        {
            Add(LastDayKind.ReplyAfterCorrection, _fold.Excluded.End(received.On, _fold.Periods.ReplyWorkingDays), received.On,
                received, DeadlineState.NotBinding);
        }
    }

    private void AddLetter(LastDayKind kind, LetterAndAnswer? letter)
    {
        if (letter is not null)
        {
            Add(kind, letter.Due, letter.From, letter.Letter, Unless(Closed, letter.State));
        }
    }

    private void AddOption(LastDayKind kind, DueDate due, DateOnly from, ClockEntry? opening, DeadlineState? done) =>
        Add(kind, due, from, opening, done ?? (_fold.Phase == ClockPhase.Running ? DeadlineState.Pending : DeadlineState.NotBinding));

    private void Add(LastDayKind kind, DueDate due, DateOnly from, ClockEntry? opening, DeadlineState state) =>
        _deadlines.Add(new Deadline(kind, due, from, opening?.Sequence, state, _receivedOn));

    private static DeadlineState Unless(bool closed, DeadlineState state) =>
        closed && state == DeadlineState.Pending ? DeadlineState.NotBinding : state;
}
