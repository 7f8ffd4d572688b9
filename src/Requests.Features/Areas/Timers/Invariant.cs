using Requests.Features.Kernel;
using Requests.Features.Services.Pipeline;

namespace Requests.Features.Areas.Timers;

/// <summary>What must always hold, as the nightly self-check looks at it. Codes are part of the API.</summary>
public enum Invariant
{
    /// <summary>Entries of a clock ledger are numbered without a gap.</summary>
    Ledger,

    /// <summary>Events of a case are chained by hash from the first to the last.</summary>
    EventChain,

    /// <summary>The due day kept with a case is the one its ledger gives.</summary>
    DueDay,

    /// <summary>The phase kept with a case is the one its ledger gives.</summary>
    Phase,

    /// <summary>State and phase agree.</summary>
    State,

    /// <summary>A closed case has an outcome, a case that was sent has the day of its reply.</summary>
    Outcome,

    /// <summary>What is kept beside a case for the indexes follows from the case.</summary>
    Standing,

    /// <summary>As many numbers are in use as were drawn.</summary>
    Numbers,

    /// <summary>Nobody's letter was given up.</summary>
    Outbox,

    /// <summary>Whatever ran out before the last reminders went out was reminded of.</summary>
    Reminders,
}

public static class InvariantWords
{
    public static Text Of(Invariant invariant) => invariant switch
    {
        Invariant.Ledger => new("期限台账编号连续", "Clock ledgers have no gaps"),
        Invariant.EventChain => new("办理记录的摘要链完整", "Event chains are unbroken"),
        Invariant.DueDay => new("答复期限与台账一致", "Due days agree with the ledgers"),
        Invariant.Phase => new("期限阶段与台账一致", "Clock phases agree with the ledgers"),
        Invariant.State => new("办理状态与期限阶段一致", "States agree with the clock phases"),
        Invariant.Outcome => new("办结有结果，送出有答复日期", "Closed cases have an outcome, sent ones a day of reply"),
        Invariant.Standing => new("索引字段与案件一致", "Index fields agree with the cases"),
        Invariant.Numbers => new("编号不缺不重", "Numbers are without gaps"),
        Invariant.Outbox => new("没有未送达的通知", "No message was given up"),
        _ => new("到期的都提醒过", "Whatever ran out was reminded of"),
    };
}

/// <summary>Something that must always hold and does not.</summary>
/// <param name="Subject">A case number, a series or a store.</param>
internal sealed record Fault(Guid BodyId, string Subject, Invariant Invariant, string What);
