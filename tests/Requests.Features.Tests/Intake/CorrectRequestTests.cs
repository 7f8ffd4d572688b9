using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Requests.Features.Areas.Cases;
using Requests.Features.Areas.Clocks;
using Requests.Features.Areas.Intake;
using Requests.Features.Areas.Letters;
using Requests.Features.Areas.Letters.Checks;
using Requests.Features.Areas.Portal;
using Requests.Features.Areas.Privacy;
using Requests.Features.Areas.Search;
using Requests.Features.Areas.Timers;
using Requests.Features.Data.Entities;
using Requests.Features.Kernel;
using Requests.Features.Services.Content;
using Requests.Features.Services.Intake;
using Requests.Features.Services.Privacy;
using Requests.Features.Tests.Archive;
using Requests.Features.Tests.Replies;
using Requests.Features.Tests.Timers;
using Requests.Statute.Clocks;
using Requests.Statute.Intake;
using Requests.Statute.Receipt;
using Requests.Statute.Service;
using static Requests.Features.Tests.SampleData;

namespace Requests.Features.Tests.Intake;

/// <summary>What was taken in can be put right: CorrectRequest, ConfirmCorrection. Received by registered post on 2026-03-02, due 2026-03-30.</summary>
public sealed class CorrectRequestTests
{
    private static CorrectRequest.Command Because => new("与信件核对，登记有误");

    private static CorrectRequest.Arrival Post(string arrived, string? signed = null) =>
        new(IntakeChannel.RegisteredPost, Day(arrived), SignedOn: Day(signed ?? arrived));

    private static Task<CorrectRequest.Response> AskAsync(ReplyCase it, CorrectRequest.Command command) => it.DoAsync(command, Role.Clerk);

    private static async Task ConfirmAsync(ReplyCase it, int no, Role role = Role.Head) =>
        await it.DoAsync(new ConfirmCorrection.Command(no, Verdict.Agree, "已对照信封"), role);

    [Test]
    public async Task AReceiptDate_MovesOnlyWithASecondPerson_AndTakesTheClockAlong()
    {
        await using var it = await ReplyCase.OpenAsync();
        it.Office.GoTo("2026-04-01");
        Assert.That((await it.Office.DoAsync(new ReadCase.Query(it.Number), Role.Officer)).Overdue);
        var asked = await AskAsync(it, Because with { Receipt = Post("2026-03-04") });
        Assert.That((asked.Correction, asked.ReceivedOn, asked.DueOn), Is.EqualTo((IntakeCorrectionState.Waiting,
            (DateOnly?)Day("2026-03-02"), (DateOnly?)Day("2026-03-30"))));
        Assert.That((await it.Office.DoAsync(new ReadCase.Query(it.Number), Role.Officer)).Overdue,
            "late until a second person has looked");

        await it.RefusedAsync("access.not-allowed", new ConfirmCorrection.Command(asked.No, Verdict.Agree, "同意"), Role.Clerk);
        await it.RefusedAsync("intake.correction-waits", Because with { Subject = "另一件" }, Role.Clerk);
        await ConfirmAsync(it, asked.No);
        var read = await it.Office.DoAsync(new ReadCase.Query(it.Number), Role.Officer);
        Assert.That((read.ReceivedOn, read.DueOn, read.Overdue), Is.EqualTo(((DateOnly?)Day("2026-03-04"), (DateOnly?)Day("2026-04-01"),
            false)));
        var moved = (await it.Office.EventsAsync(it.Number))[^1];
        Assert.That((moved.Act, moved.DueBefore, moved.DueAfter, moved.RuleIds), Is.EqualTo((nameof(Act.ConfirmCorrection),
            (DateOnly?)Day("2026-03-30"), (DateOnly?)Day("2026-04-01"), "REC-2")));
        Assert.That((await it.Office.SweepAsync(SelfCheck.Name)).Faults, Is.Zero);
        await it.RefusedAsync("intake.no-correction-waits", new ConfirmCorrection.Command(asked.No, Verdict.Agree, "再次"), Role.Head);
    }

