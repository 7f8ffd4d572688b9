using System.Text;
using Microsoft.Extensions.DependencyInjection;
using Requests.Features.Areas.Service;
using Requests.Features.Data.Entities;
using Requests.Features.Kernel;
using Requests.Features.Services.Content;
using Requests.Features.Tests.Replies;
using Requests.Statute.Service;
using static Requests.Features.Tests.SampleData;

namespace Requests.Features.Tests.Service;

public sealed class ImportTrackingTests
{
    private const string List = """
        邮件号,状态,日期,签收人,备注
        ea000000001cn,已妥投,2026-03-05 14:20,李四,
        EA000000002CN,退回,2026/3/6,,查无此人
        EA000000009CN,妥投,2026-03-05,,
        EA000000003CN,未妥投,2026-03-05,,
        EA000000003CN,妥投,昨天,,
        EA000000003CN,妥投,2026-03-01,,
        """;

    [TestCase("utf-8")]
    [TestCase("gb18030")]
    public async Task ImportTracking_TakesWhatItKnowsAndNamesTheRestByLine(string encoding)
    {
        await using var first = await SentAsync(1);
        var second = await SentAsync(2, first);
        var third = await SentAsync(3, first);
        first.Office.GoTo("2026-03-09");
        var sha = await PutAsync(first, List, encoding);

        var dry = await first.Office.DoAsync(new ImportTracking.Command(true, sha), Role.Clerk);
        Assert.That((await first.LookAsync()).State, Is.EqualTo(CaseState.Dispatched), "a dry run changes nothing");
        var taken = await first.Office.DoAsync(new ImportTracking.Command(false, sha), Role.Clerk);
        Assert.That(taken.Findings, Is.EqualTo(dry.Findings), "the dry run said what would happen");
        Assert.That((taken.Rows, taken.Received, taken.Returned, taken.NotTaken), Is.EqualTo((6, 1, 1, 4)));
        Assert.That(taken.Findings.Select(f => (f.Line, f.Taken, f.CaseNumber)), Is.EqualTo(new[]
        {
            (2, ImportTracking.Taken.Received, (string?)first.Number), (3, ImportTracking.Taken.Returned, second.Number), (4, ImportTracking.Taken.NotTaken, null),
            (5, ImportTracking.Taken.NotTaken, third.Number), (6, ImportTracking.Taken.NotTaken, third.Number), (7, ImportTracking.Taken.NotTaken, third.Number),
        }));
        Assert.That(taken.Findings.Where(f => f.Taken == ImportTracking.Taken.NotTaken).Select(f => f.Reason!.Zh).Distinct().Count(),
            Is.EqualTo(4), "each its own reason");

        var served = (await first.Office.DoAsync(new ReadService.Query(first.Number), Role.Clerk)).Letters.Single();
        Assert.That((served.State, served.Remedies!.From), Is.EqualTo((DocumentState.Served, Day("2026-03-05"))));
        Assert.That(served.Attempts.Single().ReceivedProof!.Kind, Is.EqualTo(ProofKind.DeliveryLog));
        Assert.That(served.Attempts.Single().Missing, Does.Not.Contain("signatory"), "the list said who signed");
        Assert.That((await second.LookAsync()).State, Is.EqualTo(CaseState.Issued));
        Assert.That((await third.LookAsync()).State, Is.EqualTo(CaseState.Dispatched));
    }

    [Test]
    public async Task ImportTracking_Twice_RecordsNothingTwice()
    {
        await using var path = await SentAsync(1);
        path.Office.GoTo("2026-03-09");
        var sha = await PutAsync(path, "tracking_number,status,date\nEA000000001CN,delivered,2026-03-05\nEA000000001CN,delivered,2026-03-05\n");
        var once = await path.Office.DoAsync(new ImportTracking.Command(false, sha), Role.Clerk);
        Assert.That((once.Received, once.AlreadyKnown), Is.EqualTo((1, 1)));
        var events = (await path.Office.EventsAsync(path.Number)).Count;
        var twice = await path.Office.DoAsync(new ImportTracking.Command(false, sha), Role.Clerk);
        Assert.That((twice.Received, twice.AlreadyKnown), Is.EqualTo((0, 2)));
        Assert.That(await path.Office.EventsAsync(path.Number), Has.Count.EqualTo(events));
        var other = await path.Office.DoAsync(new ImportTracking.Command(false,
            await PutAsync(path, "tracking_number,status,date\nEA000000001CN,delivered,2026-03-06\n")), Role.Clerk);
        Assert.That(other.Findings.Single().Reason!.En, Does.Contain("2026-03-05"));
    }

    [TestCase("邮件号,日期\nEA000000001CN,2026-03-05\n")]
    [TestCase("")]
    public async Task ImportTracking_OfSomethingElse_IsRefused(string content)
    {
        await using var path = await ReplyCase.OpenAsync();
        await path.Office.RefusedAsync("service.not-a-tracking-list", new ImportTracking.Command(true, await PutAsync(path, content)), Role.Clerk);
    }

    private static async Task<ReplyCase> SentAsync(int no, ReplyCase? beside = null)
    {
        var path = beside is null ? await ServiceTests.IssuedAsync() : await ServiceTests.IssueAsync(await beside.NextAsync(Posted("2026-03-02", $"事项{no}")));
        await path.DoAsync(new RecordService.Command(ServiceMethod.PostalExpress, Day("2026-03-02"), TrackingNumber: $"EA00000000{no}CN"));
        return path;
    }

    private static async Task<string> PutAsync(ReplyCase path, string list, string encoding = "utf-8")
    {
        var bytes = (encoding == "utf-8" ? Encoding.UTF8 : CodePagesEncodingProvider.Instance.GetEncoding(encoding)!).GetBytes(list);
        var store = path.Office.Services.GetRequiredKeyedService<IContentStore>(ContentStores.Files);
        return (await store.PutAsync(new MemoryStream(bytes), CancellationToken.None)).Sha256;
    }
}
