using System.Text.RegularExpressions;
using Requests.Features.Areas.Intake;
using Requests.Features.Areas.Letters;
using Requests.Features.Areas.Outcomes;
using Requests.Features.Areas.Release;
using Requests.Features.Areas.Service;
using Requests.Features.Data.Entities;
using Requests.Features.Kernel;
using Requests.Paper;
using Requests.Statute.Outcomes;
using Requests.Statute.Service;

namespace Requests.Web.Tests.Pages;

/// <summary>What leaves the house: service and its proofs, redacted files, prints, templates and numbers, by forms without script.</summary>
public sealed class SendingPagesTests
{
    private const string Service = $"{CaseWork.Case}/service";

    [Test]
    public async Task EveryPage_IsShown_WithoutFaultsOfItsMarkup([Values("zh-CN", "en")] string language)
    {
        await using var office = await WebOffice.OpenAsync();
        await CaseWork.IssueAsync(office);
        (string Address, Role Role)[] pages =
        [
            (Service, Role.Clerk), (Service, Role.Leader), ("/tracking", Role.Clerk), ($"{CaseWork.Case}/redaction", Role.Officer), ($"{CaseWork.Case}/papers", Role.Clerk), ($"{CaseWork.Case}/open?kind=paper&paper=envelope", Role.Clerk), ($"{CaseWork.Case}/papers", Role.Leader),
            ($"{CaseWork.Case}/letters/new", Role.Officer), ("/admin/templates", Role.Head), ("/admin/templates/DOC-3", Role.Administrator), ("/admin/numbers?year=2026", Role.Supervisor), ("/admin/numbers?year=2020", Role.Administrator),
        ];
        foreach (var (address, role) in pages)
        {
            using var browser = await Browser.SignedInAsync(office, role, language);
            var page = await browser.OpenAsync(address);
            Assert.That((int)page.Status, Is.EqualTo(200), $"{address}: {page.Html}");
            Assert.That(Markup.Faults(page), Is.Empty, address);
        }
    }

    [Test]
    [Property("Rule", "SRV-4")]
    public async Task ALetter_IsPostedReturnedAndHandedOver_EachStepWithItsProofAndTheLawfulWaysLeft()
    {
        await using var office = await WebOffice.OpenAsync();
        await CaseWork.IssueAsync(office);
        using var clerk = await Browser.SignedInAsync(office, Role.Clerk);
        var ready = await clerk.OpenAsync(Service);
        Assert.That(ready.Text, Does.Contain("申请人没有同意电子送达").And.Contain("《民事诉讼法》第九十条"), "a refused way says its article");
        Assert.That(ready.Html, Does.Not.Contain("value=\"privateCourier\""));
        Assert.That(ready.Html, Does.Contain("way=postalRegistered").And.Not.Contain("name=\"trackingNumber\""), "the way first, then its questions");
        var refused = await clerk.SendAsync(await clerk.OpenAsync($"{Service}?letter=1&way=postalRegistered"), new() { ["method"] = "postalRegistered", ["dispatchedOn"] = "2026-03-02" });
        Assert.That((int)refused.Status, Is.EqualTo(422), refused.Text);
        var sent = await clerk.SendAsync(refused, new() { ["trackingNumber"] = "XA00000001CN" });
        Assert.That(sent.Address, Is.EqualTo($"{Service}?done=sent"), sent.Text);
        Assert.That(sent.Text, Does.Contain("以  2026年3月2日  为准").And.Contain("按期，期限 3月30日").And.Contain("235号第四项"));

        office.GoTo("2026-03-06");
        using var later = await Browser.SignedInAsync(office, Role.Clerk);
        var back = await later.SendAsync(await later.OpenAsync(Service), new() { ["returnedOn"] = "2026-03-06", ["reason"] = "查无此人" });
        Assert.That(back.Text, Does.Contain("退回之后").And.Contain("此方式已经试过"));
        var arrived = await later.SendAsync(await later.OpenAsync($"{Service}?letter=1&way=inPerson"), new()
        {
            ["proof"] = "送达回证"
        });
        Assert.That(arrived.Address, Is.EqualTo($"{Service}?done=sent"), arrived.Text);
        Assert.That(arrived.Text, Does.Contain("自  2026年3月6日  知道之日起算").And.Contain("行政复议最迟").And.Contain("《行政复议法》第二十条"));
        Assert.That((await office.DoAsync(new ReadService.Query(CaseWork.Number), Role.Clerk)).Letters[^1].Attempts.Select(a => a.Method),
            Is.EqualTo(new ServiceMethod?[] { ServiceMethod.PostalRegistered, ServiceMethod.InPerson }));
    }