    [Test]
    public async Task TheApplicant_IsToldOfAMovedDate_ByMailAndOnTheStatusPage()
    {
        await using var it = await ReplyCase.OpenAsync();
        var asked = await AskAsync(it, Because with { Receipt = Post("2026-03-01") });
        await ConfirmAsync(it, asked.No);
        var mails = await it.Office.InDbAsync(db => db.Set<OutboxMessage>().Where(m => m.Key.StartsWith("corrected/")).ToListAsync());
        Assert.That(mails, Has.Count.EqualTo(1));
        Assert.That(mails[0].Payload, Does.Contain("2026年3月1日").And.Contain("2026年3月27日"));
        var status = await it.Office.DoAsync(new CheckStatus.Query(it.Number, it.QueryCode));
        Assert.That(status.Story.Single(h => h.Before is not null).What,
            Is.EqualTo("我们更正了登记内容").Or.EqualTo("We corrected what we had taken in"));
        Assert.That((status.ReceivedOn, status.DueOn), Is.EqualTo(((DateOnly?)Day("2026-03-01"), (DateOnly?)Day("2026-03-27"))));
        var told = await it.Office.InDbAsync(db => db.Set<InboxNotice>().Where(n => n.Kind == "ReceiptCorrected").Select(n =>
            n.UserId).ToListAsync());
        Assert.That(told, Is.EqualTo(new[] { TestOffice.UserId(Role.Officer) }));
    }

    [Test]
    public async Task OneDesk_IsToldThatACorrectionWaits()
    {
        await using var it = await ReplyCase.OpenAsync();
        await AskAsync(it, Because with { Receipt = Post("2026-03-01") });
        var told = await it.Office.InDbAsync(db => db.Set<InboxNotice>().Where(n => n.Kind == "CorrectionWaits").Select(n =>
            n.UserId).ToListAsync());
        Assert.That(told, Is.EqualTo(new[] { TestOffice.UserId(Role.Head) }));
    }

    [Test]
    public async Task WhatMovesNeitherDateNorRight_IsPutRightAtOnce()
    {
        await using var it = await ReplyCase.OpenAsync();
        var made = await AskAsync(it, Because with
        {
            Subject = "停车泊位收费标准",
            ApplicantType = ApplicantType.Business,
            Applicant = new(Phone: "13900000000", Address: "某市另街2号"),
            Wanted = new(WantedForm.Electronic, null, null, "发到邮箱"),
        });
        Assert.That(made.Correction, Is.EqualTo(IntakeCorrectionState.Made));
        var found = await it.Office.CaseAsync(it.Number);
        Assert.That((found.Subject, found.ApplicantType, found.WantedForm, found.WantedRouteWords, found.DueOn),
            Is.EqualTo(("停车泊位收费标准", ApplicantType.Business, (WantedForm?)WantedForm.Electronic, "发到邮箱", (DateOnly?)Day("2026-03-30"))));
        var open = await it.DoAsync(new RevealPersonalData.Command("核对"), Role.Clerk);
        Assert.That((open.Parties[0].Name, open.Parties[0].Phone, open.Parties[0].Address, open.Parties[0].Email), Is.EqualTo(("张三",
            "13900000000", "某市另街2号", "zhangsan@example.invalid")));
        Assert.That(open.Corrections.Single(c => c.Field == RequestField.ApplicantPhone).Before, Is.EqualTo("13800000000"),
            "the old value is kept");
    }

