using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using Requests.Features.Data.Entities;
using Requests.Features.Kernel;

namespace Requests.Web.Tests.Pages;

/// <summary>A mail bag logged on one page, without script.</summary>
public sealed class BagPagesTests
{
    [Test]
    public async Task ABag_RegistersItsGoodLetters_AndKeepsTheRefusedOneAsTyped()
    {
        await using var office = await WebOffice.OpenAsync();
        using var clerk = await Browser.SignedInAsync(office, Role.Clerk);
        var bag = new Dictionary<string, string>(Letter(0, "道路停车泊位")) { ["signedOn"] = "2026-03-02" };
        foreach (var (name, value) in Letter(2, "早夜市设置")) bag[name] = value;
        bag["letters.2.applicant.phone"] = "";

        var answer = await clerk.SendAsync(await clerk.OpenAsync("/log/bag"), bag);
        Assert.That(answer.Text, Does.Contain("已登记 1 封").And.Contain("签收之日为收到日").And.Contain("XA000000010CN"), answer.Text);
        Assert.That(Errors(answer), Has.One.Contains("第 3 封").And.One.Contains("电话").And.One.Contains("第二十九条"));
        Assert.That(answer.Html, Does.Contain("href=\"#b-letters-2-applicant-phone\"").And.Contain("id=\"b-letters-2-applicant-phone\""));
        Assert.That(answer.Form.Fields["letters.2.subject"], Is.EqualTo("早夜市设置"));
        Assert.That(answer.Form.Fields["letters.0.subject"], Is.Empty, "a registered letter leaves its row");
        Assert.That(answer.Form.Fields["signedOn"], Is.EqualTo("2026-03-02"));
        Assert.That(Markup.Faults(answer), Is.Empty);

        var mended = await clerk.SendAsync(answer, new() { ["letters.2.applicant.phone"] = "13900000000" });
        Assert.That(mended.Text, Does.Contain("已登记 1 封").And.Contain("HCG-2026-0002"), mended.Text);
        Assert.That(mended.Html, Does.Not.Contain("role=\"alert\" aria-labelledby=\"errors\""));
    }

    [Test]
    public async Task ABag_SentTwice_IsRegisteredOnce()
    {
        await using var office = await WebOffice.OpenAsync();
        using var clerk = await Browser.SignedInAsync(office, Role.Clerk);
        var page = await clerk.OpenAsync("/log/bag?channel=expressPost");
        var bag = new Dictionary<string, string>(Letter(0, "停车")) { ["signedOn"] = "2026-03-02" };
        foreach (var (name, value) in Letter(1, "环卫")) bag[name] = value;
        var first = await clerk.SendAsync(page, bag);
        var again = await clerk.SendAsync(page, bag);
        Assert.That(Numbers(first), Is.EqualTo(new[] { "HCG-2026-0001", "HCG-2026-0002" }));
        Assert.That(Numbers(again), Is.EqualTo(Numbers(first)));
        Assert.That(Codes(again), Is.EqualTo(Codes(first)), "the slips of the first time");

        bag["letters.0.subject"] = "换了一封";
        var changed = await clerk.SendAsync(page, bag);
        Assert.That(Errors(changed), Has.One.Contains("第 1 封"), "another letter under the same key is not taken for the first");
        Assert.That((await clerk.OpenAsync("/work?view=all")).Html, Does.Not.Contain("HCG-2026-0003"));
        Assert.That(Numbers(await clerk.SendAsync(changed, [])), Is.EqualTo(new[] { "HCG-2026-0003" }), "whoever presses again means another letter");
    }