    [TestCase("inPerson", "receivedOn proof particulars.place particulars.servers particulars.signatory particulars.relation particulars.remark")]
    [TestCase("postalRegistered", "dispatchedOn receivedOn trackingNumber proof particulars.address particulars.servers particulars.carrier particulars.signatory particulars.remark")]
    [TestCase("entrusted", "dispatchedOn receivedOn proof particulars.place particulars.servers particulars.signatory particulars.relation particulars.entrustedAgency particulars.remark")]
    [TestCase("leftAtAddress", "receivedOn proof recipientRefused recorded particulars.place particulars.servers particulars.refusalReason particulars.witnesses particulars.remark")]
    [Property("Rule", "SRV-9")]
    public async Task AWay_AsksItsOwnQuestionsAlone(string way, string questions)
    {
        await using var office = await WebOffice.OpenAsync();
        await CaseWork.IssueAsync(office);
        using var clerk = await Browser.SignedInAsync(office, Role.Clerk);
        var page = await clerk.OpenAsync($"{Service}?letter=1&way={way}");
        var form = Regex.Match(page.Html, "<form class=\"stack serve\".*?</form>", RegexOptions.Singleline).Value;
        var asked = Regex.Matches(form, "name=\"([A-Za-z.]+)\"").Select(m => m.Groups[1].Value).Distinct()
            .Except(["what", "documentNo", "seen", "since", "key", "method", "proofKind", "proofUpload"]).Where(n => !n.StartsWith("__", StringComparison.Ordinal));
        Assert.That(asked, Is.EquivalentTo(questions.Split(' ')), page.Text);
        Assert.That(Markup.Faults(page), Is.Empty);
    }

    [Test]
    [Property("Rule", "SRV-8")]
    public async Task WhatIsLeftAtTheAddress_CountsItsWitnessesByTheirNames()
    {
        await using var office = await WebOffice.OpenAsync();
        await CaseWork.IssueAsync(office);
        using var clerk = await Browser.SignedInAsync(office, Role.Clerk);
        var page = await clerk.OpenAsync($"{Service}?letter=1&way=leftAtAddress");
        var alone = await clerk.SendAsync(page, new() { ["recipientRefused"] = "true", ["proof"] = "照片" });
        Assert.That((int)alone.Status, Is.EqualTo(422), alone.Text);
        var left = await clerk.SendAsync(alone, new() { ["recipientRefused"] = "true", ["particulars.witnesses"] = "钱某\n孙某", ["particulars.servers"] = "李某\n周某" });
        Assert.That(left.Address, Is.EqualTo($"{Service}?done=sent"), left.Text);
    }

    [Test]
    [Property("Rule", "SRV-9")]
    public async Task AProof_IsUploadedWithTheService_AndStaysAFileOfTheCase()
    {
        await using var office = await WebOffice.OpenAsync();
        await CaseWork.IssueAsync(office);
        using var clerk = await Browser.SignedInAsync(office, Role.Clerk);
        var served = await clerk.UploadAsync(await clerk.OpenAsync($"{Service}?letter=1&way=inPerson"), "proofUpload", "送达回证.pdf", "%PDF-1.4\n%%EOF"u8.ToArray(), []);
        Assert.That(served.Address, Is.EqualTo($"{Service}?done=sent"), served.Text);
        var attempt = (await office.DoAsync(new ReadService.Query(CaseWork.Number), Role.Clerk)).Letters[^1].Attempts.Single();
        Assert.That((attempt.ReceivedProof!.Kind, attempt.ReceivedProof.FileNo), Is.EqualTo((ProofKind.Scan, (int?)1)));
        Assert.That(served.Html, Does.Contain($"{CaseWork.Case}/open?kind=file&amp;no=1"));
    }

