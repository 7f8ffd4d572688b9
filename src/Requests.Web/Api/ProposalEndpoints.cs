using MediatR;
using Requests.Features.Areas.Intake;
using Requests.Features.Data.Entities;
using Requests.Features.Services.Cases;
using Requests.Features.Services.Files;
using Requests.Web.Files;
using Requests.Web.Hosting;

namespace Requests.Web.Api;

/// <summary>Doors to what waits at the clerk's desk: mails of the body's mailbox, and scans.</summary>
internal static class ProposalEndpoints
{
    public static void Map(IEndpointRouteBuilder api)
    {
        var proposals = api.MapGroup("/proposals").WithTags("Intake");

        proposals.MapGet("", async (IMediator mediator, CancellationToken ct, ProposalState state = ProposalState.Open) =>
            (await mediator.Send(new ListProposals.Query(state), ct)).ToAnswer())
            .WithName(nameof(ListProposals)).WithSummary("待登记的来信：信箱邮件和扫描件 / What waits to be registered: mails and scans")
            .Produces<ListProposals.Response>().ProducesProblems(400, 401, 403);

        proposals.MapGet("/{id:guid}", async (Guid id, IMediator mediator, CancellationToken ct) =>
            (await mediator.Send(new ReadProposal.Query(id), ct)).ToAnswer())
            .WithName(nameof(ReadProposal)).WithSummary("一件待登记的来信，及其中识别出的内容 / One of them, with what was read in it")
            .Produces<ReadProposal.Response>().ProducesProblems(401, 403, 404);

        proposals.MapGet("/{id:guid}/files/{no:int}", async (Guid id, int no, HttpContext http, IMediator mediator, CancellationToken ct) =>
                (await mediator.Send(new DownloadProposalFile.Query(id, no), ct)).ToAnswer(file => http.Download(file.Content, file.MediaType, file.FileName)))
            .WithName(nameof(DownloadProposalFile)).WithSummary("下载其中的文件 / Download a file of it")
            .Produces(200).ProducesProblems(401, 403, 404);

        proposals.MapPost("/scans", async (HttpContext http, IMediator mediator, CancellationToken ct) =>
            {
                var read = await Upload.ReadAsync(http.Request, ct);
                return read.Problem is { } problem ? problem.ToAnswer()
                    : (await mediator.Send(new ProposeScan.Command(read.Value.FileName, read.Value.Content), ct)).ToAnswer();
            })
            .WithName(nameof(ProposeScan)).WithSummary("上传来信的扫描件或者照片，识别出的内容供确认 / Upload a scan or photograph of a letter; what is recognised in it is proposed")
            .Produces<ProposeScan.Response>().ProducesProblems(400, 401, 403, 413, 422);

        proposals.MapPost("/{id:guid}/aside", async (Guid id, SetProposalAside.Command command, IMediator mediator, CancellationToken ct) =>
                (await mediator.Send(command with { Id = id }, ct)).ToAnswer())
            .WithName(nameof(SetProposalAside)).WithSummary("说明原因，不作为申请办理 / Set it aside for a reason")
            .Produces<SetProposalAside.Response>().ProducesProblems(400, 401, 403, 404, 409);

        proposals.MapPost("/{id:guid}/acceptance", async (Guid id, IMediator mediator, CancellationToken ct) =>
                (await mediator.Send(new AcceptReferral.Command(id), ct)).ToAnswer())
            .WithName(nameof(AcceptReferral)).WithSummary("接收其他机关转送的申请 / Take a request that another body passed on")
            .Produces<AcceptReferral.Response>().ProducesProblems(401, 403, 404, 409);

        api.MapGroup("/bodies").WithTags("Intake").MapGet("/others", async (IMediator mediator, CancellationToken ct) =>
                (await mediator.Send(new ListOtherBodies.Query(), ct)).ToAnswer())
            .WithName(nameof(ListOtherBodies)).WithSummary("可以转送的其他机关 / Other bodies to which a request can be passed on")
            .Produces<IReadOnlyList<ListOtherBodies.Response>>().ProducesProblems(401, 403);

        api.MapGroup("/cases").WithTags("Intake").MapCaseAct<PassOnRequest.Command, CaseStanding>("referrals", "转送其他机关 / Pass on to the body whose information it is");
        api.MapGroup("/cases").WithTags("Intake").MapCaseAct<JoinProposal.Command, CaseStanding>("proposals", "把来信归入这一案件 / Put a mail or scan into this case");
    }
}
