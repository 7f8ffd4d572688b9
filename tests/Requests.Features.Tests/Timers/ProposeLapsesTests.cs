using Microsoft.EntityFrameworkCore;
using Requests.Features.Areas.Timers;
using Requests.Features.Data.Entities;
using Requests.Features.Kernel;
using Requests.Statute.Clocks;

namespace Requests.Features.Tests.Timers;

public sealed class ProposeLapsesTests
{
    [TestCase(ClockEntryKind.CorrectionNotice, CaseState.AwaitingCorrection, "2026-03-24", "CorrectionLapsed", Description = "CLK-3")]
    [TestCase(ClockEntryKind.FeeNotice, CaseState.AwaitingFee, "2026-03-31", "FeeLapsed", Description = "CLK-9")]
    [TestCase(ClockEntryKind.ThirdPartyConsulted, CaseState.Consulting, "2026-03-24", "ThirdPartySilent", Description = "CLK-6")]
    [TestCase(ClockEntryKind.CoMakerConsulted, CaseState.Consulting, "2026-03-24", "CoMakerSilent", Description = "CLK-7")]
    [TestCase(ClockEntryKind.AgencyConsulted, CaseState.Consulting, "2026-03-24", "AgencySilent", Description = "CLK-8")]
    [TestCase(ClockEntryKind.ReasonsRequested, CaseState.InProgress, "2026-03-12", "ReasonsMissing", Description = "CLK-11")]
    public async Task ProposeLapses_TheDayAfterTheOthersLastDay_TellsTheOfficerOnceAndDoesNothing(ClockEntryKind kind, CaseState state,
        string lastDay, string notice)
    {
        await using var office = await SweepOffice.OpenAsync();
        var number = await office.CaseAsync();
        await office.EnterAsync(number, kind, "2026-03-03", "2026-03-03", state);
        office.GoTo(lastDay);
        await office.SweepAsync(ProposeLapses.Name);
        Assert.That(await office.InboxAsync(), Is.Empty, "the last day is not over");

        office.GoTo(SampleData.Day(lastDay).AddDays(1).ToString("O", System.Globalization.CultureInfo.InvariantCulture));
        await office.SweepAsync(ProposeLapses.Name);
        await office.SweepAsync(ProposeLapses.Name);
        Assert.That(await office.InboxAsync(), Is.EqualTo([$"{notice} Officer"]));
        var (stood, entries) = await office.InDbAsync(async db => (await db.Set<Case>().Select(c => c.State).SingleAsync(), await db.Set<Case>()
            .SelectMany(c => c.Ledger).CountAsync()));
        Assert.That((stood, entries), Is.EqualTo((state, 1)));
    }

    [Test]
    public async Task ProposeLapses_NamesTheEvidence()
    {
        await using var office = await SweepOffice.OpenAsync();
        var number = await office.CaseAsync();
        await office.EnterAsync(number, ClockEntryKind.CorrectionNotice, "2026-03-03", "2026-03-03", CaseState.AwaitingCorrection);
        office.GoTo("2026-03-25");
        await office.SweepAsync(ProposeLapses.Name);
        var line = (await office.DoAsync(new Features.Areas.Notices.ListInbox.Query(), Role.Officer)).Notices.Single();
        Assert.That(line.Text, Does.Contain(number).And.Contain("2026年3月3日").And.Contain("2026年3月24日").And.Contain("第三十条"));
    }
}