    [Test]
    public async Task ADeliveryList_IsTriedFirst_ThenTaken()
    {
        await using var office = await WebOffice.OpenAsync();
        await CaseWork.IssueAsync(office);
        await CaseWork.DoAsync(office, new RecordService.Command(ServiceMethod.PostalRegistered, new(2026, 3, 2), TrackingNumber: "XA00000001CN"), Role.Clerk);
        using var clerk = await Browser.SignedInAsync(office, Role.Clerk);
        var wrong = await clerk.UploadAsync(await clerk.OpenAsync("/tracking"), "list", "list.csv", "名称,金额\n甲,1\n"u8.ToArray(), []);
        Assert.That((int)wrong.Status, Is.EqualTo(400));
        var tried = await clerk.UploadAsync(await clerk.OpenAsync("/tracking"), "list", "list.csv",
            "邮件号,状态,日期\nXA00000001CN,妥投,2026-03-02\nXA99999999CN,妥投,2026-03-02\n"u8.ToArray(), []);
        Assert.That(tried.Text, Does.Contain("试读 2 行").And.Contain("没有发出过这个邮件号的文书"));
        Assert.That((await office.DoAsync(new ReadLetter.Query(CaseWork.Number, 1), Role.Clerk)).State,
            Is.EqualTo(DocumentState.Dispatched), "nothing recorded yet");
        var taken = await clerk.SendAsync(tried with { Html = tried.Html[..tried.Html.IndexOf("enctype", StringComparison.Ordinal)] }, []);
        Assert.That(taken.Text, Does.Contain("已按清单登记").And.Contain("签收 1 件"));
        Assert.That((await office.DoAsync(new ReadLetter.Query(CaseWork.Number, 1), Role.Clerk)).State, Is.EqualTo(DocumentState.Served));
    }

    [Test]
    [Property("Rule", "PARTS")]
    public async Task AFile_IsMarkedByWordsAndByNumbers_AndMadeAnewWithoutThem()
    {
        Assume.That(Redaction.Available, "poppler-utils is installed");
        await using var office = await WebOffice.OpenAsync();
        var page = await PartlyAsync(office);
        using var officer = await Browser.SignedInAsync(office, Role.Officer);
        var list = await officer.OpenAsync($"{CaseWork.Case}/redaction");
        Assert.That(list.Text, Does.Contain("第1页第1段").And.Contain("第十六条第二款"));
        var file = await officer.OpenAsync(page);
        Assert.That(Markup.Faults(file), Is.Empty);
        Assert.That(file.Html, Does.Contain("/files/1/pages/1\""));

        var found = await officer.SendAsync(file, new() { ["term"] = "测算结果" });
        Assert.That(found.Text, Does.Contain("找到 1 处"));
        Assert.That(found.Address, Does.Not.Contain("测算"));
        Assert.That(Markup.Faults(found), Is.Empty);
        var marked = await officer.SendAsync(found, new() { ["partNo"] = "1" });
        Assert.That(marked.Text, Does.Contain("标注 1，清单第 1 处"));

        Page Only(Page whole, string handler) => whole with { Html = Regex.Match(whole.Html, $"<form[^>]*handler={handler}\".*?</form>", RegexOptions.Singleline).Value };
        var wrong = await officer.SendAsync(Only(marked, "mark"), new() { ["left"] = "甲", ["partNo"] = "1" });
        Assert.That((int)wrong.Status, Is.EqualTo(400));
        Assert.That(wrong.Html, Does.Contain("href=\"#left\"").And.Contain("value=\"甲\""));
        var second = await officer.SendAsync(Only(wrong, "mark"), new() { ["left"] = "10", ["top"] = "50", ["width"] = "20", ["height"] = "5" });
        Assert.That(second.Text, Does.Contain("左 10%，上 50%，宽 20%，高 5%"));
        var removed = await officer.SendAsync(Only(second, "remove"), new() { ["markNo"] = "2" });
        Assert.That(removed.Text, Does.Contain("已取消标注").And.Not.Contain("左 10%，上 50%"));

        var proof = await officer.SendAsync(Only(removed, "redact"), []);
        Assert.That(proof.Text, Does.Contain("第 1 页已看"), "every page is read before the copy is made");
        var made = await officer.SendPairsAsync(Only(proof, "redact"), [KeyValuePair.Create("page", "1")]);
        Assert.That(made.Address, Does.EndWith("?made=2"), made.Text);
        Assert.That((await office.DoAsync(new FindInPages.Query(CaseWork.Number, 2, "测算"), Role.Officer)).Places, Is.Empty);
    }

