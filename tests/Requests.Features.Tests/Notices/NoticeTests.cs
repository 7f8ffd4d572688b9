using System.Text.Json;
using Requests.Features.Areas.Notices;
using Requests.Features.Data.Entities;
using Requests.Features.Kernel;
using Requests.Features.Services.Notices;
using Requests.Features.Tests.Timers;

namespace Requests.Features.Tests.Notices;

public sealed class NoticeTests
{
    [Test]
    public void NoticeKinds_HaveWordsInBothLanguages([Values] NoticeKind kind)
    {
        string[] arguments = ["一", "二", "三", "四", "五", "六"];
        foreach (var text in new[] { NoticeKinds.Title(kind, arguments), NoticeKinds.Body(kind, arguments) })
        {
            Assert.That(text.Zh, Is.Not.Empty.And.Contain("一"));
            Assert.That(text.En, Is.Not.Empty.And.Contain("一"));
        }
    }

    [Test]
    public async Task ListInbox_PagesNewestFirstAndShowsOnlyTheCallersOwn()
    {
        await using var office = await SweepOffice.OpenAsync();
        for (var i = 0; i < 5; i++) await PutAsync(office, Role.Officer, i);
        await PutAsync(office, Role.Head, 0);
        var first = await office.DoAsync(new ListInbox.Query(Size: 3), Role.Officer);
        var second = await office.DoAsync(new ListInbox.Query(After: first.Next, Size: 3), Role.Officer);
        Assert.That(first.Notices.Concat(second.Notices).Select(n => n.Title[..1]), Is.EqualTo(["4", "3", "2", "1", "0"]));
        Assert.That((second.Next, first.UnreadCount), Is.EqualTo(((Guid?)null, 5)));
    }

    [Test]
    public async Task MarkRead_OfAnothersNotice_IsNotFound()
    {
        await using var office = await SweepOffice.OpenAsync();
        await PutAsync(office, Role.Officer, 0);
        var notice = (await office.DoAsync(new ListInbox.Query(), Role.Officer)).Notices.Single();
        await office.RefusedAsync("notice.not-found", new MarkRead.Command(notice.Id), Role.Head);
        await office.DoAsync(new MarkRead.Command(notice.Id), Role.Officer);
        var after = await office.DoAsync(new ListInbox.Query(Unread: true), Role.Officer);
        Assert.That((after.Notices.Count, after.UnreadCount), Is.EqualTo((0, 0)));
    }

    [Test]
    public async Task MarkAllRead_ReadsTheCallersOwn_ButNotWhatAsksForAnAcknowledgement()
    {
        await using var office = await SweepOffice.OpenAsync();
        await PutAsync(office, Role.Officer, 0);
        await PutAsync(office, Role.Officer, 1, needsAcknowledgement: true);
        await PutAsync(office, Role.Officer, 2);
        await PutAsync(office, Role.Head, 0);
        Assert.That((await office.DoAsync(new MarkAllRead.Command(), Role.Officer)).Count, Is.EqualTo(2));
        Assert.That((await office.DoAsync(new ListInbox.Query(Unread: true), Role.Officer)).Notices.Select(n => n.NeedsAcknowledgement),
            Is.EqualTo(new[] { true }));
        Assert.That((await office.DoAsync(new ListInbox.Query(), Role.Head)).UnreadCount, Is.EqualTo(1), "of the caller only");
    }

    [Test]
    public void Notices_SayDaysAndArticlesAsTheirLanguageDoes_AndNoRuleCodes()
    {
        var due = NoticeKinds.Body(NoticeKind.ReplyDue, ["HCG-2026-0001", "2026-03-30", "3", "CLK-1"]);
        Assert.That((due.Zh, due.En), Is.EqualTo(("案件 HCG-2026-0001 的答复期限是2026年3月30日，还剩 3 个工作日。",
            "The reply to HCG-2026-0001 is due on 30 March 2026, 3 working days from now.")));
        var lapsed = NoticeKinds.Body(NoticeKind.FeeLapsed, ["HCG-2026-0001", "2026-03-02", "2026-03-30", "FEE-4", "Art. 42(1)"]);
        Assert.That(lapsed.Zh, Does.Contain("第四十二条").And.Not.Contain("FEE-4"));
        Assert.That(lapsed.En, Does.Contain("2 March 2026").And.Contain("Art. 42").And.Not.Contain("FEE-4"));
    }

    [TestCase("", true)]
    [TestCase("22-7", true)]
    [TestCase("0-23", true)]
    [TestCase("7-7", false)]
    [TestCase("22", false)]
    [TestCase("24-7", false)]
    [TestCase("-1-7", false)]
    public void QuietHours_AreTwoHoursThatDiffer(string text, bool expected) => Assert.That(QuietHours.TryParse(text, out _), Is.EqualTo(expected));

    [TestCase(12, 14, 13, 14)]
    [TestCase(22, 7, 23, 7)]
    [TestCase(22, 7, 3, 7)]
    public void QuietHours_EndAtTheirHour(int from, int to, int hour, int until) =>
        Assert.That(new QuietHours(from, to).QuietUntil(new DateTimeOffset(2026, 3, 2, hour, 30, 0, TimeSpan.FromHours(8)))?.Hour, Is.EqualTo(until));

    private static Task<int> PutAsync(TestOffice office, Role role, int i, bool needsAcknowledgement = false) => office.InDbAsync(db =>
    {
        db.Set<InboxNotice>().Add(new InboxNotice(Guid.CreateVersion7(), TestOffice.BodyId, TestOffice.UserId(role), null, nameof(NoticeKind.MailDead), $"k{i}",
            JsonSerializer.Serialize(new[] { $"{i}" }), office.Time.GetUtcNow().AddMinutes(i))
        { NeedsAcknowledgement = needsAcknowledgement });
        return db.SaveChangesAsync();
    });
}
