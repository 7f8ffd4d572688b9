using System.CommandLine;
using Requests.Features.Kernel;
using Requests.Features.Services.Cases;
using Requests.Features.Services.Clock;

namespace Requests.Web.Verbs;

/// <summary><c>explain CASE</c>: why this date, day by day, with rule and article.</summary>
internal static class ExplainVerb
{
    public static Command Make(string[] args)
    {
        var number = new Argument<string>("CASE") { Description = "登记编号 / case number" };
        var verb = VerbHost.MakeOnData("explain", "逐日说明答复期限 / tell the clock of a case day by day", args, async (scope, parsed, ct) =>
        {
            var desk = scope.Services.GetRequiredService<CaseOpener>();
            var wanted = parsed.GetValue(number)!;
            if (await desk.FindAsync(wanted, ct) is not { } found)
            {
                await Console.Error.WriteLineAsync($"{CaseProblems.NotFound.Text.Zh} / {CaseProblems.NotFound.Text.En} {wanted}");
                return ProgramVerbs.Faults;
            }
            if (await desk.ReadClockAsync(found, ct) is not { } reading)
            {
                Console.WriteLine($"{found.Number}: 收到申请之日尚未确定 / receipt is not fixed yet");
                return ProgramVerbs.Done;
            }
            Console.WriteLine($"{found.Number}  收到 {found.ReceivedOn:yyyy-MM-dd} ({found.ReceiptRule})  答复期限 {reading.ReplyDueOn.On:yyyy-MM-dd}{(reading.ReplyDueOn.Provisional ? " 暂定" : "")}  {reading.CalendarVersion}");
            var impediments = await scope.Services.GetRequiredService<Impediments>().OfAsync(found,
                found.RepliedOn ?? scope.Services.GetRequiredService<IOfficeClock>().Today, ct);
            foreach (var day in reading.Trail)
                Console.WriteLine($"{day.On:yyyy-MM-dd ddd}  {(day.Number > 0 ? $"{day.Number,3}" : "   ")}  {day.Kind,-8}  {day.Reason}  {day.Rule} {day.Article}{(impediments.Any(i => i.Covers(day.On)) ? "  ※" : "")}");
            foreach (var deadline in reading.Deadlines)
                Console.WriteLine($"{deadline.Rule,-7} {deadline.Due.On:yyyy-MM-dd}{(deadline.Due.Provisional ? " 暂定" : "")}  {deadline.Article}");
            foreach (var one in impediments)
                Console.WriteLine($"※ {one.From:yyyy-MM-dd} – {(one.To is { } to ? $"{to:yyyy-MM-dd}" : "…")}  {one.What}（{one.EvidenceWords}）{one.PleaWords}；不停止期限 / stops no clock");
            return ProgramVerbs.Done;
        });
        verb.Arguments.Add(number);
        return verb;
    }
}
