using MediatR;
using Requests.Features.Areas.Closing;
using Requests.Features.Areas.Letters;
using Requests.Features.Services.Cases;
using Requests.Features.Services.Letters;
using Requests.Web.Hosting;

namespace Requests.Web.Api;

/// <summary>Doors to the reply of a case, from draft to file.</summary>
internal static class ReplyEndpoints
{
    public static void Map(IEndpointRouteBuilder api)
    {
        var cases = api.MapGroup("/cases").WithTags("Replies");
        cases.MapCaseAct<DraftReply.Command, DraftReply.Response>("reply-drafts", "起草答复 / Draft the reply");
        cases.MapCaseAct<SubmitDraft.Command, LetterStanding>("reply-submissions", "送审 / Submit the draft");
        cases.MapCaseAct<GiveOpinion.Command, LetterStanding>("opinions", "签署意见 / Agree to or return the draft");
        cases.MapCaseAct<IssueReply.Command, LetterStanding>("issues", "印发答复 / Issue the reply");
        cases.MapCaseAct<VoidDocument.Command, LetterStanding>("voidings", "作废文书 / Void the letter");
        cases.MapCaseAct<PrintLetter.Command, PrintLetter.Response>("letter-prints", "取得文书全文 / Get the full text of a letter, with a reason");
        cases.MapCaseAct<CloseCase.Command, CaseStanding>("closings", "结案 / Close the case");
        cases.MapCaseAct<ArchiveCase.Command, ArchiveCase.Response>("archivings", "归档 / Archive the case");
        cases.MapCaseAct<ReopenCase.Command, ReopenCase.Response>("reopenings", "重新办理 / Reopen the case");

        cases.MapGet("/{number}/documents", async (string number, IMediator mediator, CancellationToken ct) =>
                (await mediator.Send(new ListDocuments.Query(number), ct)).ToAnswer())
            .WithName(nameof(ListDocuments)).WithSummary("文书目录，含作废文号 / The papers of a case, voided numbers too")
            .Produces<IReadOnlyList<ListDocuments.Response>>().ProducesProblems(401, 403, 404);
        cases.MapGet("/{number}/documents/{no:int}", async (string number, int no, IMediator mediator, CancellationToken ct) =>
                (await mediator.Send(new ReadLetter.Query(number, no), ct)).ToAnswer())
            .WithName(nameof(ReadLetter)).WithSummary("查看文书、审批意见和送达 / A letter with its opinions and services")
            .Produces<ReadLetter.Response>().ProducesProblems(401, 403, 404);
    }
}
