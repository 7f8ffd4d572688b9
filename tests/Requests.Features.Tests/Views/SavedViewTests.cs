using Microsoft.EntityFrameworkCore;
using Requests.Features.Areas.Views;
using Requests.Features.Data.Entities;
using Requests.Features.Kernel;

namespace Requests.Features.Tests.Views;

public sealed class SavedViewTests
{
    [Test]
    public async Task SaveView_IsFoundByItsUserAlone_AndTheSameNameMeansTheNewFilters()
    {
        await using var office = await TestOffice.OpenAsync();
        await office.DoAsync(new SaveView.Command(ViewedList.Work, " 待补正的来信 ", "channel=registeredPost&state=AwaitingCorrection&view=all"), Role.Officer);
        var first = (await office.DoAsync(new ListViews.Query(), Role.Officer)).Views.Single();
        Assert.That((first.Name, first.Filters), Is.EqualTo(("待补正的来信", "view=all&state=AwaitingCorrection&channel=registeredPost")),
            "in one order, so that the present filters are known again");
        await office.DoAsync(new SaveView.Command(ViewedList.Work, "待补正的来信", "view=mine&state="), Role.Officer);
        var second = (await office.DoAsync(new ListViews.Query(), Role.Officer)).Views.Single();
        Assert.That(second, Is.EqualTo(first with { Filters = "view=mine" }));
        Assert.That((await office.DoAsync(new ListViews.Query(), Role.Clerk)).Views, Is.Empty);
    }

    [Test]
    public async Task SaveView_IsRecorded_WithoutTheNameTheUserGave()
    {
        await using var office = await TestOffice.OpenAsync();
        await office.DoAsync(new SaveView.Command(ViewedList.Board, "张三的案件", "officerId=0198-aa&waitsLong=true"), Role.Head);
        var recorded = (await office.InDbAsync(db => db.Set<OfficeEvent>().ToListAsync())).Single(e => e.Act == nameof(Act.ManageOwnAccount));
        Assert.That(recorded.Details, Does.Contain("waitsLong=true").And.Not.Contain("张三"));
    }

    [TestCase("q=张三", TestName = "SaveView_OfFreeText_IsRefused")]
    [TestCase("view=张三", TestName = "SaveView_OfAValueNobodyChose_IsRefused")]
    [TestCase("after=20260330.HCG-2026-0001", TestName = "SaveView_OfAPlaceInTheList_IsRefused")]
    [TestCase("view=mine&view=all", TestName = "SaveView_OfTwoValuesOfOneFilter_IsRefused")]
    [TestCase("view", TestName = "SaveView_OfNoValue_IsRefused")]
    [TestCase("", TestName = "SaveView_OfNothing_IsRefused")]
    [TestCase("class=late", TestName = "SaveView_OfAnotherListsFilter_IsRefused")]
    public async Task SaveView_OfWhatIsNotAChosenFilter_IsRefused(string filters)
    {
        await using var office = await TestOffice.OpenAsync();
        var problem = await office.RefusedAsync("input.invalid", new SaveView.Command(ViewedList.Work, "视图", filters), Role.Officer);
        Assert.That(problem.Fields!.Keys, Is.EqualTo(new[] { "filters" }));
    }

    [Test]
    public async Task SaveView_BeyondTwenty_AsksToRemoveOneFirst()
    {
        await using var office = await TestOffice.OpenAsync();
        for (var i = 0; i < SaveView.Most; i++) await office.DoAsync(new SaveView.Command(ViewedList.Work, $"视图 {i}", "view=all"), Role.Officer);
        await office.RefusedAsync("views.too-many", new SaveView.Command(ViewedList.Work, "再一个", "view=all"), Role.Officer);
        await office.DoAsync(new SaveView.Command(ViewedList.Work, "视图 3", "view=mine"), Role.Officer);
    }

    [Test]
    public async Task ShareView_ShowsIt_ToColleaguesOfTheUnitAlone_WithWhoseItIs()
    {
        await using var office = await TestOffice.OpenAsync();
        await PlaceAsync(office, ("环保处", [Role.Officer, Role.Head]), ("法规处", [Role.Reviewer]));
        var saved = await office.DoAsync(new SaveView.Command(ViewedList.Work, "快到期", "view=soon&order=subject"), Role.Officer);
        Assert.That((await office.DoAsync(new ListViews.Query(), Role.Head)).Views, Is.Empty, "not shared yet");
        await office.DoAsync(new ShareView.Command(saved.Id, true), Role.Officer);
        var seen = (await office.DoAsync(new ListViews.Query(), Role.Head)).Views.Single();
        Assert.That((seen.Name, seen.Filters, seen.IsShared, seen.Owner), Is.EqualTo(("快到期", "view=soon&order=subject", true, nameof(Role.Officer))));
        Assert.That((await office.DoAsync(new ListViews.Query(), Role.Reviewer)).Views, Is.Empty, "another unit");
        Assert.That((await office.DoAsync(new ListViews.Query(), Role.Clerk)).Views, Is.Empty, "no unit");
        var own = (await office.DoAsync(new ListViews.Query(), Role.Officer)).Views.Single();
        Assert.That((own.IsShared, own.Owner), Is.EqualTo((true, (string?)null)));
        await office.RefusedAsync("views.no-such-view", new ForgetView.Command(saved.Id), Role.Head);
        await office.RefusedAsync("views.no-such-view", new ShareView.Command(saved.Id, false), Role.Head);
        await office.DoAsync(new ShareView.Command(saved.Id, false), Role.Officer);
        Assert.That((await office.DoAsync(new ListViews.Query(), Role.Head)).Views, Is.Empty);
    }

    [Test]
    public async Task ShareView_OfSomebodyWithoutAUnit_IsRefused()
    {
        await using var office = await TestOffice.OpenAsync();
        var saved = await office.DoAsync(new SaveView.Command(ViewedList.Work, "我的", "view=mine"), Role.Clerk);
        await office.RefusedAsync("views.no-unit", new ShareView.Command(saved.Id, true), Role.Clerk);
    }

    private static Task<int> PlaceAsync(TestOffice office, params (string Unit, Role[] Roles)[] places) => office.InDbAsync(async db =>
    {
        var body = await db.Set<Body>().SingleAsync();
        foreach (var (name, roles) in places)
        {
            var unit = new Unit(Guid.CreateVersion7(), body.Id, name, name);
            db.Add(unit);
            foreach (var member in await db.Set<Membership>().Where(m => roles.Contains(m.Role)).ToListAsync())
            {
                db.Remove(member);
                await db.SaveChangesAsync();
                db.Add(new Membership(member.UserId, member.BodyId, member.Role, unit.Id));
            }
        }
        return await db.SaveChangesAsync();
    });

    [Test]
    public async Task ForgetView_TakesAwayOnlyOnesOwn()
    {
        await using var office = await TestOffice.OpenAsync();
        var saved = await office.DoAsync(new SaveView.Command(ViewedList.Work, "我的", "view=mine"), Role.Officer);
        await office.RefusedAsync("views.no-such-view", new ForgetView.Command(saved.Id), Role.Clerk);
        await office.DoAsync(new ForgetView.Command(saved.Id), Role.Officer);
        Assert.That((await office.DoAsync(new ListViews.Query(), Role.Officer)).Views, Is.Empty);
        await office.RefusedAsync("views.no-such-view", new ForgetView.Command(saved.Id), Role.Officer);
    }
}
