using Microsoft.EntityFrameworkCore;
using Requests.Features.Areas.Clocks;
using Requests.Features.Areas.Letters;
using Requests.Features.Areas.Timers;
using Requests.Features.Data.Entities;
using Requests.Features.Kernel;
using Requests.Features.Services.Cases;
using Requests.Features.Tests.Timers;
using Requests.Statute.Clocks;
using Requests.Statute.Outcomes;
using static Requests.Features.Tests.SampleData;

namespace Requests.Features.Tests.Clocks;

/// <summary>CLK-5a: what is entered today is dated today; RecordPastLetter, ConfirmPastLetter. Received 2026-03-02, due 2026-03-30.</summary>
public sealed class PastLetterTests
{
    private const string Late = "2026-04-20";
    private const string Number = "某城管公延〔2026〕1号";

    private static async Task<ClockCase> OpenAsync()
    {
        var it = await ClockCase.OpenAsync();
        await it.Office.InDbAsync(async db =>
        {
            var found = await db.Set<Case>().SingleAsync();
            foreach (var no in new[] { 1, 2 })
                db.Set<Attachment>().Add(new Attachment(found.BodyId, found.Id, no, FilePurpose.ServiceProof, $"{no}.pdf", "application/pdf", 9, new string((char)('a' + no), 64), ScanVerdict.Clean, "test", it.Office.Time.GetUtcNow()));
            return await db.SaveChangesAsync();
        });
        return it;
    }

    private static RecordPastLetter.Command Extension(string on, string number = Number, int days = 20, int scan = 1, int proof = 2) =>
        new(PastLetterKind.ExtensionNotice, Day(on), number, scan, proof, "系统停机，当日未能登记", Day(on), WorkingDays: days);

    [Test]
    public async Task CLK_5a_LettersOfThePast_AreNotWritten()
    {
        await using var it = await OpenAsync();
        (CaseCommand<CaseStanding> Command, Role Role)[] acts =
        [
            (new ExtendReplyPeriod.Command(20, "需要汇总各区台账", Day("2026-03-20"), Day("2026-03-20")), Role.Head),
            (new AskForCorrection.Command(Day("2026-03-10"), ["哪一年"]), Role.Officer),
            (new AskForReasons.Command(Day("2026-03-10"), "一年120件"), Role.Officer),
        ];
        foreach (var (command, role) in acts)
        {
            var refused = await it.RefusedAsync("letters.not-of-today", "2026-03-23", command, role);
            Assert.That(refused.RuleId, Is.EqualTo("CLK-5a"));
        }
        await it.RefusedAsync("letters.not-of-today", "2026-03-23",
            new Consult.Command(ConsultationKind.CoMaker, Day("2026-03-10"), "第三页", Agency: "某市规划局", OwnView: "拟予公开"));
        Assert.That(await it.Office.InDbAsync(db => db.Set<Document>().CountAsync()), Is.Zero);
        Assert.That((await it.LookAsync()).Ledger, Is.Empty);
    }

    [Test]
    public async Task CLK_5a_AFeeNoticeOfThePast_ChargesAsOneOfToday()
    {
        await using var it = await OpenAsync();
        var recorded = await it.DoAsync("2026-03-20", new RecordPastLetter.Command(PastLetterKind.FeeNotice, Day("2026-03-16"),
            "某城管公费〔2026〕1号", 1, 2, "系统停机，本件所需信息共175页",
            DeliveredOn: Day("2026-03-16"), Tariff: Requests.Statute.Fees.FeeTariff.ByPage, Count: 175));
        Assert.That((recorded.Waits, recorded.State), Is.EqualTo((false, CaseState.AwaitingFee)));
        Assert.That((await it.Office.DoAsync(new Requests.Features.Areas.Cases.ReadCase.Query(it.Number), Role.Officer)).Fee!.Amount, Is.EqualTo(2200m));
        await it.RefusedAsync("input.invalid", "2026-03-20", new RecordPastLetter.Command(PastLetterKind.FeeNotice, Day("2026-03-16"),
            "某城管公费〔2026〕2号", 1, 2, "无标准"));
    }

