using Microsoft.EntityFrameworkCore;
using Requests.Features.Areas.Cases;
using Requests.Features.Areas.Collaboration;
using Requests.Features.Areas.Search;
using Requests.Features.Data.Entities;
using Requests.Features.Kernel;
using Requests.Features.Tests.Timers;
using Requests.Statute.Receipt;

namespace Requests.Features.Tests.Search;

/// <summary>Each filter of the search finds what it names and nothing else, alone and beside the others, and says the same as the list's.</summary>
public sealed class SearchFilterTests
{
    [Test]
    public async Task EachFilter_NarrowsTheSearch_AsItNarrowsTheList()
    {
        await using var office = await TestOffice.OpenAsync();
        var unit = new Unit(Guid.CreateVersion7(), TestOffice.BodyId, "SZK", "市政科");
        var posted = (await office.DoAsync(SampleData.Posted(), Role.Clerk)).CaseNumber;
        var handed = (await office.DoAsync(SampleData.Posted() with { Channel = IntakeChannel.InPerson }, Role.Clerk)).CaseNumber;
        var late = (await office.DoAsync(SampleData.Posted(), Role.Clerk)).CaseNumber;
        var inTime = (await office.DoAsync(SampleData.Posted(), Role.Clerk)).CaseNumber;
        await office.InDbAsync(async db =>
        {
            db.Add(unit);
            (await db.Set<Case>().SingleAsync(c => c.Number == posted)).Assign(TestOffice.UserId(Role.Officer), unit.Id);
            (await db.Set<Case>().SingleAsync(c => c.Number == late)).Replied(SampleData.Day("2026-04-20"), late: true);
            (await db.Set<Case>().SingleAsync(c => c.Number == inTime)).Replied(SampleData.Day("2026-03-20"), late: false);
            return await db.SaveChangesAsync();
        });
        await office.DoAsync(new FlagCase.Command("媒体关注", [CaseFlagKind.Press]) { CaseNumber = handed }, Role.Head);
        await office.SweepAsync(IndexTexts.Name);
        var words = new SearchCases.Query("停车泊位");
        var list = new ListCases.Query();
        (SearchCases.Query Search, ListCases.Query List, string[] Found)[] filters =
        [
            (words, list, [posted, handed, late, inTime]),
            (words with { Unit = "SZK" }, list with { Unit = "SZK" }, [posted]),
            (words with { Unit = "NONE" }, list with { Unit = "NONE" }, []),
            (words with { Channel = IntakeChannel.InPerson }, list with { Channel = IntakeChannel.InPerson }, [handed]),
            (words with { Flag = CaseFlagKind.Press }, list with { Flag = CaseFlagKind.Press }, [handed]),
            (words with { Flag = CaseFlagKind.Litigation }, list with { Flag = CaseFlagKind.Litigation }, []),
            (words with { Late = true }, list with { Late = true }, [late]),
            (words with { Late = false }, list with { Late = false }, [inTime]),
            (words with { Channel = IntakeChannel.InPerson, Flag = CaseFlagKind.Press }, list with { Channel = IntakeChannel.InPerson, Flag = CaseFlagKind.Press }, [handed]),
            (words with { Channel = IntakeChannel.RegisteredPost, Flag = CaseFlagKind.Press }, list with { Channel = IntakeChannel.RegisteredPost, Flag = CaseFlagKind.Press }, []),
        ];
        foreach (var (search, listed, found) in filters)
        {
            Assert.That((await office.DoAsync(search, Role.Officer)).Hits.Select(h => h.CaseNumber), Is.EquivalentTo(found), $"{search with { }} {search.Unit}{search.Channel}{search.Flag}{search.Late}");
            Assert.That((await office.DoAsync(listed, Role.Officer)).Cases.Select(c => c.CaseNumber), Is.EquivalentTo(found), listed.ToString());
        }

        // Timeliness of what is still open goes by the day on which it is asked.
        Assert.That((await office.DoAsync(words with { Overdue = true }, Role.Officer)).Hits, Is.Empty);
        office.GoTo("2026-05-06");
        var overdue = (await office.DoAsync(words with { Overdue = true }, Role.Officer)).Hits.Select(h => h.CaseNumber).ToList();
        Assert.That(overdue, Does.Contain(posted).And.Contain(handed));
        Assert.That(overdue, Is.EquivalentTo((await office.DoAsync(list with { Overdue = true }, Role.Officer)).Cases.Select(c => c.CaseNumber)));
        Assert.That((await office.SendAsync(words with { Channel = (IntakeChannel)99 }, Role.Officer)).Problem!.Fields!.Keys, Is.EqualTo(new[] { "channel" }));
    }
}
