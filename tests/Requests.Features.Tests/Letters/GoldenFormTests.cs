using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Requests.Features.Areas.Letters;
using Requests.Features.Areas.Letters.Checks;
using Requests.Features.Areas.Outcomes;
using Requests.Features.Areas.Service;
using Requests.Features.Data.Entities;
using Requests.Features.Kernel;
using Requests.Features.Services.Cases;
using Requests.Features.Services.Intake;
using Requests.Features.Services.Letters;
using Requests.Features.Tests.Files;
using Requests.Features.Tests.Release;
using Requests.Features.Tests.Replies;
using Requests.Paper;
using Requests.Statute.Intake;
using Requests.Statute.Outcomes;
using Requests.Statute.Service;
using static Requests.Features.Tests.SampleData;

namespace Requests.Features.Tests.Letters;

/// <summary>The sheets of one file, printed from what was really done: applied, searched, waived, agreed, posted and received.</summary>
public sealed class GoldenFormTests
{
    private const string Code = "ABCD-EFGH-JKLM";
    private ReplyCase _path = null!;

    [OneTimeSetUp]
    public async Task WorkOnACase()
    {
        _path = await ReplyCase.OpenAsync(change: c => c with
        {
            Agent = new Person("李四", Phone: "0000-2222222"),
            Applicant = new Person("张三", "00000019850615002X", "0000-1111111", "某市某区某路12号3单元401室", "zhangsan@example.invalid"),
            WantedForm = WantedForm.Paper,
            WantedRoute = WantedRoute.Post,
        });
        await _path.Office.InDbAsync(async db =>
        {
            // Only the hash of a code is kept, and every run draws another one.
            var hash = HashOf(Code);
            await db.Set<Case>().ExecuteUpdateAsync(s => s.SetProperty(c => c.QueryCodeHash, hash));
            return 0;
        });
        var search = await _path.DoAsync(new OrderSearch.Command("市容处", "停车泊位批准文件", "泊位、批准", Day("2026-03-05")));
        await _path.DoAsync(new SignSearchRecord.Command(search.SearchNo,
        [
            new(SearchPlaceKind.System, "公文系统", "停车泊位、批准", "2015-2026", 0, "甲", Day("2026-03-02")),
            new(SearchPlaceKind.PaperRoom, "局档案室", "泊位设置", null, 0, "乙", Day("2026-03-02")),
        ], SearchConclusion.NotFound, "没有规定要求制作该文件，历年也没有制作"));
        await _path.ClassifyNotResponsibleAsync();
        await Enclosing.AttachAsync(_path, TelltaleFiles.Xlsx(hiddenSheet: true), "职责清单.xlsx");
        await _path.DoAsync(new DraftLetter.Command());
        var letter = await _path.Office.InDbAsync(db => db.Set<Document>().MaxAsync(d => d.No));
        await _path.DoAsync(new OverrideCheck.Command(letter, "HIDDEN", "隐藏表只有公式，已核对。"), Role.Leader);
        await _path.DoAsync(new SubmitLetter.Command());
        foreach (var role in ReplyCase.Chain) await _path.AgreeAsync(role);
        await _path.DoAsync(new IssueLetter.Command());
        await _path.DoAsync(new RecordService.Command(ServiceMethod.PostalExpress, Day("2026-03-02"), TrackingNumber: "EA000000001CN",
            Particulars: new() { Carrier = "邮政", Address = "某市某区某路12号3单元401室", Servers = ["丙"] }));
        _path.Office.GoTo("2026-03-05");
        await _path.DoAsync(new RecordReceived.Command(Day("2026-03-05"), "邮政签收回执", Particulars: new()
        {
            Carrier = "邮政",
            Address = "某市某区某路12号3单元401室",
            Signatory = "张三",
            Servers = ["丙"],
        }));
    }

    [OneTimeTearDown]
    public async Task CloseOffice() => await _path.DisposeAsync();

    [TestCase("application", "DOC-1")]
    [TestCase("receipt", "DOC-2")]
    [TestCase("approval-sheet", "DOC-20a")]
    [TestCase("search-record", "DOC-20b")]
    [TestCase("return-receipt", "DOC-20c")]
    [TestCase("envelope", "envelope")]
    [TestCase("label", "label")]
    public async Task PrintPaper_GivesTheSheetAPersonHasRead(string paper, string name)
    {
        var printed = await _path.DoAsync(new PrintPaper.Command(paper, "txt", QueryCode: Code, Reason: "打印存档"), Role.Officer);
        var document = await PaperAsync(paper);
        Assert.That(Encoding.UTF8.GetString(printed.Content), Is.EqualTo(PaperText.Of(document)));
        GoldenFile.Hold(name, document, PaperText.Of(document));
    }

    [Test]
    public async Task PrintPaper_ReceiptWithAnotherCasesCode_ShowsNone()
    {
        var printed = await _path.DoAsync(new PrintPaper.Command("receipt", "txt", QueryCode: "ZZZZ-ZZZZ-ZZZZ", Reason: "打印存档"), Role.Officer);
        Assert.That(Encoding.UTF8.GetString(printed.Content), Does.Contain("不再显示").And.Not.Contain("ZZZZ"));
    }

    private async Task<PaperDocument> PaperAsync(string paper)
    {
        await using var scope = _path.Office.Services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<Caller>().ActAsSystem();
        var found = (await scope.ServiceProvider.GetRequiredService<CaseOpener>().FindAsync(_path.Number, default))!;
        return (await scope.ServiceProvider.GetRequiredService<CasePrinter>().PaperAsync(found, paper, null, Code, default))!;
    }

    private string HashOf(string code)
    {
        using var scope = _path.Office.Services.CreateScope();
        return scope.ServiceProvider.GetRequiredService<Features.Services.Privacy.PersonalVault>().Hash(code);
    }
}
