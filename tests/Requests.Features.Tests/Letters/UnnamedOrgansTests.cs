using Microsoft.EntityFrameworkCore;
using Requests.Features.Areas.Letters;
using Requests.Features.Areas.Office;
using Requests.Features.Data.Entities;
using Requests.Features.Kernel;
using Requests.Features.Tests.Replies;

namespace Requests.Features.Tests.Letters;

/// <summary>REM-21, SUP-4: no decision leaves while organ, court or supervising authority is unnamed. ListMissingSettings.</summary>
public sealed class UnnamedOrgansTests
{
    private static Task<int> SetAsync(TestOffice office, Func<BodySettings, BodySettings> change) => office.InDbAsync(async db =>
    {
        var body = await db.Set<Body>().SingleAsync(b => b.Id == TestOffice.BodyId);
        body.Change(body.Name, change(body.Settings));
        return await db.SaveChangesAsync();
    });

    private static IEnumerable<TestCaseData> Unnamed =>
    [
        new(OrganSetting.ReconsiderationOrgan, (Func<BodySettings, BodySettings>)(s => s with { ReconsiderationOrgan = new BodySettings().ReconsiderationOrgan })),
        new(OrganSetting.Court, (Func<BodySettings, BodySettings>)(s => s with { Court = new BodySettings().Court })),
        new(OrganSetting.SupervisoryAuthority, (Func<BodySettings, BodySettings>)(s => s with { SupervisoryAuthority = s.ContactUnit })),
    ];

    [TestCaseSource(nameof(Unnamed))]
    public async Task REM_21_SUP_4_ADecision_IsNotApproved_WhileOneIsUnnamed(OrganSetting setting, Func<BodySettings, BodySettings> change)
    {
        await using var it = await ReplyCase.OpenAsync();
        var named = await it.Office.InDbAsync(db => db.Set<Body>().Where(b => b.Id == TestOffice.BodyId).Select(b => b.Settings).SingleAsync());
        await SetAsync(it.Office, change);
        Assert.That((await it.Office.DoAsync(new ListMissingSettings.Query(), Role.Officer)).Missing, Is.EqualTo(new[] { setting }));
        await it.ClassifyNotResponsibleAsync();
        await it.DoAsync(new DraftLetter.Command());
        var early = await it.RefusedAsync("letters.organs-unnamed", new SubmitLetter.Command());
        Assert.That(early.RuleId, Is.EqualTo("REM-21"), "told before anybody judges it");
        await SetAsync(it.Office, _ => named);
        // Written anew, it names them.
        await it.DoAsync(new DraftLetter.Command());
        await it.DoAsync(new SubmitLetter.Command());
        await SetAsync(it.Office, change);
        foreach (var role in ReplyCase.Chain[..^1]) await it.AgreeAsync(role);
        var refused = await it.RefusedAsync("letters.organs-unnamed", new JudgeLetter.Command(Verdict.Agree, "同意。"), ReplyCase.Chain[^1]);
        Assert.That(refused.RuleId, Is.EqualTo("REM-21"));
        await SetAsync(it.Office, _ => named);
        Assert.That((await it.Office.DoAsync(new ListMissingSettings.Query(), Role.Officer)).Missing, Is.Empty);
    }
}