    [Test]
    public async Task CLK_5a_WhoMayBeTheSecondPerson_IsToldThatItWaits()
    {
        await using var it = await OpenAsync();
        await it.DoAsync(Late, Extension("2026-03-20"));
        var told = await it.Office.InDbAsync(db => db.Set<InboxNotice>().Where(n => n.Kind == "PastLetterWaits").Select(n => n.UserId).ToListAsync());
        Assert.That(told, Is.EquivalentTo(new[] { TestOffice.UserId(Role.Head), TestOffice.UserId(Role.Leader), TestOffice.UserId(Role.Chief) }));
    }

    [Test]
    public async Task CLK_5a_WhatWasRecordedAfterwards_StandsInLateness()
    {
        await using var it = await OpenAsync();
        await it.DoAsync(Late, Extension("2026-03-20"));
        var line = (await it.Office.DoAsync(new Requests.Features.Areas.Supervision.ReadLateness.Query(), Role.Supervisor)).PastLetters.Single();
        Assert.That((line.CaseNumber, line.LetterNumber, line.LetterOn, line.RecordedOn, line.State), Is.EqualTo((it.Number, Number,
            Day("2026-03-20"), Day(Late), PastLetterState.Waiting)));
    }

    [Test]
    public async Task CLK_5a_AnOverdueCase_StaysLate_UntilASecondPersonHasSeenScanAndProof()
    {
        await using var it = await OpenAsync();
        var recorded = await it.DoAsync(Late, Extension("2026-03-20"));
        Assert.That((recorded.Waits, recorded.DueOn), Is.EqualTo((true, (DateOnly?)Day("2026-03-30"))));
        Assert.That((await it.LookAsync()).Ledger, Is.Empty, "nothing in the clock yet");

        await it.RefusedAsync("access.not-allowed", Late, new ConfirmPastLetter.Command(recorded.No, Verdict.Agree, "已核对"));
        var agreed = await it.DoAsync(Late, new ConfirmPastLetter.Command(recorded.No, Verdict.Agree, "已核对邮局收据"), Role.Head);
        Assert.That(agreed.DueOn, Is.EqualTo(Day("2026-04-28")));
        var letter = await it.Office.InDbAsync(db => db.Set<Document>().Include(d => d.Texts).Include(d => d.Services).SingleAsync());
        Assert.That((letter.IsPast, letter.Number, letter.LetterOn, letter.State, letter.FixedHash),
            Is.EqualTo((true, Number, (DateOnly?)Day("2026-03-20"), DocumentState.Dispatched, new string('b', 64))));
        Assert.That(letter.Title, Does.EndWith("（补录）"));
        Assert.That((await it.Office.EventsAsync(it.Number))[^1].RuleIds, Does.Contain("CLK-5a"));
        Assert.That((await it.Office.SweepAsync(SelfCheck.Name)).Faults, Is.Zero);
        await it.RefusedAsync("past-letter.none-waits", Late, new ConfirmPastLetter.Command(recorded.No, Verdict.Agree, "再次"), Role.Head);
    }

    [Test]
    public async Task CLK_5a_TheSecondPerson_IsNeitherTheOfficerNorWhoeverRecordedIt()
    {
        await using var it = await OpenAsync();
        var recorded = await it.DoAsync(Late, Extension("2026-03-20"), Role.Head);
        await it.RefusedAsync("past-letter.own-record", Late, new ConfirmPastLetter.Command(recorded.No, Verdict.Agree, "已核对"), Role.Head);
        await it.DoAsync(Late, new ConfirmPastLetter.Command(recorded.No, Verdict.Return, "邮戳看不清"), Role.Leader);
        Assert.That((await it.LookAsync()).DueOn, Is.EqualTo(Day("2026-03-30")), "not agreed: the case stays late");
        Assert.That(await it.Office.InDbAsync(db => db.Set<Document>().CountAsync()), Is.Zero);
    }

    [Test]
    public async Task CLK_5a_ALetterRecordedInTime_NeedsNoSecondPerson()
    {
        await using var it = await OpenAsync();
        var recorded = await it.DoAsync("2026-03-23", Extension("2026-03-20"));
        Assert.That((recorded.Waits, recorded.DueOn), Is.EqualTo((false, (DateOnly?)Day("2026-04-28"))));
    }

