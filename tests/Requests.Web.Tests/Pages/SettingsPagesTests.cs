using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using Requests.Features.Areas.Office;
using Requests.Features.Data.Entities;
using Requests.Features.Kernel;
using Requests.Web.Pages.Forms;
using Requests.Web.Pages.Office;

namespace Requests.Web.Tests.Pages;

/// <summary>The long form of a body's settings: its headings, and the rungs of the ladder put in and taken out.</summary>
public sealed partial class SettingsPagesTests
{
    private const string Ladder = "settings.escalation";

    [Test]
    public void EverySetting_IsAskedUnderExactlyOneHeading()
    {
        var act = OfficeActs.Find("change-body-settings")!;
        var settings = Shape.Of(typeof(BodySettings)).Select(m => $"settings.{m.Name}").Except(act.Kept);
        Assert.That(act.Sections.SelectMany(s => s.Paths), Is.EquivalentTo(settings.Append("name")));
    }

    [Test]
    public async Task TheForm_LeadsToEachOfItsHeadings([Values("zh-CN", "en")] string language)
    {
        await using var office = await WebOffice.OpenAsync();
        using var admin = await Browser.SignedInAsync(office, Role.Administrator, language);
        var form = await OpenAsync(admin);
        var links = Links().Matches(form.Html).Select(m => m.Groups[1].Value).ToList();
        Assert.That(links, Has.Count.EqualTo(OfficeActs.Find("change-body-settings")!.Sections.Count));
        Assert.That(links.Where(id => !form.Html.Contains($"id=\"{id}\"", StringComparison.Ordinal)), Is.Empty);
        Assert.That(form.Html, Does.Not.Contain(language == "en" ? "(optional)</label>" : "（可不填）</label>"), "the form says it once");
    }

    [Test]
    public async Task ARung_IsChosenInWords_AddedAndTakenOut_AndNothingIsStoredBeforeItIsSaved()
    {
        await using var office = await WebOffice.OpenAsync();
        using var admin = await Browser.SignedInAsync(office, Role.Administrator);
        var form = await OpenAsync(admin);
        Assert.That(form.Html, Does.Contain("<option value=\"-1\" selected=\"selected\">逾期 1 个工作日</option>").And.Contain("<option value=\"2\" selected=\"selected\">到期前 2 个工作日</option>"));

        var grown = await admin.SendAsync(form, [], Ladder);
        Assert.That(grown.Form.Fields[$"{Ladder}.rows"], Is.EqualTo("5"));
        Assert.That(grown.Html, Does.Contain("id=\"g-settings-escalation-4\" tabindex=\"-1\" autofocus"), "the reader goes on in the new row");

        var shorter = await admin.SendAsync(form, new() { ["settings.selfName"] = "本局" }, $"{Ladder}.0");
        Assert.That(DaysIn(shorter), Is.EqualTo(new[] { "1", "-1", "-5" }));
        Assert.That(shorter.Form.Fields["settings.selfName"], Is.EqualTo("本局"), "what was typed stays");
        Assert.That(shorter.Html, Does.Contain("id=\"g-settings-escalation\" tabindex=\"-1\" autofocus"));
        Assert.That((await office.DoAsync(new ReadBody.Query(), Role.Administrator)).Settings.Escalation, Has.Count.EqualTo(4));
        await admin.SendAsync(shorter, []);
        Assert.That((await office.DoAsync(new ReadBody.Query(), Role.Administrator)).Settings.Escalation.Select(r => r.WorkingDays),
            Is.EqualTo(new[] { 1, -1, -5 }));
    }

    [Test]
    public async Task TheLastRung_IsTakenOut_AndTheLadderIsEmpty()
    {
        await using var office = await WebOffice.OpenAsync();
        using var admin = await Browser.SignedInAsync(office, Role.Administrator);
        var form = await OpenAsync(admin);
        for (var i = 0; i < 4; i++) form = await admin.SendAsync(form, [], $"{Ladder}.0");
        Assert.That(form.Html, Does.Not.Contain($"value=\"{Ladder}.0\""), "an empty row cannot go");
        await admin.SendAsync(form, []);
        Assert.That((await office.DoAsync(new ReadBody.Query(), Role.Administrator)).Settings.Escalation, Is.Empty);
    }

    [Test]
    public async Task FaultsOfTheLadder_AreNamedBesideTheirFields()
    {
        await using var office = await WebOffice.OpenAsync();
        using var admin = await Browser.SignedInAsync(office, Role.Administrator);
        var form = await OpenAsync(admin);
        var twice = await admin.SendAsync(form, new() { [$"{Ladder}.1.workingDays"] = "2" });
        Assert.That((int)twice.Status, Is.EqualTo(400));
        Assert.That(twice.Html, Does.Contain("href=\"#f-settings-escalation-1-workingDays\"").And.Contain("id=\"f-settings-escalation-1-workingDays-error\""));
        var nobody = await admin.SendAsync(form, new() { [$"{Ladder}.0.roles"] = "" });
        Assert.That(nobody.Html, Does.Contain("href=\"#f-settings-escalation-0-roles\"").And.Contain("id=\"f-settings-escalation-0-roles-error\""));
    }

    [Test]
    public async Task Users_AreListedWithTheNamesOfTheirUnits()
    {
        await using var office = await WebOffice.OpenAsync();
        await office.DoAsync(new CreateUnit.Command("FGC", "法规处"), Role.Administrator);
        await office.DoAsync(new CreateUser.Command("wang", "王五", [Role.Officer], Unit: "FGC"), Role.Administrator);
        using var admin = await Browser.SignedInAsync(office, Role.Administrator);
        Assert.That((await admin.OpenAsync("/admin/users")).Text, Does.Match("法规处 +FGC"));
    }

    private static async Task<Page> OpenAsync(Browser admin)
    {
        var body = await admin.OpenAsync("/admin");
        return await admin.OpenAsync(Address().Match(body.Html).Value);
    }

    private static IEnumerable<string> DaysIn(Page form) =>
        Enumerable.Range(0, int.Parse(form.Form.Fields[$"{Ladder}.rows"], System.Globalization.CultureInfo.InvariantCulture)).Select(i => form.Form.Fields[$"{Ladder}.{i}.workingDays"]);

    [GeneratedRegex("<li><a href=\"#(g-[A-Za-z]+)\">")]
    private static partial Regex Links();

    [GeneratedRegex("/acts/change-body-settings\\?seen=[0-9a-f-]+")]
    private static partial Regex Address();

    [Test]
    public async Task AnOfficeWithoutAnApprover_IsToldOnTheFirstPage_UntilSomebodyIsThere()
    {
        await using var office = await WebOffice.OpenAsync();
        using var administrator = await Browser.SignedInAsync(office, Role.Administrator);
        using var officer = await Browser.SignedInAsync(office, Role.Officer);
        Assert.That((await officer.OpenAsync("/work")).Text, Does.Not.Contain("没有人担任"));
        await office.InDbAsync(db => db.Set<User>().Where(u => u.Id == WebOffice.UserId(Role.Reviewer)).ExecuteUpdateAsync(set => set.SetProperty(u => u.IsActive, false)));
        Assert.That((await officer.OpenAsync("/work")).Text, Does.Contain("没有人担任：保密审查"));
        Assert.That((await administrator.OpenAsync("/admin")).Html, Does.Contain("href=\"/admin/users\">去建用户"));
    }
}