    [TestCase("name")]
    [TestCase("text")]
    [TestCase("matters")]
    [TestCase("agent")]
    [TestCase("consent")]
    [TestCase("id")]
    [TestCase("guardian")]
    public async Task WhatMovesARight_WaitsForASecondPerson(string what)
    {
        await using var it = await ReplyCase.OpenAsync();
        var asked = await AskAsync(it, what switch
        {
            "name" => Because with { Applicant = new("章三") },
            "text" => Because with { RequestText = "申请公开停车泊位的收费标准。" },
            "matters" => Because with { Matters = ["批准文件", "收费标准"] },
            "agent" => Because with { Agent = new("李四", Phone: "13700000000"), MandateUntil = Day("2026-12-31") },
            "consent" => Because with { Wanted = new(ElectronicServiceConsent: true) },
            "id" => Because with { Applicant = new(IdNumber: IdNumber) },
            _ => Because with { Guardian = new("王五", Phone: "13600000000") },
        });
        Assert.That(asked.Correction, Is.EqualTo(IntakeCorrectionState.Waiting));
        var (before, _) = (await it.Office.CaseAsync(it.Number), 0);
        await ConfirmAsync(it, asked.No);
        var read = await it.Office.DoAsync(new ReadCase.Query(it.Number), Role.Officer);
        Assert.That(read.Corrections.Single().State, Is.EqualTo(IntakeCorrectionState.Made));
        Assert.That(read.Corrections.Single().SecondBy, Is.EqualTo("Head"));
        var open = await it.DoAsync(new RevealPersonalData.Command("核对"), Role.Clerk);
        switch (what)
        {
            case "name": Assert.That(open.Parties[0].Name, Is.EqualTo("章三")); break;
            case "text": Assert.That(read.RequestText, Is.EqualTo("申请公开停车泊位的收费标准。")); break;
            case "matters": Assert.That(read.Matters.Select(m => m.Text), Is.EqualTo(new[] { "批准文件", "收费标准" })); break;
            case "agent":
                Assert.That(read.Parties.Single(p => p.Role == PartyRole.Agent).MandateUntil,
                Is.EqualTo(Day("2026-12-31"))); break;
            case "consent": Assert.That(read.ElectronicServiceConsent); break;
            case "id": Assert.That(open.Parties[0].IdNumber, Is.EqualTo(IdNumber)); break;
            default: Assert.That(open.Parties.Single(p => p.Role == PartyRole.Guardian).Name, Is.EqualTo("王五")); break;
        }
        Assert.That(before.Version, Is.Not.EqualTo(read.Version));
    }

    [Test]
    public async Task ReturnedByTheSecondPerson_NothingChanges_AndTheOfficerIsNoSecondPerson()
    {
        await using var it = await ReplyCase.OpenAsync();
        var asked = await it.DoAsync(Because with { Applicant = new("章三") });
        await it.RefusedAsync("intake.own-correction", new ConfirmCorrection.Command(asked.No, Verdict.Agree, "同意"), Role.Officer,
            Role.Head);
        await it.DoAsync(new ConfirmCorrection.Command(asked.No, Verdict.Return, "信上就是张三"), Role.Leader);
        var read = await it.Office.DoAsync(new ReadCase.Query(it.Number), Role.Officer);
        Assert.That((read.Corrections.Single().State, read.Corrections.Single().SecondWords), Is.EqualTo((IntakeCorrectionState.Refused,
            "信上就是张三")));
        Assert.That((await it.DoAsync(new RevealPersonalData.Command("核对"), Role.Clerk)).Parties[0].Name, Is.EqualTo("张三"));
    }

    [Test]
    public async Task TheHistory_NamesFieldsAndKeepsPersonalDataSealed()
    {
        await using var it = await ReplyCase.OpenAsync();
        var asked = await AskAsync(it, Because with { Applicant = new("章三", Phone: "13900000000") });
        await ConfirmAsync(it, asked.No);
        var events = await it.Office.EventsAsync(it.Number);
        Assert.That(events[^1].Details, Does.Contain("applicantName").And.Contain("applicantPhone"));
        var stored = await it.Office.InDbAsync(async db => string.Join('\n', await db.Set<OfficeEvent>().Select(e =>
            e.Details).ToListAsync())
            + string.Join('\n', await db.Set<IntakeCorrection>().Select(c => c.Changes).ToListAsync()));
        Assert.That(stored, Does.Not.Contain("章三").And.Not.Contain("13900000000").And.Not.Contain("张三").And.Not.Contain("13800000000"));
        var line = (await it.Office.DoAsync(new ReadCase.Query(it.Number), Role.Reviewer)).Corrections.Single().Changes;
        Assert.That(line.Single(c => c.Field == RequestField.ApplicantName), Is.EqualTo(new FieldChange(RequestField.ApplicantName, "张*",
            "章*")));
    }

