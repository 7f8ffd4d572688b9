using Requests.Features.Areas.Letters;
using Requests.Features.Areas.Letters.Checks;
using Requests.Features.Areas.Release;
using Requests.Features.Data.Entities;
using Requests.Features.Kernel;
using Requests.Features.Services.Files.Inspection;
using Requests.Features.Tests.Files;
using Requests.Features.Tests.Release;
using Requests.Features.Tests.Replies;
using Requests.Paper;
using Requests.Statute;

using static Requests.Features.Tests.SampleData;

namespace Requests.Features.Tests.Letters.Checks;

/// <summary>The checks on real letters of real cases: they stand in the way, and a leader lets them pass.</summary>
public sealed class CheckLetterTests
{
    [Test]
    public async Task CheckLetter_ListsEveryCheck_AndAnOrdinaryLetterPassesThemAll()
    {
        await using var path = await DraftedAsync();
        var draft = await CheckAsync(path);
        Assert.That(draft.Checks.Select(c => c.Id), Is.EqualTo(RuleIds.LetterChecks));
        Assert.That(draft.Blocked, Is.False);
        Assert.That(draft.Checks.Where(c => c.Outcome is CheckLetter.Outcome.Blocking or CheckLetter.Outcome.Warning).Select(c => $"{c.Id} {c.Faults[0].Detail.Zh} {c.Faults[0].Place}"), Is.Empty);
        Assert.That(draft.Checks.Single(c => c.Id == "APPROVAL").Outcome, Is.EqualTo(CheckLetter.Outcome.Later));

        await path.ApproveAsync();
        Assert.That((await CheckAsync(path)).Checks.Where(c => c.Outcome != CheckLetter.Outcome.Ok).Select(c => c.Id), Is.Empty, "approved and numbered");
    }

    [Test]
    public async Task HIDDEN_StandsInTheWayOfSubmission_UntilTheFileIsCleaned()
    {
        await using var path = await ReplyCase.OpenAsync();
        await path.ClassifyNotResponsibleAsync();
        var source = await Enclosing.AttachAsync(path, TelltaleFiles.Docx(tracked: true, author: "某人"), "说明.docx");
        await path.DoAsync(new DraftLetter.Command());
        var stopped = await path.RefusedAsync("checks.stand", new SubmitLetter.Command());
        Assert.That(stopped.Findings!.Select(f => f.RuleId).Distinct(), Is.EqualTo(new[] { "HIDDEN" }));

        var clean = await path.DoAsync(new CleanAttachment.Command(source));
        Assert.That(clean.Removed.Select(t => t.Kind), Is.EquivalentTo(new[] { TraceKind.Revision, TraceKind.Author }));
        Assert.That(clean.Left, Is.Empty);
        await path.DoAsync(new DraftLetter.Command());
        await path.DoAsync(new SubmitLetter.Command());
        var files = await path.Office.InDbAsync(db => Task.FromResult(db.Set<Attachment>().OrderBy(a => a.No).Select(a => new { a.No, a.Sha256 }).ToList()));
        Assert.That((files.Count, files[0].No, files[1].No), Is.EqualTo((2, source, clean.FileNo)), "the original stays");
    }

    [Test]
    public async Task OverrideCheck_ByALeader_LetsTheLetterPassAndIsOnRecord()
    {
        await using var path = await ReplyCase.OpenAsync();
        await path.ClassifyNotResponsibleAsync();
        await Enclosing.AttachAsync(path, TelltaleFiles.Xlsx(hiddenSheet: true), "表.xlsx");
        await path.DoAsync(new DraftLetter.Command());
        await path.RefusedAsync("checks.stand", new SubmitLetter.Command());
        var waive = new OverrideCheck.Command(1, "HIDDEN", "隐藏表只有公式，已核对。");
        await path.RefusedAsync("access.not-allowed", waive, Role.Head);
        await path.RefusedAsync("checks.not-waivable", waive with { CheckId = "HOLD" }, Role.Leader);
        await path.RefusedAsync("checks.no-such-check", waive with { CheckId = "NONE" }, Role.Leader);
        await path.RefusedAsync("checks.nothing-found", waive with { CheckId = "ENCL" }, Role.Leader);
        await path.DoAsync(waive, Role.Leader);

        var check = (await CheckAsync(path)).Checks.Single(c => c.Id == "HIDDEN");
        Assert.That((check.Outcome, check.Waiver!.Role, check.Waiver.Reason), Is.EqualTo((CheckLetter.Outcome.Waived, Role.Leader, "隐藏表只有公式，已核对。")));
        await path.DoAsync(new SubmitLetter.Command());
        foreach (var role in ReplyCase.Chain) await path.AgreeAsync(role);
        await path.DoAsync(new IssueLetter.Command());
        Assert.That((await path.Office.EventsAsync(path.Number)).Select(e => e.Act), Does.Contain(nameof(Act.OverrideCheck)));
        var sheet = System.Text.Encoding.UTF8.GetString((await path.DoAsync(new PrintPaper.Command("approval-sheet", "txt",
            Reason: "打印存档"), Role.Officer)).Content);
        Assert.That(sheet, Does.Contain("特批放行的检查").And.Contain("附件没有隐藏内容和元数据").And.Contain("Leader　2026年3月2日").And.Contain("理由：隐藏表只有公式，已核对。"));
    }

    [Test]
    public async Task OverrideCheck_HoldsForTheTextThatWasLookedAt_NotForTheNext()
    {
        await using var path = await ReplyCase.OpenAsync();
        await path.ClassifyNotResponsibleAsync();
        await Enclosing.AttachAsync(path, TelltaleFiles.Xlsx(hiddenSheet: true), "表.xlsx");
        await path.DoAsync(new DraftLetter.Command());
        await path.DoAsync(new OverrideCheck.Command(1, "HIDDEN", "已核对。"), Role.Chief);
        await path.DoAsync(new DraftLetter.Command(Reasons: "按照某市机构职能规定，道路停车泊位由某市交通运输局设置和管理，我局不承担此项职责。"));
        await path.RefusedAsync("checks.stand", new SubmitLetter.Command());
    }

    [Test]
    public async Task PII_NAME_TheApplicantOfAnotherCase_IsFoundWithoutOpeningAnyName()
    {
        await using var path = await ReplyCase.OpenAsync();
        await path.NextAsync(Posted("2026-03-02", "绿化养护") with { Applicant = Applicant("王小明") });
        await path.ClassifyNotResponsibleAsync();
        await path.DoAsync(new DraftLetter.Command(Reasons: "按照某市机构职能规定，与王小明所询事项相同，该职责由某市交通运输局承担，我局不承担。"));
        var stopped = await path.RefusedAsync("checks.stand", new SubmitLetter.Command());
        Assert.That(stopped.Findings!.Select(f => (f.RuleId, f.Field)), Is.EqualTo(new[] { ("PII-NAME", "王**") }));
    }

    private static async Task<ReplyCase> DraftedAsync()
    {
        var path = await ReplyCase.OpenAsync();
        await path.ClassifyNotResponsibleAsync();
        await path.DoAsync(new DraftLetter.Command());
        return path;
    }

    private static Task<CheckLetter.Response> CheckAsync(ReplyCase path) => path.Office.DoAsync(new CheckLetter.Query(path.Number, 1), Role.Officer);
}
