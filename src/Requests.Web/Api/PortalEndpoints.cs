using MediatR;
using Requests.Features.Areas.Portal;
using Requests.Features.Kernel;
using Requests.Features.Services.Cases;
using Requests.Features.Services.Files;
using Requests.Features.Services.Intake;
using Requests.Features.Services.Letters;
using Requests.Web.Files;
using Requests.Web.Hosting;

namespace Requests.Web.Api;

/// <summary>Doors for applicants without an account. Number and query code travel in the body, never in an address.</summary>
internal static class PortalEndpoints
{
    public static void Map(IEndpointRouteBuilder api)
    {
        var portal = api.MapGroup("/portal").WithTags("Portal").RequireRateLimiting(RateLimits.Portal);

        portal.MapPost("/requests", async (SubmitOnline.Command command, IMediator mediator, HttpContext http, CancellationToken ct) =>
                (await mediator.Send(command, ct)).ToAnswer(receipt => IntakeEndpoints.Created(http, receipt)))
            .WithName(nameof(SubmitOnline)).WithSummary("网上提交申请，不需要账号 / Submit a request online, no account needed")
            .Produces<IntakeReceipt>(201).ProducesProblems(400, 404, 422, 429);

        portal.MapPost("/drafts", async (KeepDraft.Command command, IMediator mediator, CancellationToken ct) => (await mediator.Send(command, ct)).ToAnswer())
            .WithName(nameof(KeepDraft)).WithSummary("暂存未提交的申请，以后凭暂存码继续 / Keep a request not yet sent; its code opens it later")
            .Produces<KeepDraft.Response>().ProducesProblems(400, 429);

        portal.MapPost("/drafts/open", async (ReadDraft.Query query, IMediator mediator, CancellationToken ct) => (await mediator.Send(query, ct)).ToAnswer())
            .WithName(nameof(ReadDraft)).WithSummary("凭暂存码打开暂存的申请 / Open a kept request by its code")
            .Produces<ReadDraft.Response>().ProducesProblems(400, 404, 429);

        portal.MapPost("/status", async (CheckStatus.Query query, IMediator mediator, CancellationToken ct) => (await mediator.Send(query, ct)).ToAnswer())
            .WithName(nameof(CheckStatus)).WithSummary("凭登记编号和查询码查询进度 / Ask how a request stands, by number and query code")
            .Produces<CheckStatus.Response>().ProducesProblems(400, 404, 429);

        portal.MapPost("/letters", async (DownloadReply.Query query, HttpContext http, IMediator mediator, CancellationToken ct) =>
                (await mediator.Send(query, ct)).ToAnswer(letter => letter.Pdf is { } pdf
                    ? http.Download(new MemoryStream(pdf), "application/pdf", $"{letter.Title}.pdf")
                    : http.Download(new MemoryStream(System.Text.Encoding.UTF8.GetBytes(letter.Text)), "text/plain; charset=utf-8", $"{letter.Title}.txt")))
            .WithName(nameof(DownloadReply)).WithSummary("下载发给申请人的文书 / Download a letter addressed to the applicant")
            .Produces(200).ProducesProblems(400, 404, 429);

        portal.MapPost("/parcel", async (ReadParcel.Query query, IMediator mediator, CancellationToken ct) => (await mediator.OpenParcelAsync(query, ct))
            .ToAnswer())
            .WithName(nameof(OpenReply)).WithSummary("领取答复和附件；同意电子送达的，首次打开即为送达 / Open the reply and its enclosures; the first opening is electronic service")
            .Produces<ReadParcel.Response>().ProducesProblems(400, 404, 409, 422, 429);

        portal.MapGet("/parts/{ticket}", async (string ticket, HttpContext http, IMediator mediator, CancellationToken ct) =>
                (await mediator.Send(new ReadParcelPart.Query(ticket), ct)).ToAnswer(part => Hand(http, part)))
            .WithName(nameof(ReadParcelPart)).WithSummary("凭领取链接下载答复或者附件，可以断点续传 / Download one part of a reply by its link; can be resumed")
            .Produces(200).ProducesProblems(404, 429);

        portal.MapGet("/form", async (HttpContext http, IMediator mediator, CancellationToken ct) =>
                (await mediator.Send(new PrintBlankForm.Query(Pages.Texts.English), ct)).ToAnswer(form => http.Download(new MemoryStream(form.Pdf), "application/pdf", "form.pdf")))
            .WithName(nameof(PrintBlankForm)).WithSummary("下载空白申请表（PDF），填写后邮寄 / Download the form of a request to be filled in and posted")
            .Produces(200, contentType: "application/pdf").ProducesProblems(429);

        portal.MapPost("/receipts", async (PrintReceipt.Query query, HttpContext http, IMediator mediator, CancellationToken ct) =>
                (await mediator.Send(query, ct)).ToAnswer(slip => http.Download(new MemoryStream(slip.Pdf), "application/pdf", slip.FileName)))
            .WithName(nameof(PrintReceipt)).WithSummary("下载登记回执（PDF） / Download the receipt slip as a PDF")
            .Produces(200, contentType: "application/pdf").ProducesProblems(400, 404, 429);

        portal.MapPost("/messages", async (ChooseMessages.Command command, IMediator mediator, CancellationToken ct) => (await mediator.Send(command, ct)).ToAnswer())
            .WithName(nameof(ChooseMessages)).WithSummary("停止或者恢复邮件、短信告知 / Stop or resume news by mail or text message")
            .Produces<ChooseMessages.Response>().ProducesProblems(400, 404, 429);

        portal.MapGet("/opinions/{ticket}", async (string ticket, IMediator mediator, CancellationToken ct) => (await mediator.Send(new ReadAskedOpinion.Query(ticket), ct)).ToAnswer())
            .WithName(nameof(ReadAskedOpinion)).WithSummary("凭链接查看征求意见的文书 / Read by its address what somebody outside is asked")
            .Produces<ReadAskedOpinion.Response>().ProducesProblems(404, 429);
        portal.MapPost("/opinions", async (AnswerOpinion.Command command, IMediator mediator, CancellationToken ct) => (await mediator.Send(command, ct)).ToAnswer())
            .WithName(nameof(AnswerOpinion)).WithSummary("凭链接答复征求的意见，期限自动继续计算 / Answer by that address; the clock goes on by itself")
            .Produces<AnswerOpinion.Response>().ProducesProblems(400, 404, 422, 429);

        MapAct<AddMaterial.Command, AddMaterial.Response>(portal, "materials", "补充文字材料 / Add words to an open request");
        MapAct<CorrectOnline.Command, CaseStanding>(portal, "corrections", "答复补正告知 / Answer a correction notice");
        MapAct<AnswerReasons.Command, CaseStanding>(portal, "reasons", "说明理由 / Give the reasons that were asked for");
        MapAct<ConfirmReceiptOfReply.Command, ServiceStanding>(portal, "receipt", "确认收到答复 / Confirm that the reply arrived");
        MapAct<RateService.Command, CaseStanding>(portal, "rating", "评价本次服务，只能一次 / Rate the service, once");
        MapAct<WithdrawOnline.Command, CaseStanding>(portal, "withdrawal", "撤回申请 / Withdraw the request");

        portal.MapPost("/files", AddFileAsync)
            .WithName(nameof(TakeInMaterial)).WithSummary("补充文件：表单字段 number、queryCode 在前，文件在后 / Add a file: form fields number and queryCode, then the file")
            .Produces<AddMaterial.Response>().ProducesProblems(400, 404, 409, 413, 422, 429);
    }

