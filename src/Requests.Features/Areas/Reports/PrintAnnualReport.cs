using System.Net;
using System.Text;
using MediatR;
using Requests.Features.Data.Entities;
using Requests.Features.Kernel;
using Requests.Features.Services.Pipeline;
using Requests.Features.Services.Reports;
using Requests.Paper;

namespace Requests.Features.Areas.Reports;

/// <summary>The annual report as a file, laid out as the official form. The working copy prints what fails and who answers for it; the frozen copy is the one that was frozen.</summary>
public static class PrintAnnualReport
{
    public enum Format
    {
        Docx,
        Pdf,
        Xlsx,
        Html,
    }

    public enum Copy
    {
        /// <summary>As the cases say now, with checks and gaps.</summary>
        Working,

        /// <summary>As it was frozen.</summary>
        Frozen,
    }

    [Acts(Act.ReadReports)]
    [Watched(SecurityEventKind.Exported, nameof(Year))]
    public sealed record Query(int Year, Format Format, Copy Copy = Copy.Working, ReportScope Scope = ReportScope.Body) : IQuery<Response>;

    public sealed record Response(byte[] Content, string MediaType, string FileName);

    internal sealed class Handler(AnnualReports reports, ICaller caller) : IRequestHandler<Query, Result<Response>>
    {
        public async Task<Result<Response>> Handle(Query query, CancellationToken cancellationToken)
        {
            var frozen = await reports.FrozenAsync(query.Year, query.Scope, caller.BodyId!.Value, cancellationToken);
            if (query.Copy == Copy.Frozen)
                return frozen is null ? ReportProblems.NotFrozen.With(query.Year) : Write(ReportPaper.Of(ReportContent.FromJson(frozen.Content), null), query);
            var read = await reports.ReadAsync(query.Year, query.Scope, cancellationToken);
            return read.Problem is { } refused ? refused : Write(ReportPaper.Of(read.Value.Content, Notes(read.Value, frozen)), query);
        }

        private static WorkingNotes Notes(ReportNow now, FrozenReport? frozen) => new(
        [
            $"数据截至{Figures.Day(now.Content.AsOf)}。本报告最迟应于{Figures.Day(now.Due.Statutory)}前公布，工作安排为{Figures.Day(now.Due.PlanBy)}前。",
            .. now.Checks.Where(check => !check.Ok).Select(check => $"校验未通过：{check.Id} {check.Detail}"),
            .. now.TextFindings.Select(finding => $"第{finding.Part}部分：{finding.Detail}"),
            .. now.Gaps.Select(gap => $"缺项：{gap.Detail}"),
            .. frozen is { Leader: { } leader } ? [$"定稿时校验未通过，由{leader}负责，理由：{frozen.Reason}"] : Array.Empty<string>(),
        ]);

        private static Response Write(PaperDocument paper, Query query)
        {
            var (content, mediaType) = query.Format switch
            {
                Format.Docx => (DocxWriter.Write(paper), "application/vnd.openxmlformats-officedocument.wordprocessingml.document"),
                Format.Pdf => (PdfWriter.Write(paper), "application/pdf"),
                Format.Xlsx => (XlsxWriter.Write(paper), XlsxWriter.MediaType),
                _ => (Encoding.UTF8.GetBytes(Page(paper)), "text/html"),
            };
            return new(content, mediaType, $"{paper.Title}.{ReportProse.Camel(query.Format)}");
        }

        private static string Page(PaperDocument paper) =>
            $"<!doctype html>\n<html lang=\"zh-CN\">\n<head><meta charset=\"utf-8\"><title>{WebUtility.HtmlEncode(paper.Title)}</title><link rel=\"stylesheet\" href=\"/paper.css\"></head>\n<body>\n{HtmlWriter.Write(paper)}</body>\n</html>\n";
    }
}
