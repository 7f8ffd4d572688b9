using Requests.Features.Areas.Letters;
using Requests.Features.Areas.Outcomes;
using Requests.Features.Data.Entities;
using Requests.Statute.Outcomes;

namespace Requests.Features.Tests.Replies;

/// <summary>The clause a letter ends with follows the leaf and the day of the letter.</summary>
public sealed class RemedyClauseInLetterTests
{
    private static readonly OutcomeBasis Process = new()
    {
        SeparationReason = "全文均为讨论内容",
        Process = ProcessKind.DiscussionRecord,
        DiscretionReason = "公开后会妨碍坦率讨论",
        DisclosureDutyChecked = true,
    };

    [TestCase("2020-03-02", "或者自收到之日起6个月内", TestName = "SEED_11_In2020ARefusalLeavesTheChoice")]
    [TestCase("2023-12-01", "或者自收到之日起6个月内", TestName = "SEED_11_In2023ARefusalLeavesTheChoice")]
    [TestCase("2024-01-02", "应当先自知道或者应当知道本决定之日", TestName = "REM_4_From2024ARefusalGoesToReconsiderationFirst")]
    [TestCase("2026-03-02", "应当先自知道或者应当知道本决定之日", TestName = "REM_4_In2026ARefusalGoesToReconsiderationFirst")]
    public async Task DraftReply_OfARefusal_CarriesTheClauseOfTheDay(string day, string words)
    {
        await using var path = await ReplyCase.OpenAsync(day);
        await path.DoAsync(new ClassifyOutcome.Command(OutcomeLeaf.RefusedProcess, Basis: Process));
        await path.DoAsync(new DraftLetter.Command());
        var text = await path.TextAsync();
        Assert.That(text, Does.Contain(words));
        Assert.That(text, Does.Contain("第十六条第二款、第三十六条第三项").And.Contain("全文均为讨论内容"));
    }

    [Test]
    public async Task REM_5_DraftReply_ThatSaysNotHeld_LeavesTheChoiceIn2026()
    {
        await using var path = await ReplyCase.OpenAsync("2026-03-02");
        await path.ClassifyNotResponsibleAsync();
        await path.DoAsync(new DraftLetter.Command());
        Assert.That(await path.TextAsync(), Does.Contain("也可以自该日起6个月内").And.Not.Contain("应当先"));
    }

    [Test]
    public async Task REM_6_OUT_9_DraftReply_OfAPartialDisclosure_StatesBothWays()
    {
        await using var path = await ReplyCase.OpenAsync("2026-03-02");
        await path.DoAsync(new ClassifyOutcome.Command(OutcomeLeaf.Partial, Basis: new OutcomeBasis
        {
            Separated = true,
            Withheld = [new WithheldPart("第3页第2段", PartGround.RefusedInternal, "载有考核打分"),
                new WithheldPart("第4页", PartGround.NotGovernmentInformation, "系私人便条")],
            Internal = InternalKind.Personnel,
            DisclosureDutyChecked = true,
        }));
        await path.DoAsync(new DraftLetter.Command());
        Assert.That(await path.TextAsync(), Does.Contain("（一）对不予公开的部分（第1处）不服的").And.Contain("（二）对其余部分（第2处、已经提供的内容）不服的").And.Contain("《条例》第三十七条"));
    }

    [Test]
    public async Task REM_4_GiveOpinion_WhenTheLawChangedSinceTheDraft_IsRefused()
    {
        await using var path = await ReplyCase.OpenAsync("2023-12-28");
        await path.DoAsync(new ClassifyOutcome.Command(OutcomeLeaf.RefusedProcess, Basis: Process));
        await path.DoAsync(new DraftLetter.Command(Fields: [new("decisionName", "停车泊位设置决定")]));
        await path.DoAsync(new SubmitLetter.Command());
        foreach (var role in ReplyCase.Chain[..3]) await path.AgreeAsync(role);
        path.Office.GoTo("2024-01-02");
        await path.RefusedAsync("reply.clause-outdated", new JudgeLetter.Command(Verdict.Agree), ReplyCase.Chain[3]);
    }

    [Test]
    public async Task SRV_7_DraftReply_ForOnlineServiceWithoutAnOnlineChannel_IsRefused()
    {
        await using var path = await ReplyCase.OpenAsync();
        await path.ClassifyNotResponsibleAsync();
        await path.RefusedAsync("reply.no-online-channel", new DraftLetter.Command(ServedOnline: true));
    }
}
