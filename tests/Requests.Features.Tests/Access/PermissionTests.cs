using Requests.Features.Kernel;

namespace Requests.Features.Tests.Access;

/// <summary>The permission table is whole; every cell of it is compared with src/permissions.md by the house tests.</summary>
public sealed class PermissionTests
{
    [Test]
    public void EveryActStandsInTheTableExactlyOnceAndHasWords()
    {
        Assert.That(Permissions.Table.Select(p => p.Act), Is.EquivalentTo(Enum.GetValues<Act>()));
        foreach (var act in Enum.GetValues<Act>()) Assert.That((Text.Of(act).Zh, Text.Of(act, "done").En), Is.Not.EqualTo(("", "")));
        foreach (var state in Enum.GetValues<CaseState>()) Assert.That(Text.Of(state).En, Is.Not.Empty);
        foreach (var role in Enum.GetValues<Role>()) Assert.That(Text.Of(role).En, Is.Not.Empty);
    }

    [TestCase(Act.ExtendReplyPeriod, Role.Officer, CaseState.InProgress, false, TestName = "CLK_5_OnlyTheHeadExtends_Officer")]
    [TestCase(Act.ExtendReplyPeriod, Role.Head, CaseState.InProgress, true, TestName = "CLK_5_OnlyTheHeadExtends_Head")]
    [TestCase(Act.DraftReply, Role.Chief, CaseState.InProgress, false)]
    [TestCase(Act.GiveOpinion, Role.Officer, CaseState.InApproval, false)]
    [TestCase(Act.AttachFile, Role.Clerk, CaseState.Archived, false)]
    public void Cell(Act act, Role role, CaseState state, bool allowed) =>
        Assert.That(Permissions.May(act, new HashSet<Role> { role }, state), Is.EqualTo(allowed));
}
