using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using MiniExcelLibs;
using Requests.Features.Areas.Register;
using Requests.Features.Areas.Reports;
using Requests.Features.Areas.Timers;
using Requests.Features.Data.Entities;
using Requests.Features.Kernel;
using Requests.Features.Services.Content;
using Requests.Features.Tests.Timers;
using Requests.Statute.Clocks;
using Requests.Statute.Disputes;
using Requests.Statute.Receipt;
using Requests.Statute.Service;

namespace Requests.Features.Tests.Register;

public sealed class ImportTests
{
    private const string Header = "number,subject,receivedOn,outcome,repliedOn,applicantType,dueOn,applicantName";

    [Test, Property("Rule", "SEED-4"), Property("Rule", "SEED-6")]
    public async Task SEED_4_SixteenRowsOf2020_CountAsTheReportSays()
    {
        await using var office = await TestOffice.OpenAsync("2021-01-16");
        string[] codes = [.. Enumerable.Repeat("UNAVAILABLE_NOT_HELD", 10), "REFUSED_PROHIBITED", "REFUSED_PROHIBITED",
            "NOT_PROCESSED_DUPLICATE", "NOT_PROCESSED_DUPLICATE", "UNAVAILABLE_UNCLEAR", "UNAVAILABLE_UNCLEAR"];
        var file = string.Join('\n', codes.Select((code, n) => $$"""{"number":"S-{{n}}","subject":"事项","receivedOn":"2020-06-01","outcome":"{{code}}","repliedOn":"2020-06-10"}"""));
        var done = await ImportAsync(office, ImportMode.Commit, ImportFormat.Ndjson, Encoding.UTF8.GetBytes(file));
        Assert.That((done.State, done.Rows, done.Good, done.Bad), Is.EqualTo((ImportState.Done, 16, 16, 0)));
        var report = await office.DoAsync(new ReadAnnualReport.Query(2020), Role.Head);
        Assert.That(report.PartThree.Rows.Single(row => row.Code == "TOTAL").Values, Is.EqualTo(new int?[] { 0, 0, 0, 0, 0, 0, 16 }), "no type is invented");
    }

    [Test]
    public async Task RunImports_DryRun_NamesEachBadValueAndTakesNothing()
    {
        await using var office = await TestOffice.OpenAsync();
        await ImportAsync(office, ImportMode.Commit, ImportFormat.Csv, Csv("K-1,已有,2025-01-06,,,,,"));
        var file = Csv("K-1,又来,2025-01-06,,,,,", "A-1,好,2025-03-03,GRANTED,2025-03-10,business,2025-03-28,", "A-1,重,2025-03-03,,,,,",
            "A-3,,2025-13-01,WELL,2025-03-01,nobody,,", "A-4,早,2025-03-03,GRANTED,2025-03-02,,,");
        var dry = await ImportAsync(office, ImportMode.DryRun, ImportFormat.Csv, file);
        using (Assert.EnterMultipleScope())
        {
            Assert.That((dry.State, dry.Rows, dry.Good, dry.Bad, dry.DueDiffers), Is.EqualTo((ImportState.Done, 5, 1, 4, 1)));
            Assert.That(dry.Findings.Select(f => (f.Line, f.Column, f.Value, f.Rule)), Is.EqualTo(new[]
            {
                (2, "number", "K-1", "duplicate-in-system"),
                (3, "dueOn", "2025-03-28", "ours-is-2025-03-31"),
                (4, "number", "A-1", "duplicate-in-file"),
                (5, "subject", null, "required"),
                (5, "applicantType", "nobody", "one-of-the-words"),
                (5, "receivedOn", "2025-13-01", "date"),
                (5, "outcome", "WELL", "outcome-code"),
                (6, "repliedOn", "2025-03-02", "not-before-receivedOn"),
            }));
            Assert.That(await office.InDbAsync(db => db.Set<Case>().CountAsync()), Is.EqualTo(1));
        }
    }

    [Test]
    public async Task RunImports_ReadsGb18030AndXlsxAlike()
    {
        await using var office = await TestOffice.OpenAsync();
        var chinese = CodePagesEncodingProvider.Instance.GetEncoding("GB18030")!.GetBytes($"{Header}\nG-1,道路停车泊位,2025-01-06,,,,,张三\n");
        await ImportAsync(office, ImportMode.Commit, ImportFormat.Csv, chinese);
        using var book = new MemoryStream();
        book.SaveAs(new[] { new { number = "X-1", subject = "绿化", receivedOn = new DateTime(2025, 1, 6) } });
        await ImportAsync(office, ImportMode.Commit, ImportFormat.Xlsx, book.ToArray());
        Assert.That(await office.InDbAsync(db => db.Set<Case>().OrderBy(c => c.Number).Select(c => c.Subject)
            .ToListAsync()), Is.EqualTo(new[] { "道路停车泊位", "绿化" }));
        var broken = await ImportAsync(office, ImportMode.Commit, ImportFormat.Xlsx, [1, 2, 3]);
        Assert.That(broken, Has.Property("State").EqualTo(ImportState.Failed).And.Property("Error").Not.Null);
    }

