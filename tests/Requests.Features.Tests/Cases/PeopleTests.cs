using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Requests.Features.Areas.Cases;
using Requests.Features.Areas.Clocks;
using Requests.Features.Areas.Letters;
using Requests.Features.Data.Entities;
using Requests.Features.Kernel;
using Requests.Features.Services.Staff;
using Requests.Features.Tests.Replies;

namespace Requests.Features.Tests.Cases;

public sealed class PeopleTests
{
    [Test]
    public async Task WhoDidWhat_IsToldByTheNameColleaguesKnow_AndRecordedByAccount()
    {
        await using var work = await ReplyCase.OpenAsync();
        await NameAsync(work.Office, Role.Officer, "周一鸣");
        await NameAsync(work.Office, Role.Head, "何知远");
        await NameAsync(work.Office, Role.Reviewer, "郑守真");
        await work.DoAsync(new ExtendReplyPeriod.Command(5, "涉及多个处室", new(2026, 3, 2), new(2026, 3, 2)), Role.Head);
        await work.ClassifyNotResponsibleAsync();
        await work.DoAsync(new DraftLetter.Command(Facts: "第一稿"));
        await work.DoAsync(new DraftLetter.Command(Facts: "第二稿"));
        Assert.That((await work.Office.DoAsync(new ReadWording.Query(work.Number), Role.Officer)).By, Is.EqualTo("周一鸣"));
        await work.DoAsync(new SubmitLetter.Command());
        await work.AgreeAsync(Role.Reviewer);

        var history = await work.Office.DoAsync(new ReadHistory.Query(work.Number), Role.Officer);
        Assert.That(history.Events.Select(e => e.By).Distinct(), Does.Contain("周一鸣").And.Contain("何知远").And.Contain("郑守真").And.No.Contain("Officer"));
        Assert.That(history.Events[^1].Told, Is.EqualTo(new Text("审批：同意", "gave an opinion: agreed")));
        Assert.That((await work.Office.EventsAsync(work.Number)).Select(e => e.ByName), Does.Contain("Officer"), "the record keeps the account");
        Assert.That((await work.Office.DoAsync(new ExplainClock.Query(work.Number), Role.Officer)).Entries.Single().By, Is.EqualTo("何知远"));
        var letter = await work.Office.DoAsync(new ReadLetter.Query(work.Number, 2), Role.Officer);
        Assert.That((letter.Opinions.Single().ByName, letter.Versions[0].ByName), Is.EqualTo(("郑守真", "周一鸣")));
        var compared = await work.Office.DoAsync(new CompareDrafts.Query(work.Number, 2, 1, 2), Role.Officer);
        Assert.That(compared.Before.ByName, Is.EqualTo("周一鸣"));
    }

    [TestCase("applicant", "申请人")]
    [TestCase("system", "系统")]
    [TestCase("left-long-ago", "left-long-ago")]
    public async Task WhoeverHasNoAccountHere_IsCalledWhatTheyAre(string account, string name)
    {
        await using var office = await TestOffice.OpenAsync();
        await using var scope = office.Services.CreateAsyncScope();
        Assert.That(await scope.ServiceProvider.GetRequiredService<People>().NameAsync(account, default), Is.EqualTo(name));
    }

    private static Task<int> NameAsync(TestOffice office, Role role, string name) =>
        office.InDbAsync(db => db.Set<User>().Where(u => u.UserName == role.ToString()).ExecuteUpdateAsync(u => u.SetProperty(x => x.DisplayName, name)));
}