    [Test]
    public async Task ADraft_IsComposedAnew_AndStaysItsOfficers()
    {
        await using var it = await ReplyCase.OpenAsync();
        await it.ClassifyNotResponsibleAsync();
        await it.DoAsync(new DraftLetter.Command());
        var asked = await AskAsync(it, Because with { Applicant = new("章三丰") });
        await ConfirmAsync(it, asked.No);
        var letter = await it.Office.DoAsync(new ReadLetter.Query(it.Number, 1), Role.Officer);
        Assert.That(letter.Text, Does.Contain("章**：").And.Not.Contain("张*"));
        var document = await it.Office.InDbAsync(db => db.Set<Document>().Include(d => d.Texts).SingleAsync());
        Assert.That((document.State, document.DraftedBy, document.Texts.Count), Is.EqualTo((DocumentState.Draft,
            (Guid?)TestOffice.UserId(Role.Officer), 2)));
        Assert.That((await it.Office.DoAsync(new CheckLetter.Query(it.Number, 1), Role.Officer)).Blocked, Is.False);
    }

    [Test]
    public async Task ALetterInItsChain_GoesBack_AndTheCaseWithIt()
    {
        await using var it = await ReplyCase.OpenAsync();
        await it.ClassifyNotResponsibleAsync();
        await it.DoAsync(new DraftLetter.Command());
        await it.DoAsync(new SubmitLetter.Command());
        await it.AgreeAsync(Role.Reviewer);
        var asked = await AskAsync(it, Because with { RequestText = "申请公开停车泊位的收费标准。" });
        await ConfirmAsync(it, asked.No);
        var document = await it.Office.InDbAsync(db => db.Set<Document>().Include(d => d.Texts).SingleAsync());
        Assert.That((document.State, document.Agreed), Is.EqualTo((DocumentState.Draft, 0)));
        Assert.That((await it.Office.CaseAsync(it.Number)).State, Is.EqualTo(CaseState.InProgress));
        var letter = await it.Office.DoAsync(new ReadLetter.Query(it.Number, 1), Role.Officer);
        Assert.That(letter.Text, Does.Contain("收费标准"));
        Assert.That((await it.Office.SweepAsync(SelfCheck.Name)).Faults, Is.Zero);
    }

    [Test]
    public async Task AnApprovedReply_IsVoidedUnderItsNumber_AndWrittenAnew()
    {
        await using var it = await ReplyCase.OpenAsync();
        await it.ClassifyNotResponsibleAsync();
        await it.ApproveAsync();
        var asked = await AskAsync(it, Because with { Applicant = new("章三丰") });
        await ConfirmAsync(it, asked.No);
        var letters = await it.Office.InDbAsync(db => db.Set<Document>().Include(d => d.Texts).OrderBy(d => d.No).ToListAsync());
        Assert.That(letters.Select(d => d.State), Is.EqualTo(new[] { DocumentState.Voided, DocumentState.Draft }));
        Assert.That(letters[0].Number, Is.Not.Null);
        Assert.That((await it.Office.DoAsync(new ReadLetter.Query(it.Number, 2), Role.Officer)).Text, Does.Contain("章**："));
        await it.DoAsync(new SubmitLetter.Command());
        foreach (var role in ReplyCase.Chain) await it.AgreeAsync(role);
        await it.IssueAndServeAsync();
        Assert.That((await it.Office.SweepAsync(SelfCheck.Name)).Faults, Is.Zero);
    }

