using MediatR;
using Requests.Features.Kernel;

namespace Requests.Features.Areas.Office;

/// <summary>Whether the link of the first start still sets up an office. Looking uses nothing up.</summary>
public static class ReadSetUpLink
{
    [OpenToAll]
    public sealed record Query(string Token) : IQuery<Response>
    {
        public override string ToString() => nameof(ReadSetUpLink);
    }

    public sealed record Response(DateTimeOffset ValidUntil);

    internal sealed class Handler(SetUpTokens tokens) : IRequestHandler<Query, Result<Response>>
    {
        public async Task<Result<Response>> Handle(Query query, CancellationToken cancellationToken) =>
            await tokens.ValidUntilAsync(query.Token, cancellationToken) is { } until ? new Response(until) : OfficeProblems.SetUpTokenInvalid;
    }
}
