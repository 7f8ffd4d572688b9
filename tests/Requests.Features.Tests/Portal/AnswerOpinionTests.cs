using Microsoft.EntityFrameworkCore;
using Requests.Features.Areas.Clocks;
using Requests.Features.Areas.Portal;
using Requests.Features.Data.Entities;
using Requests.Features.Kernel;
using Requests.Features.Tests.Replies;
using Requests.Features.Tests.Timers;
using Requests.Statute.Outcomes;
using static Requests.Features.Tests.SampleData;

namespace Requests.Features.Tests.Portal;

/// <summary>Somebody outside reads what they are asked and answers by an address that ends with the answer; the clock follows by itself.</summary>
public sealed class AnswerOpinionTests
{
    [Test]
    [Property("Rule", "CLK-6")]
    public async Task TheAnswer_GoesIntoTheLedger_AndTheOfficerIsTold_WithoutAnybodyTyping()
    {
        await using var path = await AskedAsync();
        var link = await path.DoAsync(new InviteAnswer.Command(1));
        Assert.That(link.Until, Is.EqualTo(Day("2026-03-23")));
        var ticket = link.Text.Split('/')[^1];
        var read = await path.Office.DoAsync(new ReadAskedOpinion.Query(ticket));
        Assert.That(read.Letter, Does.Contain("合同价格").And.Not.Contain("张三"));
        path.Office.GoTo("2026-03-09");
        await path.Office.RefusedAsync("input.invalid", new AnswerOpinion.Command(ticket, ConsultationOpinion.Objects, "某公司"));
        await path.Office.DoAsync(new AnswerOpinion.Command(ticket, ConsultationOpinion.Objects, "某公司 李某", "涉及商业秘密"));
        var found = await path.LookAsync();
        Assert.That((found.State, found.ClockPhase), Is.EqualTo((CaseState.InProgress, Statute.Clocks.ClockPhase.Running)));
        var asked = await path.Office.InDbAsync(db => db.Set<Consultation>().SingleAsync());
        Assert.That((asked.AnsweredOn, asked.Opinion, asked.OpinionText), Is.EqualTo((Day("2026-03-09"), ConsultationOpinion.Objects, "涉及商业秘密")));
        Assert.That(await path.Office.InboxAsync(), Does.Contain("OpinionCame Officer"));
        Assert.That(await path.Office.InDbAsync(db => db.Set<Attachment>().CountAsync(a => a.Purpose == FilePurpose.Opinion)), Is.EqualTo(1));
        Assert.That((await path.Office.EventsAsync(path.Number)).Last(e => e.Act == nameof(Act.RecordConsultationAnswer)).ByName, Is.EqualTo("consulted"));
        await path.Office.RefusedAsync("portal.answer-over", new AnswerOpinion.Command(ticket, ConsultationOpinion.Agrees, "某公司"));
        Assert.That((await path.Office.DoAsync(new ReadAskedOpinion.Query(ticket))).AnsweredOn, Is.EqualTo(Day("2026-03-09")));
    }

    [Test]
    public async Task AfterTheLastDay_OrForged_TheAddressOpensNothing()
    {
        await using var path = await AskedAsync();
        var ticket = (await path.DoAsync(new InviteAnswer.Command(1))).Text.Split('/')[^1];
        await path.Office.RefusedAsync("portal.answer-over", new ReadAskedOpinion.Query("x" + ticket[1..]));
        await path.Office.RefusedAsync("portal.answer-over", new TakeInOpinion.Command("x" + ticket[1..], "a.pdf", Stream.Null));
        path.Office.GoTo("2026-03-24");
        await path.Office.RefusedAsync("portal.answer-over", new ReadAskedOpinion.Query(ticket));
        await path.Office.RefusedAsync("portal.answer-over", new AnswerOpinion.Command(ticket, ConsultationOpinion.Agrees, "某公司"));
        await path.RefusedAsync("portal.answer-over", new InviteAnswer.Command(1));
    }

    [Test]
    public async Task AnAddressThatWasTakenBack_OpensNothing_AndIsListed_AndAnotherMayBeGiven()
    {
        await using var path = await AskedAsync();
        await path.RefusedAsync("portal.no-link", new RevokeAnswerLink.Command(1, "没有给过"));
        var ticket = (await path.DoAsync(new InviteAnswer.Command(1))).Text.Split('/')[^1];
        await path.RefusedAsync("input.invalid", new RevokeAnswerLink.Command(1, " "));
        await path.DoAsync(new RevokeAnswerLink.Command(1, "发错了地址"));
        await path.Office.RefusedAsync("portal.answer-over", new ReadAskedOpinion.Query(ticket));
        await path.Office.RefusedAsync("portal.answer-over", new AnswerOpinion.Command(ticket, ConsultationOpinion.Agrees, "某公司"));
        await path.RefusedAsync("portal.no-link", new RevokeAnswerLink.Command(1, "再收回"));
        var other = (await path.DoAsync(new InviteAnswer.Command(1))).Text.Split('/')[^1];
        await path.Office.DoAsync(new ReadAskedOpinion.Query(other));
        var listed = (await path.Office.DoAsync(new Areas.Collaboration.ReadTogether.Query(path.Number), Role.Head)).AnswerLinks;
        Assert.That(listed.Select(l => (l.Consultation, l.Opens, l.Reason)), Is.EqualTo(new[] { (1, false, "发错了地址"), (1, true, (string?)null) }));
    }

    [Test]
    public async Task SilenceIsNoAnswerToGive()
    {
        await using var path = await AskedAsync();
        var ticket = (await path.DoAsync(new InviteAnswer.Command(1))).Text.Split('/')[^1];
        await path.Office.RefusedAsync("input.invalid", new AnswerOpinion.Command(ticket, ConsultationOpinion.Silent, "某公司"));
    }

    private static async Task<ReplyCase> AskedAsync()
    {
        var path = await ReplyCase.OpenAsync();
        await path.DoAsync(new Consult.Command(ConsultationKind.ThirdParty, Day("2026-03-02"), "合同价格", Applicant("某公司"),
            DeliveredOn: Day("2026-03-02"), DeliveryProof: "签收", ThirdPartyIsOrganisation: true));
        return path;
    }
}
