using System.Diagnostics;
using System.Globalization;
using System.Security.Cryptography;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Requests.Features.Areas.Archive;
using Requests.Features.Data;
using Requests.Features.Data.Entities;
using Requests.Features.Kernel;
using Requests.Features.Services.Archive;
using Requests.Features.Services.Content;
using Requests.Features.Services.Privacy;
using Requests.Statute.Intake;
using Requests.Statute.Letters;
using Requests.Statute.Receipt;
using Requests.Web.Hosting;

namespace Requests.Benchmarks;

/// <summary>
/// Seals many cases, each with a letter and an attachment of its own, and verifies them: how much a seal's time grows, and
/// how fast verification is against plain SHA-256 of the same bytes. Bounded in count and in minutes; ends by itself.
/// </summary>
internal static class Archives
{
    private const int CasesAtOnce = 500;
    private const int AttachmentLength = 64 * 1024;
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(45);

    public static async Task<int> RunAsync(string[] args)
    {
        var count = args is [var text, ..] ? int.Parse(text, CultureInfo.InvariantCulture) : 10_000;
        await using var bench = await Bench.OpenAsync();
        var times = new List<double>(count);
        var started = Stopwatch.GetTimestamp();
        for (var from = 0; from < count && Stopwatch.GetElapsedTime(started) < Longest; from += CasesAtOnce)
            foreach (var id in await AddCasesAsync(bench, from, Math.Min(CasesAtOnce, count - from)))
                times.Add(await SealAsync(bench, id));
        var (first, last) = (times.Take(CasesAtOnce).Order().ToList(), times.TakeLast(CasesAtOnce).Order().ToList());
        Say($"{times.Count} seals; median of the first {first.Count}: {first[first.Count / 2]:0.0} ms, of the last: {last[last.Count / 2]:0.0} ms, growth {last[last.Count / 2] / first[first.Count / 2]:0.00}x");

        var folder = bench.Services.GetRequiredService<Settings>().ArchiveFolder;
        await HashPlainlyAsync(folder);
        var (plain, bytes, files) = await HashPlainlyAsync(folder);
        await using var scope = bench.Services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<Caller>().ActAsSystem();
        started = Stopwatch.GetTimestamp();
        var report = (await scope.ServiceProvider.GetRequiredService<IMediator>().Send(new VerifyArchive.Query())).Value;
        var verified = Stopwatch.GetElapsedTime(started);
        Say($"{files} objects, {bytes >> 20} MiB: plain SHA-256 {plain.TotalSeconds:0.0} s, verify-archive {verified.TotalSeconds:0.0} s, {verified / plain:0.0}x; faults {report.Faults}");
        return report.Faults == 0 ? 0 : 1;
    }

    private static async Task<List<Guid>> AddCasesAsync(Bench bench, int from, int count)
    {
        await using var scope = bench.Services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<Caller>().ActAsSystem(Bench.BodyId);
        var db = scope.ServiceProvider.GetRequiredService<RequestsDb>();
        var vault = scope.ServiceProvider.GetRequiredService<PersonalVault>();
        var now = scope.ServiceProvider.GetRequiredService<IOfficeClock>();
        var ids = new List<Guid>();
        for (var i = from; i < from + count; i++)
        {
            var registration = new Registration("道路停车泊位设置", "请公开道路停车泊位设置的批准文件。", IntakeChannel.OrdinaryPost, ApplicantType.NaturalPerson,
                null, null, false, now.Today, now.Now);
            var added = new Case(Guid.CreateVersion7(), Bench.BodyId, $"B-{now.Today.Year}-{i + 1:00000}", registration, now.Today, "");
            added.Receive(Act.RegisterRequest, now.Today, "REC-2");
            var letter = new Document(Guid.CreateVersion7(), Bench.BodyId, added.Id, 1, LetterKinds.Refusal, "答复书", []);
            var answer = $"第 {i} 号申请：经检索，本机关未制作该信息。";
            var hash = Convert.ToHexStringLower(SHA256.HashData(System.Text.Encoding.UTF8.GetBytes(answer)));
            letter.Write(vault.SealString(DocumentText.TextPlace(letter.Id, 1), answer), hash, null, "Officer", now.Now);
            letter.Submit();
            letter.Approve($"公开〔{now.Today.Year}〕{i + 1}号", now.Today, vault.SealString(DocumentText.TextPlace(letter.Id, 2), answer), hash, "Head", now.Now);
            letter.Issue();
            var file = await scope.ServiceProvider.GetRequiredKeyedService<IContentStore>(ContentStores.Files)
                .PutAsync(new MemoryStream(RandomNumberGenerator.GetBytes(AttachmentLength)), CancellationToken.None);
            db.Add(added);
            db.Add(letter);
            db.Add(new Attachment(Bench.BodyId, added.Id, 1, FilePurpose.Application, "申请表.pdf", "application/pdf", file.Length,
                file.Sha256, ScanVerdict.NotScanned, "Clerk", now.Now));
            ids.Add(added.Id);
        }
        await db.SaveChangesAsync();
        return ids;
    }

    private static async Task<double> SealAsync(Bench bench, Guid id)
    {
        await using var scope = bench.Services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<Caller>().ActAsSystem(Bench.BodyId);
        var db = scope.ServiceProvider.GetRequiredService<RequestsDb>();
        var started = Stopwatch.GetTimestamp();
        await using var transaction = await db.Database.BeginTransactionAsync();
        await scope.ServiceProvider.GetRequiredService<IArchive>()
            .SealAsync(await db.Set<Case>().SingleAsync(c => c.Id == id), "issued", CancellationToken.None);
        await transaction.CommitAsync();
        return Stopwatch.GetElapsedTime(started).TotalMilliseconds;
    }

    private static async Task<(TimeSpan Time, long Bytes, int Files)> HashPlainlyAsync(string folder)
    {
        var (started, bytes, files) = (Stopwatch.GetTimestamp(), 0L, 0);
        foreach (var path in Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories))
        {
            await using var file = File.OpenRead(path);
            await SHA256.HashDataAsync(file);
            bytes += file.Length;
            files++;
        }
        return (Stopwatch.GetElapsedTime(started), bytes, files);
    }

    private static void Say(FormattableString line) => Console.WriteLine(line.ToString(CultureInfo.InvariantCulture));
}
