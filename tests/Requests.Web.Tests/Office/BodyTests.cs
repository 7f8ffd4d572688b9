using Microsoft.EntityFrameworkCore;
using Requests.Features.Areas.Office;
using Requests.Features.Data.Entities;
using Requests.Features.Kernel;
using Requests.Statute.Archive;

namespace Requests.Web.Tests.Office;

public sealed class BodyTests
{
    [Test]
    public async Task CreateBody_MakesItsFounderAdministrator()
    {
        await using var office = await WebOffice.OpenAsync();
        await office.DoAsync(new CreateBody.Command("NEW", "某市新局"), Role.Operator);
        var me = await office.DoAsync(new WhoAmI.Query(), Role.Operator);
        Assert.That(me.Bodies.Select(b => b.Body), Is.EqualTo(new[] { "HCG", "NEW" }));
        await office.RefusedAsync("office.body-code-taken", new CreateBody.Command("NEW", "又一局"), Role.Operator);
        await office.RefusedAsync("input.invalid", new CreateBody.Command("新", "某局"), Role.Operator);
        await office.RefusedAsync("access.not-allowed", new CreateBody.Command("TWO", "某局"), Role.Administrator);
    }

    [Test]
    public async Task ChangeBodySettings_KeepsBeforeAndAfterInTheHistory()
    {
        await using var office = await WebOffice.OpenAsync();
        var before = await office.DoAsync(new ReadBody.Query(), Role.Administrator);
        var wanted = before.Settings with { Court = "某市铁路运输法院", NoticeChain = [Role.Reviewer, Role.Head] };
        var after = await office.DoAsync(new ChangeBodySettings.Command(before.Name, wanted) { SeenVersion = before.Version }, Role.Administrator);
        var read = await office.DoAsync(new ReadBody.Query(), Role.Administrator);
        Assert.That(read.Settings.Court, Is.EqualTo("某市铁路运输法院"));
        Assert.That(read.Version, Is.EqualTo(after.Version).And.Not.EqualTo(before.Version));
        var details = await office.InDbAsync(db => db.Set<OfficeEvent>().Where(e => e.Act == nameof(Act.ManageBody)).Select(e => e.Details).SingleAsync());
        Assert.That(details, Does.Contain("某市某区人民法院").And.Contain("某市铁路运输法院").And.Contain("noticeChain").And.Not.Contain("fondsCode"));
        await office.RefusedAsync("case.changed-meanwhile",
            new ChangeBodySettings.Command(before.Name, wanted) { SeenVersion = before.Version }, Role.Administrator);
    }

    [Test]
    public async Task ChangeBodySettings_WithFaults_NamesTheFields()
    {
        await using var office = await WebOffice.OpenAsync();
        var bad = new BodySettings
        {
            ReplyChain = [Role.Clerk],
            Retention = (RetentionTerm)99,
            ReportInternalDue = "02-30",
            QuietHours = "25-7",
            ReminderWorkingDays = [-1],
            Escalation = [new(2, [Role.Head]), new(2, [Role.Head]), new(61, [])]
        };
        var problem = await office.RefusedAsync("input.invalid", new ChangeBodySettings.Command("某局", bad), Role.Administrator);
        Assert.That(problem.Fields!.Keys, Is.EquivalentTo(new[] { "settings.replyChain", "settings.retention",
            "settings.reportInternalDue", "settings.quietHours", "settings.reminderWorkingDays[0]",
            "settings.escalation[1].workingDays", "settings.escalation[2].workingDays", "settings.escalation[2].roles" }));
    }

    [Test]
    public async Task CreateUnit_IsSeenInItsBodyOnly()
    {
        await using var office = await WebOffice.OpenAsync();
        await office.DoAsync(new CreateUnit.Command("FGC", "法规处"), Role.Administrator);
        await office.RefusedAsync("office.unit-code-taken", new CreateUnit.Command("FGC", "又一处"), Role.Administrator);
        Assert.That((await office.DoAsync(new ReadBody.Query(), Role.Administrator)).Units.Single().Name, Is.EqualTo("法规处"));
        Assert.That((await office.DoAsync(new ReadBody.Query(), Role.Administrator, WebOffice.OtherBody)).Units, Is.Empty);
    }
}
