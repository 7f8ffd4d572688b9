using System.IO.Compression;
using System.Text;
using Requests.Features.Areas.Register;
using Requests.Features.Data.Entities;
using Requests.Features.Kernel;
using Requests.Features.Services.Content;
using Requests.Features.Services.Register;
using Requests.Features.Tests.Archive;
using Requests.Features.Tests.Timers;
using Requests.Statute.Intake;
using Requests.Statute.Outcomes;
using Requests.Statute.Receipt;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Requests.Features.Tests.Register;

/// <summary>Registers as offices keep them: read, or refused by name, never lost and never in the way of others.</summary>
public sealed class RegisterReadingTests
{
    private const string Header = "number,channel,applicantType,subject,receivedOn,closedOn,outcome";

    [Test]
    public async Task BUG_05_BUG_06_AFileThatCannotBeRead_Fails_AndTheNextGoesOn()
    {
        await using var office = await TestOffice.OpenAsync();
        var broken = new List<Guid>();
        foreach (var (format, file) in new[]
        {
            (ImportFormat.Xlsx, Book(book => book.Sheet("一", ["number", "subject", "receivedOn"], [Shared, "事项", "2025-01-06"]))),
            (ImportFormat.Xlsx, [1, 2, 3]),
            (ImportFormat.Csv, "什么都不是\n只有一行\n"u8.ToArray()),
        })
            broken.Add(await StartAsync(office, format, file));
        var good = await StartAsync(office, ImportFormat.Csv, Csv("K-1,,,事项,2025-01-06,,"));
        await RunAsync(office);
        var told = await office.InDbAsync(db => db.Set<InboxNotice>().Where(n => n.Kind == "ImportFailed").Select(n =>
            n.UserId).ToListAsync());
        Assert.That(told.Distinct(), Is.EquivalentTo(new[] { TestOffice.UserId(Role.Head), TestOffice.UserId(Role.Administrator) }));
        Assert.That(told, Has.Count.EqualTo(2 * broken.Count), "once for each file");
        foreach (var id in broken)
        {
            var failed = await office.DoAsync(new ReadImport.Query(id), Role.Head);
            Assert.That((failed.State, failed.Error), Is.EqualTo((ImportState.Failed, failed.Error)));
            Assert.That(failed.Error, Does.Contain(" / "), "in both languages");
        }
        Assert.That((await office.DoAsync(new ReadImport.Query(good), Role.Head)).Good, Is.EqualTo(1));
    }

    [TestCase("备注", "备注 ")]
    [TestCase("备注", "备注\u00A0")]
    [TestCase("备注", "备注\u3000")]
    [TestCase("备注", "备注\n")]
    [TestCase("closedOn", "closedOn ")]
    [TestCase("办结日期", "办结时间")]
    public async Task BUG_05_HeadingsThatStandTwice_AreTwoColumns(string one, string other)
    {
        await using var office = await TestOffice.OpenAsync();
        var done = await ImportAsync(office, ImportFormat.Xlsx, Book(book => book.Sheet("一", ["number", "subject", "receivedOn", one,
            other], ["H-1", "事项",
            "2025-01-06", "2025-01-08", "2025-01-09"])));
        Assert.That((done.State, done.Good, done.Bad), Is.EqualTo((ImportState.Done, 1, 0)));
        Assert.That(done.Findings.Select(f => f.Rule), Does.Contain("unknown-column"), "what is not taken is named");
    }

    [Test]
    public async Task BUG_06_HalfASurrogatePair_IsARowThatCannotBeRead()
    {
        await using var office = await TestOffice.OpenAsync();
        var done = await ImportAsync(office, ImportFormat.Ndjson,
            Encoding.UTF8.GetBytes("{\"number\":\"J-1\",\"subject\":\"停车\\ud83d\",\"receivedOn\":\"2025-01-06\"}\n{\"number\":\"J-2\",\"subject\":\"停车\",\"receivedOn\":\"2025-01-06\"}\n"));
        Assert.That((done.State, done.Good, done.Bad), Is.EqualTo((ImportState.Done, 1, 1)));
    }

    [TestCase(false, "2024-01-01", "2024-01-21")]
    [TestCase(true, "2028-01-02", "2028-01-22")]
    public void BUG_07_BothDateSystems_GiveTheirOwnDays(bool from1904, string received, string closed)
    {
        var file = Book(book => book.Counts1904(from1904).Sheet("一", ["number", "subject", "receivedOn", "closedOn"], ["D-1", "事项",
            Cell.Day(45292), 45312]));
        var row = RegisterFile.Read(ImportFormat.Xlsx, () => new MemoryStream(file)).Single();
        Assert.That((row.Values!["receivedOn"], row.Values["closedOn"]), Is.EqualTo((received, closed)),
            "with and without the format of a day");
    }

