using MediatR;
using Requests.Features.Areas.Search;
using Requests.Features.Data.Entities;
using Requests.Features.Kernel;
using Requests.Statute.Outcomes;
using Requests.Web.Hosting;

namespace Requests.Web.Api;

/// <summary>The search as it stands in an address.</summary>
internal sealed record SearchFilter(string? Q, ApiCode<SearchSource>? Source, ApiCode<CaseState>? State, int? Year, ApiCode<OutcomeLeaf>? Outcome,
    Guid? OfficerId, DateOnly? ReceivedFrom, DateOnly? ReceivedTo, string? After, int? Size)
{
    public SearchCases.Query ToQuery() =>
        new(Q ?? "", Source?.Value, State?.Value, Year, Outcome?.Value, OfficerId, ReceivedFrom, ReceivedTo, After, Size ?? 20);
}

/// <summary>Doors that find cases by their words, and what a case has in common with others.</summary>
internal static class SearchEndpoints
{
    public static void Map(IEndpointRouteBuilder api)
    {
        var search = api.MapGroup("/search").WithTags("Search");
        search.MapGet("/", async ([AsParameters] SearchFilter filter, IMediator mediator,
            CancellationToken ct) => (await mediator.Send(filter.ToQuery(), ct)).ToAnswer())
            .WithName(nameof(SearchCases)).WithSummary("全文检索申请、文书和附件，新的在前 / Search requests, letters and files by their words, newest first")
            .Produces<SearchCases.Response>().ProducesProblems(400, 401, 403);

        search.MapPost("/", async (SearchByNumber.Command command, IMediator mediator, CancellationToken ct) => (await mediator.Send(command, ct)).ToAnswer())
            .WithName(nameof(SearchByNumber))
            .WithSummary("检索含个人号码的申请、文书和附件，须有理由并留痕 / Search for the number of a person, with a reason and on record")
            .Produces<SearchCases.Response>().ProducesProblems(400, 401, 403);

        search.MapPost("/rebuild", async (IMediator mediator, CancellationToken ct) => (await mediator.Send(new RebuildIndex.Command(), ct)).ToAnswer())
            .WithName(nameof(RebuildIndex)).WithSummary("清空检索索引，由定时任务重建 / Empty the search index; the sweeps check-index and index-texts fill it again")
            .Produces<RebuildIndex.Response>().ProducesProblems(401, 403);

        var cases = api.MapGroup("/cases").WithTags("Search");
        cases.MapGet("/{number}/similar", async (string number, IMediator mediator, CancellationToken ct) =>
                (await mediator.Send(new FindSimilar.Query(number), ct)).ToAnswer())
            .WithName(nameof(FindSimilar)).WithSummary("相似申请：同一申请人和其他申请人，供参考 / Similar requests of the same applicant and of others, as suggestions")
            .Produces<FindSimilar.Response>().ProducesProblems(401, 403, 404);

        cases.MapGet("/{number}/similar/{earlier}", async (string number, string earlier, IMediator mediator, CancellationToken ct) =>
                (await mediator.Send(new ReadRepeatEvidence.Query(number, earlier), ct)).ToAnswer())
            .WithName(nameof(ReadRepeatEvidence)).WithSummary("重复申请证据：两次申请对照、前次答复和送达 / Evidence of a repeat: both requests side by side, the earlier answer and its service")
            .Produces<ReadRepeatEvidence.Response>().ProducesProblems(401, 403, 404);

        cases.MapGet("/{number}/precedents", async (string number, IMediator mediator, CancellationToken ct) =>
                (await mediator.Send(new ReadPrecedents.Query(number), ct)).ToAnswer())
            .WithName(nameof(ReadPrecedents)).WithSummary("先例：以往对类似申请的答复、理由及其复议诉讼结果 / Earlier replies to like requests, their grounds and what became of them")
            .Produces<ReadPrecedents.Response>().ProducesProblems(401, 403, 404);

        cases.MapGet("/{number}/signals", async (string number, IMediator mediator, CancellationToken ct) =>
                (await mediator.Send(new ReadSignals.Query(number), ct)).ToAnswer())
            .WithName(nameof(ReadSignals)).WithSummary("信访、咨询、多个事项的提示和所依据的词语 / Signs of a petition, a question or several matters, with the words that gave them")
            .Produces<ReadSignals.Response>().ProducesProblems(401, 403, 404);
    }
}
