using Requests.Features.Areas.Cases;
using Requests.Features.Data.Entities;
using Requests.Features.Kernel;
using Requests.Features.Tests.Reports;

namespace Requests.Features.Tests.Access;

/// <summary>The table of case states is whole, the aggregate keeps to it, and no path through it ends where nothing lawful is left to do.</summary>
public sealed class CaseTransitionTests
{
    private static readonly CaseState[] Working = [CaseState.InProgress, CaseState.AwaitingCorrection, CaseState.Consulting, CaseState.AwaitingFee];

    // What the applicant may always do, and what only waits, is not the office's way on.
    private static readonly Act[] NotTheWayOn = [Act.Withdraw, Act.ReceiveOrder];

    [Test]
    public void EveryPermittedAct_HasItsRow_AndNoRowIsBeyondThePermissions()
    {
        var permitted = Permissions.Table.SelectMany(p => p.States.Select(state => (p.Act, state))).ToHashSet();
        Assert.That(permitted.Where(p => CaseTransitions.Of(p.Act, p.state).Count == 0), Is.Empty, "permitted, but leads nowhere");
        var rows = CaseTransitions.Table.Where(row => !row.Opens
            && Permissions.Of(row.Act).States.Count > 0).SelectMany(row => row.From.Select(from => (row.Act, from)));
        Assert.That(rows.Where(row => !permitted.Contains(row)), Is.Empty, "leads on, but is not permitted");
    }

    [Test]
    public void WhereTheClockSays_NothingElseDoes() =>
        Assert.That(from act in Enum.GetValues<Act>()
                    from state in Enum.GetValues<CaseState>()
                    where CaseTransitions.FollowsClock(act, state) && CaseTransitions.Of(act, state).Count > 1
                    select (act, state), Is.Empty);

    [Test]
    public void TheAggregate_GoesNoOtherWay()
    {
        foreach (var act in Enum.GetValues<Act>())
            foreach (var from in Enum.GetValues<CaseState>())
                foreach (var to in Enum.GetValues<CaseState>())
                {
                    var @case = YearOfCases.Case("HCG-2026-0001", "2026-03-02", state: from);
                    var leads = CaseTransitions.Of(act, from).Any(t => t.State == to);
                    if (leads) @case.Apply(act, to);
                    else Assert.That(() => @case.Apply(act, to), Throws.InvalidOperationException, $"{act} from {from} to {to}");
                    Assert.That(@case.State, Is.EqualTo(leads ? to : from));
                }
    }

    [Test]
    public void NoPath_EndsWhereNothingLawfulIsLeft()
    {
        var walk = Walk(CaseTransitions.Of);
        Assert.That(walk.Values.Where(node => !CaseTransitions.Final.Contains(node.State) && Moves(node, CaseTransitions.Of).Count == 0), Is.Empty);
        Assert.That(walk.Keys.Select(key => key.State).Distinct(), Is.EquivalentTo(Enum.GetValues<CaseState>()), "every state is reached");
    }

    [Test]
    public void EveryPath_CanComeToAnEnd()
    {
        var walk = Walk(CaseTransitions.Of);
        var ending = walk.Keys.Where(key => CaseTransitions.Final.Contains(key.State)).ToHashSet();
        for (var grown = true; grown;)
        {
            var more = walk.Where(x => !ending.Contains(x.Key)
                && Moves(x.Value, CaseTransitions.Of).Any(next => ending.Contains(next.Key))).Select(x => x.Key).ToList();
            grown = more.Count > 0;
            ending.UnionWith(more);
        }
        Assert.That(walk.Where(x => !ending.Contains(x.Key)).Select(x => x.Value), Is.Empty);
    }

