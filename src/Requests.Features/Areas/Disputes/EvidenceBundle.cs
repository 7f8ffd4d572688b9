using System.Globalization;
using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Requests.Features.Data;
using Requests.Features.Data.Entities;
using Requests.Features.Kernel;
using Requests.Features.Services.Archive;
using Requests.Features.Services.Cases;
using Requests.Features.Services.Clock;
using Requests.Features.Services.Content;
using Requests.Features.Services.Disputes;
using Requests.Paper;
using Requests.Statute.Clocks;
using Requests.Statute.Disputes;
using Requests.Statute.Outcomes;

namespace Requests.Features.Areas.Disputes;

/// <summary>
/// 证据卷: one zip out of the latest seal of a case: an index and clock sheet as PDF, the same bound with every sealed PDF into
/// one volume to hand in on paper, every sealed file under the path its seal names, the seal itself, and a list of hashes that
/// <c>sha256sum -c</c> checks. Nothing in it was made after the seal but index and volume.
/// </summary>
public sealed class EvidenceBundle(RequestsDb db, CaseOpener desk, Impediments impediments, IOfficeClock clock,
    [FromKeyedServices(ContentStores.Archive)] IContentStore store)
{
    private const string HashList = "sha256sums.txt";
    private const string Volume = "evidence.pdf";

    // A volume is held in memory while it is bound; what is beyond it stays a file of its own, and the index says so.
    private const int LargestVolume = 64 * 1024 * 1024;

    /// <exception cref="InvalidDataException">The seal or one of its files is missing or damaged; verification says more.</exception>
    public async Task WriteAsync(string caseNumber, Guid disputeId, int sealSequence, Stream output, CancellationToken ct)
    {
        var found = await desk.FindAsync(caseNumber, ct) ?? throw new InvalidDataException(caseNumber);
        var dispute = await db.Set<Dispute>().AsNoTracking().Include(d => d.Stages).SingleAsync(d => d.Id == disputeId, ct);
        var seals = await db.Set<ArchiveSeal>().AsNoTracking().Where(s => s.CaseId == found.Id && s.Sequence <= sealSequence).OrderBy(s => s.Sequence)
            .ToListAsync(ct);
        var bag = await Bag.ReadAsync(store, seals[^1].ManifestHash, ct) ?? throw new InvalidDataException($"Seal {sealSequence}");
        var before = await SealedBeforeTheActAsync(found, seals, ct);
        var reading = await desk.ReadClockAsync(found, ct);

        await using var zip = new ZipArchive(output, ZipArchiveMode.Create, leaveOpen: true, Encoding.UTF8);
        var hashes = new List<(string Path, string Hash)>();
        var (bound, left) = await BindableAsync(bag, ct);
        var index = PdfWriter.Write(EvidenceIndex.Of(found, dispute, bag, seals[^1].ManifestHash, before, reading,
            await impediments.OfAsync(found, found.RepliedOn ?? clock.Today, ct), left, clock.Today));
        await AddAsync("index.pdf", index);
        await AddAsync(Volume, PdfVolume.Bind([index, .. bound]));
        foreach (var (name, content) in bag.TagFiles()) await AddAsync($"evidence/{name}", content);
        foreach (var file in bag.Files)
        {
            await using var entry = await zip.CreateEntry($"evidence/{file.Path}", CompressionLevel.Fastest).OpenAsync(ct);
            await using var content = await store.OpenAsync(file.Sha256, ct);
            if ((await Hashes.OfAsync(content, entry, ct)).Sha256 != file.Sha256) throw new InvalidDataException(file.Path);
            hashes.Add(($"evidence/{file.Path}", file.Sha256));
        }
        await AddAsync(HashList, Encoding.UTF8.GetBytes(string.Concat(hashes.OrderBy(h => h.Path, StringComparer.Ordinal)
            .Select(h => $"{h.Hash}  {h.Path}\n"))));

        async Task AddAsync(string path, byte[] content)
        {
            await using var entry = await zip.CreateEntry(path, CompressionLevel.Fastest).OpenAsync(ct);
            await entry.WriteAsync(content, ct);
            hashes.Add((path, Convert.ToHexStringLower(SHA256.HashData(content))));
        }
    }

    // The sealed PDFs in the order of the index, and the paths of those that cannot go into the volume.
    private async Task<(List<byte[]> Bound, List<string> Left)> BindableAsync(Bag bag, CancellationToken ct)
    {
        var (bound, left, room) = (new List<byte[]>(), new List<string>(), LargestVolume);
        foreach (var file in bag.Files.Where(f => f.Path.EndsWith(".pdf", StringComparison.OrdinalIgnoreCase)))
        {
            if (await ReadAsync(file.Sha256, room, ct) is { } pdf && PdfVolume.MayHold(pdf))
            {
                bound.Add(pdf);
                room -= pdf.Length;
            }
            else
            {
                left.Add(file.Path);
            }
        }
        return (bound, left);
    }

    /// <summary>Null when it is longer than the room.</summary>
    private async Task<byte[]?> ReadAsync(string sha256, int room, CancellationToken ct)
    {
        await using var content = await store.OpenAsync(sha256, ct);
        using var bytes = new MemoryStream();
        var buffer = new byte[80 * 1024];
        for (int read; (read = await content.ReadAsync(buffer, ct)) > 0;)
        {
            if (bytes.Length + read > room) return null;
            bytes.Write(buffer, 0, read);
        }
        return bytes.ToArray();
    }

    // What was in the file by the day of the act; later material may go in only under REM-10.
    private async Task<HashSet<string>> SealedBeforeTheActAsync(Case found, List<ArchiveSeal> seals, CancellationToken ct)
    {
        var hashes = new HashSet<string>();
        foreach (var seal in seals.Where(s => found.RepliedOn is { } on
            && DisputeRules.MayAddEvidence(clock.DayOf(s.At), on, newReasonsRaised: false, consentGiven: false)))
            hashes.UnionWith((await Bag.ReadAsync(store, seal.ManifestHash, ct))?.Files.Select(f => f.Sha256) ?? []);
        return hashes;
    }
}

