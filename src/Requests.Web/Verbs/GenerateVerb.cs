using System.CommandLine;
using Microsoft.EntityFrameworkCore;
using Requests.Features.Data.Entities;
using Requests.Features.Kernel;
using Requests.Features.Services.Content;
using Requests.Web.Demo;

namespace Requests.Web.Verbs;

/// <summary>Fills a body with invented cases for rehearsals and load: a generated register, taken over by the same road as a real one, so that every row holds before the self-check.</summary>
internal static class GenerateVerb
{
    private const int Most = 1_000_000;

    public static Command Make(string[] args)
    {
        var count = new Argument<int>("COUNT") { Description = $"案件数，至多 {Most} / how many cases" };
        var body = new Option<string>("--body") { Description = "机关代码 / code of the body", Required = true };
        var seed = new Option<int>("--seed") { Description = "随机种子，同一种子内容相同 / the same seed gives the same cases", DefaultValueFactory = _ => 1 };
        var verb = VerbHost.Make("generate", "生成演练用的虚构案件 / invented cases for rehearsals and load", args, async (scope, parsed, ct) =>
        {
            var (wanted, code) = (parsed.GetValue(count), parsed.GetValue(body)!);
            var bodyId = await scope.Db.Set<Body>().Where(b => b.Code == code).Select(b => (Guid?)b.Id).SingleOrDefaultAsync(ct);
            if (wanted is < 1 or > Most || bodyId is null)
            {
                await Console.Error.WriteLineAsync($"{wanted} / {code}");
                return ProgramVerbs.WrongUse;
            }
            var today = scope.Services.GetRequiredService<IOfficeClock>().Today;
            await using var register = new GeneratedRegister(wanted, parsed.GetValue(seed), today);
            var kept = await scope.Services.GetRequiredKeyedService<IContentStore>(ContentStores.Files).PutAsync(register, ct);
            return await ImportRegisterVerb.TakeOverAsync(scope, bodyId.Value, ImportMode.Commit, ImportFormat.Ndjson, kept.Sha256, ct);
        });
        verb.Arguments.Add(count);
        verb.Options.Add(body);
        verb.Options.Add(seed);
        return verb;
    }
}