    [Test]
    [Property("Rule", "PII-ID")]
    public async Task NumbersOnAnyPage_AreProposed_AndNoCopyIsMadeOverOneThatIsForgotten()
    {
        Assume.That(Redaction.Available, "poppler-utils is installed");
        await using var office = await WebOffice.OpenAsync();
        await PartlyAsync(office);
        using var door = office.ClientFor(Role.Officer);
        using var pdf = new ByteArrayContent(PdfWriter.Write(new PaperDocument(PaperProfile.Notice, "名单",
            [new Paragraph("联系人李某 13800002222。"), new PageBreak(), new Paragraph("王强 13900001111，车牌浙A12345。")])));
        pdf.Headers.ContentType = new("application/pdf");
        await (await door.PostAsync($"/api/v1{CaseWork.Case}/files?purpose=enclosure&fileName=list.pdf", pdf)).DoneAsync(201);
        using var officer = await Browser.SignedInAsync(office, Role.Officer);
        Page Only(Page whole, string what) => whole with { Html = Regex.Match(whole.Html, $"<form[^>]*{what}.*?</form>", RegexOptions.Singleline).Value };

        var file = await officer.OpenAsync($"{CaseWork.Case}/redaction/2");
        Assert.That(file.Text, Does.Contain("电话号码").And.Contain("车牌号码").And.Contain("3 处未遮盖"));
        Assert.That(file.Html, Does.Contain("redact-proposed").And.Not.Contain("13900001111"), "a hit is shown on its page, masked in words");
        Assert.That(Markup.Faults(file), Is.Empty);
        var first = Regex.Match(file.Html, "name=\"place\" value=\"(1;[^\"]*)\"").Groups[1].Value;
        var one = await officer.SendPairsAsync(Only(file, "id=\"proposed\""), [KeyValuePair.Create("place", first), KeyValuePair.Create("partNo", "1")]);
        Assert.That(one.Text, Does.Contain("2 处未遮盖").And.Contain("标注 1，清单第 1 处"));

        var proof = await officer.SendAsync(Only(one, "handler=redact"), []);
        var half = await officer.SendPairsAsync(Only(proof, "handler=redact"), [KeyValuePair.Create("page", "1")]);
        Assert.That((int)half.Status, Is.EqualTo(400), "the second page was not read");
        Assert.That(half.Text, Does.Contain("第 2 页还没有看"));
        KeyValuePair<string, string>[] both = [KeyValuePair.Create("page", "1"), KeyValuePair.Create("page", "2")];
        var held = await officer.SendPairsAsync(Only(half, "handler=redact"), both);
        Assert.That((int)held.Status, Is.EqualTo(422));
        Assert.That(held.Text, Does.Contain("标注之外还有个人信息").And.Contain("p.2"));
        var made = await officer.SendPairsAsync(Only(held, "handler=redact"), [.. both, KeyValuePair.Create("mayStay", "true")]);
        Assert.That(made.Address, Does.Contain("?made="), made.Text);
    }

    [Test]
    public async Task TheListOfWithheldParts_IsEditedFromWhatIsOnRecord()
    {
        await using var office = await WebOffice.OpenAsync();
        await PartlyAsync(office);
        using var officer = await Browser.SignedInAsync(office, Role.Officer);
        var page = await officer.OpenAsync($"{CaseWork.Case}/acts/classify-outcome");
        Assert.That(page.Html, Does.Contain("<summary>填写其他依据"), "the grounds that are not there stay folded");
        var form = page.Form.Fields;
        Assert.That((form["leaf"], form["basis.separated"], form["basis.withheld.0.place"], form["basis.withheld.0.ground"]),
            Is.EqualTo(("PARTIAL", "true", "第1页第1段", "REFUSED_PROCESS")));
    }

    [Test]
    public async Task TheSlip_IsPrintedWithItsCode_WhichTravelsInTheForm()
    {
        await using var office = await WebOffice.OpenAsync();
        using var clerk = await Browser.SignedInAsync(office, Role.Clerk);
        await EveryPageTests.LogAsync(clerk);
        var slip = await clerk.SendAsync((await clerk.OpenAsync($"{CaseWork.Case}/papers")).FormHolding("queryCode"), new() { ["queryCode"] = "ABCD", ["reason"] = "交申请人" });
        Assert.That((int)slip.Status, Is.EqualTo(200));
        Assert.That((slip.Html.StartsWith("%PDF", StringComparison.Ordinal), slip.Address), Is.EqualTo((true, $"{CaseWork.Case}/open?kind=paper&paper=receipt")));
    }

