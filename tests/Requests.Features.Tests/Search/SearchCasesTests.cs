using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Requests.Features.Areas.Letters;
using Requests.Features.Areas.Search;
using Requests.Features.Data.Entities;
using Requests.Features.Kernel;
using Requests.Features.Services.Search;
using Requests.Features.Tests.Replies;
using Requests.Features.Tests.Timers;
using Requests.Statute.Outcomes;

namespace Requests.Features.Tests.Search;

public sealed class SearchCasesTests
{
    [Test]
    public async Task SearchCases_ForATwoCharacterWord_FindsItOnceIndexedAndMarksIt()
    {
        await using var office = await TestOffice.OpenAsync();
        var asked = await office.DoAsync(SampleData.Posted(subject: "绿化补贴发放"), Role.Clerk);
        await office.DoAsync(SampleData.Posted(subject: "道路停车泊位设置"), Role.Clerk);
        var before = await office.DoAsync(new SearchCases.Query("补贴"), Role.Officer);
        Assert.That((before.Hits.Count, before.Pending), Is.EqualTo((0, 2)));

        await office.SweepAsync(IndexTexts.Name);
        var after = await office.DoAsync(new SearchCases.Query("补贴"), Role.Officer);
        Assert.That((after.Hits.Count, after.Pending, after.Next), Is.EqualTo((1, 0, (string?)null)));
        var hit = after.Hits[0];
        Assert.That((hit.CaseNumber, hit.Subject, hit.State), Is.EqualTo((asked.CaseNumber, "绿化补贴发放", CaseState.Received)));
        Assert.That(hit.Passages.Single().Excerpt.Where(p => p.Marked).Select(p => p.Text), Is.EqualTo(new[] { "补贴", "补贴" }));
        Assert.That(string.Concat(hit.Passages[0].Excerpt.Select(p => p.Text)), Does.Contain("申请公开绿化补贴发放"));
    }

    [TestCase("停车　ＢＵＳ", 1, TestName = "SearchCases_WithWideLetters_FindsNarrowOnes")]
    [TestCase("泊位 停车", 1, TestName = "SearchCases_WithTwoWords_WantsBothInAnyOrder")]
    [TestCase("泊位 绿化", 0, TestName = "SearchCases_WithAWordThatIsMissing_FindsNothing")]
    [TestCase("停泊车位", 0, TestName = "SearchCases_WithTheSameCharactersInAnotherOrder_FindsNothing")]
    [TestCase("停车停车泊位", 0, TestName = "SearchCases_WithPairsThatStandApart_FindsNothing")]
    [TestCase("位 泊位", 1, TestName = "SearchCases_WithASingleLetterBesideAWord_LetsItConfirm")]
    [TestCase("HCG-2026-0001", 1, TestName = "SearchCases_ForACaseNumber_FindsTheCase")]
    public async Task SearchCases_Words(string text, int expected)
    {
        await using var office = await TestOffice.OpenAsync();
        await office.DoAsync(SampleData.Posted() with { RequestText = "申请公开停车\n泊位（bus站旁）的批文，电话13800000000。" }, Role.Clerk);
        await office.SweepAsync(IndexTexts.Name);
        Assert.That((await office.DoAsync(new SearchCases.Query(text), Role.Officer)).Hits, Has.Count.EqualTo(expected));
    }

    [TestCase("13800000000")]
    [TestCase("138 0000 0000")]
    [TestCase("138-0000-0000")]
    [TestCase("１３８００００００００")]
    [TestCase("+8613800000000")]
    [TestCase("138\u200b00000000")]
    [TestCase("泊位 13800000000")]
    [TestCase("010-65432109")]
    [TestCase("zhang@example.invalid")]
    [TestCase("E12345678")]
    [TestCase(SampleData.IdNumber)]
    [Description("security 6")]
    public async Task Finding6_APersonsNumber_IsSoughtForAReason_ByWhoMay_AndOnRecord(string text)
    {
        await using var office = await TestOffice.OpenAsync();
        var asked = await office.DoAsync(SampleData.Posted() with { RequestText = $"申请公开停车泊位的批文，电话13800000000，{SampleData.IdNumber}。" }, Role.Clerk);
        await office.SweepAsync(IndexTexts.Name);
        await office.RefusedAsync("search.reason-needed", new SearchCases.Query(text), Role.Officer);
        var search = new SearchCases.Query(text);
        await office.RefusedAsync("access.not-allowed", new SearchByNumber.Command(search, "核对是否重复申请"), Role.Reviewer);
        await office.RefusedAsync("input.invalid", new SearchByNumber.Command(search, " "), Role.Officer);
        await office.RefusedAsync("input.invalid", new SearchByNumber.Command(search with { Size = 0 }, "核对是否重复申请"), Role.Officer);
        Assert.That(await ReadingsAsync(), Is.Empty);
        var found = await office.DoAsync(new SearchByNumber.Command(search, "核对是否重复申请"), Role.Officer);
        var readings = await ReadingsAsync();
        Assert.That(readings.Select(r => (r.What, r.Reason)), Is.EqualTo(found.Hits.Select(_ => ("person search", "核对是否重复申请"))));
        Assert.That(found.Hits.Select(h => h.CaseNumber), Is.SubsetOf(new[] { asked.CaseNumber }));
        var events = await office.InDbAsync(db => db.Set<OfficeEvent>().Where(e => e.CaseId == null && e.Act == nameof(Act.RevealPersonalData)).ToListAsync());
        Assert.That(events.Single().Details, Does.Not.Contain("138").And.Contain("核对"));

        Task<List<PersonalReading>> ReadingsAsync() => office.InDbAsync(db => db.Set<PersonalReading>().ToListAsync());
    }

