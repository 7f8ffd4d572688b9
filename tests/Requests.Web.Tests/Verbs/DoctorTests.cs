using Requests.Features.Areas.Calendars;
using Requests.Features.Kernel;
using Requests.Features.Services.Clock;
using Requests.Web.Verbs;

namespace Requests.Web.Tests.Verbs;

/// <summary>What <c>doctor</c> says of the calendar is said of the one that counts.</summary>
[NonParallelizable]
public sealed class DoctorTests
{
    [Test]
    public async Task CNT_2_Doctor_LooksAtTheCalendarInForce()
    {
        if (Requests.Tests.DatabaseServer.Here is not null) Assert.Ignore("A data folder of its own.");
        await using var office = await WebOffice.OpenAsync("2026-12-15");
        Assert.That(await SaidAsync(office), Does.Match("calendar: .* covers to 2026-12-31"));
        var proposed = await office.DoAsync(new EnterCalendarNotice.Command("测试通知〔2026〕1号", 2027, new DateOnly(2026, 12, 15),
            [.. "2027-01-01 2027-02-08 2027-02-09 2027-02-10 2027-02-11 2027-02-12 2027-04-05 2027-05-03 2027-05-04 2027-06-09 2027-09-15 2027-10-01 2027-10-04 2027-10-05"
                .Split(' ').Select(on => new DayInput(DateOnly.Parse(on, System.Globalization.CultureInfo.InvariantCulture), "测试"))],
            [new(new DateOnly(2027, 10, 9))]), Role.Administrator);
        Assert.That(await SaidAsync(office), Does.Contain("covers to 2026-12-31"), "a notice that waits for a second person counts for nothing");
        await office.DoAsync(new ConfirmCalendarNotice.Command(proposed.ProposalId), Role.Operator);
        Assert.That(await SaidAsync(office), Does.Match("calendar: .* covers to 2027-12-31"));
    }

    private static async Task<string> SaidAsync(WebOffice office)
    {
        var output = Console.Out;
        await using var said = new StringWriter();
        Console.SetOut(said);
        try
        {
            await ProgramVerbs.RunAsync(["doctor", $"--Data:Folder={office.Folder}", $"--Office:PersonalKey={Convert.ToBase64String(new byte[32])}", "--Jobs:Workers=0"]);
            return said.ToString();
        }
        finally
        {
            Console.SetOut(output);
        }
    }
}
