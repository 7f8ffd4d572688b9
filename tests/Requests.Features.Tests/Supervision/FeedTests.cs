using System.Text.Json;
using Requests.Features.Areas.Cases;
using Requests.Features.Areas.Register;
using Requests.Features.Areas.Supervision;
using Requests.Features.Kernel;
using Requests.Features.Tests.Replies;
using Requests.Features.Tests.Timers;

namespace Requests.Features.Tests.Supervision;

/// <summary>The feed of cases, and the rates by unit and officer over any period.</summary>
public sealed class FeedTests
{
    [Test]
    public async Task TheFeed_GoesPageByPage_AndHoldsNoPersonAndNoWords()
    {
        await using var office = await TestOffice.OpenAsync();
        var numbers = new List<string>();
        for (var i = 0; i < 5; i++) numbers.Add(await office.CaseAsync());
        var read = new List<ReadCaseFeed.Line>();
        string? after = null;
        do
        {
            var page = await office.DoAsync(new ReadCaseFeed.Query(after, 2), Role.Supervisor);
            read.AddRange(page.Lines);
            after = page.Next;
        }
        while (after is not null);
        Assert.That(read.Select(l => l.CaseNumber), Is.EqualTo(numbers));
        Assert.That(JsonSerializer.Serialize(read), Does.Not.Contain("张三").And.Not.Contain("停车").And.Not.Contain("1380").And.Not.Contain("Officer"));
        await office.RefusedAsync("input.invalid", new ReadCaseFeed.Query("nonsense"), Role.Supervisor);
        await office.RefusedAsync("access.not-allowed", new ReadCaseFeed.Query(), Role.Clerk);
    }

    [Test]
    public async Task RatesByOfficer_CountThePeriod_AndTheLoadOfNow()
    {
        await using var path = await ReplyCase.OpenAsync();
        await path.Office.CaseAsync();
        await path.ClassifyNotResponsibleAsync();
        await path.ApproveAsync();
        await path.IssueAndServeAsync();
        var read = await path.Office.DoAsync(new ReadLateness.Query(), Role.Supervisor);
        var officer = read.ByOfficer.Single();
        Assert.That((officer.Name, officer.Replied, officer.Late, officer.OnTimeRate, officer.Open), Is.EqualTo(("Officer", 1, 0, 1m, 1)));
        Assert.That(read.ByUnit.Single().Name, Is.Null);
        Assert.That((await path.Office.DoAsync(new ReadLateness.Query(SampleData.Day("2025-01-01"), SampleData.Day("2025-12-31")), Role.Supervisor)).ByOfficer.Single().Replied, Is.Zero);
        Assert.That((await path.Office.DoAsync(new ListCases.Query(Late: false), Role.Clerk)).Cases.Select(c => c.CaseNumber), Is.EqualTo(new[] { path.Number }));
        Assert.That((await path.Office.DoAsync(new ListCases.Query(Late: true), Role.Clerk)).Cases, Is.Empty);
    }

    [Test]
    public async Task WhatIsListedForThePublic_CanBeTakenDownWithAReason()
    {
        await using var path = await ReplyCase.OpenAsync();
        await path.ClassifyNotResponsibleAsync();
        await path.ApproveAsync();
        await path.IssueAndServeAsync();
        await path.RefusedAsync("register.not-listed", new TakeDownDisclosure.Command("误列"));
        await path.DoAsync(new ListDisclosure.Command("停车泊位设置文件"));
        Assert.That((await path.Office.DoAsync(new ReadDisclosureLog.Query("HCG"))).Count, Is.EqualTo(1));
        await path.DoAsync(new TakeDownDisclosure.Command("标题写错"));
        Assert.That((await path.Office.DoAsync(new ReadDisclosureLog.Query("HCG"))).Count, Is.Zero);
        Assert.That((await path.Office.EventsAsync(path.Number))[^1].Details, Does.Contain("标题写错").And.Contain("停车泊位设置文件"));
    }
}