    [Test]
    [Property("Rule", "MAND")]
    public async Task ATemplate_IsPreviewedReplacedAndRestored_AndRefusedWithTheMissingFieldNamed()
    {
        await using var office = await WebOffice.OpenAsync();
        using var head = await Browser.SignedInAsync(office, Role.Head);
        var page = await head.OpenAsync("/admin/templates/DOC-3");
        var words = page.Form.Fields["text"];
        var must = (await office.DoAsync(new ReadTemplate.Query("DOC-3"), Role.Head)).Mandatory[0][0];
        var faulty = words.Replace($"{{{must}", "{applicantName", StringComparison.Ordinal);
        var refused = await head.SendAsync(page, new() { ["act"] = "save", ["text"] = faulty });
        Assert.That((int)refused.Status, Is.EqualTo(400), refused.Text);
        Assert.That(refused.Text, Does.Contain(must));
        Assert.That((await office.DoAsync(new ReadTemplate.Query("DOC-3"), Role.Head)).History, Is.Empty);

        var own = words.Replace("：", "， 请注意：", StringComparison.Ordinal);
        var preview = await head.SendAsync(refused, new() { ["act"] = "preview", ["text"] = own });
        Assert.That(preview.Html, Does.Contain("paper-title"));
        var saved = await head.SendAsync(preview, new() { ["act"] = "save" });
        Assert.That(saved.Address, Does.EndWith("?done=save"), saved.Text);
        Assert.That((await head.OpenAsync("/admin/templates")).Text, Does.Contain("本机关用语"));
        var restored = await head.SendAsync(saved, new() { ["act"] = "restore" });
        Assert.That(restored.Form.Fields["text"], Is.EqualTo(words));
    }

    [Test]
    public async Task NumbersDrawnAndVoided_AreListed_WithTheReason()
    {
        await using var office = await WebOffice.OpenAsync();
        await CaseWork.IssueAsync(office);
        await CaseWork.DoAsync(office, new VoidLetter.Command("附件有误"), Role.Head);
        using var supervisor = await Browser.SignedInAsync(office, Role.Supervisor);
        var numbers = await supervisor.OpenAsync("/admin/numbers");
        Assert.That(numbers.Html, Does.Contain("data-label=\"已用\">1<").And.Contain("data-label=\"作废\">1<"));
        Assert.That(numbers.Text, Does.Contain("各类答复").And.Contain("附件有误").And.Contain("连续，没有缺号"));
        using var clerk = await Browser.SignedInAsync(office, Role.Clerk);
        Assert.That((int)(await clerk.OpenAsync("/admin/numbers")).Status, Is.EqualTo(403));
    }

    // A case that ends in part, with one withheld part and one PDF that holds it; the address of the page for that file.
    private static async Task<string> PartlyAsync(WebOffice office)
    {
        using var clerk = await Browser.SignedInAsync(office, Role.Clerk);
        await EveryPageTests.LogAsync(clerk);
        await CaseWork.DoAsync(office, new AssignCase.Command(WebOffice.UserId(Role.Officer)), Role.Head);
        await CaseWork.DoAsync(office, new ClassifyOutcome.Command(OutcomeLeaf.Partial,
            Basis: new OutcomeBasis
            {
                Separated = true,
                Process = ProcessKind.Draft,
                DisclosureDutyChecked = true,
                Withheld = [new("第1页第1段", PartGround.RefusedProcess, "记录了未定稿的测算")]
            }), Role.Officer);
        using var officer = office.ClientFor(Role.Officer);
        using var pdf = new ByteArrayContent(PdfWriter.Write(new PaperDocument(PaperProfile.Notice, "方案",
            [new Paragraph("测算结果不公开。"), new Paragraph("其余可以公开。")])));
        pdf.Headers.ContentType = new("application/pdf");
        await (await officer.PostAsync($"/api/v1{CaseWork.Case}/files?purpose=enclosure&fileName=plan.pdf", pdf)).DoneAsync(201);
        return $"{CaseWork.Case}/redaction/1";
    }
}
