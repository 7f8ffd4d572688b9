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
            Add(consultation.Rule, consultation.Due, consultation.From, consultation.Letter, Unless(Closed, consultation.State),
                consultation.Owner);
        }

        AddLetter(ClockRules.Fee, fold.Fee);
        AddLetter(ClockRules.Reasons, fold.Reasons);
    }

    private bool Closed => _fold.Phase.IsClosed();

    private bool RepliesNow => _fold.Phase is ClockPhase.Running or ClockPhase.Replied;

    public static IReadOnlyList<Deadline> Of(ClockFold fold, DateOnly receivedOn) =>
        [.. new DeadlineList(fold, receivedOn)._deadlines.OrderBy(deadline => deadline.From)];

    public static string BindingRule(ClockRun run) =>
        run.LaterDate is { } later && later.Due == run.Due ? ClockRules.Reasons
        : run.Extension is not null ? ClockRules.Extension
        : run.Rule;

    private void AddRun(ClockRun run)
    {
        var binding = BindingRule(run);
        AddReply(run, run.Rule, run.FirstEnd, run.Start, run.Opening, binding);
        if (run.Extension is { } extension)
        {
            AddReply(run, ClockRules.Extension, extension.Due, run.FirstEnd.On, extension.Entry, binding);
        }

        if (run.LaterDate is { } later)
        {
            AddReply(run, ClockRules.Reasons, later.Due, later.Entry.On, later.Entry, binding);
        }

        if (run == _fold.Run && !run.SetByOrder && !_fold.Runs.Any(earlier => earlier != run && earlier.Extension is not null))
        {
            AddOption(ClockRules.ExtensionNotice, run.FirstEnd, run.Start, run.Opening,
                run.Extension is not null ? DeadlineState.Met
                : _fold.Refused(ClockRefusalKind.ExtensionTooLate) ? DeadlineState.Late
                : null);
        }

        if (run.StoppedBy is { Kind: ClockEntryKind.FeeNotice })
        {
            AddOption(ClockRules.FeeNotice, run.FirstEnd, run.Start, run.Opening, DeadlineState.Met);
        }
        else if (run == _fold.Run && !run.SetByOrder && _fold.Fee is null)
        {
            AddOption(ClockRules.FeeNotice, run.FirstEnd, run.Start, run.Opening,
                _fold.Refused(ClockRefusalKind.FeeNoticeTooLate) ? DeadlineState.Late : null);
        }
    }

    private void AddReply(
        ClockRun run, string rule, DueDate due, DateOnly from, ClockEntry? opening, string binding)
    {
        var state = run != _fold.Run || rule != binding || !RepliesNow ? DeadlineState.NotBinding
            : _fold.Reply is not { } reply ? DeadlineState.Pending
            : reply.On <= due.On ? DeadlineState.Met
            : DeadlineState.Late;
        Add(rule, due, from, opening, state, DeadlineOwner.Agency);
    }

    /// <summary>The last day for the notice, the applicant's period, and a correction that could not restart the clock.</summary>
    private void AddCorrection()
    {
        var notice = _fold.Correction?.Letter;
        AddOption(ClockRules.CorrectionNotice, _fold.CorrectionNoticeDue, _fold.Runs[0].Start, null,
            notice is null ? _fold.Runs.Count > 1 ? DeadlineState.NotBinding : null
            : notice.On <= _fold.CorrectionNoticeDue.On ? DeadlineState.Met
            : DeadlineState.Late);
        AddLetter(ClockRules.Correction, _fold.Correction);
        if (_fold.Correction?.Answer is { } received && _fold.Runs.All(run => run.Opening != received))
        {
            Add(ClockRules.ReplyAfterCorrection, _fold.Excluded.End(received.On, _fold.Periods.ReplyWorkingDays), received.On,
                received, DeadlineState.NotBinding, DeadlineOwner.Agency);
        }
    }

    private void AddLetter(string rule, LetterAndAnswer? letter)
    {
        if (letter is not null)
        {
            Add(rule, letter.Due, letter.From, letter.Letter, Unless(Closed, letter.State), DeadlineOwner.Applicant);
        }
    }

    private void AddOption(string rule, DueDate due, DateOnly from, ClockEntry? opening, DeadlineState? done) =>
        _deadlines.Add(new Deadline(
            rule, due, from, opening?.Sequence,
            done ?? (_fold.Phase == ClockPhase.Running ? DeadlineState.Pending : DeadlineState.NotBinding),
            ClockRules.Article(rule, _receivedOn), DeadlineOwner.Agency, IsOption: true));

    private void Add(
        string rule, DueDate due, DateOnly from, ClockEntry? opening, DeadlineState state, DeadlineOwner owner) =>
        _deadlines.Add(new Deadline(
            rule, due, from, opening?.Sequence, state, ClockRules.Article(rule, _receivedOn), owner));

    private static DeadlineState Unless(bool closed, DeadlineState state) =>
        closed && state == DeadlineState.Pending ? DeadlineState.NotBinding : state;
}
