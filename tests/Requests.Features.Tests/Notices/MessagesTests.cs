using System.Globalization;
using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Requests.Features.Areas.Calendars;
using Requests.Features.Areas.Clocks;
using Requests.Features.Areas.Intake;
using Requests.Features.Areas.Notices;
using Requests.Features.Areas.Portal;
using Requests.Features.Areas.Timers;
using Requests.Features.Data.Entities;
using Requests.Features.Kernel;
using Requests.Features.Services.Clock;
using Requests.Features.Services.Notices;
using Requests.Features.Tests.Portal;
using Requests.Features.Tests.Timers;
using Requests.Statute.Clocks;

namespace Requests.Features.Tests.Notices;

/// <summary>An applicant hears once of whatever moves their date or waits for them, in their language, and not at all who wants none.</summary>
public sealed partial class MessagesTests
{
    [TestCase("zh-CN", "有新的文书", "不想再收到")]
    [TestCase("en", "new letter", "no more of these messages")]
    [SetUICulture("zh-CN")]
    public async Task ALetter_IsToldInTheLanguageOfTheRequest(string language, string words, string stop)
    {
        var bag = new MailBag();
        await using var office = await SweepOffice.OpenAsync(mail: bag);
        var receipt = await RequestAsync(office, language);
        await CorrectAsync(office, receipt.Number);
        await office.SweepAsync(DeliverOutbox.Name);
        var mail = bag.Mails.Last();
        Assert.That(mail.Text, Does.Contain(words).And.Contain(stop).And.Contain(receipt.Number).And.Not.Contain(receipt.Code));
        Assert.That(mail.Text.Contains("请您在", StringComparison.Ordinal), Is.EqualTo(language != "en"), mail.Text);
    }

    [Test]
    public async Task WhoStopped_IsToldNothing_AndHearsAgainAfterResuming()
    {
        var bag = new MailBag();
        await using var office = await SweepOffice.OpenAsync(mail: bag);
        var receipt = await RequestAsync(office);
        await office.SweepAsync(DeliverOutbox.Name);
        var ticket = Ticket().Match(bag.Mails.Single().Text).Groups[1].Value;
        Assert.That((await office.DoAsync(new ChooseMessages.Command(false, Ticket: ticket))).Wanted, Is.False);
        Assert.That((await StatusAsync(office, receipt)).Messages, Is.False);
        await CorrectAsync(office, receipt.Number);
        await office.SweepAsync(DeliverOutbox.Name);
        Assert.That(bag.Mails, Has.Count.EqualTo(1), "the receipt alone");
        await office.DoAsync(new ChooseMessages.Command(true, receipt.Number, receipt.Code));
        Assert.That((await StatusAsync(office, receipt)).Messages, Is.True);
        office.GoTo("2026-03-20");
        await office.SweepAsync(RemindApplicants.Name);
        await office.SweepAsync(DeliverOutbox.Name);
        Assert.That(bag.Mails, Has.Count.EqualTo(2));
    }

    [Test]
    public async Task AnAddressThatIsNoneOfOurs_StopsNothing_AndATicketNeverStartsMessages()
    {
        var bag = new MailBag();
        await using var office = await SweepOffice.OpenAsync(mail: bag);
        await RequestAsync(office);
        await office.SweepAsync(DeliverOutbox.Name);
        var ticket = Ticket().Match(bag.Mails.Single().Text).Groups[1].Value;
        await office.RefusedAsync("portal.no-such-message", new ChooseMessages.Command(false, Ticket: "x" + ticket[1..]));
        await office.RefusedAsync("portal.no-such-message", new ChooseMessages.Command(false, Ticket: ""));
        await office.RefusedAsync("portal.no-such-message", new ChooseMessages.Command(true, Ticket: ticket));
        await office.RefusedAsync("portal.no-such-request", new ChooseMessages.Command(false, "HCG-2026-0001", "AAAAAAAAAA"));
    }