    [Test]
    public async Task CLK_5a_ACorrectionNoticeOfThePast_IsMeasuredByItsOwnDay_AndStopsAnOverdueClockOnlyWithASecondPerson()
    {
        await using var it = await OpenAsync();
        var notice = new RecordPastLetter.Command(PastLetterKind.CorrectionNotice, Day("2026-03-11"), "某城管公补〔2026〕1号", 1, 2, "漏登", Points: ["哪一年"]);
        await it.RefusedAsync("clock.correction-notice-too-late", Late, notice with { On = Day("2026-03-12") });
        var recorded = await it.DoAsync(Late, notice);
        Assert.That(recorded.Waits);
        var agreed = await it.DoAsync(Late, new ConfirmPastLetter.Command(recorded.No, Verdict.Agree, "已核对"), Role.Head);
        Assert.That(agreed.State, Is.EqualTo(CaseState.AwaitingCorrection));
    }

    [Test]
    public async Task CLK_5a_AConsultationOfThePast_IsRecordedWithWhoWasAsked()
    {
        await using var it = await OpenAsync();
        var asked = new RecordPastLetter.Command(PastLetterKind.CoMakerConsultation, Day("2026-03-06"), "某城管公函〔2026〕1号", 1, 2, "漏登",
            Passages: "第三页", Agency: "某市规划局");
        await it.DoAsync("2026-03-10", asked);
        var row = await it.Office.InDbAsync(db => db.Set<Consultation>().SingleAsync());
        Assert.That((row.Kind, row.Agency), Is.EqualTo((ConsultationKind.CoMaker, "某市规划局")));
    }

    [TestCase("2026-03-20", Number, 1, 1, "past-letter.one-file")]
    [TestCase("2026-03-20", Number, 1, 7, "past-letter.no-such-file")]
    [TestCase("2026-03-23", Number, 1, 2, "past-letter.of-today")]
    [TestCase("2026-03-20", "延期1", 1, 2, "past-letter.number-form")]
    [TestCase("2026-03-20", "某城管公延〔2025〕1号", 1, 2, "past-letter.out-of-order")]
    public async Task CLK_5a_WithoutScanProofOrAPlausibleNumber_IsRefused(string on, string number, int scan, int proof, string code)
    {
        await using var it = await OpenAsync();
        await it.RefusedAsync(code, "2026-03-23", Extension(on, number, scan: scan, proof: proof));
    }

    [Test]
    public async Task CLK_5a_NumbersAndDatesOfASeries_RiseTogether()
    {
        await using var it = await OpenAsync();
        var other = await SweepOffice.CaseAsync(it.Office, "2026-03-02");
        it.Office.GoTo("2026-03-11");
        await it.Office.DoAsync(new ExtendReplyPeriod.Command(5, "量大", Day("2026-03-10"), Day("2026-03-11")) { CaseNumber = other }, Role.Head);
        var (first, datedOn) = await it.Office.InDbAsync(async db => (await db.Set<Document>().Select(d => new { d.Number, d.LetterOn })
            .SingleAsync()) is var d ? (d.Number!, d.LetterOn) : default);
        Assert.That((first, datedOn), Is.EqualTo((Number, (DateOnly?)Day("2026-03-11"))), "dated the day it is written");
        var past = new RecordPastLetter.Command(PastLetterKind.ExtensionNotice, Day("2026-03-13"), first, 1, 2, "漏登", Day("2026-03-13"), WorkingDays: 5);
        await it.RefusedAsync("past-letter.number-used", "2026-03-16", past);
        await it.DoAsync("2026-03-16", past with { LetterNumber = "某城管公延〔2026〕4号" });
        await it.RefusedAsync("past-letter.out-of-order", "2026-03-18",
            past with { LetterNumber = "某城管公延〔2026〕3号", On = Day("2026-03-17"), ApprovedOn = Day("2026-03-17") });
        var third = await SweepOffice.CaseAsync(it.Office, "2026-03-16");
        await it.Office.DoAsync(new ExtendReplyPeriod.Command(5, "量大", Day("2026-03-18"), Day("2026-03-18")) { CaseNumber = third }, Role.Head);
        var numbers = await it.Office.InDbAsync(db => db.Set<Document>().OrderBy(d => d.LetterOn).Select(d => d.Number).ToListAsync());
        Assert.That(numbers[^1], Is.EqualTo("某城管公延〔2026〕5号"), "the next letter comes after the one recorded");
        Assert.That((await it.Office.SweepAsync(SelfCheck.Name)).Faults, Is.Zero);
    }
}