/// <summary>The index of an evidence bundle as a paper: what is in it, the clock day by day, what the outcome asks to be proved (REM-15).</summary>
internal static class EvidenceIndex
{
    public static PaperDocument Of(Case found, Dispute dispute, Bag bag, string sealHash, HashSet<string> beforeTheAct,
        ClockReading? reading, IReadOnlyList<ImpedimentLine> impediments, IReadOnlyList<string> leftOut, DateOnly today)
    {
        List<Block> blocks =
        [
            new TitleLines(["证据目录"]),
            new Paragraph($"案件编号：{found.Number}", Indented: false),
            new Paragraph($"{Text.Of(dispute.LastStage.Instance).Zh}：{dispute.LastStage.Organ} {dispute.LastStage.Reference}".TrimEnd(), Indented: false),
            new Paragraph($"封存版本：第{bag.Info.Sequence.ToString(CultureInfo.InvariantCulture)}号，{Day(DateOnly.FromDateTime(bag.Info.At.DateTime))}；封存摘要：{sealHash}", Indented: false),
            new Heading(1, "一、材料"),
            new Table([0.08, 0.34, 0.38, 0.2],
            [
                Row(true, "序号", "材料", "路径和SHA-256", "行为作出时"),
                .. bag.Files.Select((f, i) => Row(false, (i + 1).ToString(CultureInfo.InvariantCulture), TitleOf(f.Path), $"{f.Path}\n{f.Sha256}",
                    !IsEvidence(f.Path) ? "—" : beforeTheAct.Contains(f.Sha256) ? "已在卷" : dispute.MoreEvidence is null ? "其后入卷，不得作为证据（REM-10）" : "其后入卷，经同意补充（REM-10）")),
            ], 9),
            new Heading(1, "二、须证明的事项"),
            .. ToProve(found).Select(p => new Paragraph(p)),
            new Heading(1, "三、期限计算"),
        ];
        if (reading is null) blocks.Add(new Paragraph("收到申请之日尚未确定。"));
        else
        {
            blocks.Add(new Paragraph($"收到申请：{Day(found.ReceivedOn!.Value)}；答复期限：{Day(reading.ReplyDueOn.On)}（{reading.ReplyRule}）；答复：{(found.RepliedOn is { } on ? Day(on) : "尚未答复")}；日历版本：{reading.CalendarVersion}。"));
            blocks.Add(new Table([0.2, 0.12, 0.48, 0.2],
                [Row(true, "日期", "计数", "说明", "依据"), .. reading.Trail.Select(t => Row(false, Day(t.On),
                    t.Number.ToString(CultureInfo.InvariantCulture), t.Reason, t.Article))], 9));
        }
        if (impediments.Count > 0)
        {
            blocks.Add(new Heading(1, "四、不能办理的期间（不停止期限）"));
            blocks.Add(new Table([0.24, 0.26, 0.3, 0.2],
            [
                Row(true, "期间", "情形", "证明", "是否主张"),
                .. impediments.Select(i => Row(false, $"{Day(i.From)}至{(i.To is { } to ? Day(to) : "今")}", i.What, i.EvidenceWords, i.PleaWords)),
            ], 9));
        }
        if (dispute.MoreEvidence is { } more)
            blocks.Add(new Paragraph($"补充证据：对方新提出{more.NewReasons.TrimEnd('。')}；{Day(more.On)}{more.Consent.TrimEnd('。')}同意补充（REM-10）。"));
        blocks.Add(new Paragraph($"合订本evidence.pdf按本目录顺序收入目录和各PDF文件{(leftOut.Count == 0 ? "。" : $"；下列文件不能收入，另附原件：{string.Join('、', leftOut)}。")}", Indented: false));
        blocks.Add(new Paragraph($"目录生成日期：{Day(today)}。核对方法：在解压目录运行 sha256sum -c sha256sums.txt。由程序 {ProgramVersion.Agent} 生成。", Indented: false));
        return new PaperDocument(PaperProfile.Form, "证据目录", blocks);
    }