    [Test]
    [Property("Rule", "CNT-5")]
    public async Task ACalendarNotice_IsToldOnceToWhoWasToldTheEarlierDay()
    {
        var bag = new MailBag();
        await using var office = await SweepOffice.OpenAsync("2026-12-10", bag);
        await RequestAsync(office, "en");
        await office.SweepAsync(DeliverOutbox.Name);
        var proposed = await office.DoAsync(new EnterCalendarNotice.Command("测试通知〔2026〕2号", 2026, SampleData.Day("2026-12-10"),
            [new(SampleData.Day("2026-12-31"), "测试")], null), Role.Administrator);
        await office.DoAsync(new ConfirmCalendarNotice.Command(proposed.ProposalId), Role.Operator);
        await office.SweepAsync(DeliverOutbox.Name);
        await office.SweepAsync(DeliverOutbox.Name);
        Assert.That(bag.Mails, Has.Count.EqualTo(2));
        Assert.That(bag.Mails.Last().Text, Does.Contain("has moved from").And.Contain("January 2027"));
    }

    [TestCase(ClockEntryKind.CorrectionNotice, CaseState.AwaitingCorrection, "2026-03-19", "2026-03-18", "还没有补正")]
    [TestCase(ClockEntryKind.FeeNotice, CaseState.AwaitingFee, "2026-03-26", "2026-03-25", "还没有缴纳")]
    [TestCase(ClockEntryKind.ReasonsRequested, CaseState.InProgress, "2026-03-09", "2026-03-06", "还没有说明理由")]
    public async Task APeriodThatEndsSoon_IsToldOnce(ClockEntryKind kind, CaseState state, string near, string before, string words)
    {
        var bag = new MailBag();
        await using var office = await SweepOffice.OpenAsync(mail: bag);
        var number = await office.CaseAsync();
        await office.EnterAsync(number, kind, "2026-03-03", "2026-03-03", state);
        office.GoTo(before);
        await office.SweepAsync(RemindApplicants.Name);
        Assert.That(await CountAsync(office), Is.Zero, "four working days are left");
        office.GoTo(near);
        await office.SweepAsync(RemindApplicants.Name);
        await office.SweepAsync(RemindApplicants.Name);
        await office.SweepAsync(DeliverOutbox.Name);
        Assert.That(bag.Mails.Select(m => m.Text), Has.Exactly(1).Contains(words));
    }

    [Test]
    [Property("Rule", "CLK-6")]
    public async Task WhenThoseAskedHaveAnswered_TheNewLastDayIsTold()
    {
        var bag = new MailBag();
        await using var office = await SweepOffice.OpenAsync(mail: bag);
        var number = await office.CaseAsync();
        await office.DoAsync(new Consult.Command(Statute.Outcomes.ConsultationKind.ThirdParty, SampleData.Day("2026-03-02"), "合同价格",
            SampleData.Applicant("王五"), DeliveredOn: SampleData.Day("2026-03-02"), DeliveryProof: "签收")
        { CaseNumber = number }, Role.Officer);
        office.GoTo("2026-03-09");
        await office.DoAsync(new RecordConsultationAnswer.Command(1, SampleData.Day("2026-03-09"), Statute.Outcomes.ConsultationOpinion.Agrees) { CaseNumber = number }, Role.Officer);
        await office.SweepAsync(DeliverOutbox.Name);
        Assert.That(bag.Mails.Select(m => m.Text), Has.Exactly(1).Contains("征求意见已经结束"));
    }

    [Test]
    public async Task WhoGaveAMobileNumberAlone_GetsATextMessage_AndTheQuotaOfTheDayHolds()
    {
        var gateway = new Gateway { DailyQuota = 2 };
        await using var office = await TestOffice.OpenAsync("2026-03-02", services => services.AddSingleton<IMailSender>(new MailBag()).AddSingleton<ITextSender>(gateway));
        for (var i = 0; i < 3; i++)
        {
            var number = (await office.DoAsync(SampleData.Posted() with { Applicant = SampleData.Applicant() with { Email = null, Phone = "+86 138 0000 0000" } }, Role.Clerk)).CaseNumber;
            await office.ChangeCaseAsync(number, c => c.Assign(TestOffice.UserId(Role.Officer), null));
            await CorrectAsync(office, number);
        }
        await office.SweepAsync(DeliverTexts.Name);
        await office.SweepAsync(DeliverTexts.Name);
        Assert.That(gateway.Sent, Has.Count.EqualTo(2));
        Assert.That(gateway.Sent.Select(m => m.To), Is.All.EqualTo("13800000000"));
        office.GoTo("2026-03-03");
        await office.SweepAsync(DeliverTexts.Name);
        Assert.That(gateway.Sent, Has.Count.EqualTo(3));
        Assert.That(gateway.Sent.Select(m => m.Id), Is.Unique);
    }