    [Test]
    public async Task ALetterSentTwice_IsRegisteredOnce_AndAnotherOneWhenPressedAgain()
    {
        await using var office = await WebOffice.OpenAsync();
        using var clerk = await Browser.SignedInAsync(office, Role.Clerk);
        var page = await clerk.OpenAsync("/log");
        var letter = new Dictionary<string, string>
        {
            ["subject"] = "停车",
            ["requestText"] = "停车。",
            ["applicantType"] = "naturalPerson",
            ["applicant.name"] = "张三",
            ["applicant.phone"] = "13800000000"
        };
        await clerk.SendAsync(page, letter);
        Assert.That((await clerk.SendAsync(await clerk.OpenAsync(page.Address), letter)).Text, Does.Contain("已登记：HCG-2026-0001"),
            "going back leads to the same letter");
        letter["subject"] = "环卫";
        var changed = await clerk.SendAsync(page, letter);
        Assert.That(changed.Text, Does.Contain("此前已经登记"));
        Assert.That((await clerk.SendAsync(changed, [])).Text, Does.Contain("已登记：HCG-2026-0002"));
    }

    [Test]
    public async Task ABag_GrowsByAButton_AndKeepsWhatWasTyped()
    {
        await using var office = await WebOffice.OpenAsync();
        using var clerk = await Browser.SignedInAsync(office, Role.Clerk);
        var page = await clerk.OpenAsync("/log/bag");
        Assert.That(page.Form.Fields, Contains.Key("letters.9.subject").And.Not.ContainKey("letters.10.subject"));
        var key = page.Form.Fields["keys.0"];
        var grown = await clerk.SendAsync(page, new(Letter(0, "停车")), button: "letters");
        Assert.That(grown.Form.Fields, Contains.Key("letters.19.subject"));
        Assert.That(grown.Form.Fields["letters.0.subject"], Is.EqualTo("停车"));
        Assert.That(grown.Form.Fields["keys.0"], Is.EqualTo(key));
        Assert.That(grown.Html, Does.Not.Contain("HCG-2026-0001"), "nothing is registered by it");
    }

    [Test]
    public async Task ABagOfOrdinaryLetters_AsksOfEachWhenItsApplicantWasReached()
    {
        await using var office = await WebOffice.OpenAsync();
        using var clerk = await Browser.SignedInAsync(office, Role.Clerk);
        var page = await clerk.OpenAsync("/log/bag?channel=ordinaryPost");
        Assert.That(page.Form.Fields, Contains.Key("letters.0.confirmedOn").And.Not.ContainKey("signedOn").And.Not.ContainKey("letters.0.mailNumber"));
        var bag = Letter(0, "停车");
        bag.Remove("letters.0.mailNumber");
        var answer = await clerk.SendAsync(page, bag);
        Assert.That(answer.Text, Does.Contain("与申请人确认之日为收到日").And.Contain("收到日待与申请人确认后确定"), answer.Text);
    }

    [Test]
    public async Task ABag_ShowsItsReceiptDateAndRule_BeforeAnythingIsRegistered()
    {
        await using var office = await WebOffice.OpenAsync();
        using var clerk = await Browser.SignedInAsync(office, Role.Clerk);
        var page = await clerk.OpenAsync("/log/bag");
        var looked = await clerk.SendAsync(Looking(page), new(Letter(0, "停车")) { ["arrivedOn"] = "2026-02-27", ["signedOn"] = "2026-02-27" });
        Assert.That(Beside(looked), Does.Contain("datetime=\"2026-02-27\"").And.Contain("签收之日为收到日").And.Contain("3月26日"));
        Assert.That(looked.Form.Fields["letters.0.subject"], Is.EqualTo("停车"));
        Assert.That(looked.Form.Fields["keys.0"], Is.EqualTo(page.Form.Fields["keys.0"]));
        Assert.That(Markup.Faults(looked), Is.Empty);
        Assert.That(await office.InDbAsync(db => db.Set<Case>().CountAsync()), Is.Zero);

        var elsewhere = await clerk.SendAsync(Looking(page), new() { ["signedOn"] = "2026-02-27", ["addressedToDisclosureOffice"] = "" });
        Assert.That(Beside(elsewhere), Does.Contain("签收之日为收到日").And.Not.Contain("收到日待与申请人确认后确定"), "signed for by another desk");
    }

