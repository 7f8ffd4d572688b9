using Microsoft.EntityFrameworkCore;
using Requests.Features.Areas.Intake;
using Requests.Features.Areas.Supervision;
using Requests.Features.Areas.Timers;
using Requests.Features.Data.Entities;
using Requests.Features.Kernel;
using Requests.Features.Tests.Timers;

using static Requests.Features.Tests.SampleData;

namespace Requests.Features.Tests.Supervision;

public sealed class AbsenceTests
{
    private static readonly Guid Officer = TestOffice.UserId(Role.Officer);
    private static readonly Guid Clerk = TestOffice.UserId(Role.Clerk);

    [Test]
    public async Task EnterAbsence_ByThePersonOrTheHead_IsListedWithItsDeputy()
    {
        await using var office = await TestOffice.OpenAsync("2026-03-02");
        await office.DoAsync(new EnterAbsence.Command(Day("2026-03-09"), Day("2026-03-13"), DeputyUserId: Clerk, Reason: "年休假"), Role.Officer);
        await office.DoAsync(new EnterAbsence.Command(Day("2026-03-16"), Day("2026-03-16"), UserId: Clerk), Role.Head);
        var all = await office.DoAsync(new ListAbsences.Query(), Role.Supervisor);
        Assert.That(all.Absences.Select(a => (a.Name, a.DeputyName)), Is.EqualTo(new[] { ("Officer", "Clerk"), ("Clerk", (string?)null) }));
        Assert.That((await office.DoAsync(new ListAbsences.Query(Day("2026-03-14"), Day("2026-03-15")), Role.Officer)).Absences, Is.Empty);
        Assert.That((await office.DoAsync(new ListAbsences.Query(UserId: Clerk), Role.Officer)).Absences, Has.Count.EqualTo(1));
    }

    [Test]
    public async Task ListColleagues_NamesThoseOfTheOwnBody()
    {
        await using var office = await TestOffice.OpenAsync("2026-03-02");
        var colleagues = (await office.DoAsync(new ListColleagues.Query(), Role.Officer)).Colleagues;
        Assert.That(colleagues.Select(c => c.UserId), Has.Member(Officer).And.Member(Clerk));
        Assert.That(colleagues.Select(c => c.Name), Is.Ordered);
        await office.RefusedAsync("access.not-signed-in", new ListColleagues.Query());
    }

    [Test]
    public async Task EnterAbsence_KeepsTheReasonOutOfTheHistory()
    {
        await using var office = await TestOffice.OpenAsync("2026-03-02");
        await office.DoAsync(new EnterAbsence.Command(Day("2026-03-09"), Day("2026-03-13"), Reason: "探亲"), Role.Officer);
        var details = await office.InDbAsync(db => db.Set<OfficeEvent>().Select(e => e.Details).ToListAsync());
        Assert.That(details, Has.Some.Contains("2026-03-09").And.None.Contains("探亲"));
    }

    [Test]
    public async Task Finding23_NobodyOutsideTheChain_HandsOutASignature_AndADeputyIsOfRank()
    {
        await using var office = await TestOffice.OpenAsync("2026-03-02");
        var chief = new EnterAbsence.Command(Day("2026-03-09"), Day("2026-03-13"), UserId: TestOffice.UserId(Role.Chief),
            DeputyUserId: TestOffice.UserId(Role.Reviewer));
        foreach (var outside in new[] { Role.Supervisor, Role.Administrator }) await office.RefusedAsync("supervision.others-deputy", chief, outside);
        await office.RefusedAsync("supervision.deputy-of-rank", chief, Role.Head);
        await office.RefusedAsync("supervision.deputy-of-rank", chief with { UserId = null }, Role.Chief);
        await office.DoAsync(chief with { UserId = null, DeputyUserId = TestOffice.UserId(Role.Leader) }, Role.Chief);
        var told = await office.InDbAsync(db => db.Set<InboxNotice>().Where(n => n.Kind == "DeputyNamed").Select(n => n.UserId).ToListAsync());
        Assert.That(told, Is.EqualTo(new[] { TestOffice.UserId(Role.Leader) }), "whoever did not enter it");
    }

