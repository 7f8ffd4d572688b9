using MediatR;
using Requests.Features.Areas.Intake;
using Requests.Features.Areas.Privacy;
using Requests.Features.Kernel;
using Requests.Features.Services.Cases;
using Requests.Features.Services.Intake;
using Requests.Web.Hosting;

namespace Requests.Web.Api;

/// <summary>Doors through which requests come in and reach an officer, and doors to the people behind them.</summary>
internal static class IntakeEndpoints
{
    public static void Map(IEndpointRouteBuilder api)
    {
        api.MapPost("/cases", async (RegisterRequest.Command command, IMediator mediator, HttpContext http, CancellationToken ct) =>
                (await mediator.Send(command, ct)).ToAnswer(receipt => Created(http, receipt)))
            .WithTags("Intake").WithName(nameof(RegisterRequest)).WithSummary("登记邮寄、当面、口头、传真或者电子邮件申请 / Register a request that did not come online")
            .Produces<IntakeReceipt>(201).ProducesProblems(400, 401, 403, 422);

        var cases = api.MapGroup("/cases").WithTags("Intake");
        cases.MapCaseAct<ConfirmReceipt.Command, CaseStanding>("contacts",
            "登记与申请人联系的情况，联系上即收到 / Note a contact with the applicant; once reached, it is received");
        cases.MapCaseAct<SplitRequest.Command, SplitRequest.Response>("split", "一事一申请，拆分 / Split a request that holds several matters");
        cases.MapCaseAct<AssignCase.Command, CaseStanding>("assignment", "分办或者转交 / Assign or hand over to an officer");
        cases.MapCaseAct<AssignToUnit.Command, CaseStanding>("unit-assignment", "分办到处室，由其接收或者退回 / Give a case to a unit, which takes or declines it");
        cases.MapCaseAct<CorrectRequest.Command, CorrectRequest.Response>("intake-corrections", "更正登记内容 / Correct what was taken in");
        cases.MapCaseAct<ConfirmCorrection.Command, CaseStanding>("intake-corrections/confirm", "复核更正 / Agree or not to a correction of what was taken in");
        cases.MapCaseAct<CheckIdentity.Command, CaseStanding>("identity", "登记身份证明情况 / Record whether it is known who asks");
        cases.MapCaseAct<Withdraw.Command, CaseStanding>("withdrawal", "登记申请人撤回 / Note that the applicant withdrew");

        cases.MapPost("/{number}/personal-data", async (string number, RevealPersonalData.Command command, IMediator mediator, CancellationToken ct) =>
                (await mediator.Send(command with { CaseNumber = number }, ct)).ToAnswer())
            .WithName(nameof(RevealPersonalData)).WithSummary("说明原因后查看完整个人信息，留痕 / Read personal data unmasked for a reason that is kept")
            .Produces<RevealPersonalData.Response>().ProducesProblems(400, 401, 403, 404);

        cases.MapPost("/person", async (ReadPerson.Command query, IMediator mediator, CancellationToken ct) => (await mediator.Send(query, ct)).ToAnswer())
            .WithName(nameof(ReadPerson)).WithSummary("申请人的全部申请和各月收费，结果脱敏 / All requests of one applicant, with the fees of each month; masked")
            .Produces<ReadPerson.Response>().ProducesProblems(400, 401, 403, 404);

        // POST, since a person's data has no place in an address.
        cases.MapPost("/find-by-person", async (FindByPerson.Command query, IMediator mediator, CancellationToken ct) =>
                (await mediator.Send(query, ct)).ToAnswer())
            .WithName(nameof(FindByPerson)).WithSummary("按人查找案件，结果脱敏 / Find the cases of a person; what is shown stays masked")
            .Produces<FindByPerson.Response>().ProducesProblems(400, 401, 403);
    }

    /// <summary>201 with the case's address and version.</summary>
    public static IResult Created(HttpContext http, IntakeReceipt receipt)
    {
        http.Response.Headers.Location = $"/api/v1/cases/{CaseAddress.Of(receipt.CaseNumber)}";
        return http.Versioned(receipt, receipt.Version, StatusCodes.Status201Created);
    }
}
