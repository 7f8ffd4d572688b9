using Microsoft.EntityFrameworkCore;
using Requests.Features.Areas.Collaboration;
using Requests.Features.Data.Entities;
using Requests.Features.Kernel;
using Requests.Features.Tests.Archive;
using Requests.Features.Tests.Replies;
using static Requests.Features.Tests.SampleData;

namespace Requests.Features.Tests.Collaboration;

/// <summary>Two cases that belong together are shown so on both, stand so in both histories and go so into the file.</summary>
public sealed class LinkTests
{
    [Test]
    public async Task ALink_IsShownOnBoth_AndRecordedOnBoth_UntilItIsTakenBack()
    {
        await using var path = await ReplyCase.OpenAsync();
        var other = await path.NextAsync(Posted(subject: "停车收费标准"));
        await path.DoAsync(new LinkCases.Command($" {other.Number.ToLowerInvariant().Replace('-', '－')} ", "同一路段的停车问题"));
        foreach (var (one, two) in new[] { (path, other), (other, path) })
        {
            var link = (await path.Office.DoAsync(new ReadTogether.Query(one.Number), Role.Reviewer)).Links.Single();
            Assert.That((link.CaseNumber, link.Words, link.By), Is.EqualTo((two.Number, "同一路段的停车问题", "Officer")));
            Assert.That((await path.Office.EventsAsync(one.Number))[^1].Details, Does.Contain(two.Number));
        }
        await other.RefusedAsync("collaboration.already-linked", new LinkCases.Command(path.Number, "又一次"));
        await other.DoAsync(new UnlinkCases.Command(path.Number, "不是一件事"), Role.Head);
        Assert.That((await path.Office.DoAsync(new ReadTogether.Query(path.Number), Role.Reviewer)).Links, Is.Empty);
        Assert.That((await path.Office.EventsAsync(path.Number)).Count(e => e.Act == nameof(Act.LinkCases)), Is.EqualTo(2), "that they were linked stays told");
        await path.RefusedAsync("collaboration.not-linked", new UnlinkCases.Command(other.Number, "再取消"));
    }

    [Test]
    public async Task ALink_ToNothing_OrToItself_IsRefusedAtItsField()
    {
        await using var path = await ReplyCase.OpenAsync();
        Assert.That((await path.RefusedAsync("collaboration.no-other-case", new LinkCases.Command("HCG-2026-9999", "没有"))).Fields!.Keys, Is.EqualTo(new[] { "otherNumber" }));
        await path.RefusedAsync("collaboration.linked-to-itself", new LinkCases.Command(path.Number, "自己"));
        await path.RefusedAsync("input.invalid", new LinkCases.Command(path.Number, " "));
        await path.RefusedAsync("access.not-allowed", new LinkCases.Command(path.Number, "无权"), Role.Chief);
    }

    [Test]
    public async Task ALink_GoesIntoTheSealedFileOfBoth()
    {
        await using var office = await TestOffice.OpenAsync();
        var (one, two) = (await office.RegisterAsync(), await office.RegisterAsync());
        await office.DoAsync(new LinkCases.Command(two, "同一申请人连续申请") { CaseNumber = one }, Role.Head);
        await office.IssueAsync(one);
        await office.IssueAsync(two);
        var seals = await office.SealsAsync();
        Assert.That(seals.Select(s => s.CaseNumber), Is.EquivalentTo(new[] { one, two }));
        foreach (var seal in seals)
        {
            var file = (await office.BagAsync(seal)).Files.Single(f => f.Path == "data/links.json");
            Assert.That(await File.ReadAllTextAsync(office.ObjectPath(file.Sha256)), Does.Contain("同一申请人连续申请").And.Contain(seal.CaseNumber == one ? two : one));
        }
    }
}