    [Test]
    public void BUG_09_MergedCells_AreFilled()
    {
        var file = Book(book => book.Sheet("一", ["number", "channel", "subject", "receivedOn"], ["M-1", "信函", "甲", "2019-05-20"], ["M-2",
            null, "乙",
            "2019-05-21"], ["M-3", null, "丙", "2019-05-22"]).Merge("B2:B4"));
        Assert.That(RegisterFile.Read(ImportFormat.Xlsx, () => new MemoryStream(file)).Select(r => r.Values!["channel"]),
            Is.EqualTo(new[] { "信函", "信函",
            "信函" }));
    }

    [Test]
    public async Task BUG_10_EverySheetIsReadOrNamed_AndTitleRowsArePassedOver()
    {
        await using var office = await TestOffice.OpenAsync();
        var file = Book(book => book
            .Sheet("填写说明", ["填写说明"], ["日期按年月日填写"])
            .Sheet("2019年", ["某局2019年依申请公开台账"], ["登记编号", "申请事项", "收到日期"], ["S-1", "甲", "2019-05-20"])
            .Sheet("2020年", ["登记编号", "申请事项", "收到日期"], ["S-2", "乙", "2020-05-20"], [" ", null, null]));
        var done = await ImportAsync(office, ImportFormat.Xlsx, file);
        Assert.That((done.Rows, done.Good, done.Bad), Is.EqualTo((2, 2, 0)));
        var skipped = done.Findings.Single(f => f.Row == RunImports.SheetRow);
        Assert.That((skipped.Column, skipped.Rule, skipped.IsFault), Is.EqualTo(("填写说明", "sheet-without-headings", false)));
    }

