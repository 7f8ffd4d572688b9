using MediatR;
using Requests.Features.Kernel;
using Requests.Features.Services.Privacy;

namespace Requests.Features.Areas.Portal;

/// <summary>Opens what an applicant kept, by the code that was told.</summary>
public static class ReadDraft
{
    [OpenToAll]
    public sealed record Query(string Code) : IQuery<Response>
    {
        public override string ToString() => nameof(ReadDraft);
    }

    public sealed record Response(IReadOnlyDictionary<string, string> Answers, DateOnly ExpiresOn)
    {
        public override string ToString() => $"{nameof(ReadDraft)} {ExpiresOn:O}";
    }

    internal sealed class Handler(DraftFinder drafts, PersonalVault vault) : IRequestHandler<Query, Result<Response>>
    {
        public async Task<Result<Response>> Handle(Query query, CancellationToken cancellationToken) =>
            await drafts.FindAsync(query.Code, cancellationToken) is { } draft
                ? new Response(draft.Open(vault), draft.ExpiresOn)
                : PortalProblems.NoSuchDraft;
    }
}