    [Test]
    public async Task ATelephoneNumber_LeavesTheLetterAndItsChainAlone()
    {
        await using var it = await ReplyCase.OpenAsync();
        await it.ClassifyNotResponsibleAsync();
        await it.DoAsync(new DraftLetter.Command());
        await it.DoAsync(new SubmitLetter.Command());
        await AskAsync(it, Because with { Applicant = new(Phone: "13900000000") });
        Assert.That((await it.Office.CaseAsync(it.Number)).State, Is.EqualTo(CaseState.InApproval));
    }

    [Test]
    public async Task AfterTheReply_ItIsNotedBesideTheOldValue()
    {
        await using var it = await ReplyCase.OpenAsync();
        await it.ClassifyNotResponsibleAsync();
        await it.ApproveAsync();
        await it.IssueAndServeAsync();
        var before = await it.Office.CaseAsync(it.Number);
        var asked = await AskAsync(it, Because with { Receipt = Post("2026-03-01"), Applicant = new("章三") });
        Assert.That(asked.Correction, Is.EqualTo(IntakeCorrectionState.Waiting));
        await ConfirmAsync(it, asked.No);
        var after = await it.Office.CaseAsync(it.Number);
        Assert.That((after.ReceivedOn, after.DueOn, after.WasLate), Is.EqualTo((before.ReceivedOn, before.DueOn, before.WasLate)));
        Assert.That((await it.Office.DoAsync(new ReadCase.Query(it.Number), Role.Officer)).Corrections.Single().State,
            Is.EqualTo(IntakeCorrectionState.Noted));
        Assert.That((await it.DoAsync(new RevealPersonalData.Command("核对"), Role.Clerk)).Parties[0].Name, Is.EqualTo("张三"));
    }

    private static async Task<string> TextAsync(TestOffice office, string sha256)
    {
        var store = office.Services.GetRequiredKeyedService<IContentStore>(ContentStores.Archive);
        await using var content = await store.OpenAsync(sha256, CancellationToken.None);
        return await new StreamReader(content).ReadToEndAsync();
    }

    [Test]
    public async Task TheSealedFile_HasOldValuesAndNew()
    {
        await using var office = await TestOffice.OpenAsync();
        var number = await office.RegisterAsync();
        await office.IssueAsync(number);
        await office.SealAsync(number, "served", (_, answered) => answered.Replied(Day("2026-03-02"), late: false));
        await office.DoAsync(Because with { CaseNumber = number, Applicant = new(Phone: "13900000000") }, Role.Clerk);
        var seals = await office.SealsAsync();
        Assert.That(seals[^1].Reason, Is.EqualTo(nameof(Act.CorrectRequest)));
        Assert.That(await TextAsync(office, await office.FileAsync(seals[^1], "data/papers/corrections.json")),
            Does.Contain("13800000000").And.Contain("13900000000").And.Contain("noted"));
    }

    [Test]
    public async Task ALateReply_StaysLate_WhateverIsNotedAfterwards()
    {
        await using var it = await ReplyCase.OpenAsync();
        await it.ClassifyNotResponsibleAsync();
        it.Office.GoTo("2026-04-02");
        await it.ApproveAsync();
        await it.DoAsync(new IssueLetter.Command(LateConfirmed: true));
        Assert.That((await it.Office.CaseAsync(it.Number)).DueOn, Is.EqualTo(Day("2026-03-30")));
        var asked = await AskAsync(it, Because with { Receipt = Post("2026-03-20") });
        await ConfirmAsync(it, asked.No);
        var read = await it.Office.DoAsync(new ReadCase.Query(it.Number), Role.Officer);
        Assert.That((read.DueOn, read.Corrections.Single().State), Is.EqualTo(((DateOnly?)Day("2026-03-30"), IntakeCorrectionState.Noted)));
    }