    [TestCase(Act.GiveOpinion, CaseState.InApproval)]
    [TestCase(Act.IssueReply, CaseState.Approved)]
    [TestCase(Act.RecordService, CaseState.Issued)]
    [TestCase(Act.ArchiveCase, CaseState.Closed)]
    public void TheWalk_FindsADeadEnd(Act forgotten, CaseState deadEnd)
    {
        // Without the way on, and without the ways back that would hide its loss.
        Act[] gone = [forgotten, Act.VoidDocument, Act.ReopenCase, Act.CorrectRequest, Act.ConfirmCorrection];
        IReadOnlyList<CaseTarget> Of(Act act, CaseState from) => gone.Contains(act) ? [] : CaseTransitions.Of(act, from);
        Assert.That(Walk(Of).Values.Where(node => Moves(node, Of).Count == 0).Select(node => node.State), Has.Some.EqualTo(deadEnd));
    }

    /// <summary>A case as far as the table and its guards see it, and the acts that led there.</summary>
    private sealed record Node(CaseState State, bool Classified, LetterProgress? Reply, string Path)
    {
        public (CaseState State, bool Classified, LetterProgress? Reply) Key => (State, Classified, Reply);

        public CaseProgress Progress => new(State)
        {
            Classified = Classified,
            Letters = Reply is null ? [] : [Reply],
            ConsultationUnanswered = State == CaseState.Consulting
        };

        public override string ToString() => $"{State} ({Reply?.State.ToString() ?? "no reply"}) by {Path}";
    }

    // Every path from every opening: a node that was reached before has the same ways on, so each is walked once, by a shortest path.
    private static Dictionary<(CaseState State, bool Classified, LetterProgress? Reply), Node> Walk(Func<Act, CaseState, IReadOnlyList<CaseTarget>> of)
    {
        var reached = new Dictionary<(CaseState State, bool Classified, LetterProgress? Reply), Node>();
        var edge = new Queue<Node>([new Node(CaseTransitions.First, false, null, "intake"),
            .. CaseTransitions.Table.Where(row => row.Opens).Select(row => new Node(row.To.State!.Value, false, null, $"{row.Act}"))]);
        while (edge.TryDequeue(out var node))
            if (reached.TryAdd(node.Key, node))
                foreach (var next in Next(node, of)) edge.Enqueue(next);
        return reached;
    }

    private static List<Node> Moves(Node node, Func<Act, CaseState, IReadOnlyList<CaseTarget>> of) =>
        [.. Next(node, of).Where(next => next.Key != node.Key && !NotTheWayOn.Any(act => next.Path.EndsWith($" {act}", StringComparison.Ordinal)))];

    private static IEnumerable<Node> Next(Node node, Func<Act, CaseState, IReadOnlyList<CaseTarget>> of) =>
        from permission in Permissions.Table
        where permission.States.Contains(node.State) && StepTable.Of(permission.Act, node.Progress).Refused is null
        from target in of(permission.Act, node.State)
        from state in target.State is { } one ? [one] : target == CaseTarget.AsTheClockSays ? Working : [node.State]
        select After(node, permission.Act, target.State) with { State = state, Path = $"{node.Path} > {permission.Act}" };

    private static Node After(Node node, Act act, CaseState? to) => (act, to) switch
    {
        (Act.ClassifyOutcome, _) => node with { Classified = true },
        (Act.DraftReply, _) => Letter(node, DocumentState.Draft),
        (Act.SubmitDraft, _) => Letter(node, DocumentState.InApproval),
        (Act.GiveOpinion, CaseState.Approved) => Letter(node, DocumentState.Approved),
        (Act.GiveOpinion, CaseState.InProgress) => Letter(node, DocumentState.Returned),
        (Act.IssueReply, _) => Letter(node, DocumentState.Issued),
        // A process letter is taken back: the case stays where it is, and so does its reply.
        (Act.VoidDocument, null) => node,
        (Act.VoidDocument, _) => node with { Reply = null },
        (Act.RecordService, CaseState.Dispatched) => Letter(node, DocumentState.Dispatched),
        (Act.RecordService, CaseState.Served) => Letter(node, DocumentState.Served),
        (Act.RecordReturnedMail, CaseState.Issued) => Letter(node, DocumentState.Issued),
        _ => node,
    };

    private static Node Letter(Node node, DocumentState state) => node with { Reply = new LetterProgress(1, IsReply: true, state) };
}
