using Microsoft.EntityFrameworkCore;
using Requests.Features.Areas.Cases;
using Requests.Features.Areas.Clocks;
using Requests.Features.Areas.Supervision;
using Requests.Features.Data.Entities;
using Requests.Features.Kernel;
using Requests.Statute.Clocks;
using Requests.Statute.Outcomes;
using static Requests.Features.Tests.SampleData;

namespace Requests.Features.Tests.Clocks;

/// <summary>Consult, RecordConsultationDelivery, RecordConsultationAnswer.</summary>
public sealed class ConsultationTests
{
    [Test]
    public async Task T8_ThirdPartySilent_ReplyIsDueAfterTheFifteenWorkingDays()
    {
        await using var it = await ClockCase.OpenAsync();
        var asked = await it.ConsultThirdPartyAsync("2026-03-06");
        Assert.That((asked.State, asked.Consultation), Is.EqualTo((CaseState.Consulting, 1)));
        var delivered = await it.DoAsync("2026-03-11", new RecordConsultationDelivery.Command(1, Day("2026-03-10"), "EMS 1"), Role.Clerk);
        Assert.That((delivered.State, delivered.DueOn), Is.EqualTo((CaseState.Consulting, (DateOnly?)Day("2026-04-23"))));
        Assert.That(await it.DueAsync("CLK-6", DeadlineOwner.ThirdParty), Is.EqualTo(new[] { Day("2026-03-31") }));

        var early = new RecordConsultationAnswer.Command(1, Day("2026-03-31"), ConsultationOpinion.Silent);
        var problem = await it.RefusedAsync("clock.still-time-to-answer", "2026-03-31", early);
        Assert.That(problem.RuleId, Is.EqualTo("CLK-6"));
        var silent = await it.DoAsync("2026-04-01", early with { On = Day("2026-04-01") });
        Assert.That((silent.State, silent.DueOn), Is.EqualTo((CaseState.InProgress, (DateOnly?)Day("2026-04-23"))));
        Assert.That((await it.LookAsync()).NextLapseOn, Is.Null);
    }

    [Test]
    public async Task CLK_6_WhileTheClockIsPaused_HistoryAndBoardTellOfNoDayThatBinds()
    {
        await using var it = await ClockCase.OpenAsync();
        await it.ConsultThirdPartyAsync("2026-03-06");
        Assert.That((await HistoryAsync(it)).Single(l => l.Act == nameof(Act.Consult)).Paused);
        var risk = (await it.Office.DoAsync(new ReadRiskBoard.Query(), Role.Supervisor)).Cases.Single();
        Assert.That((risk.Paused, risk.DueOn, risk.DaysLeft), Is.EqualTo((true, (DateOnly?)null, (int?)16)));

        await it.DoAsync("2026-03-11", new RecordConsultationDelivery.Command(1, Day("2026-03-10"), "EMS 1"));
        await it.DoAsync("2026-03-18", new RecordConsultationAnswer.Command(1, Day("2026-03-18"), ConsultationOpinion.Objects, "商业秘密"));
        var told = await HistoryAsync(it);
        Assert.That((told[^1].Paused, told[^1].DueAfter, told[^1].Told),
            Is.EqualTo((false, (DateOnly?)Day("2026-04-10"), new Text("登记意见", "recorded the answer"))));
        Assert.That(told.Count(l => l.Paused), Is.GreaterThan(0), "what stood then stays told");

        static async Task<IReadOnlyList<ReadHistory.Line>> HistoryAsync(ClockCase it) => (await it.Office.DoAsync(new ReadHistory.Query(it.Number), Role.Officer)).Events;
    }

    [Test]
    public async Task T9_ThirdPartyAnswers_TheClockResumesTheNextWorkingDay()
    {
        await using var it = await ClockCase.OpenAsync();
        await it.ConsultThirdPartyAsync("2026-03-06");
        await it.DoAsync("2026-03-11", new RecordConsultationDelivery.Command(1, Day("2026-03-10"), "EMS 1"));
        var answered = await it.DoAsync("2026-03-18", new RecordConsultationAnswer.Command(1, Day("2026-03-18"), ConsultationOpinion.Objects, "商业秘密"));
        Assert.That((answered.State, answered.DueOn), Is.EqualTo((CaseState.InProgress, (DateOnly?)Day("2026-04-10"))));
        var letter = await it.Office.InDbAsync(db => db.Set<Consultation>().SingleAsync());
        Assert.That((letter.Opinion, letter.DeliveredOn, letter.DeliveryProof),
            Is.EqualTo(((ConsultationOpinion?)ConsultationOpinion.Objects, (DateOnly?)Day("2026-03-10"), "EMS 1")));
    }

    [Test]
    public async Task Consult_SealsTheThirdPartyAsAParty()
    {
        await using var it = await ClockCase.OpenAsync();
        await it.ConsultThirdPartyAsync();
        var found = await it.LookAsync();
        var letter = await it.Office.InDbAsync(db => db.Set<Consultation>().SingleAsync());
        Assert.That(found.Parties.Single(p => p.Role == PartyRole.ThirdParty).Id, Is.EqualTo(letter.PartyId));
        var details = await it.Office.InDbAsync(db => db.Set<OfficeEvent>().Select(e => e.Details).ToListAsync());
        Assert.That(details, Has.None.Contains("某科技"));
    }

