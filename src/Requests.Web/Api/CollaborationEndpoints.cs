using MediatR;
using Requests.Features.Areas.Cases;
using Requests.Features.Areas.Collaboration;
using Requests.Features.Areas.Notices;
using Requests.Features.Areas.Portal;
using Requests.Features.Services.Cases;
using static Requests.Web.Api.AdminEndpoints;

namespace Requests.Web.Api;

/// <summary>Doors of what colleagues do beside a case: notes, urging, watching, giving back, taking the next.</summary>
internal static class CollaborationEndpoints
{
    public static void Map(IEndpointRouteBuilder api)
    {
        var cases = api.MapGroup("/cases").WithTags("Cases");
        cases.MapGet("/{number}/together", (string number, IMediator mediator, CancellationToken ct) => AnswerAsync(mediator.Send(new ReadTogether.Query(number), ct)))
            .Named<ReadTogether.Query>("办件留言、催办、关注 / Notes, urgings and watchers of a case").Produces<ReadTogether.Response>().ProducesProblems(401, 403, 404);
        cases.MapCaseAct<AddNote.Command, AddNote.Response>("notes", "写留言或者电话记录 / Write a note or the record of a call");
        cases.MapCaseAct<UrgeCase.Command, UrgeCase.Response>("urges", "催办 / Urge whoever's turn it is");
        cases.MapCaseAct<AnswerUrge.Command, CaseStanding>("urge-answers", "回复催办 / Answer an urging");
        cases.MapCaseAct<WatchCase.Command, CaseStanding>("watching", "关注或者取消关注 / Watch a case, or no longer");
        cases.MapCaseAct<HandBackCase.Command, CaseStanding>("hand-back", "退回分办 / Give a case back to those who assign");
        cases.MapCaseAct<TakeCase.Command, CaseStanding>("taking", "接收案件 / Take a case from the own unit's desk");
        cases.MapCaseAct<DeclineCase.Command, CaseStanding>("declining", "不接收分办到本处室的案件 / Decline a case that the unit was given");
        cases.MapCaseAct<LinkCases.Command, CaseStanding>("links", "关联案件 / Link a case with another");
        cases.MapCaseAct<UnlinkCases.Command, CaseStanding>("links/end", "取消关联 / Take a link back");
        cases.MapCaseAct<RestrictCase.Command, CaseStanding>("restriction", "限制知悉 / Close a case to all but its insiders");
        cases.MapCaseAct<LiftRestriction.Command, CaseStanding>("restriction/end", "解除限制知悉 / Open it again");
        cases.MapCaseAct<FlagCase.Command, CaseStanding>("flags", "案件标识 / Flag a case");
        cases.MapCaseAct<InviteAnswer.Command, InviteAnswer.Response>("answer-links", "外部答复链接，只显示一次 / An address for whoever was asked outside, shown once");
        cases.MapCaseAct<RevokeAnswerLink.Command, CaseStanding>("answer-links/end", "收回外部答复链接 / Take such an address back");
        api.MapGroup("/units").WithTags("Cases").MapGet("", (IMediator mediator, CancellationToken ct) => AnswerAsync(mediator.Send(new ListUnits.Query(), ct)))
            .Named<ListUnits.Query>("本机关的处室 / Units of the caller's body").Produces<IReadOnlyList<ListUnits.Response>>().ProducesProblems(401, 403);
        api.MapGroup("/searches").WithTags("Cases").MapGet("", (IMediator mediator, CancellationToken ct) => AnswerAsync(mediator.Send(new ListUnitSearches.Query(), ct)))
            .Named<ListUnitSearches.Query>("本处室待检索 / Searches ordered from the caller's units").Produces<ListUnitSearches.Response>().ProducesProblems(401, 403);
        cases.MapPost("/next", (IMediator mediator, CancellationToken ct) => AnswerAsync(mediator.Send(new TakeNextCase.Command(), ct)))
            .Named<TakeNextCase.Command>("领取下一件未分办的案件 / Take the next case nobody has").Produces<TakeNextCase.Response>().ProducesProblems(401, 403, 404);
        api.MapGroup("/me").WithTags("Access").MapGet("/turn", (IMediator mediator, CancellationToken ct) => AnswerAsync(mediator.Send(new CountMyTurn.Query(), ct)))
            .Named<CountMyTurn.Query>("待我办理的件数 / How much waits for the caller").Produces<CountMyTurn.Response>().ProducesProblems(401, 403);
    }
}
