using MediatR;
using Requests.Features.Areas.Reports;
using Requests.Features.Data.Entities;
using Requests.Features.Kernel;
using Requests.Features.Services.Reports;
using Requests.Web.Hosting;

namespace Requests.Web.Api;

/// <summary>Doors of the annual report.</summary>
internal static class ReportEndpoints
{
    private static readonly Dictionary<string, PrintAnnualReport.Format> MediaTypes = new(StringComparer.OrdinalIgnoreCase)
    {
        ["application/pdf"] = PrintAnnualReport.Format.Pdf,
        ["text/html"] = PrintAnnualReport.Format.Html,
        ["application/vnd.openxmlformats-officedocument.wordprocessingml.document"] = PrintAnnualReport.Format.Docx,
        ["application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"] = PrintAnnualReport.Format.Xlsx,
    };

    public static void Map(IEndpointRouteBuilder api)
    {
        var annual = api.MapGroup("/reports/annual").WithTags("Reports");

        annual.MapGet("/{year:int}", ReadAsync)
            .WithName(nameof(ReadAnnualReport)).WithSummary("由案件生成的年度报告；format 为 docx、pdf、xlsx、html 时按官方格式输出 / The annual report counted from the cases; with format, a file laid out as the official form")
            .Produces<ReadAnnualReport.Response>().ProducesProblems(400, 401, 403, 404);

        annual.MapGet("/{year:int}/cells/{row}/{column}",
                async (int year, string row, string column, string? after, int? size, ApiCode<ReportScope>? scope, IMediator mediator, CancellationToken ct) =>
                    (await mediator.Send(new ReadReportCell.Query(year, row, column, after, size ?? ReadReportCell.UsualPage, Of(scope)), ct)).ToAnswer())
            .WithName(nameof(ReadReportCell)).WithSummary("报表某一格背后的案件 / The cases behind a cell")
            .Produces<ReadReportCell.Response>().ProducesProblems(400, 401, 403, 404);

        annual.MapPost("/check", async (CheckReport.Query tables, IMediator mediator, CancellationToken ct) => (await mediator.Send(tables, ct)).ToAnswer())
            .WithName(nameof(CheckReport)).WithSummary("核对填好的表格 X-1 至 X-7 / Check typed tables against X-1 to X-7")
            .Produces<CheckReport.Response>().ProducesProblems(400, 401, 403);

        annual.MapPut("/{year:int}/texts/{part:int}", async (int year, int part, ApiCode<ReportScope>? scope, TextInput input,
            IMediator mediator, CancellationToken ct) =>
                (await mediator.Send(new WriteReportText.Command(year, part, input.Text, Of(scope)), ct)).ToAnswer())
            .WithName(nameof(WriteReportText)).WithSummary("撰写第一、五、六部分；数字写成 {数据项} / Write part one, five or six; figures as {fields}")
            .Produces<WriteReportText.Response>().ProducesProblems(400, 401, 403, 404, 409);

        annual.MapGet("/{year:int}/part-two", async (int year, IMediator mediator,
            CancellationToken ct) => (await mediator.Send(new ReadDutyFigures.Query(year), ct)).ToAnswer())
            .WithName(nameof(ReadDutyFigures)).WithSummary("第二部分已填报的各格及出处 / The recorded figures of part two and where they can be looked up")
            .Produces<ReadDutyFigures.Response>().ProducesProblems(401, 403);

        annual.MapPut("/{year:int}/part-two", async (int year, IReadOnlyList<RecordDutyFigures.Figure> figures, IMediator mediator, CancellationToken ct) =>
                (await mediator.Send(new RecordDutyFigures.Command(year, figures), ct)).ToAnswer())
            .WithName(nameof(RecordDutyFigures)).WithSummary("填报第二部分（第二十条）各格 / Record the figures of part two (Art. 20)")
            .Produces<RecordDutyFigures.Response>().ProducesProblems(400, 401, 403, 404, 409);

        annual.MapPut("/{year:int}/known", async (int year, ApiCode<ReportScope>? scope, KnownInput input, IMediator mediator, CancellationToken ct) =>
                (await mediator.Send(new EnterKnownReport.Command(year, input.Source,
                    new ReportTables(input.PartThree, input.PartFour, input.Layout), Of(scope)), ct)).ToAnswer())
            .WithName(nameof(EnterKnownReport)).WithSummary("录入以往年度报告表格，供上年结转核对 / Enter the tables of a report made elsewhere, for the carry-over")
            .Produces<EnterKnownReport.Response>().ProducesProblems(400, 401, 403, 409);

        annual.MapPost("/{year:int}/freeze", async (int year, ApiCode<ReportScope>? scope, FreezeInput? input, IMediator mediator, CancellationToken ct) =>
                (await mediator.Send(new FreezeAnnualReport.Command(year, Of(scope), input?.Leader, input?.Reason), ct)).ToAnswer())
            .WithName(nameof(FreezeAnnualReport)).WithSummary("年度报告定稿；校验未通过的须写明负责领导和理由 / Freeze the report; a failing check needs a leader and a reason")
            .Produces<FreezeAnnualReport.Response>().ProducesProblems(400, 401, 403, 404, 409, 422);

        annual.MapGet("/{year:int}/frozen", async (int year, ApiCode<ReportScope>? scope, IMediator mediator, CancellationToken ct) =>
                (await mediator.Send(new ReadFrozenReport.Query(year, Of(scope)), ct)).ToAnswer())
            .WithName(nameof(ReadFrozenReport)).WithSummary("定稿，以及定稿后的变化 / The frozen copy, and what later changes would make of it")
            .Produces<ReadFrozenReport.Response>().ProducesProblems(401, 403, 404);

        annual.MapGet("/{year:int}/compare/{before:int}", async (int year, int before, ApiCode<ReportScope>? scope, IMediator mediator, CancellationToken ct) =>
                (await mediator.Send(new CompareReports.Query(year, before, Of(scope)), ct)).ToAnswer())
            .WithName(nameof(CompareReports)).WithSummary("两个年度逐格比较 / Two years, cell by cell")
            .Produces<CompareReports.Response>().ProducesProblems(401, 403, 404);
    }