    // Four or five digits of a number tell whose it is nearly as well as all of them.
    [TestCase("3800000", true)]
    [TestCase("138", true)]
    [TestCase("0000000", true)]
    [TestCase("１３８０００", true)]
    [TestCase("zhangsan", false)]
    [TestCase("angsa", false)]
    [TestCase("电话138", true)]
    [Description("security 6")]
    public async Task Finding6_APartOfAPersonsNumber_FindsNothing_NorDoesWhatTheMaskShows_ButForAReason(string text, bool shown)
    {
        await using var office = await TestOffice.OpenAsync();
        var asked = await office.DoAsync(SampleData.Posted() with
        {
            RequestText = $"申请公开停车泊位的批文（批号4711920）。电话13800000000，{SampleData.IdNumber}，zhangsan@example.invalid。",
        }, Role.Clerk);
        await office.SweepAsync(IndexTexts.Name);
        Assert.That((await office.DoAsync(new SearchCases.Query(text), Role.Officer)).Hits, Is.Empty);
        Assert.That((await office.DoAsync(new SearchCases.Query("停车泊位 4711920"), Role.Officer)).Hits, Has.Count.EqualTo(1), "other numbers of the same text are found");
        var known = await office.DoAsync(new SearchByNumber.Command(new(text), "核对是否重复申请"), Role.Officer);
        Assert.That(known.Hits.Select(h => h.CaseNumber), Is.EqualTo(shown ? new[] { asked.CaseNumber } : []));
    }

    [TestCase("HCG-2026-0001")]
    [TestCase("2026年3月2日")]
    [TestCase("江城管公复〔2026〕12号")]
    [TestCase("109号 第711号令")]
    [TestCase("2019 2020 2021")]
    [TestCase("12345")]
    [TestCase("500000元")]
    public async Task Finding6_OtherNumbers_AreSoughtAsEver(string text)
    {
        await using var office = await TestOffice.OpenAsync();
        Assert.That((await office.SendAsync(new SearchCases.Query(text), Role.Officer)).Problem?.Code, Is.Null);
    }

    // Common words are read for from the newest case on, rare ones looked up: two ways to the same pages.
    [Test]
    public async Task SearchCases_ForCommonWords_FindsTheSamePages()
    {
        var asIf = new AsIfCommon();
        await using var office = await TestOffice.OpenAsync(adapt: services => services.Replace(ServiceDescriptor.Scoped<ISearchIndex>(provider =>
            new SwitchedIndex(TestDatabase.OnServer ? ActivatorUtilities.CreateInstance<TermTable>(provider)
                : ActivatorUtilities.CreateInstance<Requests.Web.Hosting.SqliteSearchIndex>(provider), asIf))));
        string[] subjects = ["道路停车泊位设置", "绿化养护合同", "停车收费标准", "绿化补贴发放"];
        for (var i = 0; i < 26; i++)
        {
            office.GoTo($"2026-03-{2 + i / 5:00}");
            await office.DoAsync(SampleData.Posted($"2026-03-{2 + i / 5:00}", subjects[i * 7 % subjects.Length]), Role.Clerk);
        }
        await office.SweepAsync(IndexTexts.Name);
        foreach (var query in new SearchCases.Query[] { new("停车", Size: 4), new("绿化", Size: 50), new("绿化 养护", Size: 1), new("申请公开", Size: 7, Year: 2026),
            new("停车", Year: 2025), new("绝无", Size: 3), new("停车", SearchSource.Letter) })
        {
            asIf.Common = false;
            var rare = await PagesAsync(query);
            asIf.Common = true;
            Assert.That(await PagesAsync(query), Is.EqualTo(rare), query.Text);
        }
        Assert.That(await PagesAsync(new("停车", Size: 4)), Has.Count.EqualTo(13));

        async Task<List<string>> PagesAsync(SearchCases.Query query)
        {
            var found = new List<string>();
            for (string? after = null; ;)
            {
                var page = await office.DoAsync(query with { After = after }, Role.Officer);
                Assert.That(page.Hits, Has.Count.LessThanOrEqualTo(query.Size));
                found.AddRange(page.Hits.Select(h => h.CaseNumber));
                if ((after = page.Next) is null) return found;
            }
        }
    }

