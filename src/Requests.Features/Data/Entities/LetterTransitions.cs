using static Requests.Features.Data.Entities.DocumentState;

namespace Requests.Features.Data.Entities;

/// <summary>What may be done to a letter.</summary>
public enum LetterAct
{
    Write,
    Submit,

    /// <summary>The last of its chain agreed: it gets its number and its date, and its text is fixed.</summary>
    Approve,

    /// <summary>One of its chain sends it back to be written anew.</summary>
    Return,

    /// <summary>撤回意见: whoever gave the last verdict takes it back.</summary>
    TakeBack,

    /// <summary>What it quotes was put right: it is written anew before it goes up again.</summary>
    Recall,

    /// <summary>Its written forms are made and sealed.</summary>
    Issue,
    Dispatch,
    Serve,

    /// <summary>The post brings it back; another way of service is tried.</summary>
    ComeBack,

    /// <summary>Taken back before it left.</summary>
    Void,

    /// <summary>It was recorded as sent by mistake: the clock entry it made is undone.</summary>
    Undo,
}

/// <summary>From each of these states the act leads to that one.</summary>
public sealed record LetterTransition(LetterAct Act, IReadOnlyList<DocumentState> From, DocumentState To);

/// <summary>The way of every letter, answer or not: the one table. <see cref="Document"/> applies it and knows no other way.</summary>
public static class LetterTransitions
{
    public static readonly IReadOnlyList<LetterTransition> Table =
    [
        new(LetterAct.Write, [Draft, Returned], Draft),
        // What was returned is written anew before it goes up again.
        new(LetterAct.Submit, [Draft], InApproval),
        new(LetterAct.Approve, [InApproval], Approved),
        new(LetterAct.Return, [InApproval], Returned),
        new(LetterAct.TakeBack, [InApproval, Returned], InApproval),
        new(LetterAct.Recall, [InApproval], Returned),
        new(LetterAct.Issue, [Approved], Issued),
        // A letter of an old register is known to have left before anybody says how.
        new(LetterAct.Dispatch, [Issued, Dispatched], Dispatched),
        new(LetterAct.Serve, [Dispatched], Served),
        new(LetterAct.ComeBack, [Dispatched], Issued),
        new(LetterAct.Void, [Draft, Returned, Approved, Issued], Voided),
        new(LetterAct.Undo, [Issued, Dispatched, Served], Voided),
    ];

    /// <summary>Where the act leads; null where the letter's state has no place for it.</summary>
    public static DocumentState? Of(LetterAct act, DocumentState from) => Table.FirstOrDefault(row => row.Act == act && row.From.Contains(from))?.To;
}
