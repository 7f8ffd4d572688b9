using System.Text;
using Requests.Features.Areas.Register;
using Requests.Features.Data.Entities;
using Requests.Features.Kernel;
using Requests.Features.Tests.Reports;
using Requests.Statute.Outcomes;

namespace Requests.Features.Tests.Register;

public sealed class PublicationRegisterTests
{
    [Test, Property("Rule", "PRO-3")]
    public async Task PRO_3_RegisterPublications_AreCountedByChannelAndMonth_BesideTotals()
    {
        await using var office = await TestOffice.OpenAsync("2026-03-02");
        await office.DoAsync(new RecordPublicationCounts.Command(2025, [new("微博", "条", 100)]), Role.Officer);
        await office.DoAsync(new RegisterPublications.Command([new(SampleData.Day("2025-02-03"), "网站", Category: 6, Title: "处罚决定"),
            new(SampleData.Day("2025-02-20"), "网站", Count: 4), new(SampleData.Day("2025-11-03"), "微信", Count: 7)]), Role.Officer);
        var months = await office.DoAsync(new ReadPublicationMonths.Query(2025, 2), Role.Head);
        using (Assert.EnterMultipleScope())
        {
            Assert.That((months.Total, months.Months[1].Total, months.Months[10].Total, months.WithoutMonth.Single().Count), Is.EqualTo((112, 5, 7, 100)));
            Assert.That(months.Categories.Select(c => (c.Category, c.Count)), Is.EqualTo(new[] { ((int?)null, 11), (6, 1) }));
            Assert.That(months.Items.Select(i => i.Count), Is.EqualTo(new[] { 1, 4 }));
            Assert.That((await office.DoAsync(new ReadPublicationCounts.Query(2025), Role.Head)).Counts.Select(c => (c.Channel, c.Count)),
                Is.EquivalentTo(new[] { ("微博", 100), ("网站", 5), ("微信", 7) }));
        }
        await office.RefusedAsync("register.channel-totalled", new RegisterPublications.Command([new(SampleData.Day("2025-02-03"), "微博")]), Role.Officer);
        await office.RefusedAsync("register.channel-itemised", new RecordPublicationCounts.Command(2025, [new("网站", "条", 5)]), Role.Officer);
        await office.DoAsync(new RemovePublication.Command(months.Items[1].Id), Role.Officer);
        Assert.That((await office.DoAsync(new ReadPublicationCounts.Query(2025), Role.Head)).Total, Is.EqualTo(108));
        await office.RefusedAsync("register.no-publication", new RemovePublication.Command(months.Items[1].Id), Role.Officer);
    }

    [Test]
    public async Task CLK_12_RegisterPublications_NotesWhatWasPublishedLate()
    {
        await using var office = await TestOffice.OpenAsync("2026-11-20");
        var taken = await office.DoAsync(new RegisterPublications.Command([
            new(SampleData.Day("2026-10-29"), "网站", Title: "按期", MadeOn: SampleData.Day("2026-09-24")),
            new(SampleData.Day("2026-10-30"), "网站", Title: "逾期", MadeOn: SampleData.Day("2026-09-24")),
            new(SampleData.Day("2026-10-30"), "网站", Title: "不详")]), Role.Officer);
        Assert.That(taken.Late, Is.EqualTo(new[] { new LatePublication(1, SampleData.Day("2026-10-29"), SampleData.Day("2026-10-30")) }));
    }

