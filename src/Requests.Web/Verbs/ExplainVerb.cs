using System.CommandLine;
using Microsoft.EntityFrameworkCore;
using Requests.Features.Data;
using Requests.Features.Data.Entities;
using Requests.Features.Kernel;
using Requests.Features.Services.Cases;
using Requests.Features.Services.Clock;
using Requests.Features.Services.Deadlines;

namespace Requests.Web.Verbs;

/// <summary><c>explain CASE</c>: why this date, day by day, with rule and article.</summary>
internal static class ExplainVerb
{
    public static Command Make(string[] args)
    {
        var number = new Argument<string>("CASE") { Description = "登记编号 / case number" };
        var body = new Option<string?>("--body") { Description = "机关代码，两个机关的编号相同时使用 / code of the body, where two have the same number" };
        var verb = VerbHost.MakeOnData("explain", "逐日说明答复期限 / tell the clock of a case day by day", args, async (scope, parsed, ct) =>
        {
            var desk = scope.Services.GetRequiredService<CaseOpener>();
            var wanted = parsed.GetValue(number)!;
            // Two bodies may have brought the same number with their registers: then the body's code says which.
            var bodies = await scope.Services.GetRequiredService<RequestsDb>().Set<Case>().Where(c => c.Number == wanted).Select(c =>
                c.BodyId).ToListAsync(ct);
            var codes = await scope.Services.GetRequiredService<RequestsDb>().Set<Body>().Where(b => bodies.Contains(b.Id)).OrderBy(b =>
                b.Code).ToListAsync(ct);
            if (codes.Count > 1 && codes.Find(b => string.Equals(b.Code, parsed.GetValue(body),
                StringComparison.OrdinalIgnoreCase)) is null)
            {
                await Console.Error.WriteLineAsync($"{wanted}: --body {string.Join(" | ", codes.Select(b => b.Code))}");
                return ProgramVerbs.Faults;
            }
            if (codes.Count > 1) scope.Services.GetRequiredService<Caller>().BodyId = codes.Find(b => string.Equals(b.Code,
                parsed.GetValue(body), StringComparison.OrdinalIgnoreCase))!.Id;
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
            foreach (var deadline in await scope.Services.GetRequiredService<CaseDeadlines>().OfAsync(found, reading, ct))
                Console.WriteLine($"{deadline.Rule,-7} {deadline.Due.On:yyyy-MM-dd}{(deadline.Due.Provisional ? " 暂定" : "")}  {deadline.Article}  {deadline.Name.Zh} / {deadline.Name.En}");
            foreach (var one in impediments)
                Console.WriteLine($"※ {one.From:yyyy-MM-dd} – {(one.To is { } to ? $"{to:yyyy-MM-dd}" : "…")}  {one.What}（{one.EvidenceWords}）{one.PleaWords}；不停止期限 / stops no clock");
            return ProgramVerbs.Done;
        });
        verb.Arguments.Add(number);
        verb.Options.Add(body);
        return verb;
    }
}