    [Test]
    public async Task CLK_7_CLK_8_TwoLettersOverlap_TheCaseStaysInConsultationUntilBothAreAnswered()
    {
        await using var it = await ClockCase.OpenAsync();
        var coMaker = await it.DoAsync("2026-03-06", new Consult.Command(ConsultationKind.CoMaker, Day("2026-03-06"), "全文", Agency: "某市住建局", OwnView: "拟予公开"));
        var agency = await it.DoAsync("2026-03-09", new Consult.Command(ConsultationKind.Agency, Day("2026-03-09"), "全文", Agency: "某市财政局", WorkingDays: 10));
        Assert.That((coMaker.AnswerDueOn, agency.AnswerDueOn, agency.Consultation), Is.EqualTo((Day("2026-03-27"), Day("2026-03-23"), 2)));
        var one = await it.DoAsync("2026-03-12", new RecordConsultationAnswer.Command(2, Day("2026-03-12"), ConsultationOpinion.Agrees));
        Assert.That(one.State, Is.EqualTo(CaseState.Consulting));
        var both = await it.DoAsync("2026-03-13", new RecordConsultationAnswer.Command(1, Day("2026-03-13"), ConsultationOpinion.Agrees));
        Assert.That((both.State, both.DueOn), Is.EqualTo((CaseState.InProgress, (DateOnly?)Day("2026-04-07"))));
    }

    [Test]
    public async Task Consult_WithTheWrongOtherSide_NamesTheFields()
    {
        await using var it = await ClockCase.OpenAsync();
        var nobody = await it.RefusedAsync("input.invalid", "2026-03-06",
            new Consult.Command(ConsultationKind.ThirdParty, Day("2026-03-06"), "", Agency: "某局"));
        Assert.That(nobody.Fields!.Keys, Is.SupersetOf(new[] { "thirdParty", "agency", "passages" }));
        var unproved = await it.RefusedAsync("input.invalid", "2026-03-06",
            new Consult.Command(ConsultationKind.CoMaker, Day("2026-03-06"), "全文", Agency: "某局", OwnView: "拟予公开", WorkingDays: 5,
                DeliveredOn: Day("2026-03-06")));
        Assert.That(unproved.Fields!.Keys, Is.EquivalentTo(new[] { "workingDays", "deliveryProof" }));
    }

    [Test]
    public async Task Consult_ByTheClerkOrWhileACorrectionIsAwaited_IsRefused()
    {
        await using var it = await ClockCase.OpenAsync();
        var letter = new Consult.Command(ConsultationKind.CoMaker, Day("2026-03-05"), "全文", Agency: "某局", OwnView: "拟予公开");
        await it.RefusedAsync("access.not-allowed", "2026-03-05", letter, Role.Clerk);
        await it.AskForCorrectionAsync();
        await it.RefusedAsync("case.wrong-state", "2026-03-05", letter);
    }

    [Test]
    public async Task Consult_BeforeReceipt_IsRefused()
    {
        await using var it = await ClockCase.OpenAsync();
        await it.RefusedAsync("letters.not-of-today", "2026-03-05",
            new Consult.Command(ConsultationKind.CoMaker, Day("2026-02-27"), "全文", Agency: "某局", OwnView: "拟予公开"));
    }

    [Test]
    public async Task RecordConsultationDelivery_OfNoLetterOrAnAnsweredOne_IsRefused()
    {
        await using var it = await ClockCase.OpenAsync();
        await it.RefusedAsync("clock.no-such-consultation", "2026-03-06", new RecordConsultationDelivery.Command(1, Day("2026-03-06"), "EMS 1"));
        await it.ConsultThirdPartyAsync("2026-03-06");
        await it.RefusedAsync("access.not-allowed", "2026-03-06", new RecordConsultationDelivery.Command(1, Day("2026-03-06"), "EMS 1"), Role.Head);
        await it.RefusedAsync("clock.delivered-before-sent", "2026-03-06", new RecordConsultationDelivery.Command(1, Day("2026-03-05"), "EMS 1"));
        await it.DoAsync("2026-03-09", new RecordConsultationAnswer.Command(1, Day("2026-03-09"), ConsultationOpinion.Agrees));
        await it.RefusedAsync("clock.consultation-answered", "2026-03-09", new RecordConsultationDelivery.Command(1, Day("2026-03-06"), "EMS 1"));
    }

    [Test]
    public async Task RecordConsultationAnswer_Twice_IsRefused()
    {
        await using var it = await ClockCase.OpenAsync();
        await it.ConsultThirdPartyAsync("2026-03-06");
        var answer = new RecordConsultationAnswer.Command(1, Day("2026-03-09"), ConsultationOpinion.Agrees);
        await it.RefusedAsync("access.not-allowed", "2026-03-09", answer, Role.Head);
        await it.DoAsync("2026-03-09", answer);
        var problem = await it.RefusedAsync("clock.nothing-to-answer", "2026-03-09", answer);
        Assert.That(problem.RuleId, Is.EqualTo("CLK-1"));
    }
}