    [Test]
    public async Task FindPublished_FindsTitlesWithEveryWord_OfPublicationsAndListedAnswers()
    {
        await using var office = await TestOffice.OpenAsync("2026-03-02");
        await office.DoAsync(new RegisterPublications.Command([new(SampleData.Day("2025-02-03"), "网站", Title: "停车泊位收费标准", EvidenceLink: "https://example.invalid/1"), new(SampleData.Day("2025-03-03"), "网站", Title: "垃圾分类办法")]), Role.Officer);
        await KeepAnsweredAsync(office, "A-1", "张三", "停车泊位");
        await office.DoAsync(new ListDisclosure.Command("路侧停车泊位设置批准文件") { CaseNumber = "A-1" }, Role.Officer);
        var found = (await office.DoAsync(new FindPublished.Query("停车  泊位"))).Pieces;
        Assert.That(found.Select(p => (p.Title, p.Answered)), Is.EquivalentTo(new[] { ("停车泊位收费标准", false), ("路侧停车泊位设置批准文件", true) }));
        Assert.That((await office.DoAsync(new FindPublished.Query("泊位 收费", "hcg"))).Pieces.Single().Link, Is.EqualTo("https://example.invalid/1"));
        Assert.That((await office.DoAsync(new FindPublished.Query("泊位", Size: 1))).More);
        await office.DoAsync(new ListDisclosure.Command("路侧停车泊位设置批准文件", PublicFrom: SampleData.Day("2026-03-10")) { CaseNumber = "A-1" }, Role.Officer);
        Assert.That((await office.DoAsync(new FindPublished.Query("批准文件"))).Pieces, Is.Empty, "it waits for its day");
        Assert.That((await office.DoAsync(new ReadDisclosureLog.Query("HCG"))).Count, Is.Zero);
        office.GoTo("2026-03-10");
        Assert.That((await office.DoAsync(new FindPublished.Query("批准文件"))).Pieces, Has.Count.EqualTo(1));
        Assert.That((await office.DoAsync(new ReadDisclosureLog.Query("HCG"))).Count, Is.EqualTo(1));
        await office.RefusedAsync("input.invalid", new FindPublished.Query("泊"));
        await office.RefusedAsync("register.no-body", new FindPublished.Query("泊位", "XYZ"));
    }

    [Test]
    public async Task ImportPublications_TakesAllOrNothing_AndNamesEachFault()
    {
        await using var office = await TestOffice.OpenAsync("2026-03-02");
        var bad = await office.DoAsync(new ImportPublications.Command(Csv("2025-02-03,网站,条,6,题,1,", "2025-13-03,网站,条,,,1,",
            "2025-02-03,,条,16,,x,")), Role.Officer);
        Assert.That(bad.Registered, Is.Zero);
        Assert.That(bad.Faults.Select(f => (f.Line, f.Column)), Is.EqualTo(new[] { (3, "publishedOn"), (4, "count") }));
        bad = await office.DoAsync(new ImportPublications.Command(Csv("2025-02-03,,条,16,,1,")), Role.Officer);
        Assert.That(bad.Faults.Select(f => f.Column), Is.EqualTo(new[] { "channel", "category" }));
        var good = Csv("2025-02-03,网站,条,6,题,1,https://example.invalid/1", "2025-03-03,微信,条,,,12,");
        Assert.That((await office.DoAsync(new ImportPublications.Command(good, DryRun: true), Role.Officer)).Registered, Is.Zero);
        Assert.That((await office.DoAsync(new ImportPublications.Command(good), Role.Officer)).Pieces, Is.EqualTo(13));
        Assert.That((await office.DoAsync(new ReadPublicationCounts.Query(2025), Role.Head)).Total, Is.EqualTo(13));
    }

    [Test, Property("Rule", "PII-8")]
    public async Task PII_8_TheDisclosureLog_HoldsNoPerson()
    {
        await using var office = await TestOffice.OpenAsync("2026-03-02");
        await KeepAnsweredAsync(office, "A-1", "张三", "停车泊位");
        await office.RefusedAsync("register.personal-data", new ListDisclosure.Command("张三申请的停车泊位文件") { CaseNumber = "A-1" }, Role.Officer);
        await office.RefusedAsync("register.personal-data", new ListDisclosure.Command("13800000000的申请") { CaseNumber = "A-1" }, Role.Officer);
        await office.DoAsync(new ListDisclosure.Command("停车泊位设置批准文件") { CaseNumber = "A-1" }, Role.Officer);
        await office.DoAsync(new ListDisclosure.Command("路侧停车泊位设置批准文件", "https://example.invalid/p") { CaseNumber = "A-1" }, Role.Officer);
        var log = await office.DoAsync(new ReadDisclosureLog.Query("hcg", 2026));
        Assert.That((log.Count, log.Entries.Single().Title, log.Entries[0].Outcome), Is.EqualTo((1, "路侧停车泊位设置批准文件", "予以公开")));
        Assert.That((await office.DoAsync(new ReadDisclosureLog.Query("HCG", 2025))).Count, Is.Zero);
        await office.RefusedAsync("register.no-body", new ReadDisclosureLog.Query("XYZ"));
    }

