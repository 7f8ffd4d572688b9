using Requests.Features.Data.Entities;
using Requests.Features.Kernel;
using Requests.Statute.Letters;

namespace Requests.Features.Services.Letters;

/// <summary>
/// Under which row of the permission table, and as which event, something is done to a letter: the way is one, but an answer
/// moves its case along, so its acts belong to other states of the case than those of a process letter.
/// </summary>
public static class LetterActs
{
    private static readonly Dictionary<LetterAct, (Act Reply, Act Other)> Table = new()
    {
        [LetterAct.Write] = (Act.DraftReply, Act.DraftNotice),
        // Whoever may write a process letter may send it up.
        [LetterAct.Submit] = (Act.SubmitDraft, Act.DraftNotice),
        [LetterAct.Approve] = (Act.GiveOpinion, Act.ApproveNotice),
        [LetterAct.Return] = (Act.GiveOpinion, Act.ApproveNotice),
        [LetterAct.TakeBack] = (Act.TakeBackVerdict, Act.TakeBackVerdict),
        [LetterAct.Issue] = (Act.IssueReply, Act.IssueNotice),
        [LetterAct.Void] = (Act.VoidDocument, Act.VoidDocument),
    };

    public static Act Of(LetterAct act, bool isReply) => isReply ? Table[act].Reply : Table[act].Other;

    /// <param name="kind">Code of the letter's kind.</param>
    public static Act Of(LetterAct act, string kind) => Of(act, LetterKinds.Of(kind));

    public static Act Of(LetterAct act, LetterKind kind) => Of(act, kind.Decides);
}