    internal sealed record TextInput(string Text);

    internal sealed record KnownInput(string Source, PartThree PartThree, IReadOnlyList<PartFourLine>? PartFour = null, string? Layout = null);

    internal sealed record FreezeInput(string? Leader, string? Reason);

    // JSON unless the address or the Accept header asks for a file.
    private static async Task<IResult> ReadAsync(int year, string? format, string? copy, ApiCode<ReportScope>? scope, HttpContext http,
        IMediator mediator, CancellationToken ct)
    {
        var wanted = http.Request.GetTypedHeaders().Accept.OrderByDescending(a => a.Quality ?? 1).FirstOrDefault()?.MediaType.Value;
        var asked = MediaTypes.TryGetValue(wanted ?? "", out var accepted) ? accepted : (PrintAnnualReport.Format?)null;
        if (format is not null && !format.Equals("json", StringComparison.OrdinalIgnoreCase))
        {
            if (!Enum.TryParse<PrintAnnualReport.Format>(format, ignoreCase: true, out var named)
                || !Enum.IsDefined(named)) return ReportProblems.NoFormat.ToAnswer();
            asked = named;
        }
        else if (format is not null) asked = null;
        if (asked is not { } file) return (await mediator.Send(new ReadAnnualReport.Query(year, Of(scope)) { IsWatched = format is not null }, ct)).ToAnswer();
        if (!Enum.TryParse<PrintAnnualReport.Copy>(copy ?? nameof(PrintAnnualReport.Copy.Working), ignoreCase: true, out var which)
            || !Enum.IsDefined(which)) return ReportProblems.NoFormat.ToAnswer();
        var printed = await mediator.Send(new PrintAnnualReport.Query(year, file, which, Of(scope)), ct);
        return printed.ToAnswer(paper => http.Download(new MemoryStream(paper.Content), paper.MediaType, paper.FileName));
    }

    private static ReportScope Of(ApiCode<ReportScope>? scope) => scope?.Value ?? ReportScope.Body;
}