    [Test]
    public async Task EnterAbsence_ThatMakesNoSense_IsRefused()
    {
        await using var office = await TestOffice.OpenAsync("2026-03-02");
        var away = new EnterAbsence.Command(Day("2026-03-09"), Day("2026-03-13"));
        await office.DoAsync(away, Role.Officer);
        await office.RefusedAsync("supervision.absences-overlap", away with { From = Day("2026-03-13"), To = Day("2026-03-20") }, Role.Officer);
        await office.RefusedAsync("supervision.others-absence", away with { UserId = Officer }, Role.Clerk);
        await office.RefusedAsync("supervision.own-deputy", away with { DeputyUserId = Clerk }, Role.Clerk);
        await office.RefusedAsync("supervision.deputy-away", away with { DeputyUserId = Officer }, Role.Clerk);
        await office.RefusedAsync("supervision.not-a-member", away with { DeputyUserId = Guid.NewGuid() }, Role.Clerk);
        await office.RefusedAsync("input.invalid", away with { To = Day("2026-03-08") }, Role.Clerk);
        await office.RefusedAsync("access.not-signed-in", away);
    }

    [Test]
    public async Task EndAbsence_KeepsTheDaysBeforeAndTakesOffWhatNeverBegan()
    {
        await using var office = await TestOffice.OpenAsync("2026-03-02");
        var first = await office.DoAsync(new EnterAbsence.Command(Day("2026-03-03"), Day("2026-03-13")), Role.Officer);
        var later = await office.DoAsync(new EnterAbsence.Command(Day("2026-03-16"), Day("2026-03-20")), Role.Officer);
        office.GoTo("2026-03-05");
        await office.RefusedAsync("supervision.others-absence", new EndAbsence.Command(first.Id), Role.Clerk);
        Assert.That((await office.DoAsync(new EndAbsence.Command(first.Id), Role.Officer)).To, Is.EqualTo(Day("2026-03-04")));
        Assert.That((await office.DoAsync(new EndAbsence.Command(later.Id), Role.Supervisor)).To, Is.Null);
        await office.RefusedAsync("supervision.absence-over", new EndAbsence.Command(first.Id), Role.Officer);
        await office.RefusedAsync("supervision.no-such-absence", new EndAbsence.Command(later.Id), Role.Officer);
        Assert.That((await office.DoAsync(new ListAbsences.Query(Day("2026-03-01"), Day("2026-03-31")),
            Role.Officer)).Absences.Single().To, Is.EqualTo(Day("2026-03-04")));
    }

    [Test]
    public async Task RemindDue_WhileTheOfficerIsAway_TellsTheDeputyToo()
    {
        await using var office = await SweepOffice.OpenAsync();
        await office.CaseAsync();
        await office.DoAsync(new EnterAbsence.Command(Day("2026-03-16"), Day("2026-03-16"), DeputyUserId: Clerk), Role.Officer);
        office.GoTo("2026-03-16");
        await office.SweepAsync(RemindDue.Name);
        Assert.That(await office.InboxAsync(), Is.EqualTo(["DeputyNamed Clerk", "ReplyDue Clerk", "ReplyDue Officer"]));
        office.GoTo("2026-03-23");
        await office.SweepAsync(RemindDue.Name);
        Assert.That((await office.InboxAsync()).Count(n => n == "ReplyDue Officer"), Is.EqualTo(2), "back again, only the officer");
    }

    [Test]
    public async Task AssignCase_TellsTheOfficerOnceAtEachHandOver()
    {
        await using var office = await SweepOffice.OpenAsync();
        var number = await office.CaseAsync(assigned: false);
        var assign = new AssignCase.Command(Officer) { CaseNumber = number };
        await office.DoAsync(assign, Role.Clerk);
        await office.DoAsync(assign, Role.Clerk);
        Assert.That(await office.InboxAsync(), Is.EqualTo(["CaseAssigned Officer"]), "given again to the same officer is no news");
    }
}
