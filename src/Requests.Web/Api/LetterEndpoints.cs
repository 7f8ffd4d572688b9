using Requests.Statute.Letters;
using MediatR;
using Requests.Features.Areas.Letters;
using Requests.Features.Kernel;
using Requests.Features.Services.Letters;
using Requests.Web.Hosting;

namespace Requests.Web.Api;

/// <summary>Doors to letters from draft to issue, downloads, printed papers and templates.</summary>
internal static class LetterEndpoints
{
    private const string Forms = "pdf|docx|html|txt";

    public static void Map(IEndpointRouteBuilder api)
    {
        var cases = api.MapGroup("/cases").WithTags("Letters");
        cases.MapCaseAct<DraftLetter.Command, LetterStanding>("letter-drafts", "起草答复或者过程文书 / Draft the reply or a process letter");
        cases.MapCaseAct<SubmitLetter.Command, LetterStanding>("letter-submissions", "送审 / Send a draft up its chain");
        cases.MapCaseAct<JudgeLetter.Command, LetterStanding>("letter-opinions", "签署意见 / Agree to or return a draft");
        cases.MapCaseAct<TakeBackVerdict.Command, LetterStanding>("letter-opinions/taking-back", "一分钟内撤回意见 / Take one's own opinion back within a minute");
        cases.MapCaseAct<IssueLetter.Command, LetterStanding>("letter-issues", "印发文书 / Issue an approved letter");
        cases.MapCaseAct<VoidLetter.Command, LetterStanding>("letter-voidings", "作废文书或者退回重拟 / Void a letter, or send an approved one back to be written anew");

        // Reading is an act (PII-10), so none of these is a GET.
        cases.MapPost($"/{{number}}/letters/{{no:int}}.{{form:regex(^({Forms})$)}}",
                async (string number, int no, string form, FileEndpoints.Why why, HttpContext http, IMediator mediator, CancellationToken ct) =>
                    (await mediator.Send(new DownloadLetter.Command(no, form, why.Reason) { CaseNumber = number }, ct))
                        .ToAnswer(l => http.Download(new MemoryStream(l.Content), l.MediaType, l.FileName)))
            .WithName(nameof(DownloadLetter)).WithSummary("说明事由后下载文书：pdf、docx、html、txt，留痕 / Download a letter, giving a reason; recorded as a reading of personal data")
            .Produces(200).ProducesProblems(400, 401, 403, 404);
        cases.MapGet("/{number}/letters/{no:int}/differences", async (string number, int no, int before, int after, IMediator mediator, CancellationToken ct) =>
                (await mediator.Send(new CompareDrafts.Query(number, no, before, after), ct)).ToAnswer())
            .WithName(nameof(CompareDrafts)).WithSummary("比较两稿 / Compare two versions of a letter")
            .Produces<CompareDrafts.Response>().ProducesProblems(401, 403, 404);
        cases.MapPost($"/{{number}}/papers/{{paper}}.{{form:regex(^({Forms})$)}}",
                async (string number, string paper, string form, Slip slip, HttpContext http, IMediator mediator, CancellationToken ct) =>
                    (await mediator.Send(new PrintPaper.Command(paper, form, slip.DocumentNo, slip.QueryCode, slip.Reason) { CaseNumber = number }, ct))
                        .ToAnswer(p => http.Download(new MemoryStream(p.Content), p.MediaType, p.FileName)))
            .WithName(nameof(PrintPaper)).WithSummary("说明事由后打印申请表、回执、呈批单、检索记录、送达回证、信封、标签，留痕 / Print a paper of the file, giving a reason; recorded")
            .Produces(200).ProducesProblems(400, 401, 403, 404);

        // What is tried out may name people, so it travels in the body.
        cases.MapPost("/{number}/letter-previews", async (string number, PreviewLetter.Query draft, IMediator mediator, CancellationToken ct) =>
                (await mediator.Send(draft with { CaseNumber = number }, ct)).ToAnswer())
            .WithName(nameof(PreviewLetter)).WithSummary("预览未保存的文书：样式、英文要点、缺字、检查结果 / Preview a letter that is not kept: looks, facts in English, missing characters, findings")
            .Produces<PreviewLetter.Response>().ProducesProblems(400, 401, 403, 404);

        cases.MapGet("/{number}/letter-wording", async (string number, bool? reply, int? document, IMediator mediator, CancellationToken ct) =>
                (await mediator.Send(new ReadWording.Query(number, reply is false ? LetterKinds.CorrectionNotice.Code : null, document), ct)).ToAnswer())
            .WithName(nameof(ReadWording)).WithSummary("读取文书稿中承办人所写的文字 / What the officer wrote in a letter that is not yet sent on")
            .Produces<ReadWording.Response>().ProducesProblems(401, 403, 404, 409);
        api.MapGet("/approvals", async (IMediator mediator, CancellationToken ct) => (await mediator.Send(new ListApprovals.Query(), ct)).ToAnswer())
            .WithTags("Letters").WithName(nameof(ListApprovals)).WithSummary("待我审批的文书，含代理 / Letters that wait for my opinion, also as a deputy")
            .Produces<IReadOnlyList<ListApprovals.Response>>().ProducesProblems(401, 403);
        api.MapGet("/number-series", async (int? year, IMediator mediator,
            CancellationToken ct) => (await mediator.Send(new ListNumberSeries.Query(year), ct)).ToAnswer())
            .WithTags("Letters").WithName(nameof(ListNumberSeries)).WithSummary("各序列文号的使用和作废 / Numbers drawn and voided, by series and year")
            .Produces<ListNumberSeries.Response>().ProducesProblems(401, 403);

        var templates = api.MapGroup("/letter-templates").WithTags("Letters");
        templates.MapGet("", async (IMediator mediator, CancellationToken ct) => (await mediator.Send(new ListTemplates.Query(), ct)).ToAnswer())
            .WithName(nameof(ListTemplates)).WithSummary("文书模板目录 / The letter templates").Produces<IReadOnlyList<ListTemplates.Response>>().ProducesProblems(401, 403);
        templates.MapGet("/{code}", async (string code, IMediator mediator,
            CancellationToken ct) => (await mediator.Send(new ReadTemplate.Query(code), ct)).ToAnswer())
            .WithName(nameof(ReadTemplate)).WithSummary("查看模板、字段和历史 / A template with its fields and history").Produces<ReadTemplate.Response>().ProducesProblems(401, 403, 404);
        templates.MapPost("/{code}/preview", async (string code, Wording wording, IMediator mediator,
            CancellationToken ct) => (await mediator.Send(new PreviewTemplate.Query(code, wording.Text), ct)).ToAnswer())
            .WithName(nameof(PreviewTemplate)).WithSummary("预览模板，不保存 / Preview a template; nothing is saved").Produces<PreviewTemplate.Response>().ProducesProblems(400, 401, 403, 404);
        templates.MapPut("/{code}", async (string code, Wording wording, IMediator mediator,
            CancellationToken ct) => (await mediator.Send(new ReplaceTemplate.Command(code, wording.Text ?? ""), ct)).ToAnswer())
            .WithName(nameof(ReplaceTemplate)).WithSummary("改用本机关的模板 / Take the body's own words into use").Produces<ReplaceTemplate.Response>().ProducesProblems(400, 401, 403, 404);
        templates.MapDelete("/{code}", async (string code, IMediator mediator,
            CancellationToken ct) => (await mediator.Send(new RestoreTemplate.Command(code), ct)).ToAnswer())
            .WithName(nameof(RestoreTemplate)).WithSummary("恢复随附的模板 / Go back to the shipped words").Produces<RestoreTemplate.Response>().ProducesProblems(401, 403, 404);
    }

    /// <summary>What a printed slip needs beside its case.</summary>
    internal sealed record Slip(int? DocumentNo = null, string? QueryCode = null, string? Reason = null);

    internal sealed record Wording(string? Text = null);
}