    [Test]
    public async Task ANodeThatDiesAfterTheGatewayTookTheMessage_SendsItAgainUnderTheSameId_AndOnlyThen()
    {
        var gateway = new Gateway { Dies = true };
        await using var office = await TestOffice.OpenAsync("2026-03-02", services => services.AddSingleton<IMailSender>(new MailBag()).AddSingleton<ITextSender>(gateway));
        var number = (await office.DoAsync(SampleData.Posted() with { Applicant = SampleData.Applicant() with { Email = null } }, Role.Clerk)).CaseNumber;
        await office.ChangeCaseAsync(number, c => c.Assign(TestOffice.UserId(Role.Officer), null));
        await CorrectAsync(office, number);
        Assert.That(async () => await office.SweepAsync(DeliverTexts.Name), Throws.TypeOf<InvalidOperationException>());
        gateway.Dies = false;
        await office.SweepAsync(DeliverTexts.Name);
        Assert.That(gateway.Sent, Has.Count.EqualTo(1), "its claim still holds");
        office.Time.Advance(OutboxDelivery.ClaimLength);
        await office.SweepAsync(DeliverTexts.Name);
        await office.SweepAsync(DeliverTexts.Name);
        Assert.That(gateway.Sent.Select(m => m.Id).ToHashSet(), Has.Count.EqualTo(1));
        Assert.That(gateway.Sent, Has.Count.EqualTo(2));
    }

    [TestCase("13800000000", "13800000000")]
    [TestCase("+86 138-0000-0000", "13800000000")]
    [TestCase("０１３８", null)]
    [TestCase("0451-84660000", null)]
    [TestCase("12345678901", null)]
    [TestCase(null, null)]
    public void OnlyAMobileNumber_TakesTextMessages(string? phone, string? mobile) => Assert.That(Messages.MobileOf(phone), Is.EqualTo(mobile));

    [GeneratedRegex("/messages/([A-Za-z0-9_-]+)")]
    private static partial Regex Ticket();

    private static async Task<(string Number, string Code)> RequestAsync(TestOffice office, string language = "zh-CN")
    {
        var before = CultureInfo.CurrentUICulture;
        CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo(language);
        try
        {
            var receipt = await office.DoAsync(SubmitOnlineTests.Request());
            await office.DoAsync(new AssignCase.Command(TestOffice.UserId(Role.Officer)) { CaseNumber = receipt.CaseNumber }, Role.Head);
            return (receipt.CaseNumber, receipt.QueryCode);
        }
        finally
        {
            CultureInfo.CurrentUICulture = before;
        }
    }

    private static Task<Services.Cases.CaseStanding> CorrectAsync(TestOffice office, string number) => office.DoAsync<Services.Cases.CaseStanding>(
        new AskForCorrection.Command(SampleData.Day("2026-03-02"), ["请写明文件名称。"], DeliveredOn: SampleData.Day("2026-03-02")) { CaseNumber = number },
        Role.Officer);

    private static Task<CheckStatus.Response> StatusAsync(TestOffice office, (string Number, string Code) receipt) =>
        office.DoAsync(new CheckStatus.Query(receipt.Number, receipt.Code));

    private static Task<int> CountAsync(TestOffice office) => office.InDbAsync(db => db.Set<OutboxMessage>().CountAsync());

    private sealed class Gateway : ITextSender
    {
        public List<TextMessage> Sent { get; } = [];

        public int? DailyQuota { get; init; }

        public bool Dies { get; set; }

        public Task SendAsync(TextMessage message, CancellationToken ct)
        {
            Sent.Add(message);
            return Dies ? throw new InvalidOperationException("killed") : Task.CompletedTask;
        }
    }
}
