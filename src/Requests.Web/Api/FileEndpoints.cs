using MediatR;
using Microsoft.Net.Http.Headers;
using Requests.Features.Areas.Files;
using Requests.Features.Data.Entities;
using Requests.Features.Kernel;
using Requests.Features.Services.Files;
using Requests.Web.Files;
using Requests.Web.Hosting;

namespace Requests.Web.Api;

/// <summary>Doors for the files of a case.</summary>
internal static class FileEndpoints
{
    public static void Map(IEndpointRouteBuilder api)
    {
        var cases = api.MapGroup("/cases").WithTags("Files");

        cases.MapPost("/{number}/files", AttachAsync)
            .WithName(nameof(AttachFile)).WithSummary("上传附件，表单或者直接发送内容 / Attach a file, as a form or as the body itself")
            .WithDescription("multipart/form-data 的第一个文件，或者请求正文本身（文件名用 Content-Disposition 或者 ?fileName=）。 / " +
                "The first file of a multipart form, or the request body itself (name by Content-Disposition or ?fileName=).")
            .Produces<AttachFile.Response>(201).ProducesProblems(400, 401, 403, 404, 409, 412, 413, 422);

        cases.MapGet("/{number}/files/{no:int}", async (string number, int no, HttpContext http, IMediator mediator, CancellationToken ct) =>
                (await mediator.Send(new DownloadFile.Query(number, no), ct)).ToAnswer(file => http.Download(file.Content, file.MediaType, file.FileName)))
            .WithName(nameof(DownloadFile)).WithSummary("下载附件；当事人提交的材料须先说明事由打开 / Download a file; what people brought must have been opened for a reason")
            .Produces(200).ProducesProblems(401, 403, 404);
        cases.MapPost("/{number}/files/{no:int}/openings", async (string number, int no, Why why, IMediator mediator, CancellationToken ct) =>
                (await mediator.Send(new OpenFile.Command(no, why.Reason) { CaseNumber = number }, ct)).ToAnswer())
            .WithName(nameof(OpenFile)).WithSummary("说明事由后打开当事人提交的附件，留痕 / Open a file that people brought, for a reason that is kept")
            .Produces<OpenFile.Response>().ProducesProblems(400, 401, 403, 404);
    }

    /// <summary>Always as something to save: no browser shows or runs what somebody sent in.</summary>
    /// <param name="sha256">Names the content, so that a broken download goes on where it stopped and never in another file.</param>
    public static IResult Download(this HttpContext http, Stream content, string mediaType, string fileName, string? sha256 = null)
    {
        Guard(http);
        return sha256 is not null && content.CanSeek
            ? Results.Stream(content, mediaType, fileName, entityTag: new EntityTagHeaderValue($"\"{sha256}\""), enableRangeProcessing: true)
            : Results.Stream(content, mediaType, fileName);
    }

    /// <summary>For what is written while it leaves.</summary>
    public static IResult Download(this HttpContext http, Func<Stream, CancellationToken, Task> write, string mediaType, string fileName)
    {
        Guard(http);
        return Results.Stream(to => write(to, http.RequestAborted), mediaType, fileName);
    }

    // What people upload is never shown as a page of this host.
    private static void Guard(HttpContext http)
    {
        http.Response.Headers.XContentTypeOptions = "nosniff";
        http.Response.Headers.ContentSecurityPolicy = "sandbox";
        http.Response.Headers[HeaderNames.CacheControl] = "private, no-store";
    }

    /// <param name="Reason">Why personal data must be read; none where one typed for the case before still holds.</param>
    internal sealed record Why(string? Reason = null);

    private static async Task<IResult> AttachAsync(string number, string? purpose, HttpContext http, IMediator mediator, CancellationToken ct)
    {
        if (!http.Request.TryGetSeenVersion(out var seen)) return CommonProblems.ChangedMeanwhile.ToAnswer();
        // Names of the API are in camel case; the binder of addresses knows only the exact one.
        var read = await Upload.ReadAsync(http.Request, ct, "purpose");
        if (read.Problem is { } unread) return unread.ToAnswer();
        var upload = read.Value;
        if (purpose is not null && PurposeOf(purpose) is null) return CommonProblems.Invalid.At("purpose").ToAnswer();
        return (await mediator.AttachAsync(number, PurposeAsync, upload.FileName, upload.Content, seen, ct)).ToAnswer(file =>
        {
            http.Response.Headers.Location = $"/api/v1/cases/{CaseAddress.Of(number)}/files/{file.No}";
            return http.Versioned(file, file.Version, StatusCodes.Status201Created);
        });

        // The field may stand behind the file.
        async Task<Result<FilePurpose>> PurposeAsync(CancellationToken token) => await upload.EndAsync(token) is { } problem ? problem
            : PurposeOf(upload.Fields.GetValueOrDefault("purpose") ?? purpose ?? nameof(FilePurpose.Evidence)) is { } meant ? meant : CommonProblems.Invalid.At("purpose");
    }

    private static FilePurpose? PurposeOf(string named) => Enum.GetValues<FilePurpose>().Where(p => p.ToString().Equals(named,
        StringComparison.OrdinalIgnoreCase))
        .Select(p => (FilePurpose?)p).FirstOrDefault();
}