    [Test]
    public async Task RunImports_InTurns_TakesEachRowOnce()
    {
        await using var office = await TestOffice.OpenAsync();
        var file = Csv([.. Enumerable.Range(0, 5600).Select(n => $"N-{n:0000},事项,2025-01-06,,,,,")]);
        var done = await ImportAsync(office, ImportMode.Commit, ImportFormat.Csv, file);
        Assert.That((done.State, done.Good, done.Bad), Is.EqualTo((ImportState.Done, 5600, 0)));
        var again = await ImportAsync(office, ImportMode.Commit, ImportFormat.Csv, file);
        Assert.That((again.Good, again.Bad), Is.EqualTo((0, 5600)));
        Assert.That(await office.InDbAsync(db => db.Set<Case>().CountAsync()), Is.EqualTo(5600));
    }

    [Test]
    public async Task UndoImport_TakesAllBack_UnlessAnActBuildsOnIt()
    {
        await using var office = await TestOffice.OpenAsync();
        var first = await ImportAsync(office, ImportMode.Commit, ImportFormat.Csv, Csv("U-1,事项,2025-01-06,GRANTED,2025-01-08,,,李四", "U-2,事项,2026-02-26,,,,,"));
        Assert.That((await office.DoAsync(new UndoImport.Command(first.Id), Role.Head)).Cases, Is.EqualTo(2));
        Assert.That(await office.InDbAsync(db => db.Set<Case>().CountAsync()), Is.Zero);
        await office.RefusedAsync("register.import-not-undoable", new UndoImport.Command(first.Id), Role.Head);

        var second = await ImportAsync(office, ImportMode.Commit, ImportFormat.Csv, Csv("U-1,事项,2025-01-06,,,,,"));
        await office.InDbAsync(async db =>
        {
            var one = await db.Set<Case>().SingleAsync();
            db.Set<OfficeEvent>().Add(new OfficeEvent(one.BodyId, one.Id, 2, "AssignCase", SampleData.Day("2026-03-02"), null, "clerk", "{}", null, null, "", "", "", office.Time.GetUtcNow()));
            return await db.SaveChangesAsync();
        });
        await office.RefusedAsync("register.import-built-upon", new UndoImport.Command(second.Id), Role.Head);
    }

    [Test, Property("Rule", "SEED-8")]
    public async Task SEED_8_RunImports_TurnsEveryColumnIntoRowsOfItsOwn()
    {
        await using var office = await TestOffice.OpenAsync("2021-01-16");
        var file = """
            {"number":"D-1","subject":"甲","receivedOn":"2020-06-01","channel":"online","outcome":"UNAVAILABLE_NOT_HELD","replyNumber":"哈城管公〔2020〕7号","repliedOn":"2020-06-10","dispatchedOn":"2020-06-11","deliveredOn":"2020-06-13","disputes":[{"forum":"reconsideration","organ":"市政府","receivedOn":"2020-07-01","result":"UPHELD","resultOn":"2020-08-20"}]}
            {"number":"D-2","subject":"乙","receivedOn":"2020-06-01","outcome":"REFUSED_PROHIBITED","replyNumber":"哈城管公〔2020〕7号","repliedOn":"2020-06-10","disputes":"suit/裁定驳回起诉/2020-09-01//道里区人民法院"}
            {"number":"D-3","subject":"丙","receivedOn":"2020-06-01","disputes":[{"forum":"reconsideration","result":"SUIT_DISMISSED","receivedOn":"2020-07-01"}]}
            {"number":"D-4","subject":"丁","receivedOn":"2020-06-01","correctionNoticeOn":"2020-06-03","outcome":"OTHER_CORRECTION_LAPSED","closedOn":"2020-07-20"}
            {"number":"D-5","subject":"戊","receivedOn":"2020-12-01","correctionNoticeOn":"2020-12-03"}
            """;
        var done = await ImportAsync(office, ImportMode.Commit, ImportFormat.Ndjson, Encoding.UTF8.GetBytes(file));
        Assert.That(done.Findings.Select(f => (f.Line, f.Column, f.Rule, f.IsFault)), Is.EqualTo(new[]
        {
            (2, "replyNumber", "kept-in-the-row-of-another-case", false), (3, "disputes", "dispute", true),
        }), "an organ of reconsideration dismisses no suit");
        var letters = await office.InDbAsync(db => db.Set<Document>().Include(d => d.Services).OrderBy(d => d.Number).ToListAsync());
        var served = letters.Single(d => d.Number is not null);
        var disputes = await office.InDbAsync(db => db.Set<Dispute>().OrderBy(d => d.ReceivedOn).ToListAsync());
        using (Assert.EnterMultipleScope())
        {
            Assert.That((served.State, served.LetterOn, served.Texts.Count, served.Services[0].Method, served.Services[0].ReceivedOn),
                Is.EqualTo((DocumentState.Served, (DateOnly?)SampleData.Day("2020-06-10"), 0, (ServiceMethod?)null, (DateOnly?)SampleData.Day("2020-06-13"))), "no text and no way of service is invented");
            Assert.That(disputes.Select(d => (d.Forum, d.Organ, d.Result, d.ResultOn)), Is.EqualTo(new[]
            {
                ((DisputeForum?)DisputeForum.Reconsideration, "市政府", DisputeResult.DecisionUpheld, (DateOnly?)SampleData.Day("2020-08-20")),
                (null, "道里区人民法院", DisputeResult.SuitDismissed, null),
            }));
            Assert.That((await office.CaseAsync("D-2")).Channel, Is.EqualTo(IntakeChannel.Unknown));
            Assert.That((await office.CaseAsync("D-5")).State, Is.EqualTo(CaseState.AwaitingCorrection));
            Assert.That((await office.EventsAsync("D-1")).Select(e => (e.Sequence, e.Act, e.ByName)), Is.EqualTo(new[] { (1, nameof(Act.ImportRegister), nameof(Role.Head)) }));
        }
        var check = await office.DoAsync(new SelfCheck.Command(), Role.System);
        Assert.That((check.Checked, check.Faults), Is.EqualTo((4, 0)), "chains, ledgers and phases of old cases hold");
        await office.SweepAsync(Features.Areas.Search.IndexTexts.Name);
        var byNumber = await office.DoAsync(new Features.Areas.Search.SearchCases.Query("哈城管公〔2020〕7号"), Role.Officer);
        Assert.That(byNumber.Hits.Select(h => h.CaseNumber), Is.EqualTo(new[] { "D-1" }), "an old reply is found by its number");
        Assert.That((await office.DoAsync(new UndoImport.Command(done.Id), Role.Head)).Cases, Is.EqualTo(4));
        Assert.That(await office.InDbAsync(async db => (await db.Set<Document>().CountAsync(), await db.Set<Dispute>()
            .CountAsync(), await db.Set<OfficeEvent>().CountAsync(e => e.CaseId != null))), Is.EqualTo((0, 0, 0)));
    }