    // REM-15: what the agency must be able to file, per outcome.
    private static IEnumerable<string> ToProve(Case found)
    {
        yield return "职权和程序：登记、送达的证明；期限台账；审批意见。";
        switch (found.Leaf)
        {
            case OutcomeLeaf.Granted or OutcomeLeaf.Partial:
                yield return "已经公开的，证明已公开并告知了获取方式和途径；涉及第三方的，征求意见函和理由。";
                break;
            case OutcomeLeaf.RefusedStateSecret:
                yield return "密级标志和保密期限。";
                break;
            case OutcomeLeaf.RefusedSecurityStability:
                yield return "公开将造成危害的证据。";
                break;
            case OutcomeLeaf.RefusedThirdParty:
                yield return "征求第三方意见的函件和答复；公共利益的衡量。";
                break;
            case OutcomeLeaf.RefusedInternal or OutcomeLeaf.RefusedProcess or OutcomeLeaf.RefusedEnforcementFile:
                yield return "该信息属于《条例》第十六条所列的哪一类。";
                break;
            case OutcomeLeaf.UnavailableNotHeld:
                yield return "已经合理检索的证据：检索单位、范围、方法和结果。";
                break;
            case null:
                yield return "尚未作出答复；说明收到申请后的办理经过。";
                break;
        }
    }

    private static bool IsEvidence(string path) => path.StartsWith("data/attachments/", StringComparison.Ordinal) || path.StartsWith("data/documents/", StringComparison.Ordinal);

    private static string TitleOf(string path) => path switch
    {
        "data/application.json" => "申请内容",
        "data/attachments.json" => "附件清单",
        "data/clock.json" => "期限台账",
        "data/consultations.json" => "征求意见记录",
        "data/disputes.json" => "复议诉讼记录",
        "data/events.json" => "办理经过",
        "data/outcome.json" => "办理结果",
        "data/searches.json" => "检索记录",
        "data/links.json" => "关联案件",
        "data/referrals.json" => "转送记录",
        _ when path.StartsWith("data/attachments/", StringComparison.Ordinal) => "附件",
        _ when path.EndsWith("document.json", StringComparison.Ordinal) => "文书审批和送达记录",
        _ when path.Contains("/draft", StringComparison.Ordinal) => "文书草稿",
        _ when path.StartsWith("data/documents/", StringComparison.Ordinal) => "文书",
        _ => Path.GetFileName(path),
    };

    private static TableRow Row(bool head, params string[] cells) => new([.. cells.Select(c => new TableCell(c, Bold: head))], head);

    private static string Day(DateOnly on) => on.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
