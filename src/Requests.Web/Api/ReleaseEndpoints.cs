using MediatR;
using Requests.Features.Areas.Letters.Checks;
using Requests.Features.Areas.Release;
using Requests.Features.Kernel;
using Requests.Features.Services.Cases;
using Requests.Web.Hosting;

namespace Requests.Web.Api;

/// <summary>Doors to what is looked at and taken out before a letter and its files leave.</summary>
internal static class ReleaseEndpoints
{
    public static void Map(IEndpointRouteBuilder api)
    {
        var cases = api.MapGroup("/cases").WithTags("Release");
        cases.MapCaseAct<MarkRedaction.Command, MarkRedaction.Response>("redaction-marks", "标注遮盖位置 / Mark a rectangle to hide");
        cases.MapCaseAct<RemoveMark.Command, CaseStanding>("redaction-mark-removals", "取消遮盖标注 / Take a mark away");
        cases.MapCaseAct<CleanAttachment.Command, CleanAttachment.Response>("file-cleanings", "清理附件的元数据和隐藏内容 / Clean a file of metadata and hidden content");
        cases.MapCaseAct<ConvertAttachment.Command, ConvertAttachment.Response>("file-conversions", "把 Office 文件制作为 PDF / Make a PDF of an Office file");
        cases.MapCaseAct<CountPages.Command, CaseStanding>("file-page-counts", "登记附件页数 / State the pages of a file");
        cases.MapCaseAct<ClearSecrecyMark.Command, CaseStanding>("secrecy-clearances", "登记解密或者保密审查结论 / Record that a secrecy mark was cleared");
        cases.MapCaseAct<SetReleaseHold.Command, CaseStanding>("release-holds", "暂停公开 / Hold release");
        cases.MapCaseAct<LiftReleaseHold.Command, CaseStanding>("release-hold-liftings", "恢复公开 / Lift the hold");
        cases.MapCaseAct<OverrideCheck.Command, CaseStanding>("check-overrides", "准予通过一项发文检查 / Waive a check before sending");

        cases.MapPost("/{number}/files/{no:int}/redactions", RedactAsync).WithMetadata(new KnownBody.None())
            .WithName(nameof(RedactAttachment)).WithSummary("按标注重制 PDF，遮盖处不再含有内容 / Make the PDF anew without what is under the marks")
            .Produces<AttachRedacted.Response>(201).ProducesProblems(400, 401, 403, 404, 409, 412, 422);
        cases.MapGet("/{number}/files/{no:int}/marks", async (string number, int no, IMediator mediator, CancellationToken ct) =>
                (await mediator.Send(new ReadMarks.Query(number, no), ct)).ToAnswer())
            .WithName(nameof(ReadMarks)).WithSummary("页面、遮盖标注和不予公开清单 / Pages, marks and the list of withheld parts")
            .Produces<ReadMarks.Response>().ProducesProblems(400, 401, 403, 404, 422);
        cases.MapGet("/{number}/files/{no:int}/mark-proposals", async (string number, int no, IMediator mediator, CancellationToken ct) =>
                (await mediator.Send(new ProposeMarks.Query(number, no), ct)).ToAnswer())
            .WithName(nameof(ProposeMarks)).WithSummary("提议遮盖的位置：号码和第三方姓名 / What asks for a mark: numbers, and names of third parties")
            .Produces<ProposeMarks.Response>().ProducesProblems(401, 403, 404, 422);
        cases.MapGet("/{number}/files/{no:int}/pages/{page:int}",
            async (string number, int no, int page, int? dpi, HttpContext http, IMediator mediator, CancellationToken ct) =>
                (await mediator.Send(new ReadPageImage.Query(number, no, page, dpi ?? 96), ct)).ToAnswer(image =>
                {
                    http.Response.Headers.CacheControl = "private, no-store";
                    return Results.Bytes(image.Png, "image/png");
                }))
            .WithName(nameof(ReadPageImage)).WithSummary("PDF 一页的图像 / A page of a PDF as PNG")
            .Produces(200, contentType: "image/png").ProducesProblems(400, 401, 403, 404, 422);
        // The term is a name as often as not, so it travels in the body, never in an address.
        cases.MapPost("/{number}/files/{no:int}/findings", async (string number, int no, Wanted wanted, IMediator mediator, CancellationToken ct) =>
                (await mediator.Send(new FindInPages.Query(number, no, wanted.Term), ct)).ToAnswer())
            .WithName(nameof(FindInPages)).WithSummary("查找文字所在位置 / Where a term stands")
            .Produces<FindInPages.Response>().ProducesProblems(400, 401, 403, 404, 422);
        cases.MapGet("/{number}/documents/{no:int}/checks", async (string number, int no, IMediator mediator, CancellationToken ct) =>
                (await mediator.Send(new CheckLetter.Query(number, no), ct)).ToAnswer())
            .WithName(nameof(CheckLetter)).WithSummary("发文前检查逐项结果 / Every check before sending with its findings")
            .Produces<CheckLetter.Response>().ProducesProblems(401, 403, 404);
    }

    internal sealed record Wanted(string Term)
    {
        public override string ToString() => nameof(Wanted);
    }

    // Painting takes most of a second a page; only attaching is done inside a transaction.
    private static async Task<IResult> RedactAsync(string number, int no, bool? mayStay, HttpContext http, IMediator mediator, CancellationToken ct)
    {
        if (!http.Request.TryGetSeenVersion(out var seen)) return CommonProblems.ChangedMeanwhile.ToAnswer();
        var copy = await mediator.Send(new RedactAttachment.Command(number, no, mayStay ?? false), ct);
        if (copy.Problem is { } refused) return refused.ToAnswer();
        var attached = await mediator.Send(new AttachRedacted.Command(copy.Value) { CaseNumber = number, SeenVersion = seen }, ct);
        return attached.ToAnswer(file =>
        {
            http.Response.Headers.Location = $"/api/v1/cases/{CaseAddress.Of(number)}/files/{file.FileNo}";
            return http.Versioned(file, file.Version, StatusCodes.Status201Created);
        });
    }
}