    private sealed class AsIfCommon
    {
        public bool Common { get; set; }
    }

    private sealed class SwitchedIndex(ISearchIndex index, AsIfCommon asIf) : ISearchIndex
    {
        public Task PutAsync(long entryId, IReadOnlyCollection<long> terms, CancellationToken ct) => index.PutAsync(entryId, terms, ct);

        public Task RemoveAsync(IReadOnlyCollection<long> entryIds, CancellationToken ct) => index.RemoveAsync(entryIds, ct);

        public async Task<bool> HoldsMoreAsync(int than, IReadOnlyCollection<IReadOnlyCollection<long>> groups, CancellationToken ct)
        {
            Assert.That(await index.HoldsMoreAsync(0, groups, ct), Is.EqualTo(await Find(groups).AnyAsync(ct)));
            Assert.That(await index.HoldsMoreAsync(than, groups, ct), Is.False, "none of these texts is in so many");
            return asIf.Common;
        }

        public IQueryable<SearchEntry> Find(IReadOnlyCollection<IReadOnlyCollection<long>> groups) => index.Find(groups);
    }

    [Test]
    public async Task SearchCases_OnThePlainTable_FindsTheSame()
    {
        await using var office = await TestOffice.OpenAsync(adapt: s => s.Replace(ServiceDescriptor.Scoped<ISearchIndex, TermTable>()));
        var asked = await office.DoAsync(SampleData.Posted(subject: "绿化补贴发放"), Role.Clerk);
        await office.DoAsync(SampleData.Posted(subject: "绿化养护") with { RequestText = "树木修剪合同" }, Role.Clerk);
        await office.SweepAsync(IndexTexts.Name);
        var found = await office.DoAsync(new SearchCases.Query("绿化补贴"), Role.Officer);
        Assert.That(found.Hits.Select(h => h.CaseNumber), Is.EqualTo(new[] { asked.CaseNumber }));
        var other = await office.DoAsync(SampleData.Posted(subject: "绿化补贴发放") with { Applicant = SampleData.Applicant("李四") }, Role.Clerk);
        Assert.That((await office.DoAsync(new FindSimilar.Query(other.CaseNumber), Role.Officer)).Others.Select(o => o.CaseNumber),
            Is.EqualTo(new[] { asked.CaseNumber }));
        Assert.That((await office.DoAsync(new RebuildIndex.Command(), Role.Administrator)).Forgotten, Is.EqualTo(2));
        Assert.That(await office.InDbAsync(db => db.Set<SearchTerm>().CountAsync()), Is.Zero);
    }

    [Test]
    public async Task SearchCases_ByLetter_ShowsItMaskedAndKeepsNothingReadable()
    {
        await using var path = await ReplyCase.OpenAsync();
        await path.ClassifyNotResponsibleAsync();
        await path.DoAsync(new DraftLetter.Command(Facts: "张三所问的槐树街泊位图纸已经找到。"));
        await path.Office.SweepAsync(IndexTexts.Name);
        var found = await path.Office.DoAsync(new SearchCases.Query("槐树街", SearchSource.Letter), Role.Officer);
        var passage = found.Hits.Single().Passages.Single();
        Assert.That((passage.Source, passage.No, passage.Title), Is.EqualTo((SearchSource.Letter, 1, "政府信息公开申请答复书")).Or.Not.Null);
        Assert.That(string.Concat(passage.Excerpt.Select(p => p.Text)), Does.Contain("张*所问").And.Not.Contain("张三"));
        Assert.That((await path.Office.DoAsync(new SearchCases.Query("槐树街", SearchSource.Request), Role.Officer)).Hits, Is.Empty);
        Assert.That((await path.Office.DoAsync(new SearchCases.Query("张三"), Role.Officer)).Hits, Is.Empty, "people are found by their data");

        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        var bytes = string.Concat(Directory.GetFiles(path.Office.Folder,
            "requests.db*").Select(f => System.Text.Encoding.UTF8.GetString(File.ReadAllBytes(f))));
        Assert.That(bytes, Does.Not.Contain("槐树"));
    }