    [Test]
    public async Task ABagOfOrdinaryLetters_ShowsTheReceiptDateOfEachWhoseApplicantWasReached()
    {
        await using var office = await WebOffice.OpenAsync();
        using var clerk = await Browser.SignedInAsync(office, Role.Clerk);
        var page = await clerk.OpenAsync("/log/bag?channel=ordinaryPost");
        Assert.That(Beside(page), Does.Contain("收到日待与申请人确认后确定").And.Not.Contain("第 3 封"));
        var looked = await clerk.SendAsync(Looking(page), new() { ["arrivedOn"] = "2026-02-26", ["letters.2.confirmedOn"] = "2026-02-27" });
        Assert.That(Beside(looked), Does.Contain("第 3 封").And.Contain("收到日 2月27日（未经签收的信函，以与申请人确认之日为收到日），答复期限 3月26日"));
    }

    [Test]
    public async Task ADayThatIsWrongForTheWholeBag_IsSaidOnce()
    {
        await using var office = await WebOffice.OpenAsync();
        using var clerk = await Browser.SignedInAsync(office, Role.Clerk);
        var bag = new Dictionary<string, string>(Letter(0, "停车")) { ["arrivedOn"] = "三月二日" };
        foreach (var (name, value) in Letter(1, "环卫")) bag[name] = value;
        var answer = await clerk.SendAsync(await clerk.OpenAsync("/log/bag"), bag);
        Assert.That((int)answer.Status, Is.EqualTo(400));
        Assert.That(Errors(answer), Has.Exactly(1).Items.And.One.Contains("整批"));
        Assert.That(answer.Html, Does.Contain("href=\"#b-arrivedOn\""));
        Assert.That(answer.Form.Fields["letters.1.subject"], Is.EqualTo("环卫"));
    }

    [Test]
    public async Task AnEmptyBag_IsRefused_AndNobodyElseLogs()
    {
        await using var office = await WebOffice.OpenAsync();
        using var clerk = await Browser.SignedInAsync(office, Role.Clerk);
        var answer = await clerk.SendAsync(await clerk.OpenAsync("/log/bag"), []);
        Assert.That((int)answer.Status, Is.EqualTo(400));
        Assert.That(Errors(answer), Has.One.Contains("至少填写一封信"));
        using var reviewer = await Browser.SignedInAsync(office, Role.Reviewer);
        Assert.That((int)(await reviewer.OpenAsync("/log/bag")).Status, Is.EqualTo(403));
    }

    private static Dictionary<string, string> Letter(int row, string subject) => new()
    {
        [$"letters.{row}.mailNumber"] = $"XA0000000{row + 1}0CN",
        [$"letters.{row}.applicant.name"] = "张三",
        [$"letters.{row}.applicantType"] = "naturalPerson",
        [$"letters.{row}.applicant.phone"] = "13800000000",
        [$"letters.{row}.subject"] = subject,
        [$"letters.{row}.requestText"] = $"申请公开{subject}的批准文件。",
    };

    // The button beside the one that registers.
    private static Page Looking(Page page) => page with
    {
        Html = page.Html.Replace("action=\"/log/bag?channel",
        "action=\"/log/bag?handler=look&amp;channel", StringComparison.Ordinal)
    };

    private static string Beside(Page page) => Regex.Match(page.Html, "<aside.*?</aside>", RegexOptions.Singleline).Value;

    private static string[] Errors(Page page) => [.. Found(page, "<li><a href=\"#[^\"]*\">([^<]*)</a>").Concat(Found(page, "<li>([^<]*)</li>"))];

    private static string[] Numbers(Page page) => Found(page, "<h2><a href=\"/cases/([^\"]*)\">");

    private static string[] Codes(Page page) => Found(page, "<strong class=\"code\">([^<]*)<");

    private static string[] Found(Page page, string pattern) => [.. Regex.Matches(page.Html,
        pattern).Select(m => System.Net.WebUtility.HtmlDecode(m.Groups[1].Value))];
}
