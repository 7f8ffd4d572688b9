using System.CommandLine;
using Microsoft.EntityFrameworkCore;
using Requests.Features.Kernel;
using Requests.Features.Services.Privacy;
using Requests.Features.Services.Upgrades;
using Requests.Web.Hosting;

namespace Requests.Web.Verbs;

/// <summary>
/// <c>reseal</c>: seals everything under the current key and suite while the office works; stopped midway, it goes on where it was.
/// <c>--new-key</c> draws a new key first and keeps the former beside it; <c>--finish</c> takes the former away once nothing needs it.
/// </summary>
internal static class ResealVerb
{
    public static Command Make(string[] args)
    {
        var newKey = new Option<bool>("--new-key") { Description = "先换一把新密钥，旧密钥留在旁边 / draw a new key first; the former stays beside it" };
        var finish = new Option<bool>("--finish") { Description = "没有内容再用旧密钥后将其移除 / take the former key away once nothing is sealed under it" };
        var verb = VerbHost.MakeOnData("reseal", "用现行密钥和算法重新封存全部数据，业务可照常进行 / seal everything under the current key and suite; the office may go on", args,
            async (scope, parsed, ct) =>
            {
                var vault = scope.Services.GetRequiredService<PersonalVault>();
                if (parsed.GetValue(newKey))
                {
                    Keys.Replace(scope.Settings, vault);
                    Console.WriteLine($"新密钥 / new key: {vault.KeyId}");
                }
                var clock = scope.Services.GetRequiredService<IOfficeClock>();
                await KeyCheck.RequireAsync(scope.Db, vault, clock.Now, ct);
                var done = await new Resealing(scope.Db, vault).RunAsync(new Teller(), ct);
                await KeyCheck.NoteAsync(scope.Db, vault, clock.Now, ct);
                Console.WriteLine($"重新封存 / sealed anew: {done}");
                if (!parsed.GetValue(finish)) return ProgramVerbs.Done;
                if (done > 0) throw new StartException("还有内容刚刚换过密钥，请重启所有节点后再次运行 reseal --finish。 / Something was sealed anew just now. Start every node again, then run `reseal --finish` once more.");
                Console.WriteLine($"移除旧密钥 / former keys taken away: {Keys.ForgetFormer(scope.Settings)}");
                return ProgramVerbs.Done;
            });
        verb.Options.Add(newKey);
        verb.Options.Add(finish);
        return verb;
    }

    private sealed class Teller : IProgress<int>
    {
        public void Report(int value)
        {
            if (!Console.IsErrorRedirected) Console.Error.Write($"\r{value} ");
        }
    }
}