    [Test]
    public async Task SearchCases_WithANewDraft_FindsOnlyTheLatest()
    {
        await using var path = await ReplyCase.OpenAsync();
        await path.ClassifyNotResponsibleAsync();
        await path.DoAsync(new DraftLetter.Command(Facts: "槐树街的图纸已经找到。"));
        await path.Office.SweepAsync(IndexTexts.Name);
        await path.DoAsync(new DraftLetter.Command(Facts: "梧桐路的图纸已经找到。"));
        await path.Office.SweepAsync(IndexTexts.Name);
        Assert.That((await path.Office.DoAsync(new SearchCases.Query("槐树"), Role.Officer)).Hits, Is.Empty);
        Assert.That((await path.Office.DoAsync(new SearchCases.Query("梧桐"), Role.Officer)).Hits, Has.Count.EqualTo(1));
    }

    [Test]
    public async Task SearchCases_Filters()
    {
        await using var office = await TestOffice.OpenAsync("2025-12-30");
        var old = await office.DoAsync(SampleData.Posted("2025-12-30"), Role.Clerk);
        office.GoTo("2026-03-02");
        var mine = await office.CaseAsync();
        await office.CaseAsync(assigned: false);
        await office.SweepAsync(IndexTexts.Name);
        async Task<int> CountAsync(SearchCases.Query query) => (await office.DoAsync(query, Role.Supervisor)).Hits.Count;
        var all = new SearchCases.Query("泊位");
        using (Assert.EnterMultipleScope())
        {
            Assert.That(await CountAsync(all), Is.EqualTo(3));
            Assert.That(await CountAsync(all with { Year = 2025 }), Is.EqualTo(1));
            Assert.That(await CountAsync(all with { State = CaseState.InProgress }), Is.EqualTo(1));
            Assert.That(await CountAsync(all with { OfficerId = TestOffice.UserId(Role.Officer) }), Is.EqualTo(1));
            Assert.That(await CountAsync(all with { ReceivedFrom = SampleData.Day("2026-01-01") }), Is.EqualTo(2));
            Assert.That(await CountAsync(all with { ReceivedTo = SampleData.Day("2026-01-01") }), Is.EqualTo(1));
            Assert.That(await CountAsync(all with { Outcome = OutcomeLeaf.Granted }), Is.Zero);
            Assert.That(await CountAsync(all with { Text = mine, Year = 2026 }), Is.EqualTo(1));
            Assert.That(await CountAsync(all with { Text = old.CaseNumber, Year = 2026 }), Is.Zero);
        }
    }

    [Test]
    public async Task SearchCases_PageByPage_ShowsEachCaseOnceNewestFirst()
    {
        await using var office = await TestOffice.OpenAsync();
        for (var i = 0; i < 5; i++) await office.DoAsync(SampleData.Posted(), Role.Clerk);
        await office.SweepAsync(IndexTexts.Name);
        var (numbers, after) = (new List<string>(), (string?)null);
        do
        {
            var page = await office.DoAsync(new SearchCases.Query("停车泊位", After: after, Size: 2), Role.Officer);
            numbers.AddRange(page.Hits.Select(h => h.CaseNumber));
            after = page.Next;
        }
        while (after is not null);
        Assert.That(numbers, Is.EqualTo(Enumerable.Range(1, 5).Reverse().Select(i => $"HCG-2026-000{i}")));
    }

    [Test]
    public async Task SearchCases_OfAnotherBody_FindsNothing()
    {
        await using var office = await TestOffice.OpenAsync();
        await office.DoAsync(SampleData.Posted(), Role.Clerk);
        await office.SweepAsync(IndexTexts.Name);
        await using var scope = office.Services.CreateAsyncScope();
        var caller = scope.ServiceProvider.GetRequiredService<Caller>();
        (caller.BodyId, caller.Roles) = (Guid.NewGuid(), new HashSet<Role> { Role.Officer });
        var found = await scope.ServiceProvider.GetRequiredService<MediatR.IMediator>().Send(new SearchCases.Query("泊位"));
        Assert.That(found.Value.Hits, Is.Empty);
    }

    [Test]
    public async Task SearchCases_WithASingleLetterOrABadCursor_NamesTheField()
    {
        await using var office = await TestOffice.OpenAsync();
        Assert.That((await office.RefusedAsync("input.invalid", new SearchCases.Query("泊"), Role.Officer)).Fields!.Keys, Does.Contain("text"));
        Assert.That((await office.RefusedAsync("input.invalid", new SearchCases.Query("泊位", After: "x"), Role.Officer)).Fields!.Keys, Does.Contain("after"));
        await office.RefusedAsync("access.not-allowed", new SearchCases.Query("泊位"), Role.Administrator);
    }
}
