namespace Requests.Statute.Clocks;

/// <summary>What the agency asks of the applicant: a correction, a fee, reasons.</summary>
internal sealed partial class ClockFold
{
    private ClockRefusalKind? AskForCorrection(ClockEntry entry)
    {
        if (Correction is not null)
        {
            return ClockRefusalKind.CorrectionAlreadyAsked;
        }

        if (Stopping() is { } refusal)
        {
            return refusal;
        }

        var from = entry.DeliveredOn ?? entry.On;
        Correction = new LetterAndAnswer(entry, from, Term.Of(entry, from, _periods.CorrectionWorkingDays, _calendar));
        if (entry.On > CorrectionNoticeDue.On)
        {
            return ClockRefusalKind.CorrectionNoticeTooLate;
        }

        Run.StoppedBy = entry;
        Enter(entry, ClockPhase.AwaitingCorrection);
        return null;
    }

    /// <summary>A correction restarts the clock, unless the notice came too late to stop it (Q5: the earlier day holds).</summary>
    private ClockRefusalKind? ReceiveCorrection(ClockEntry entry)
    {
        if (Correction is not { Answer: null } asked || Phase == ClockPhase.AwaitingFee)
        {
            return ClockRefusalKind.NoCorrectionAwaited;
        }

        asked.Answer = entry;
        if (entry.InTimeOn > asked.Due.On)
        {
            _warnings.Add(new ClockWarning(ClockWarningKind.CorrectionLate, entry.Sequence));
        }

        if (Phase == ClockPhase.AwaitingCorrection)
        {
            Restart(LastDayKind.ReplyAfterCorrection, entry.On, entry);
        }

        return null;
    }

    private ClockRefusalKind? AskForFee(ClockEntry entry)
    {
        if (Fee is not null)
        {
            return ClockRefusalKind.FeeAlreadyNotified;
        }

        if (Stopping() is { } refusal)
        {
            return refusal;
        }

        if (entry.On > Run.EndOf(PausesSoFar(), _calendar, _periods, 0).On)
        {
            return ClockRefusalKind.FeeNoticeTooLate;
        }

        var from = entry.DeliveredOn ?? entry.On;
        Fee = new LetterAndAnswer(entry, from, LastDays.Of(LastDayKind.FeePayment).From(from, _calendar, _periods));
        Run.StoppedBy = entry;
        Enter(entry, ClockPhase.AwaitingFee);
        return null;
    }

    private ClockRefusalKind? ReceiveFee(ClockEntry entry)
    {
        if (Phase != ClockPhase.AwaitingFee)
        {
            return ClockRefusalKind.NoFeeAwaited;
        }

        Fee!.Answer = entry;
        if (entry.On > Fee.Due.On)
        {
            _warnings.Add(new ClockWarning(ClockWarningKind.FeePaidLate, entry.Sequence));
        }

        Restart(LastDayKind.ReplyAfterFee, entry.On, entry);
        return null;
    }

    /// <summary>
    /// Nothing is to be paid after all: the law names no fresh period for this, so the old one goes on, and only the days on
    /// which the applicant's turn was waited for are taken out. The earlier day is the safe one.
    /// </summary>
    private ClockRefusalKind? WaiveFee(ClockEntry entry)
    {
        if (Phase != ClockPhase.AwaitingFee)
        {
            return ClockRefusalKind.NoFeeAwaited;
        }

        Fee!.Answer = entry;
        Run.StoppedBy = null;
        if (entry.On > Fee.Letter.On)
        {
            _waited.Add(new Pause(Fee.Letter.On.AddDays(1), entry.On, ClockRules.FeeNotice, Fee.Letter.Sequence, true));
        }

        Enter(entry, ClockPhase.Running);
        return null;
    }

    private ClockRefusalKind? Lapse(ClockEntry entry, LetterAndAnswer awaited)
    {
        if (entry.On <= awaited.Due.On)
        {
            return ClockRefusalKind.PeriodStillRunning;
        }

        // The last day may lie a day or more later once the notice is in (CNT-6).
        if (awaited.Due.Provisional)
        {
            return ClockRefusalKind.PeriodProvisional;
        }

        Enter(entry, ClockPhase.Lapsed);
        return null;
    }

    private ClockRefusalKind? AskForReasons(ClockEntry entry)
    {
        if (Reasons is not null)
        {
            return ClockRefusalKind.ReasonsAlreadyRequested;
        }

        var from = entry.DeliveredOn ?? entry.On;
        Reasons = new LetterAndAnswer(entry, from, Term.Of(entry, from, _periods.ReasonsWorkingDays, _calendar));
        return null;
    }

    private ClockRefusalKind? ReceiveReasons(ClockEntry entry)
    {
        if (Reasons is not { Answer: null })
        {
            return ClockRefusalKind.NothingToAnswer;
        }

        Reasons.Answer = entry;
        return null;
    }
}