    [Test]
    public async Task AFaxTakenForALetter_WaitsForContactAgain_AndTheOtherWayRound()
    {
        await using var office = await TestOffice.OpenAsync("2026-03-03");
        var number = (await office.DoAsync(Posted(), Role.Clerk)).CaseNumber;
        var asked = await office.DoAsync(Because with { CaseNumber = number, Receipt = new(IntakeChannel.Fax, Day("2026-03-02")) },
            Role.Clerk);
        await office.DoAsync(new ConfirmCorrection.Command(asked.No, Verdict.Agree, "是传真件") { CaseNumber = number }, Role.Head);
        var fax = await office.CaseAsync(number);
        Assert.That((fax.State, fax.ReceivedOn, fax.DueOn, fax.Channel), Is.EqualTo((CaseState.AwaitingContact, (DateOnly?)null,
            (DateOnly?)null, IntakeChannel.Fax)));
        var back = await office.DoAsync(Because with { CaseNumber = number, Receipt = Post("2026-03-02") }, Role.Clerk);
        await office.DoAsync(new ConfirmCorrection.Command(back.No, Verdict.Agree, "是挂号信") { CaseNumber = number }, Role.Head);
        var post = await office.CaseAsync(number);
        Assert.That((post.State, post.ReceivedOn, post.DueOn), Is.EqualTo((CaseState.Received, (DateOnly?)Day("2026-03-02"),
            (DateOnly?)Day("2026-03-30"))));
        Assert.That((await office.SweepAsync(SelfCheck.Name)).Faults, Is.Zero);
    }

    [Test]
    public async Task WhatIsWorkedOn_KeepsAReceiptDate_AndNoEntryLiesBeforeIt()
    {
        await using var it = await ReplyCase.OpenAsync();
        it.Office.GoTo("2026-03-05");
        await it.RefusedAsync("intake.receipt-needed", Because with { Receipt = new(IntakeChannel.Fax, Day("2026-03-02")) }, Role.Clerk);
        await it.DoAsync(new AskForCorrection.Command(Day("2026-03-05"), ["文件名称"]));
        it.Office.GoTo("2026-03-09");
        await it.RefusedAsync("intake.entries-before-receipt", Because with { Receipt = Post("2026-03-06") }, Role.Clerk);
        var asked = await AskAsync(it, Because with { Receipt = Post("2026-03-03") });
        await ConfirmAsync(it, asked.No);
        var ledger = (await it.Office.CaseAsync(it.Number)).Ledger;
        Assert.That(ledger, Has.Count.EqualTo(1), "the ledger is append-only and untouched");
        Assert.That((await it.Office.CaseAsync(it.Number)).State, Is.EqualTo(CaseState.AwaitingCorrection));
    }

    [Test]
    public async Task TheDayOfTheWebForm_IsNobodysToCorrect()
    {
        await using var office = await TestOffice.OpenAsync("2026-03-03");
        var number = (await office.DoAsync(Portal.SubmitOnlineTests.Request())).CaseNumber;
        await office.RefusedAsync("intake.taken-by-system", Because with { CaseNumber = number, Receipt = Post("2026-03-02") }, Role.Clerk);
        await office.DoAsync(Because with { CaseNumber = number, Subject = "别的" }, Role.Clerk);
    }

