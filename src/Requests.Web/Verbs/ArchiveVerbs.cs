using System.CommandLine;
using Requests.Features.Areas.Archive;
using Requests.Features.Kernel;
using Requests.Features.Services.Archive;

namespace Requests.Web.Verbs;

/// <summary><c>export-archive</c> and <c>import-archive</c>: sealed files out to one zip, and such a zip into an empty system.</summary>
internal static class ArchiveVerbs
{
    public static Command Export(string[] args)
    {
        var file = new Argument<FileInfo>("FILE") { Description = "要写的 zip / the zip to write" };
        var cases = new Option<string[]>("--case") { Description = "登记编号，可多个 / case numbers", AllowMultipleArgumentsPerToken = true };
        var year = new Option<int?>("--year") { Description = "登记年度 / year of registration" };
        var reason = new Option<string>("--reason") { Description = "用途，记入查阅记录 / why, for the record", Required = true };
        var verb = VerbHost.MakeOnData("export-archive", "导出档案，可用 sha256sum 核验 / export sealed files, checkable with sha256sum", args,
            async (scope, parsed, ct) =>
        {
            var target = parsed.GetValue(file)!;
            if (target.Exists) throw new Hosting.StartException($"文件已存在。 / The file exists: {target.Name}");
            var chosen = await scope.Mediator.Send(new ExportArchive.Command(parsed.GetValue(cases) is { Length: > 0 } numbers ? numbers : null, parsed.GetValue(year), parsed.GetValue(reason)!), ct);
            if (chosen.Problem is { } problem) return await RefuseAsync(problem);
            await using (var zip = new FileStream(target.FullName, FileMode.CreateNew, FileAccess.Write))
            {
                await scope.Services.GetRequiredService<ArchiveExport>().WriteAsync(chosen.Value.CaseNumbers, zip, ct);
                zip.Flush(flushToDisk: true);
            }
            Console.WriteLine($"已导出 / exported: cases {chosen.Value.CaseNumbers.Count}");
            return ProgramVerbs.Done;
        });
        verb.Arguments.Add(file);
        verb.Options.Add(cases);
        verb.Options.Add(year);
        verb.Options.Add(reason);
        return verb;
    }

    public static Command Import(string[] args)
    {
        var file = new Argument<FileInfo>("FILE") { Description = "导出包 / a zip made by export-archive" };
        var trust = new Option<string>("--trust") { Description = "另行核对过的公钥 SHA-256 / SHA-256 of a public key that was compared by other means" };
        var unsigned = new Option<bool>("--unsigned") { Description = "导入旧版本程序未签名的导出包 / take an export of an older program, which has no signature" };
        var verb = VerbHost.Make("import-archive", "把导出包导入空系统 / take an export into an empty system", args, async (scope, parsed, ct) =>
        {
            var source = parsed.GetValue(file)!;
            if (!source.Exists) throw new Hosting.StartException($"没有这个文件。 / There is no such file: {source.Name}");
            await Hosting.DatabaseSetup.PrepareDatabaseAsync(scope.Db, scope.Settings, scope.Services.GetRequiredService<ILogger<Program>>(), ct);
            var result = await scope.Mediator.Send(new ImportArchive.Command(source.FullName, parsed.GetValue(trust), parsed.GetValue(unsigned)), ct);
            if (result.Problem is { } problem) return await RefuseAsync(problem);
            Console.WriteLine($"已导入 / imported: cases {result.Value.Cases}, seals {result.Value.Seals}, known {result.Value.Known}, objects {result.Value.Objects}");
            Console.WriteLine($"通向日签 / on the path to a signed head: {result.Value.Proved}");
            Console.WriteLine($"签名密钥 / trusted key: {result.Value.SignedBy ?? "none"}");
            return ProgramVerbs.Done;
        });
        verb.Arguments.Add(file);
        verb.Options.Add(trust);
        verb.Options.Add(unsigned);
        return verb;
    }

    public static Command Verify(string[] args)
    {
        var file = new Argument<FileInfo>("FILE") { Description = "导出包 / a zip made by export-archive" };
        var trust = new Option<string>("--trust") { Description = "另行核对过的公钥 SHA-256 / SHA-256 of a public key that was compared by other means" };
        var verb = VerbHost.MakeOnData("verify-export", "核验导出包：每一个字节、由谁签名、每个版本通向哪份日签 / verify an export: every byte, who signed it, which head each seal leads to", args,
            async (scope, parsed, ct) =>
        {
            var source = parsed.GetValue(file)!;
            if (!source.Exists) throw new Hosting.StartException($"没有这个文件。 / There is no such file: {source.Name}");
            var result = await scope.Mediator.Send(new VerifyExport.Query(source.FullName, parsed.GetValue(trust)), ct);
            if (result.Problem is { } problem) return await RefuseAsync(problem);
            foreach (var seal in result.Value.Seals)
                Console.WriteLine($"{seal.BodyCode} {seal.CaseNumber} #{seal.Sequence} {seal.Reason}: "
                    + (seal.Head is { } head ? $"日签 / head {head.Number}, {head.On:yyyy-MM-dd}, {head.KeyId}" : "未通向日签 / leads to no head"));
            Console.WriteLine($"归档版本 / seals {result.Value.Seals.Count}, 通向日签 / proved {result.Value.Seals.Count(s => s.Head is not null)}, 对象 / objects {result.Value.Objects}");
            Console.WriteLine($"签名密钥 / signed by: {result.Value.SignedBy ?? "none"} {(result.Value.IsTrusted ? "可信 / trusted" : "未核对 / not trusted here")}");
            return result.Value.IsTrusted ? ProgramVerbs.Done : ProgramVerbs.Faults;
        });
        verb.Arguments.Add(file);
        verb.Options.Add(trust);
        return verb;
    }

    private static async Task<int> RefuseAsync(Problem problem)
    {
        await Console.Error.WriteLineAsync($"{problem.Text.Zh} / {problem.Text.En}");
        return ProgramVerbs.Faults;
    }
}
