using Requests.Features.Areas.Collaboration;
using Requests.Features.Areas.Intake;
using Requests.Features.Data.Entities;
using Requests.Features.Kernel;
using Requests.Features.Tests.Timers;
using static Requests.Features.Tests.SampleData;

namespace Requests.Features.Tests.Collaboration;

/// <summary>A case goes to a unit, which takes it or declines it with a reason; meanwhile it lies on that desk alone.</summary>
public sealed class UnitDeskTests
{
    private static readonly Guid Own = new("00000000-0000-0000-0000-00000000a001");
    private static readonly Guid Other = new("00000000-0000-0000-0000-00000000a002");

    [Test]
    public async Task AUnit_IsTold_AndOneOfItsOfficersTakesIt()
    {
        await using var office = await OpenAsync();
        var number = (await office.DoAsync(Posted(), Role.Clerk)).CaseNumber;
        await office.DoAsync(new AssignToUnit.Command("市政科", "路面的事") { CaseNumber = number }, Role.Head);
        Assert.That(await office.InboxAsync(), Is.EqualTo(new[] { "CaseOffered Officer" }), "that desk, once");
        var offered = await office.CaseAsync(number);
        Assert.That((offered.State, offered.OfficerId, offered.UnitId), Is.EqualTo((CaseState.Received, (Guid?)null, (Guid?)Own)));
        await office.RefusedAsync("collaboration.other-unit", new TakeCase.Command { CaseNumber = number }, Role.Reviewer, Role.Officer);
        await office.RefusedAsync("collaboration.nothing-to-take", new TakeNextCase.Command(), Role.Reviewer, Role.Officer);
        await office.DoAsync(new TakeCase.Command { CaseNumber = number }, Role.Officer);
        var taken = await office.CaseAsync(number);
        Assert.That((taken.State, taken.OfficerId, taken.UnitId), Is.EqualTo((CaseState.InProgress, (Guid?)TestOffice.UserId(Role.Officer), (Guid?)Own)));
        await office.RefusedAsync("intake.in-hand-already", new AssignToUnit.Command("SZ") { CaseNumber = number }, Role.Head);
    }

    [Test]
    public async Task AUnitThatDeclines_SaysWhy_AndThoseWhoAssignHear()
    {
        await using var office = await OpenAsync();
        var number = (await office.DoAsync(Posted(), Role.Clerk)).CaseNumber;
        await office.RefusedAsync("collaboration.other-unit", new DeclineCase.Command("还没有分办") { CaseNumber = number }, Role.Officer);
        await office.DoAsync(new AssignToUnit.Command("SZ") { CaseNumber = number }, Role.Head);
        await office.RefusedAsync("input.invalid", new DeclineCase.Command(" ") { CaseNumber = number }, Role.Officer);
        await office.DoAsync(new DeclineCase.Command("属于市容科") { CaseNumber = number }, Role.Officer);
        Assert.That((await office.CaseAsync(number)).UnitId, Is.Null);
        Assert.That(await office.InboxAsync(), Is.EqualTo(new[] { "CaseOffered Officer", "HandedBack Clerk", "HandedBack Head" }));
        Assert.That((await office.EventsAsync(number))[^1].Details, Does.Contain("属于市容科"));
    }

    [Test]
    public async Task TakingTheNext_BeginsWithTheOwnDesk_AndOnlyRealUnitsAreGivenCases()
    {
        await using var office = await OpenAsync();
        var first = (await office.DoAsync(Posted(), Role.Clerk)).CaseNumber;
        var second = (await office.DoAsync(Posted(), Role.Clerk)).CaseNumber;
        await office.DoAsync(new AssignToUnit.Command("SZ") { CaseNumber = second }, Role.Clerk);
        Assert.That((await office.DoAsync(new TakeNextCase.Command(), Role.Officer)).CaseNumber, Is.EqualTo(second), "the own desk before nobody's");
        Assert.That((await office.RefusedAsync("intake.no-such-unit", new AssignToUnit.Command("法规科") { CaseNumber = first }, Role.Head)).Fields!.Keys, Is.EqualTo(new[] { "unit" }));
        await office.RefusedAsync("intake.nobody-in-unit", new AssignToUnit.Command("KK") { CaseNumber = first }, Role.Head);
        await office.RefusedAsync("access.not-allowed", new AssignToUnit.Command("SZ") { CaseNumber = first }, Role.Officer);
        // Nobody takes it: the head hears the next working day, as of every case nobody has.
        await office.DoAsync(new AssignToUnit.Command("SZ") { CaseNumber = first }, Role.Head);
        office.GoTo("2026-03-03");
        await office.SweepAsync(Areas.Timers.RemindDue.Name);
        Assert.That(await office.InboxAsync(), Does.Contain("UnassignedLong Head"));
    }

    private static async Task<TestOffice> OpenAsync()
    {
        var office = await TestOffice.OpenAsync();
        await office.InDbAsync(async db =>
        {
            db.AddRange(new Unit(Own, TestOffice.BodyId, "SZ", "市政科"), new Unit(Other, TestOffice.BodyId, "SR", "市容科"), new Unit(Guid.NewGuid(), TestOffice.BodyId, "KK", "空科"));
            db.RemoveRange(db.Set<Membership>().Where(m => m.UserId == TestOffice.UserId(Role.Officer)));
            await db.SaveChangesAsync();
            db.Add(new Membership(TestOffice.UserId(Role.Officer), TestOffice.BodyId, Role.Officer, Own));
            db.Add(new Membership(TestOffice.UserId(Role.Reviewer), TestOffice.BodyId, Role.Officer, Other));
            return await db.SaveChangesAsync();
        });
        return office;
    }
}