    [Test]
    public async Task NothingToCorrect_AFutureDay_AndAnAgentWithoutAName_AreRefused()
    {
        await using var it = await ReplyCase.OpenAsync();
        await it.RefusedAsync("intake.nothing-to-correct", Because with { Subject = " 道路停车泊位设置 " }, Role.Clerk);
        await it.RefusedAsync("intake.nothing-to-correct", Because, Role.Clerk);
        await it.RefusedAsync("input.invalid", Because with { Receipt = Post("2026-03-09") }, Role.Clerk);
        await it.RefusedAsync("input.invalid", Because with { Receipt = Post("0001-01-01") }, Role.Clerk);
        await it.RefusedAsync("input.invalid", Because with { Reason = " ", Subject = "别的" }, Role.Clerk);
        await it.RefusedAsync("input.invalid", Because with { Agent = new(Phone: "13700000000") }, Role.Clerk);
        await it.RefusedAsync("intake.no-agent", Because with { MandateUntil = Day("2026-12-31") }, Role.Clerk);
        var alone = Because with { Applicant = new(Emptied: [PersonalField.Phone, PersonalField.Address, PersonalField.Email]) };
        Assert.That((await it.RefusedAsync("input.invalid", alone, Role.Clerk)).Fields!.Keys, Is.EqualTo(new[] { "applicant.phone" }));
        await AskAsync(it, Because with { Applicant = new(Emptied: [PersonalField.Email]) });
    }

    [Test]
    public async Task SimilarRequestsAndSearch_FollowTheRightName()
    {
        await using var it = await ReplyCase.OpenAsync();
        var other = await it.NextAsync(Posted() with { Applicant = Applicant("章三丰") });
        async Task<bool> IsSameAsync() => (await it.Office.DoAsync(new FindSimilar.Query(it.Number), Role.Officer)).SamePerson.Any(s =>
            s.CaseNumber == other.Number);
        await it.Office.SweepAsync(IndexTexts.Name);
        Assert.That(await IsSameAsync(), Is.False);
        var asked = await AskAsync(it, Because with { Applicant = new("章三丰"), Subject = "道路停车泊位设置的无障碍坡道" });
        await ConfirmAsync(it, asked.No);
        await it.Office.SweepAsync(IndexTexts.Name);
        Assert.That(await IsSameAsync());
        var hits = await it.Office.DoAsync(new SearchCases.Query("无障碍坡道"), Role.Officer);
        Assert.That(hits.Hits.Select(h => h.CaseNumber), Is.EqualTo(new[] { it.Number }));
    }

    [Test]
    public async Task ACaseChangedMeanwhile_IsNotOverwritten()
    {
        await using var it = await ReplyCase.OpenAsync();
        var seen = (await it.Office.CaseAsync(it.Number)).Version;
        await AskAsync(it, Because with { Subject = "甲" });
        await it.RefusedAsync("case.changed-meanwhile", Because with { Subject = "乙", SeenVersion = seen }, Role.Clerk);
    }

    [Test]
    public async Task IdentityProof_HasAStatus_AndWhoLooked()
    {
        await using var it = await ReplyCase.OpenAsync();
        Assert.That((await it.Office.CaseAsync(it.Number)).IdentityProof, Is.EqualTo(IdentityProof.Missing));
        await it.DoAsync(new CheckIdentity.Command(IdentityProof.Checked), Role.Clerk);
        var read = await it.Office.DoAsync(new ReadCase.Query(it.Number), Role.Officer);
        Assert.That((read.IdentityProof, read.IdentityCheckedBy), Is.EqualTo((IdentityProof.Checked, "Clerk")));
        await it.DoAsync(new CheckIdentity.Command(IdentityProof.NotNeeded));
        Assert.That((await it.Office.DoAsync(new ReadCase.Query(it.Number), Role.Officer)).IdentityCheckedBy, Is.Null);
        var given = await it.NextAsync(Posted() with
        {
            Applicant = Applicant() with { IdNumber = IdNumber },
            Guardian = Applicant("王五"),
            Agent = Applicant("李四"),
            MandateUntil = Day("2026-06-30")
        });
        var found = await it.Office.DoAsync(new ReadCase.Query(given.Number), Role.Officer);
        Assert.That((found.IdentityProof, found.Parties.Count, found.Parties.Single(p => p.Role == PartyRole.Agent).MandateUntil),
            Is.EqualTo((IdentityProof.Given, 3, (DateOnly?)Day("2026-06-30"))));
        await it.Office.RefusedAsync("input.invalid", Posted() with { MandateUntil = Day("2026-06-30") }, Role.Clerk);
    }
}