    [TestCase("1.23457E+17")]
    [TestCase("2.0190520000012346E+17")]
    [TestCase("=\"0012\"")]
    [TestCase("#REF!")]
    [TestCase("########")]
    public async Task BUG_11_ANumberThatASpreadsheetDamaged_IsRefusedByName(string number)
    {
        await using var office = await TestOffice.OpenAsync();
        var done = await ImportAsync(office, ImportFormat.Csv,
            Csv($"\"{number.Replace("\"", "\"\"", StringComparison.Ordinal)}\",,,事项,2025-01-06,,"));
        Assert.That(done.Findings.Select(f => (f.Column, f.Rule)), Is.EqualTo(new[] { ("number", "damaged-number") }));
    }

    [Test]
    public void BUG_11_ANumberCellTooLongOrTakenForADay_IsDamaged_AWholeOneIsNot()
    {
        var file = Book(book => book.Sheet("一", ["number", "subject", "receivedOn"], [201905200000123456d, "甲", "2019-05-20"],
            [Cell.Day(43466), "乙",
            "2019-05-20"], [2019.1, "丙", "2019-05-20"], [20190012, "丁", "2019-05-20"]));
        var rows = RegisterFile.Read(ImportFormat.Xlsx, () => new MemoryStream(file)).ToList();
        Assert.That(rows.Select(r => r.Damaged.Count), Is.EqualTo(new[] { 1, 1, 1, 0 }));
        Assert.That(rows[3].Values!["number"], Is.EqualTo("20190012"));
    }

    [TestCase("#N/A")]
    [TestCase("#VALUE!")]
    [TestCase("#NAME?")]
    [TestCase("#####")]
    [TestCase("Err:502")]
    [TestCase("#未计算")]
    public async Task BUG_11_AnErrorOfASpreadsheet_InAnyColumn_IsRefusedByName(string error)
    {
        await using var office = await TestOffice.OpenAsync();
        var done = await ImportAsync(office, ImportFormat.Csv, Csv($"E-1,,,{error},2025-01-06,,", $"E-2,,,事项,{error},,", $"E-3,{error},,事项,2025-01-06,,"));
        Assert.That(done.Findings.Select(f => (f.Column, f.Rule)), Is.EqualTo(new[]
        {
            ("subject", "spreadsheet-error"), ("receivedOn", "spreadsheet-error"), ("channel", "spreadsheet-error"),
        }));
    }

    [Test]
    public async Task BUG_11_AFormulaThatNobodyWorkedOut_IsARowThatIsRefused_NotOneThatIsMissing()
    {
        await using var office = await TestOffice.OpenAsync();
        var file = Changed(Book(book => book.Sheet("一", ["number", "subject", "receivedOn"], ["F-1", "事项", "2025-01-06"], ["F-2", "事项", "2025-01-06"])),
            "xl/worksheets/sheet1.xml", xml => System.Text.RegularExpressions.Regex.Replace(xml, "<c r=\"([ABC])3\".*?</c>", "<c r=\"$13\"><f>A2</f></c>"));
        var done = await ImportAsync(office, ImportFormat.Xlsx, file);
        Assert.That((done.Rows, done.Good, done.Bad), Is.EqualTo((2, 1, 1)));
        Assert.That(done.Findings.Select(f => f.Rule), Is.EquivalentTo(new[] { "damaged-number", "spreadsheet-error", "spreadsheet-error" }));
    }

    [Test]
    public void BUG_11_NoughtsThatAreOnlyShown_ArePartOfTheNumber()
    {
        var file = Changed(Changed(Book(book => book.Sheet("一", ["number", "subject", "receivedOn"], [12d, "事项", "2025-01-06"])),
            "xl/worksheets/sheet1.xml", xml => xml.Replace("<c r=\"A2\">", "<c r=\"A2\" s=\"2\">", StringComparison.Ordinal)),
            "xl/styles.xml", xml => xml.Replace("<cellXfs", "<numFmts><numFmt numFmtId=\"164\" formatCode=\"0000\"/></numFmts><cellXfs", StringComparison.Ordinal)
                .Replace("</cellXfs>", "<xf numFmtId=\"164\"/></cellXfs>", StringComparison.Ordinal));
        Assert.That(RegisterFile.Read(ImportFormat.Xlsx, () => new MemoryStream(file)).Single().Values!["number"], Is.EqualTo("0012"));
    }

    [Test]
    public void BUG_07_ADayThatIsWrittenAsADay_CountsFromNowhere()
    {
        var file = Changed(Book(book => book.Counts1904(true).Sheet("一", ["number", "subject", "receivedOn"], ["D-1", "事项", 1d])),
            "xl/worksheets/sheet1.xml", xml => xml.Replace("<c r=\"C2\"><v>1</v>", "<c r=\"C2\" t=\"d\"><v>2019-05-20</v>", StringComparison.Ordinal));
        Assert.That(RegisterFile.Read(ImportFormat.Xlsx, () => new MemoryStream(file)).Single().Values!["receivedOn"], Is.EqualTo("2019-05-20"));
    }

    [Test]
    public void BUG_09_LinesThatHoldNothingOfTheirOwn_ArePartOfTheOneAbove()
    {
        var file = Book(book => book.Sheet("一", ["number", "subject", "receivedOn"], ["M-1", "甲", "2019-05-20"], [null, null, null], [null, null, null],
            ["M-2", "乙", "2019-05-21"]).Merge("A2:A4").Merge("B2:B4").Merge("C2:C4"));
        Assert.That(RegisterFile.Read(ImportFormat.Xlsx, () => new MemoryStream(file)).Select(r => r.Values!["number"]), Is.EqualTo(new[] { "M-1", "M-2" }));
    }

    [TestCase(true)]
    [TestCase(false)]
    public void BUG_10_HeadingsInTwoRows_AndRepeatedOnEachPage_AreHeadings(bool merged)
    {
        var file = Book(book =>
        {
            book.Sheet("一", ["登记编号", "申请事项", "日期", null], [null, null, "收到日期", "答复日期"], ["T-1", "甲", "2019-05-20", "2019-06-10"],
                ["登记编号", "申请事项", "收到日期", "答复日期"], ["T-2", "乙", "2019-05-21", "2019-06-11"]);
            if (merged) book.Merge("A1:A2").Merge("B1:B2").Merge("C1:D1");
        });
        Assert.That(RegisterFile.Read(ImportFormat.Xlsx, () => new MemoryStream(file)).Select(r => (r.Values!["number"], r.Values["receivedOn"], r.Values["repliedOn"])),
            Is.EqualTo(new[] { ("T-1", "2019-05-20", "2019-06-10"), ("T-2", "2019-05-21", "2019-06-11") }));
    }

    private static IEnumerable<TestCaseData> Tables()
    {
        const string table = "登记编号,申请事项,收到日期\n甲1,停车收费,2019-05-20\n";
        Encoding gb = CodePagesEncodingProvider.Instance.GetEncoding("GB18030")!, utf8 = new UTF8Encoding(false);
        (string Name, Encoding Encoding, bool Marked, string Sign)[] cases =
        [
            ("UTF-8", utf8, false, ","), ("UTF-8 with a mark", utf8, true, ","), ("GB18030", gb, false, ","), ("UTF-16", Encoding.Unicode, true, ","),
            ("UTF-16 without a mark", Encoding.Unicode, false, ","), ("UTF-16BE", Encoding.BigEndianUnicode, true, ","), ("UTF-16BE without a mark", Encoding.BigEndianUnicode, false, ","),
            ("UTF-32", Encoding.UTF32, true, ","), ("tabs", utf8, false, "\t"), ("tabs in UTF-16", Encoding.Unicode, true, "\t"), ("semicolons", gb, false, ";"),
            ("bars", utf8, false, "|"), ("wide commas", utf8, false, "，"),
        ];
        foreach (var (name, encoding, marked, sign) in cases)
            yield return new TestCaseData((byte[])[.. marked ? Encoding.UTF8.Equals(encoding) ? [] : encoding.Equals(utf8) ? Encoding.UTF8.GetPreamble() : encoding.GetPreamble() : [],
                .. encoding.GetBytes(table.Replace(",", sign, StringComparison.Ordinal))]).SetArgDisplayNames(name);
        yield return new TestCaseData(utf8.GetBytes("sep=;\n" + table.Replace(',', ';'))).SetArgDisplayNames("told by a first line");
        yield return new TestCaseData(utf8.GetBytes(table.Replace('\n', '\r'))).SetArgDisplayNames("old line ends");
    }

    [TestCaseSource(nameof(Tables))]
    public void ATable_InAnyEncoding_PartedByAnyUsualSign_IsRead(byte[] file)
    {
        var row = RegisterFile.Read(ImportFormat.Csv, () => new MemoryStream(file)).Single();
        Assert.That((row.Values!["number"], row.Values["subject"], row.Values["receivedOn"]), Is.EqualTo(("甲1", "停车收费", "2019-05-20")));
        Assert.That(RegisterFile.Headings(ImportFormat.Csv, () => new MemoryStream(file)).Select(h => h.Text), Is.EqualTo(new[] { "登记编号", "申请事项", "收到日期" }));
    }

    [Test]
    public async Task BUG_13_AQuoteThatOpensInTheLastLine_IsNamed()
    {
        await using var office = await TestOffice.OpenAsync();
        var done = await ImportAsync(office, ImportFormat.Csv, Csv("Q-1,,,事项,2019-05-20,,", "Q-2,,,事项,2019-05-20,,\"予以公开"));
        Assert.That((done.Rows, done.Good, done.Bad), Is.EqualTo((2, 1, 1)));
        Assert.That(done.Findings.Single().Rule, Is.EqualTo("unbalanced-quote"));
    }

    [TestCase("{\"number\":{\"a\":1},\"subject\":\"停车\",\"receivedOn\":\"2019-05-20\"}")]
    [TestCase("{\"number\":\"1\",\"number\":\"2\",\"subject\":\"停车\",\"receivedOn\":\"2019-05-20\"}")]
    [TestCase("{\"number\":\"1\",\"登记编号\":\"2\",\"subject\":\"停车\",\"receivedOn\":\"2019-05-20\"}")]
    public async Task BUG_06_ALineThatSaysNothingCertain_IsRefused(string line)
    {
        await using var office = await TestOffice.OpenAsync();
        var done = await ImportAsync(office, ImportFormat.Ndjson, Encoding.UTF8.GetBytes(line + "\n"));
        Assert.That((done.Good, done.Bad), Is.EqualTo((0, 1)));
    }

    [Test]
    public void BUG_06_LinesInGb18030_AreReadAsTheyAre() => Assert.That(RegisterFile.Read(ImportFormat.Ndjson, () => new MemoryStream(
        CodePagesEncodingProvider.Instance.GetEncoding("GB18030")!.GetBytes("{\"登记编号\":\"甲1\",\"subject\":\"停车\"}\n"))).Single().Values!["number"], Is.EqualTo("甲1"));

    [TestCase("-")]
    [TestCase("—")]
    [TestCase("——")]
    [TestCase("/")]
    [TestCase("无")]
    [TestCase("暂无")]
    [TestCase("\u3000")]
    [TestCase("－")]
    public async Task BUG_12_MarksForNothing_AreNothing(string nothing)
    {
        await using var office = await TestOffice.OpenAsync();
        var done = await ImportAsync(office, ImportFormat.Csv, Csv($"N-1,{nothing},,事项,2026-02-26,{nothing},{nothing}", ",,,,,,",
            " ,,,,,,\u200B", ""));
        Assert.That((done.Rows, done.Good, done.Bad), Is.EqualTo((1, 1, 0)), "blank rows are no rows");
        Assert.That(done.Findings, Is.Empty);
    }

    [Test]
    public async Task BUG_13_AnUnbalancedQuote_LosesNoRow()
    {
        await using var office = await TestOffice.OpenAsync();
        var done = await ImportAsync(office, ImportFormat.Csv, Csv("Q-1,,,关于\"门头牌匾\"的信息,2019-05-20,,", "Q-4,,,\"两行\n一格\",2019-05-20,,",
            "Q-2,,,\"关于门头牌匾的信息,2019-05-20,,", "Q-3,,,停车收费,2019-05-20,,"));
        Assert.That((done.Rows, done.Good, done.Bad), Is.EqualTo((4, 3, 1)));
        Assert.That(done.Findings.Single(f => f.IsFault), Is.EqualTo(done.Findings.Single(f => f.IsFault) with
        {
            Line = 5,
            Rule = "unbalanced-quote"
        }));
    }

    [TestCase("0219-05-20", "year-before-2000")]
    [TestCase("0001-01-01", "year-before-2000")]
    [TestCase("1899-12-31", "year-before-2000")]
    [TestCase("2091-05-20", "not-in-the-future")]
    [TestCase("19-05-20", "date")]
    [TestCase("05/20/2019", "date")]
    [TestCase("2019-02-30", "date")]
    [TestCase("2019年5月", "date")]
    [TestCase("2019-05-20 2019-05-25", "date")]
    [TestCase("2019-05-20（补正5月30日）", "date")]
    [TestCase("2019-05-20 20190525", "date")]
    public async Task BUG_16_AnAbsurdDay_IsRefused(string day, string rule)
    {
        await using var office = await TestOffice.OpenAsync();
        var done = await ImportAsync(office, ImportFormat.Csv, Csv($"Y-1,,,事项,{day},,"));
        Assert.That(done.Findings.Select(f => (f.Column, f.Rule, f.IsFault)), Is.EqualTo(new[] { ("receivedOn", rule, true) }));
    }

    [TestCase("2019-05-20")]
    [TestCase("2019/5/20")]
    [TestCase("2019.5.20")]
    [TestCase("20190520")]
    [TestCase("2019年5月20日")]
    [TestCase("2019 年 5 月 20 日")]
    [TestCase("二〇一九年五月二十日")]
    [TestCase("二○一九年五月二十日")]
    [TestCase("２０１９－０５－２０")]
    [TestCase("2019-05-20 10:31:00")]
    [TestCase("2019-05-20T10:31:00")]
    [TestCase("2019/5/20 0:00")]
    [TestCase("2019-05-20（周一）")]
    [TestCase("2019年5月20日上午")]
    public async Task DaysInEveryForm_AreRead(string day)
    {
        await using var office = await TestOffice.OpenAsync();
        await ImportAsync(office, ImportFormat.Csv, Csv($"F-1,,,事项,{day},,"));
        Assert.That((await office.CaseAsync("F-1")).ReceivedOn, Is.EqualTo(SampleData.Day("2019-05-20")));
    }

    [Test]
    public async Task AChineseRegister_IsReadAsItStands()
    {
        await using var office = await TestOffice.OpenAsync();
        var file = "登记编号,受理方式,申请人类型,申请人,申请内容,收到日期,答复日期,答复类型\n2019-1,信函,公民,测试甲,停车收费,2019-05-20,2019-06-10,予以公开\n2019-2,网上申请,法律服务机构,某所,绿化,2019年5月21日,2019.6.11,信息不存在\n";
        var done = await ImportAsync(office, ImportFormat.Csv, CodePagesEncodingProvider.Instance.GetEncoding("GB18030")!.GetBytes(file));
        Assert.That(done.Findings, Is.Empty);
        var (one, two) = (await office.CaseAsync("2019-1"), await office.CaseAsync("2019-2"));
        Assert.That((one.Channel, one.ApplicantType, one.Leaf, one.RepliedOn), Is.EqualTo((IntakeChannel.OrdinaryPost,
            ApplicantType.NaturalPerson,
            (OutcomeLeaf?)OutcomeLeaf.Granted, (DateOnly?)SampleData.Day("2019-06-10"))));
        Assert.That((two.Channel, two.ApplicantType, two.Leaf), Is.EqualTo((IntakeChannel.Online, ApplicantType.LegalServices,
            (OutcomeLeaf?)OutcomeLeaf.UnavailableNotHeld)));
    }

    [Test]
    public void EveryHeadingOfTheTable_MeansOneColumn() =>
        Assert.That(RegisterColumns.All.SelectMany(c => c.Headings.Select(h => (h, c.Column))).Where(h =>
            RegisterColumns.Of(h.h) != h.Column), Is.Empty);

    [TestCase("自编流水,内容摘要,来信日期\n甲/1,停车收费,2019-05-20\n", "自编流水=number 内容摘要=subject 来信日期=receivedOn")]
    [TestCase("某局台账,,\n自编流水,内容摘要,来信日期\n甲/1,停车收费,2019-05-20\n", "自编流水=number 内容摘要=subject 来信日期=receivedOn")]
    [TestCase("登记编号,内容摘要,收到日期\n甲/1,停车收费,2019-05-20\n", "内容摘要=subject")]
    public async Task UnknownHeadings_AreNamed_AndReadOnceAPersonSaysWhatTheyMean(string file, string meanings)
    {
        await using var office = await TestOffice.OpenAsync();
        var kept = await office.Services.GetRequiredKeyedService<IContentStore>(ContentStores.Files).PutAsync(new MemoryStream(Encoding.UTF8.GetBytes(file)), CancellationToken.None);
        var mapping = meanings.Split(' ').Select(m => m.Split('=')).ToDictionary(m => m[0], m => m[1]);
        var headings = (await office.DoAsync(new ReadHeadings.Query(ImportFormat.Csv, kept.Sha256), Role.Head)).Headings;
        Assert.That(headings.Where(h => h.Column is null).Select(h => h.Text), Is.EqualTo(mapping.Keys));
        Assert.That(headings.Single(h => h.Text == "内容摘要").Example, Is.EqualTo("停车收费"));
        var id = (await office.DoAsync(new StartImport.Command(ImportMode.Commit, ImportFormat.Csv, kept.Sha256, mapping), Role.Head)).Id;
        await RunAsync(office);
        var done = await office.DoAsync(new ReadImport.Query(id), Role.Head);
        Assert.That((done.Good, done.Bad, done.Mapping), Is.EqualTo((1, 0, mapping)));
        Assert.That((await office.CaseAsync("甲/1")).Subject, Is.EqualTo("停车收费"));
    }

    [Test]
    public async Task AMapping_ToNoColumn_OrTwiceToOne_IsRefused()
    {
        await using var office = await TestOffice.OpenAsync();
        foreach (var mapping in new Dictionary<string, string>[] { new() { ["内容"] = "nothing" }, new() { ["内容"] = "subject",
            ["摘要"] = "subject" } })
        {
            var refused = await office.RefusedAsync("input.invalid", new StartImport.Command(ImportMode.DryRun, ImportFormat.Csv,
                new string('a', 64), mapping), Role.Head);
            Assert.That(refused.Fields!.Keys, Is.EqualTo(new[] { "mapping" }));
        }
    }

    [TestCase(ImportFormat.Csv)]
    [TestCase(ImportFormat.Xlsx)]
    public async Task TheSample_IsReadWithoutAFinding(ImportFormat format)
    {
        await using var office = await TestOffice.OpenAsync();
        var sample = await office.DoAsync(new SampleRegister.Query(format), Role.Head);
        var done = await ImportAsync(office, format, sample.Content);
        Assert.That((done.State, done.Good, done.Bad), Is.EqualTo((ImportState.Done, 2, 0)));
        Assert.That(done.Findings, Is.Empty);
        var kept = await office.Services.GetRequiredKeyedService<IContentStore>(ContentStores.Files).PutAsync(new MemoryStream(sample.Content), CancellationToken.None);
        Assert.That((await office.DoAsync(new ReadHeadings.Query(format, kept.Sha256), Role.Head)).Headings.Where(h => h.Column is null),
            Is.Empty);
    }

    [Test]
    public async Task TwoBodies_MayBringTheSameNumber()
    {
        await using var office = await TestOffice.OpenAsync();
        var other = await office.InDbAsync(async db =>
        {
            var body = new Body(Guid.CreateVersion7(), "QQB", "某市气象局", new BodySettings());
            db.Set<Body>().Add(body);
            await db.SaveChangesAsync();
            return body.Id;
        });
        var kept = await office.Services.GetRequiredKeyedService<IContentStore>(ContentStores.Files).PutAsync(new MemoryStream(Csv("2019/001,,,停车,2025-01-06,,")), CancellationToken.None);
        await office.DoAsync(new StartImport.Command(ImportMode.Commit, ImportFormat.Csv, kept.Sha256), Role.Head);
        var theirs = await office.SendAsOfAsync(other, new StartImport.Command(ImportMode.Commit, ImportFormat.Csv, kept.Sha256),
            Role.Head);
        await RunAsync(office);
        var imports = await office.InDbAsync(db => db.Set<RegisterImport>().IgnoreQueryFilters().ToListAsync());
        Assert.That(imports.Select(i => (i.State, i.Good, i.Bad)), Is.EqualTo(new[] { (ImportState.Done, 1, 0), (ImportState.Done, 1,
            0) }));
        Assert.That(theirs.Problem, Is.Null);
        Assert.That((await office.DoAsync(new Areas.Cases.ReadCase.Query("2019/001"), Role.Head)).Subject, Is.EqualTo("停车"));
        var mine = await office.SendAsOfAsync(other, new Areas.Cases.ReadCase.Query("2019/001"), Role.Head);
        Assert.That(mine.Value.Subject, Is.EqualTo("停车"));
        // Each sweep sees both.
        Assert.That((await office.SweepAsync(Areas.Timers.SelfCheck.Name)).Faults, Is.Zero);
    }

    private static byte[] Csv(params string[] rows) => Encoding.UTF8.GetBytes(string.Join('\n', rows.Prepend(Header)));

    private static async Task<Guid> StartAsync(TestOffice office, ImportFormat format, byte[] file)
    {
        var kept = await office.Services.GetRequiredKeyedService<IContentStore>(ContentStores.Files).PutAsync(new MemoryStream(file),
            CancellationToken.None);
        return (await office.DoAsync(new StartImport.Command(ImportMode.Commit, format, kept.Sha256), Role.Head)).Id;
    }

    private static async Task<ReadImport.Response> ImportAsync(TestOffice office, ImportFormat format, byte[] file)
    {
        var id = await StartAsync(office, format, file);
        await RunAsync(office);
        return await office.DoAsync(new ReadImport.Query(id), Role.Head);
    }

    private static async Task RunAsync(TestOffice office)
    {
        string? after = null;
        do after = (await office.DoAsync(new RunImports.Command(after), Role.System)).Next;
        while (after is not null);
    }

    private static IEnumerable<TestCaseData> OddFiles()
    {
        var good = Book(book => book.Sheet("一", ["number", "subject", "receivedOn"], ["S-1", "事项", "2025-01-06"]));
        (string Name, byte[] File, bool MayBeRead)[] files =
        [
            ("nothing", [], false), ("one byte", [0x50], false), ("html", "<html><body><table><tr><td>number</td></tr></table></body></html>"u8.ToArray(), false),
            ("a compound file", [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1, .. new byte[600]], false), ("a PDF", "%PDF-1.4\n%%EOF"u8.ToArray(), false),
            ("cut short", good[..(good.Length / 2)], false), ("without its end", good[..^30], false),
            ("an open document", Zipped(("mimetype", "application/vnd.oasis.opendocument.spreadsheet"), ("content.xml", "<x/>")), false),
            ("a zip of something else", Zipped(("a.txt", "number,subject")), false),
            ("no sheets", Changed(good, "xl/workbook.xml", xml => System.Text.RegularExpressions.Regex.Replace(xml, "<sheets>.*</sheets>", "<sheets/>")), false),
            ("broken XML", Changed(good, "xl/worksheets/sheet1.xml", xml => xml[..(xml.Length / 2)]), false),
            ("absolute targets", Changed(good, "xl/_rels/workbook.xml.rels", xml => xml.Replace("Target=\"worksheets/", "Target=\"/xl/worksheets/", StringComparison.Ordinal)), true),
            ("cells without places", Changed(good, "xl/worksheets/sheet1.xml", xml => System.Text.RegularExpressions.Regex.Replace(xml, "<c r=\"[A-Z]+[0-9]+\"", "<c")), true),
            ("the strict form", Changed(good, null, xml => xml.Replace("http://schemas.openxmlformats.org/spreadsheetml/2006/main", "http://purl.oclc.org/ooxml/spreadsheetml/main", StringComparison.Ordinal)
                .Replace("http://schemas.openxmlformats.org/officeDocument/2006/relationships", "http://purl.oclc.org/ooxml/officeDocument/relationships", StringComparison.Ordinal)), true),
        ];
        foreach (var (name, file, mayBeRead) in files) yield return new TestCaseData(file, mayBeRead).SetArgDisplayNames(name);
        for (var at = 40; at < good.Length; at += good.Length / 23)
        {
            var flipped = (byte[])good.Clone();
            flipped[at] ^= 0x5A;
            yield return new TestCaseData(flipped, true).SetArgDisplayNames($"byte {at} flipped");
        }
    }

    [TestCaseSource(nameof(OddFiles))]
    public void BUG_19_AnOddWorkbook_IsRead_OrRefusedWithASentence(byte[] file, bool mayBeRead)
    {
        try
        {
            var rows = RegisterFile.Read(ImportFormat.Xlsx, () => new MemoryStream(file)).ToList();
            Assert.That(mayBeRead, $"read as {rows.Count} rows");
        }
        catch (RegisterFileException refused)
        {
            Assert.That((refused.Words.Zh.Length > 5, refused.Words.En.Length > 5), Is.EqualTo((true, true)));
        }
        try
        {
            RegisterFile.Headings(ImportFormat.Xlsx, () => new MemoryStream(file));
        }
        catch (RegisterFileException)
        {
            // Refused with a sentence, as above; anything else ends the test.
        }
    }

    private static byte[] Zipped(params (string Name, string Text)[] parts)
    {
        using var bytes = new MemoryStream();
        using (var zip = new ZipArchive(bytes, ZipArchiveMode.Create, leaveOpen: true))
            foreach (var (name, text) in parts)
                using (var writer = new StreamWriter(zip.CreateEntry(name).Open())) writer.Write(text);
        return bytes.ToArray();
    }

    // Null: every part.
    private static byte[] Changed(byte[] book, string? part, Func<string, string> change)
    {
        using var zip = new ZipArchive(new MemoryStream(book));
        return Zipped([.. zip.Entries.Select(entry =>
        {
            using var reader = new StreamReader(entry.Open());
            var text = reader.ReadToEnd();
            return (entry.FullName, part is null || entry.FullName == part ? change(text) : text);
        })]);
    }

    private static byte[] Book(Action<BookWriter> write)
    {
        var book = new BookWriter();
        write(book);
        return book.ToArray();
    }

    /// <summary>Points into a part of shared texts that is not there.</summary>
    private static readonly object Shared = new();

    /// <summary>A day as a number with the format of a day.</summary>
    private sealed record Cell(double Serial)
    {
        public static Cell Day(double serial) => new(serial);
    }

    /// <summary>Writes workbooks as spreadsheet programs do, with what others leave out: date systems, merged cells, numbers.</summary>
    private sealed class BookWriter
    {
        private readonly List<(string Name, object?[][] Rows, List<string> Merges)> _sheets = [];
        private bool _from1904;

        public BookWriter Counts1904(bool from1904)
        {
            _from1904 = from1904;
            return this;
        }

        public BookWriter Sheet(string name, params object?[][] rows)
        {
            _sheets.Add((name, rows, []));
            return this;
        }

        public BookWriter Merge(string place)
        {
            _sheets[^1].Merges.Add(place);
            return this;
        }

        public byte[] ToArray()
        {
            using var stream = new MemoryStream();
            using (var zip = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true))
            {
                const string main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main", office =
                    "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
                        package = "http://schemas.openxmlformats.org/package/2006";
                Add(zip, "[Content_Types].xml", $"<Types xmlns=\"{package}/content-types\"><Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/><Default Extension=\"xml\" ContentType=\"application/xml\"/><Override PartName=\"/xl/workbook.xml\" ContentType=\"application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml\"/></Types>");
                Add(zip, "_rels/.rels", $"<Relationships xmlns=\"{package}/relationships\"><Relationship Id=\"r1\" Type=\"{office}/officeDocument\" Target=\"xl/workbook.xml\"/></Relationships>");
                Add(zip, "xl/workbook.xml", $"<workbook xmlns=\"{main}\" xmlns:r=\"{office}\"><workbookPr{(_from1904 ? " date1904=\"1\"" : "")}/><sheets>{string.Concat(_sheets.Select((s, i) => $"<sheet name=\"{s.Name}\" sheetId=\"{i + 1}\" r:id=\"r{i + 1}\"/>"))}</sheets></workbook>");
                Add(zip, "xl/_rels/workbook.xml.rels", $"<Relationships xmlns=\"{package}/relationships\">{string.Concat(_sheets.Select((_, i) => $"<Relationship Id=\"r{i + 1}\" Type=\"{office}/worksheet\" Target=\"worksheets/sheet{i + 1}.xml\"/>"))}<Relationship Id=\"s\" Type=\"{office}/styles\" Target=\"styles.xml\"/></Relationships>");
                Add(zip, "xl/styles.xml", $"<styleSheet xmlns=\"{main}\"><cellXfs count=\"2\"><xf numFmtId=\"0\"/><xf numFmtId=\"14\" applyNumberFormat=\"1\"/></cellXfs></styleSheet>");
                for (var i = 0; i < _sheets.Count; i++)
                {
                    var (_, rows, merges) = _sheets[i];
                    var data = string.Concat(rows.Select((row, r) =>
                        $"<row r=\"{r + 1}\">{string.Concat(row.Select((cell, c) => Written(cell, $"{(char)('A' + c)}{r + 1}")))}</row>"));
                    Add(zip, $"xl/worksheets/sheet{i + 1}.xml",
                        $"<worksheet xmlns=\"{main}\"><sheetData>{data}</sheetData>{(merges.Count == 0 ? "" : $"<mergeCells>{string.Concat(merges.Select(m => $"<mergeCell ref=\"{m}\"/>"))}</mergeCells>")}</worksheet>");
                }
            }
            return stream.ToArray();
        }

        private static string Written(object? cell, string place) => cell switch
        {
            null => "",
            string text => $"<c r=\"{place}\" t=\"inlineStr\"><is><t xml:space=\"preserve\">{System.Security.SecurityElement.Escape(text)}</t></is></c>",
            _ when cell == Shared => $"<c r=\"{place}\" t=\"s\"><v>0</v></c>",
            Cell day => FormattableString.Invariant($"<c r=\"{place}\" s=\"1\"><v>{day.Serial}</v></c>"),
            _ => FormattableString.Invariant($"<c r=\"{place}\"><v>{cell}</v></c>"),
        };

        private static void Add(ZipArchive zip, string name, string content)
        {
            using var writer = new StreamWriter(zip.CreateEntry(name).Open());
            writer.Write("<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>" + content);
        }
    }
}
