using System.Reflection;
using System.Text.Json;
using Requests.Features.Areas.Intake;
using Requests.Features.Areas.Portal;
using Requests.Features.Areas.Supervision;
using Requests.Features.Data.Entities;
using Requests.Features.Services.Webhooks;
using Requests.Web.Pages;
using Requests.Web.Pages.Portal;

namespace Requests.Web.Tests;

/// <summary>What the recipes of .github/CONTRIBUTING.md promise beyond enums and pins: a place that was forgotten goes red.</summary>
public sealed class RecipeTests
{
    /// <summary>A field that the order of the form does not name would simply not be asked.</summary>
    [Test]
    public void EveryFieldOfTheRequest_IsAskedOnline()
    {
        // Filled in by the door.
        string[] unasked = [nameof(SubmitOnline.Command.Draft)];
        var order = (Array)typeof(ApplyForm).GetField("Order", BindingFlags.Static | BindingFlags.NonPublic)!.GetValue(null)!;
        var asked = order.Cast<(string Key, string[] Paths)>().SelectMany(step => step.Paths).Select(path => path.Split('.')[0]).ToHashSet();
        Assert.That(NamesOf(typeof(SubmitOnline.Command)).Except(unasked.Select(Camel)).Except(asked), Is.Empty);
    }

    [Test]
    public void EveryFieldOfTheRequest_ComesByBothDoors_AndIsKeptWithTheCase()
    {
        var (online, desk) = (NamesOf(typeof(SubmitOnline.Command)), NamesOf(typeof(RegisterRequest.Command)));
        // Which body, and the draft it grew from: the desk is of one body and keeps no drafts.
        Assert.That(online.Except(desk), Is.EquivalentTo(new[] { "bodyCode", "draft" }));
        // The end of a mandate lies with its agent.
        string[] persons = ["applicant", "agent", "guardian", "mandateUntil"];
        Assert.That(online.Intersect(desk).Except(persons).Except(NamesOf(typeof(Case))), Is.Empty);
    }

    [Test]
    public async Task EveryFieldOfTheRequest_IsInTheSealedFile()
    {
        await using var office = await WebOffice.OpenAsync();
        await Pages.CaseWork.IssueAsync(office);
        var sealedFile = Directory.GetFiles(Path.Combine(office.Folder, "archive"), "*", SearchOption.AllDirectories)
            .Select(File.ReadAllText).First(text => text.Contains("\"requestText\"", StringComparison.Ordinal));
        var members = JsonDocument.Parse(sealedFile).RootElement.EnumerateObject().Select(m => m.Name).ToHashSet();
        // Of several words: persons lie under "parties".
        Assert.That(NamesOf(typeof(SubmitOnline.Command)).Except(["applicant", "agent", "guardian", "mandateUntil", "bodyCode",
            "draft"]).Except(members), Is.Empty);
    }

    [Test]
    public void EveryWebhookEvent_HasItsWords() =>
        Assert.That(WebhookEvents.All.Append(WebhookEvents.Ping).Select(e => "choice.event." + e).Where(key => Text.Find(key) is null), Is.Empty);

    /// <summary>The sheet is written by hand beside the record: as many columns in every row as there are heads, and none of the record's figures left out.</summary>
    [Test]
    public void EveryColumnOfTheBoard_IsInTheSheet()
    {
        var row = typeof(ReadRiskBoard.Response).GetProperty(nameof(ReadRiskBoard.Response.Cases))!.PropertyType.GenericTypeArguments[0];
        var source = File.ReadAllText(Directory.GetFiles(Path.Combine(Root(), "src"), "ReadRiskBoard.cs", SearchOption.AllDirectories).Single());
        var sheet = source[source.IndexOf("ToSheet(", StringComparison.Ordinal)..];
        sheet = sheet[..sheet.IndexOf("]));", StringComparison.Ordinal)];
        // What a reader of the sheet cannot use, or has under another name.
        string[] left = ["CaseId", "OfficerId", "UnitId", "State", "Paused", "WaitsLong"];
        Assert.That(row.GetProperties().Select(p => p.Name).Where(n => !sheet.Contains("r." + n, StringComparison.Ordinal)).Except(left), Is.Empty);
    }

    private static HashSet<string> NamesOf(Type record) => [.. record.GetProperties().Where(p => p.Name != "EqualityContract").Select(p => Camel(p.Name))];

    private static string Camel(string name) => char.ToLowerInvariant(name[0]) + name[1..];

    private static string Root()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "Requests.sln"))) folder = folder.Parent!;
        return folder.FullName;
    }
}
