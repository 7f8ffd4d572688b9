using MediatR;
using Requests.Features.Areas.Service;
using Requests.Features.Kernel;
using Requests.Features.Services.Content;
using Requests.Features.Services.Letters;
using Requests.Web.Hosting;

namespace Requests.Web.Api;

/// <summary>Doors to the service of letters, case by case or by the post's delivery list.</summary>
internal static class ServiceEndpoints
{
    public static void Map(IEndpointRouteBuilder api)
    {
        var cases = api.MapGroup("/cases").WithTags("Service");
        cases.MapCaseAct<RecordService.Command, ServiceStanding>("services", "登记送达 / Record service");
        cases.MapCaseAct<RecordReceived.Command, ServiceStanding>("service-receipts", "登记签收 / Record that the letter arrived");
        cases.MapCaseAct<RecordReturnedMail.Command, RecordReturnedMail.Response>("returned-mails", "登记退件 / Record returned mail");

        cases.MapGet("/{number}/services", async (string number, IMediator mediator, CancellationToken ct) =>
                (await mediator.Send(new ReadService.Query(number), ct)).ToAnswer())
            .WithName(nameof(ReadService)).WithSummary("送达情况：凭证、是否按期、救济期限、可用方式 / Service: proofs, in time or not, remedy periods, lawful ways")
            .Produces<ReadService.Response>().ProducesProblems(401, 403, 404);

        api.MapPost("/service/tracking", ImportAsync)
            .WithTags("Service").WithName(nameof(ImportTracking)).WithSummary("导入邮政投递清单（CSV），先试后入 / Take the post's delivery list; mode=dryRun first, then mode=commit")
            .WithDescription("UTF-8 或者 GB 18030，首行为表头：邮件号、状态、日期，可有签收人、备注。重复导入不会重复登记。 / " +
                "UTF-8 or GB 18030 with a header: tracking_number, status, date; signed_by and note may follow. Taking a list twice records nothing twice.")
            .Accepts<IFormFile>("text/csv").Produces<ImportTracking.Response>().ProducesProblems(400, 401, 403, 413, 422);
    }

    // A day's list of one office; what is larger is none.
    private const int MostBytes = 4 * 1024 * 1024;

    private static async Task<IResult> ImportAsync(string? mode, HttpContext http, ICaller caller, IMediator mediator,
        [FromKeyedServices(ContentStores.Files)] IContentStore files, CancellationToken ct)
    {
        if (!Permissions.MayEver(Act.ImportTracking, caller.Roles))
            return (caller.Roles.Count == 0 ? CommonProblems.NotSignedIn : CommonProblems.NotAllowed).ToAnswer();
        if (mode is not ("dryRun" or "commit")) return CommonProblems.Invalid.At("mode").ToAnswer();
        if (http.Request.ContentLength is null or > MostBytes) return ServiceProblems.NotATrackingList.ToAnswer();
        var stored = await files.PutAsync(http.Request.Body, ct);
        return (await mediator.Send(new ImportTracking.Command(mode == "dryRun", stored.Sha256), ct)).ToAnswer();
    }
}