    private static IResult Hand(HttpContext http, ReadParcelPart.Response part) => part.Content is { } content
        ? http.Download(content, part.MediaType, part.FileName, part.Sha256)
        : http.Download(part.WriteAsync!, part.MediaType, part.FileName);

    private static void MapAct<TCommand, TResponse>(IEndpointRouteBuilder portal, string path, string summary)
        where TCommand : PortalCommand<TResponse> =>
        portal.MapPost($"/{path}", async (TCommand command, IMediator mediator, CancellationToken ct) => (await mediator.Send(command, ct)).ToAnswer())
            .WithName(UseCase.NameOf(typeof(TCommand))).WithSummary(summary)
            .Produces<TResponse>().ProducesProblems(400, 404, 409, 422, 429);

    private static async Task<IResult> AddFileAsync(HttpContext http, IMediator mediator, CancellationToken ct)
    {
        var read = await Upload.ReadAsync(http.Request, ct, "number", "queryCode");
        if (read.Problem is { } unread) return unread.ToAnswer();
        var upload = read.Value;
        var (number, code) = (upload.Fields.GetValueOrDefault("number", ""), upload.Fields.GetValueOrDefault("queryCode", ""));
        return (await mediator.AddMaterialAsync(number, code, upload.FileName, upload.Content, ct, upload.EndAsync)).ToAnswer();
    }
}
