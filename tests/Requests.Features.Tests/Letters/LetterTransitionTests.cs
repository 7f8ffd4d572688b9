using Requests.Features.Data.Entities;
using Requests.Features.Kernel;
using Requests.Statute.Letters;
using Requests.Statute.Service;

namespace Requests.Features.Tests.Letters;

/// <summary>The table of the letters' way, walked both ways: what it lists is done, what it does not list is refused.</summary>
public sealed class LetterTransitionTests
{
    private static readonly DateOnly Today = new(2026, 3, 2);
    private static readonly DateTimeOffset Now = new(2026, 3, 2, 1, 0, 0, TimeSpan.Zero);

    // The acts that bring a new letter into each state.
    private static readonly Dictionary<DocumentState, LetterAct[]> Ways = new()
    {
        [DocumentState.Draft] = [],
        [DocumentState.InApproval] = [LetterAct.Submit],
        [DocumentState.Returned] = [LetterAct.Submit, LetterAct.Return],
        [DocumentState.Approved] = [LetterAct.Submit, LetterAct.Approve],
        [DocumentState.Issued] = [LetterAct.Submit, LetterAct.Approve, LetterAct.Issue],
        [DocumentState.Dispatched] = [LetterAct.Submit, LetterAct.Approve, LetterAct.Issue, LetterAct.Dispatch],
        [DocumentState.Served] = [LetterAct.Submit, LetterAct.Approve, LetterAct.Issue, LetterAct.Dispatch, LetterAct.Serve],
        [DocumentState.Voided] = [LetterAct.Void],
    };

    private static readonly Guid Head = Guid.NewGuid();

    [Test]
    public void EveryState_TakesTheActsOfTheTable_AndRefusesAllOthers([Values] DocumentState from, [Values] LetterAct act)
    {
        var letter = LetterIn(from);
        if (act == LetterAct.TakeBack && from is DocumentState.InApproval or DocumentState.Returned) letter = Judged(from);
        var listed = LetterTransitions.Table.Where(row => row.Act == act && row.From.Contains(from)).Select(row => row.To).ToList();
        Assert.That(letter.State, Is.EqualTo(from));
        // Arriving twice is told twice and changes nothing.
        if (from == DocumentState.Served && act == LetterAct.Serve) Assert.That(letter.May(act), Is.False);
        else if (listed is [var to])
        {
            Do(letter, act);
            Assert.That(letter.State, Is.EqualTo(to));
        }
        else
        {
            Assert.That(listed, Is.Empty, "one way from a state by an act");
            Assert.That(() => Do(letter, act), Throws.InvalidOperationException);
            Assert.That((letter.State, letter.May(act)), Is.EqualTo((from, false)));
        }
    }

    [Test]
    public void Void_OfALetterThatCameBack_IsRefused()
    {
        var letter = LetterIn(DocumentState.Dispatched);
        letter.ComeBack();
        Assert.That(letter.May(LetterAct.Void), Is.False);
        Assert.That(() => letter.Void("附件有误"), Throws.InvalidOperationException);
    }

    [Test]
    public void Approve_BeforeTheWholeChainAgreed_IsRefused()
    {
        var letter = new Document(Guid.NewGuid(), Guid.NewGuid(), Guid.NewGuid(), 1, LetterKinds.CorrectionNotice, "补正告知书", [Role.Head]);
        letter.Write("", "a", null, "officer", Now);
        letter.Submit();
        Assert.That(() => Do(letter, LetterAct.Approve), Throws.InvalidOperationException);
    }

    // A verdict is taken back only where one was given.
    private static Document Judged(DocumentState state)
    {
        var letter = new Document(Guid.NewGuid(), Guid.NewGuid(), Guid.NewGuid(), 1, LetterKinds.CorrectionNotice, "补正告知书", [Role.Head, Role.Leader]);
        letter.Write("", "a", null, "officer", Now);
        letter.Submit();
        if (state == DocumentState.Returned) Do(letter, LetterAct.Return);
        else letter.Agree(new ApprovalStep(letter.Id, 1, Role.Head, Verdict.Agree, "", Head, "head", "a", Now));
        return letter;
    }

    private static Document LetterIn(DocumentState state)
    {
        var letter = new Document(Guid.NewGuid(), Guid.NewGuid(), Guid.NewGuid(), 1, LetterKinds.CorrectionNotice, "补正告知书", []);
        letter.Write("", "a", null, "officer", Now);
        foreach (var act in Ways[state]) Do(letter, act);
        return letter;
    }

    private static void Do(Document letter, LetterAct act)
    {
        switch (act)
        {
            case LetterAct.Write: letter.Write("", "a", null, "officer", Now); break;
            case LetterAct.Submit: letter.Submit(); break;
            case LetterAct.Approve: letter.Approve("某城管公补〔2026〕1号", Today, "", "b", "head", Now); break;
            case LetterAct.Return: letter.Return(new ApprovalStep(letter.Id, 1, Role.Head, Verdict.Return, "请改", Head, "head", "a", Now)); break;
            case LetterAct.TakeBack:
                letter.TakeBack(new ApprovalStep(letter.Id, letter.Steps.Count + 1, Role.Head, Verdict.Agree, "", Head, "head", "a", Now, takesBack: letter.Steps.Count)); break;
            case LetterAct.Recall: letter.Recall(); break;
            case LetterAct.Issue: letter.Issue(); break;
            case LetterAct.Dispatch:
                letter.Dispatch(new ServiceRecord(letter.Id, letter.Services.Count + 1, ServiceMethod.PostalExpress,
                Today, new ServiceProof(ProofKind.TrackingNumber, "E1"))); break;
            case LetterAct.Serve: letter.Arrive(); break;
            case LetterAct.ComeBack: letter.ComeBack(); break;
            case LetterAct.Void: letter.Void("附件有误"); break;
            default: letter.Undo("录入错误"); break;
        }
    }
}
