using System.CommandLine;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Requests.Features.Areas.Rehearsals;
using Requests.Features.Data.Entities;
using Requests.Web.Api;

namespace Requests.Web.Verbs;

/// <summary><c>rehearse YEAR</c>: what of a year would differ under a change, before anything is switched on.</summary>
internal static class RehearseVerb
{
    private static readonly JsonSerializerOptions Json = MakeJson();

    public static Command Make(string[] args)
    {
        var year = new Argument<int>("YEAR") { Description = "重演哪一年的案件 / whose cases are replayed" };
        var change = new Option<FileInfo?>("--change") { Description = "调整内容（JSON，同 API 的预演请求） / the change, as JSON of the API's rehearsal; without it nothing differs" };
        var only = new Option<string?>("--body") { Description = "机关代码；不写则逐个机关 / code of one body; all of them without" };
        var verb = VerbHost.MakeOnData("rehearse",
            "按调整后的日历、期限、文书样式或者规则重演一年，列出会变化的日期、文书和报表 / replay a year under a change and list what would differ", args, async (scope, parsed, ct) =>
        {
            var asked = parsed.GetValue(change) is { } file ? JsonSerializer.Deserialize<Rehearse.Query>(await File.ReadAllTextAsync(file.FullName, ct), Json)! : new Rehearse.Query(0);
            var bodies = await scope.Db.Set<Body>().AsNoTracking().OrderBy(b => b.Code).Select(b => b.Code).ToListAsync(ct);
            var differ = false;
            foreach (var code in bodies.Where(b => parsed.GetValue(only) is not { } one || one == b))
            {
                // One scope a body, since what is supposed stays in its scope.
                await using var own = scope.Services.CreateAsyncScope();
                var apart = new VerbScope(own.ServiceProvider);
                apart.Caller.ActAsSystem();
                var read = await apart.Mediator.Send(asked with { Year = parsed.GetValue(year), BodyCode = code }, ct);
                if (read.Problem is { } problem)
                {
                    await Console.Error.WriteLineAsync($"{code}: {problem.Text.Zh} / {problem.Text.En}");
                    return ProgramVerbs.Faults;
                }
                var played = read.Value;
                Console.WriteLine($"{code} {played.Body} {played.Year}：案件 {played.Cases}，文书 {played.Letters}，报表 {played.Cells}，不同 {played.Differences.Count} / cases, letters, cells, differences");
                foreach (var one in played.Differences) Console.WriteLine($"  {one.Kind,-10} {one.CaseNumber} {one.Where}: {one.Before} → {one.After}");
                differ |= played.Differences.Count > 0;
            }
            return differ ? ProgramVerbs.Faults : ProgramVerbs.Done;
        });
        verb.Arguments.Add(year);
        verb.Options.Add(change);
        verb.Options.Add(only);
        return verb;
    }

    private static JsonSerializerOptions MakeJson()
    {
        var json = new JsonSerializerOptions(JsonSerializerDefaults.Web);
        ApiJson.Configure(json);
        return json;
    }
}
