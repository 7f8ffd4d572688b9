using Requests.Features.Kernel;

namespace Requests.Web.Tests.Pages;

/// <summary>Officers at work, without script.</summary>
public sealed class OfficePagesTests
{
    private const string Case = "/cases/HCG-2026-0001";

    [Test]
    public async Task ALetter_IsLoggedAssignedAndSentBackForCorrection_ByForms()
    {
        await using var office = await WebOffice.OpenAsync();
        using var clerk = await Browser.SignedInAsync(office, Role.Clerk);
        Assert.That((await EveryPageTests.LogAsync(clerk)).Text, Does.Contain("HCG-2026-0001").And.Contain("签收之日为收到日"));
        await AssignAsync(clerk);

        using var officer = await Browser.SignedInAsync(office, Role.Officer);
        Assert.That((await officer.OpenAsync("/work")).Text, Does.Contain("道路停车泊位设置").And.Contain("余 20 个工作日"));
        Assert.That((await officer.OpenAsync(Case)).Html, Does.Contain($"{Case}/acts/ask-for-correction").And.Contain("d-due"));
        var form = await officer.OpenAsync($"{Case}/acts/ask-for-correction");
        Assert.That(form.Form.Fields["on"], Is.EqualTo("2026-03-02"), "acts happen today unless told otherwise");
        var refused = await officer.SendAsync(form, new() { ["workingDays"] = "7", ["points"] = "" });
        Assert.That((int)refused.Status, Is.EqualTo(400));
        Assert.That(refused.Html, Does.Contain("href=\"#f-points\"").And.Contain("value=\"7\""));
        var read = await officer.SendAsync(refused, new() { ["points"] = "哪一条路\n哪一年" });
        Assert.That(read.Text, Does.Contain("补正告知书").And.Contain("哪一条路"), "the letter is read before it goes");
        var done = await officer.SendAsync(read, []);
        Assert.That(done.Address, Is.EqualTo($"{Case}?done=ask-for-correction"), done.Text);
        Assert.That(done.Text, Does.Contain("待补正").And.Contain("补正告知"));
    }

    [Test]
    public async Task TwoPeopleOnOneCase_TheSecondSeesTheChange_AndLosesNothing()
    {
        await using var office = await WebOffice.OpenAsync();
        using var clerk = await Browser.SignedInAsync(office, Role.Clerk);
        await EveryPageTests.LogAsync(clerk);
        using var head = await Browser.SignedInAsync(office, Role.Head);
        var form = await head.OpenAsync($"{Case}/acts/assign-case");
        await AssignAsync(clerk);
        var answers = new Dictionary<string, string> { ["officerId"] = WebOffice.UserId(Role.Officer).ToString(), ["note"] = "熟悉停车事务" };
        var second = await head.SendAsync(form, answers);
        Assert.That((int)second.Status, Is.EqualTo(412));
        Assert.That(second.Html, Does.Contain("notice-warn").And.Contain("熟悉停车事务"));
    }

    [Test]
    public async Task ARefusedStep_IsFoundWithItsReason_AndNotInTheWay()
    {
        await using var office = await WebOffice.OpenAsync();
        using var clerk = await Browser.SignedInAsync(office, Role.Clerk, "en");
        await EveryPageTests.LogAsync(clerk);
        Assert.That((await clerk.OpenAsync(Case)).Html, Does.Not.Contain("aria-disabled=\"true\""), "what cannot be done is not in the way");
        var page = await clerk.OpenAsync($"{Case}?find=service");
        Assert.That(page.Html, Does.Contain("aria-disabled=\"true\""));
        Assert.That(page.Text, Does.Contain("The case is “Received”; this can be done once it is “"));
    }

    [Test]
    public async Task ACaseOfAnotherBody_IsNotFound()
    {
        await using var office = await WebOffice.OpenAsync();
        using var clerk = await Browser.SignedInAsync(office, Role.Clerk);
        Assert.That((int)(await clerk.OpenAsync("/cases/OTH-2026-0001")).Status, Is.EqualTo(404));
        using var reviewer = await Browser.SignedInAsync(office, Role.Reviewer);
        Assert.That((int)(await reviewer.OpenAsync("/log")).Status, Is.EqualTo(403));
    }

    [Test]
    public async Task AListOfRecords_GrowsByAButton_AndKeepsWhatWasTyped()
    {
        await using var office = await WebOffice.OpenAsync();
        using var clerk = await Browser.SignedInAsync(office, Role.Clerk);
        await EveryPageTests.LogAsync(clerk);
        await AssignAsync(clerk);
        using var officer = await Browser.SignedInAsync(office, Role.Officer);
        var form = await officer.OpenAsync($"{Case}/acts/split-request");
        var grown = await officer.SendAsync(form, new() { ["parts.0.subject"] = "第一部分" }, button: "parts");
        Assert.That((int)grown.Status, Is.EqualTo(200));
        Assert.That(grown.Form.Fields["parts.0.subject"], Is.EqualTo("第一部分"));
        Assert.That(grown.Form.Fields, Contains.Key("parts.1.subject"));
    }

    private static async Task AssignAsync(Browser clerk)
    {
        var done = await clerk.SendAsync(await clerk.OpenAsync($"{Case}/acts/assign-case"), new() { ["officerId"] = WebOffice.UserId(Role.Officer).ToString() });
        Assert.That(done.Address, Is.EqualTo($"{Case}?done=assign-case"), done.Text);
    }
}
