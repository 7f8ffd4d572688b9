using System.Globalization;
using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Requests.Features.Areas.Cases;
using Requests.Features.Data;
using Requests.Features.Data.Entities;
using Requests.Features.Kernel;
using Requests.Features.Services.Disputes;
using Requests.Features.Services.Reports;
using Requests.Letters.Checks;
using Requests.Paper;
using Requests.Statute.AnnualReport;
using Requests.Statute.Clocks;
using Requests.Statute.Outcomes;

namespace Requests.Features.Areas.Supervision;

/// <summary>
/// 检查材料包 (SUP-6): cases with clock history, late ones, extensions with approver, search records, proof of service, disputes, and the
/// reconciliation of the lists with the report; as lists, a summary as PDF and a list of hashes. No applicant's data is in it.
/// </summary>
public sealed class InspectionPack(RequestsDb db, AnnualCases annual, ICaller caller, IOfficeClock clock)
{
    /// <summary>Cases of the body that were in work at any time of the period.</summary>
    public async Task WriteAsync(DateOnly from, DateOnly to, Stream output, CancellationToken ct)
    {
        var cases = db.Set<Case>().AsNoTracking().Where(c => c.ReceivedOn <= to && (c.RepliedOn ?? c.ClosedOn ?? to) >= from && c.State != CaseState.Split);
        var names = await db.Set<User>().AsNoTracking().ToDictionaryAsync(u => u.Id, u => u.DisplayName, ct);
        string? NameOf(Guid? id) => id is { } user ? names.GetValueOrDefault(user) : null;
        var all = await cases.Include(c => c.Ledger).AsSplitQuery().OrderBy(c => c.Number).ToListAsync(ct);
        var notes = await db.Set<LatenessNote>().AsNoTracking().ToDictionaryAsync(n => n.CaseId, ct);
        var number = all.ToDictionary(c => c.Id, c => c.Number);
        var ids = cases.Select(c => c.Id);
        var searches = await db.Set<SearchRecord>().AsNoTracking().Where(s => ids.Contains(s.CaseId)).OrderBy(s => s.CaseId).ThenBy(s => s.No).ToListAsync(ct);
        var documents = await db.Set<Document>().AsNoTracking().Include(d => d.Services).Where(d => ids.Contains(d.CaseId)).OrderBy(d => d.CaseId)
            .ThenBy(d => d.No).ToListAsync(ct);
        var disputes = await db.Set<Dispute>().AsNoTracking().Include(d => d.Stages).Where(d => ids.Contains(d.CaseId)).OrderBy(d => d.ReceivedOn)
            .ToListAsync(ct);
        var late = all.Where(c => c.WasLate || (CaseFilters.OpenStates.Contains(c.State) && c.ClockPhase == ClockPhase.Running && c.DueOn < clock.Today))
            .ToList();
        var extensions = all.SelectMany(c => c.Ledger.Where(r => r.Kind == ClockEntryKind.Extended).Select(r => (Case: c, Row: r))).ToList();

        var reconciliation = new List<IReadOnlyList<object?>>();
        for (var year = from.Year; year <= to.Year; year++) reconciliation.AddRange(await ReconcileAsync(year, ct));

        Sheet[] sheets =
        [
            new("cases", ["编号", "事项", "渠道", "收到日", "期限", "答复日", "办结日", "状态", "办理结果", "承办人", "逾期"], all.Select(c => (IReadOnlyList<object?>)
                [c.Number, NumberMask.Of(c.Subject), c.Channel, c.ReceivedOn, c.DueOn, c.RepliedOn, c.ClosedOn, Text.Of(c.State).Zh,
                    LeafOf(c), NameOf(c.OfficerId), c.WasLate])),
            new("clock", ["编号", "序号", "记录", "日期", "送达日", "工作日", "至", "撤销的记录", "登记人", "登记时间"], all.SelectMany(c => c.Ledger.OrderBy(r => r.Sequence)
                .Select(r => (IReadOnlyList<object?>)
                [c.Number, r.Sequence, r.Kind, r.On, r.DeliveredOn, r.WorkingDays, r.UntilOn, r.RefersTo, r.ByName, clock.InOffice(r.At)
                    .ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture)]))),
            new("late", ["编号", "期限", "答复日", "承办人", "原因", "说明"], late.Select(c => (IReadOnlyList<object?>)
                [c.Number, c.DueOn, c.RepliedOn, NameOf(c.OfficerId),
                    notes.TryGetValue(c.Id, out var note) ? Text.Of(note.Cause).Zh : null, note?.Explanation])),
            new("extensions", ["编号", "延长的工作日", "批准日", "批准人", "告知日", "撤销"], extensions.Select(e => (IReadOnlyList<object?>)
                [e.Case.Number, e.Row.WorkingDays, e.Row.ApprovedOn ?? e.Row.On, e.Row.ByName, e.Row.ToldOn ?? e.Row.On,
                    e.Case.Ledger.Any(r => r.Kind == ClockEntryKind.Undone && r.RefersTo == e.Row.Sequence)])),
            new("searches", ["编号", "序号", "检索单位", "范围", "关键词", "交办日", "完成期限", "结论", "签署人", "签署日"], searches.Select(s => (IReadOnlyList<object?>)
                [number[s.CaseId], s.No, s.Unit, s.Scope, s.Keywords, s.OrderedOn, s.DueOn, s.Conclusion, s.SignedBy, s.SignedOn])),
            new("service", ["编号", "文书", "文号", "方式", "发出日", "收到日", "邮件号", "退回日"], documents.SelectMany(d => d.Services.OrderBy(s => s.No)
                .Select(s => (IReadOnlyList<object?>)
                [number[d.CaseId], d.Title, d.Number, s.Method, s.DispatchedOn, s.ReceivedOn, s.TrackingNumber, s.ReturnedOn]))),
            new("disputes", ["编号", "审级", "机关", "案号", "收到日", "结果", "结果日"], disputes.SelectMany(d => d.Stages.OrderBy(s => s.No)
                .Select(s => (IReadOnlyList<object?>)
                [number[d.CaseId], Text.Of(s.Instance).Zh, s.Organ, s.Reference, s.ReceivedOn,
                    Statute.Disputes.DisputeResults.Of(s.Result).Chinese, s.ResultOn]))),
            new("reconciliation", ["年度", "项目", "报告", "案件清单", "一致"], reconciliation),
        ];
        var summary = Summary(from, to, all.Count, late.Count, extensions.Count, disputes.Count, reconciliation.TrueForAll(r => r[^1] is true));
        await PackAsync(output, [("summary.pdf", PdfWriter.Write(summary)), .. sheets.Select(s => ($"{s.Name}.csv", s.ToCsv()))], ct);
    }

    // The report's carry and totals, against a plain count of the list; no formula is shared between the two.
    private async Task<IEnumerable<IReadOnlyList<object?>>> ReconcileAsync(int year, CancellationToken ct)
    {
        Guid[] own = [caller.BodyId!.Value];
        var rows = await annual.In(year, own).ToListAsync(ct);
        var table = AnnualCases.PartThree(ReportLayouts.For(year) ?? ReportLayout.Trial2019, await annual.CountAsync(year, own, ct));
        int Reported(string code) => table.Rows.Single(r => r.Code == code).Cells[^1] ?? 0;
        (string Code, string Name, int Listed)[] lines =
        [
            (PartThreeTable.New, "本年新收", rows.Count(r => r.ReceivedOn.Year == year)),
            (PartThreeTable.CarriedIn, "上年结转", rows.Count(r => r.ReceivedOn.Year < year)),
            (PartThreeTable.Total, "办理结果总计", rows.Count(r => r.Leaf is not null)),
            (PartThreeTable.CarriedOut, "结转下年度", rows.Count(r => r.Leaf is null)),
        ];
        return lines.Select(l => (IReadOnlyList<object?>)[year, l.Name, Reported(l.Code), l.Listed, Reported(l.Code) == l.Listed]);
    }

    private static string? LeafOf(Case c) => c.Leaf is { } leaf ? Leaves.Of(leaf).Chinese : null;

    private PaperDocument Summary(DateOnly from, DateOnly to, int cases, int late, int extensions, int disputes,
        bool reconciled) => new(PaperProfile.Form, "检查材料",
    [
        new TitleLines(["政府信息公开申请办理情况检查材料"]),
        new Paragraph($"期间：{Day(from)}至{Day(to)}；生成日期：{Day(clock.Today)}。", Indented: false),
        new Table([0.6, 0.4],
        [
            Line("期间内在办和办结的案件", cases), Line("其中逾期（含尚未答复已逾期）", late), Line("延期", extensions), Line("复议和诉讼", disputes),
            new TableRow([new TableCell("案件清单与年度报告数字"), new TableCell(reconciled ? "一致" : "不一致，见 reconciliation.csv")]),
        ]),
        new Paragraph("清单：cases、clock、late、extensions、searches、service、disputes、reconciliation；各文件的 SHA-256 见 manifest-sha256.txt。"),
        new Paragraph($"由程序 {ProgramVersion.Agent} 生成。", Indented: false),
    ]);

    private static TableRow Line(string what, int count) => new([new TableCell(what), new TableCell(count.ToString(CultureInfo.InvariantCulture))]);

    private static string Day(DateOnly on) => on.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static async Task PackAsync(Stream output, IReadOnlyList<(string Name, byte[] Content)> files, CancellationToken ct)
    {
        var manifest = string.Concat(files.OrderBy(f => f.Name, StringComparer.Ordinal)
            .Select(f => $"{Convert.ToHexStringLower(SHA256.HashData(f.Content))}  {f.Name}\n"));
        await using var zip = new ZipArchive(output, ZipArchiveMode.Create, leaveOpen: true, Encoding.UTF8);
        foreach (var (name, content) in files.Append(("manifest-sha256.txt", Encoding.UTF8.GetBytes(manifest))))
        {
            await using var entry = await zip.CreateEntry(name).OpenAsync(ct);
            await entry.WriteAsync(content, ct);
        }
    }
}