    [Test]
    public async Task RunImports_CountsByTheBodysOwnPeriods_AndTellsHow()
    {
        await using var office = await TestOffice.OpenAsync();
        await office.InDbAsync(async db =>
        {
            var body = await db.Set<Body>().SingleAsync();
            body.Change(body.Name, body.Settings with { Periods = [new(null, new OwnPeriods(ReplyWorkingDays: 15))] });
            return await db.SaveChangesAsync();
        });
        var dry = await ImportAsync(office, ImportMode.DryRun, ImportFormat.Csv, Csv("P-1,事项,2025-03-03,,,,2025-03-31,"));
        var differs = dry.Findings.Single();
        using (Assert.EnterMultipleScope())
        {
            Assert.That((differs.Value, differs.Rule), Is.EqualTo(("2025-03-31", "ours-is-2025-03-24")));
            Assert.That(differs.Trail!.Select(s => (s.From, s.To, s.Kind, s.Number)).Take(2), Is.EqualTo(new[]
            {
                (SampleData.Day("2025-03-04"), SampleData.Day("2025-03-07"), TrailKind.Counted, 4), (SampleData.Day("2025-03-08"), SampleData.Day("2025-03-09"), TrailKind.Rest, 4),
            }));
            Assert.That(differs.Trail![^1].Number, Is.EqualTo(15));
            Assert.That(differs.Trail![1].Reasons, Is.EqualTo(new[] { "周六休息", "周日休息" }));
        }
    }

    [Test]
    public async Task RunImports_ANumberOfTheRunningSeries_IsAFault()
    {
        await using var office = await TestOffice.OpenAsync();
        var done = await ImportAsync(office, ImportMode.DryRun, ImportFormat.Csv, Csv("HCG-2026-0007,事项,2026-01-05,,,,,", "HCG-2019-0007,事项,2019-06-05,,,,,"));
        Assert.That(done.Findings.Select(f => (f.Line, f.Rule)), Is.EqualTo(new[] { (2, "number-of-a-running-series") }), "the next registration may draw it");
    }

    [Test]
    public async Task StartImport_ByAClerk_IsRefused()
    {
        await using var office = await TestOffice.OpenAsync();
        await office.RefusedAsync("access.not-allowed", new StartImport.Command(ImportMode.DryRun, ImportFormat.Csv, ""), Role.Clerk);
        await office.RefusedAsync("register.import-not-found", new ReadImport.Query(Guid.NewGuid()), Role.Head);
    }

    private static byte[] Csv(params string[] rows) => Encoding.UTF8.GetBytes($"{Header}\n{string.Join('\n', rows)}\n");

    private static async Task<ReadImport.Response> ImportAsync(TestOffice office, ImportMode mode, ImportFormat format, byte[] file)
    {
        var kept = await office.Services.GetRequiredKeyedService<IContentStore>(ContentStores.Files).PutAsync(new MemoryStream(file), CancellationToken.None);
        var started = await office.DoAsync(new StartImport.Command(mode, format, kept.Sha256), Role.Head);
        string? after = null;
        do after = (await office.DoAsync(new RunImports.Command(after), Role.System)).Next;
        while (after is not null);
        return await office.DoAsync(new ReadImport.Query(started.Id), Role.Head);
    }
}
