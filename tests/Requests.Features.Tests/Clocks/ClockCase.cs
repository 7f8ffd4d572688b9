using Microsoft.EntityFrameworkCore;
using Requests.Features.Areas.Clocks;
using Requests.Features.Data.Entities;
using Requests.Features.Kernel;
using Requests.Features.Services.Cases;
using Requests.Statute.Clocks;
using Requests.Statute.Outcomes;
using static Requests.Features.Tests.SampleData;

namespace Requests.Features.Tests.Clocks;

/// <summary>One case in an officer's hands, and short ways to send what the clock slices take.</summary>
internal sealed class ClockCase : IAsyncDisposable
{
    private ClockCase(TestOffice office, string number) => (Office, Number) = (office, number);

    public TestOffice Office { get; }

    public string Number { get; }

    /// <summary>Received on the day, assigned at once.</summary>
    public static async Task<ClockCase> OpenAsync(string receivedOn = "2026-03-02")
    {
        var office = await TestOffice.OpenAsync(receivedOn);
        var receipt = await office.DoAsync(Posted(receivedOn), Role.Clerk);
        await office.InDbAsync(async db =>
        {
            (await db.Set<Case>().SingleAsync(c => c.Number == receipt.CaseNumber)).Assign(TestOffice.UserId(Role.Officer), null);
            return await db.SaveChangesAsync();
        });
        return new(office, receipt.CaseNumber);
    }

    /// <summary>Goes to the day and does it as the officer (or another role).</summary>
    public Task<T> DoAsync<T>(string day, CaseCommand<T> command, Role role = Role.Officer)
    {
        Office.GoTo(day);
        return Office.DoAsync(command with { CaseNumber = Number }, role);
    }

    public Task<Problem> RefusedAsync<T>(string code, string day, CaseCommand<T> command, Role role = Role.Officer)
    {
        Office.GoTo(day);
        return Office.RefusedAsync(code, command with { CaseNumber = Number }, role);
    }

    public Task<CaseStanding> AskForCorrectionAsync(string on = "2026-03-05", string? deliveredOn = null) =>
        DoAsync(on, new AskForCorrection.Command(Day(on), ["文件名称"], DeliveredOn: deliveredOn is null ? null : Day(deliveredOn)));

    public Task<Consult.Response> ConsultThirdPartyAsync(string on = "2026-03-06") =>
        DoAsync(on, new Consult.Command(ConsultationKind.ThirdParty, Day(on), "第三页的报价", Applicant("某科技有限公司"), ThirdPartyIsOrganisation: true));

    public Task<SendFeeNotice.Response> SendFeeNoticeAsync(string on = "2026-03-16", string? deliveredOn = "2026-03-16") =>
        DoAsync(on, new SendFeeNotice.Command(Day(on), Requests.Statute.Fees.FeeTariff.ByPage, 175, "本件所需信息共175页", "示例2026-0001", "市财政非税收入收缴系统",
            DeliveredOn: deliveredOn is null ? null : Day(deliveredOn)));

    public Task<CaseStanding> UndoAsync(string day, int sequence) => DoAsync(day, new UndoClockEntry.Command(sequence, "录入错误"));

    public Task<ExplainClock.Response> ExplainAsync() => Office.DoAsync(new ExplainClock.Query(Number), Role.Officer);

    /// <summary>Last days of the deadlines with this rule, as they stand.</summary>
    public async Task<IReadOnlyList<DateOnly>> DueAsync(string rule, DeadlineOwner owner) =>
        [.. (await ExplainAsync()).Clock.Deadlines.Where(d => d.Rule == rule && d.Owner == owner).Select(d => d.DueOn)];

    public Task<Case> LookAsync() => Office.InDbAsync(db => db.Set<Case>().Include(c => c.Ledger).Include(c => c.Parties).AsSplitQuery().SingleAsync(c => c.Number == Number));

    public ValueTask DisposeAsync() => Office.DisposeAsync();
}
