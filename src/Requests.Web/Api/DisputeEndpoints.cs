using MediatR;
using Requests.Features.Areas.Disputes;
using Requests.Features.Kernel;
using Requests.Features.Services.Disputes;
using Requests.Statute.Disputes;
using Requests.Web.Hosting;

namespace Requests.Web.Api;

/// <summary>Doors to reconsideration and suits.</summary>
internal static class DisputeEndpoints
{
    public static void Map(IEndpointRouteBuilder api)
    {
        var cases = api.MapGroup("/cases").WithTags("Disputes");
        cases.MapCaseAct<RegisterDispute.Command, DisputeStanding>("disputes", "登记复议或者诉讼 / Register a dispute");
        cases.MapCaseAct<RecordDisputeResult.Command, DisputeStanding>("dispute-results", "登记复议或者诉讼结果 / Record how a dispute ended");
        cases.MapCaseAct<OpenNextInstance.Command, DisputeStanding>("dispute-instances", "登记上诉或者再审 / Register an appeal or retrial");
        cases.MapCaseAct<SettleDisputeDuty.Command, SettleDisputeDuty.Response>("dispute-duties", "登记应诉事项完成 / Record a dispute's duty as done");
        cases.MapCaseAct<AllowMoreEvidence.Command, DisputeStanding>("dispute-evidence", "登记经同意补充证据 / Record that further evidence was agreed to");
        cases.MapPost("/{number}/evidence-bundles", async (string number, BuildEvidenceBundle.Command command, IMediator mediator,
            EvidenceBundle bundle, HttpContext http, CancellationToken ct) =>
            {
                var built = await mediator.Send(command with { CaseNumber = number }, ct);
                if (built.Problem is { } problem) return problem.ToAnswer();
                var content = TempStream.Create();
                await bundle.WriteAsync(number, built.Value.DisputeId, built.Value.SealSequence, content, ct);
                content.Position = 0;
                return http.Download(content, "application/zip", built.Value.FileName);
            })
            .WithName(nameof(BuildEvidenceBundle)).WithSummary("说明理由后生成证据卷（zip，含目录和摘要） / The evidence bundle as a zip, giving a reason")
            .Produces(200, contentType: "application/zip").ProducesProblems(400, 401, 403, 404, 409, 412);
        api.MapGet("/disputes", async (string? caseNumber, bool? openOnly, ApiCode<DisputeForum>? forum, IMediator mediator, CancellationToken ct) =>
                (await mediator.Send(new ListDisputes.Query(caseNumber, openOnly ?? false, forum?.Value), ct)).ToAnswer())
            .WithTags("Disputes").WithName(nameof(ListDisputes)).WithSummary("复议和诉讼清单 / List disputes")
            .Produces<IReadOnlyList<ListDisputes.Response>>().ProducesProblems(401, 403);
    }
}
