using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Requests.Features.Areas.Collaboration;
using Requests.Features.Data.Entities;
using Requests.Features.Kernel;
using Requests.Web.Tests.Pages;

namespace Requests.Web.Tests.Access;

/// <summary>A restricted case shows at no door of the program to who need not know it: every address that can be asked is asked.</summary>
public sealed partial class NeedToKnowDoorTests
{
    private const string Subject = "不该让人看到的事项";

    [Test]
    public async Task NoDoor_ShowsARestrictedCase_ToAnOutsider([Values(Role.Clerk, Role.Reviewer)] Role outsider)
    {
        await using var office = await WebOffice.OpenAsync();
        using (var clerk = await Browser.SignedInAsync(office, Role.Clerk)) await EveryPageTests.LogAsync(clerk, Subject);
        await CaseWork.DoAsync(office, new Requests.Features.Areas.Intake.AssignCase.Command(WebOffice.UserId(Role.Officer)), Role.Head);
        await CaseWork.DoAsync(office, new AddNote.Command(CaseNoteKind.Remark, Subject), Role.Officer);
        await CaseWork.DoAsync(office, new RestrictCase.Command("涉及信访人"), Role.Head);
        var (asked, open) = (0, new List<string>());
        using var browser = await Browser.SignedInAsync(office, outsider);
        using var client = office.ClientFor(outsider);
        foreach (var address in Addresses(office))
        {
            string shown;
            if (address.StartsWith("/api/", StringComparison.Ordinal))
            {
                using var answer = await client.GetAsync(address);
                shown = await answer.Content.ReadAsStringAsync();
            }
            else shown = (await browser.OpenAsync(address)).Text;
            asked++;
            // A refusal may repeat the number that was asked for; what the case says is never shown.
            if (shown.Contains(Subject, StringComparison.Ordinal) || (!address.Contains(CaseWork.Number, StringComparison.Ordinal) && shown.Contains(CaseWork.Number, StringComparison.Ordinal)))
                open.Add(address);
        }
        Assert.That(open, Is.Empty);
        Assert.That(asked, Is.GreaterThan(150), "all doors were tried");
        TestContext.Out.WriteLine($"{asked} addresses");
    }

    [Test]
    public async Task EveryDoorOfACase_OpensToAnInsider_AndIsNotFoundByAnOutsider()
    {
        await using var office = await WebOffice.OpenAsync();
        using (var clerk = await Browser.SignedInAsync(office, Role.Clerk)) await EveryPageTests.LogAsync(clerk, Subject);
        await CaseWork.DoAsync(office, new Requests.Features.Areas.Intake.AssignCase.Command(WebOffice.UserId(Role.Officer)), Role.Head);
        await CaseWork.DoAsync(office, new RestrictCase.Command("涉及信访人"), Role.Head);
        using var outsider = await Browser.SignedInAsync(office, Role.Clerk);
        using var insider = await Browser.SignedInAsync(office, Role.Officer);
        Assert.That(((int)(await outsider.OpenAsync(CaseWork.Case)).Status, (int)(await insider.OpenAsync(CaseWork.Case)).Status), Is.EqualTo((404, 200)));
        foreach (var act in Web.Pages.Office.CaseActs.All)
            Assert.That((int)(await outsider.OpenAsync($"{CaseWork.Case}/acts/{act.Address}")).Status, Is.EqualTo(404), act.Address);
        Assert.That((await insider.OpenAsync(CaseWork.Case)).Text, Does.Contain("限制知悉"));
        Assert.That((await insider.OpenAsync("/work?view=all")).Text, Does.Contain(Subject).And.Contain("限制知悉"));
    }

    // Every GET there is; what an address leaves open is filled with the case, its first letter or file, or the words of its subject.
    private static IEnumerable<string> Addresses(WebOffice office) => office.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
        .Where(e => e.Metadata.GetMetadata<HttpMethodMetadata>() is not { } methods || methods.HttpMethods.Contains("GET"))
        .Select(e => "/" + (e.RoutePattern.RawText ?? "").Trim('/'))
        // Both show the number as a sample, to anybody.
        .Where(a => a is not ("/parts" or "/openapi/v1.json" or "/openapi/{documentName}.json"))
        .Where(a => !a.Contains("{**", StringComparison.Ordinal) && !a.Contains("sign-out", StringComparison.Ordinal) && !a.Contains("/jobs", StringComparison.Ordinal))
        .Select(a => Slot().Replace(a, slot => slot.Value switch
        {
            ['{', 'n', 'u', 'm', ..] => CaseWork.Number,
            var guid when guid.Contains(":guid", StringComparison.Ordinal) => Guid.Empty.ToString(),
            var year when year.Contains("year", StringComparison.OrdinalIgnoreCase) => "2026",
            _ => "1",
        }))
        .SelectMany(a => new[] { a, $"{a}?q={Uri.EscapeDataString(Subject)}&text={Uri.EscapeDataString(Subject)}&words={Uri.EscapeDataString(Subject)}&view=all&caseNumber={CaseWork.Number}&year=2026"
            + "&row=RECEIVED&column=total&from=2026-01-01&to=2026-12-31" }).Distinct();

    [GeneratedRegex(@"\{[^}]*\}")]
    private static partial Regex Slot();
}