    [Test, Property("Rule", "PRO-4")]
    public async Task PRO_4_SuggestPublications_FromTheSecondDistinctApplicant()
    {
        await using var office = await TestOffice.OpenAsync("2026-03-02");
        await KeepAnsweredAsync(office, "A-1", "张三", "停车泊位");
        await KeepAnsweredAsync(office, "A-2", "张三", "停车泊位");
        await KeepAnsweredAsync(office, "A-3", "李四", "绿化合同");
        Assert.That((await office.DoAsync(new SuggestPublications.Query(SampleData.Day("2025-01-01")), Role.Officer)).Suggestions,
            Is.Empty, "one person asking twice is one");
        await KeepAnsweredAsync(office, "A-4", "王五", "停车泊位");
        var suggested = (await office.DoAsync(new SuggestPublications.Query(SampleData.Day("2025-01-01")), Role.Officer)).Suggestions.Single();
        Assert.That((suggested.Subject, suggested.Applicants), Is.EqualTo(("停车泊位", 2)));
        Assert.That(suggested.CaseNumbers, Is.EqualTo(new[] { "A-1", "A-2", "A-4" }));
    }

    [TestCase("关于2025年中山路停车泊位设置的批准文件", 2, TestName = "PRO_4_SuggestPublications_OfTheSameInOtherWords")]
    [TestCase("2024年中山路停车泊位设置的批准文件", 0, TestName = "PRO_4_SuggestPublications_OfAnotherYear_AreTwoThings")]
    [TestCase("2025年中山路绿化养护项目的合同", 0, TestName = "PRO_4_SuggestPublications_OfAnotherMatter_AreTwoThings")]
    public async Task PRO_4_SuggestPublications_TakesForTheSameWhatReadsTheSame(string other, int applicants)
    {
        await using var office = await TestOffice.OpenAsync("2026-03-02");
        await KeepAnsweredAsync(office, "A-1", "张三", "2025年中山路停车泊位设置的批准文件");
        await KeepAnsweredAsync(office, "A-2", "李四", other);
        var read = await office.DoAsync(new SuggestPublications.Query(SampleData.Day("2025-01-01")), Role.Officer);
        Assert.That((read.Suggestions.Sum(s => s.Applicants), read.Compared), Is.EqualTo((applicants, 2)));
    }

    private static byte[] Csv(params string[] rows) => Encoding.UTF8.GetBytes($"publishedOn,channel,unit,category,title,count,evidenceLink\n{string.Join('\n', rows)}\n");

    private static Task<int> KeepAnsweredAsync(TestOffice office, string number, string name, string subject) => office.InDbAsync(async db =>
    {
        var made = YearOfCases.Case(number, "2026-01-05", "2026-01-20", OutcomeLeaf.Granted, state: Features.Kernel.CaseState.Served, subject: subject);
        var vault = (Features.Services.Privacy.PersonalVault)office.Services.GetService(typeof(Features.Services.Privacy.PersonalVault))!;
        made.AddParty(new Requests.Features.Services.Intake.Person(name).ToParty(vault, TestOffice.BodyId, made.Id, PartyRole.Applicant));
        db.Set<Case>().Add(made);
        return await db.SaveChangesAsync();
    });
}
