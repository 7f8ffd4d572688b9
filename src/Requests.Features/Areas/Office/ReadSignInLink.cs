using MediatR;
using Requests.Features.Kernel;

namespace Requests.Features.Areas.Office;

/// <summary>Whether a one-time link still opens an account, and whose. Looking uses nothing up, since mail programs look at links too.</summary>
public static class ReadSignInLink
{
    [OpenToAll]
    public sealed record Query(string Token) : IQuery<Response>
    {
        public override string ToString() => nameof(ReadSignInLink);
    }

    public sealed record Response(string UserName, string DisplayName, bool HasSecondFactor, DateTimeOffset ValidUntil);

    internal sealed class Handler(SignInLinks links) : IRequestHandler<Query, Result<Response>>
    {
        public async Task<Result<Response>> Handle(Query query, CancellationToken cancellationToken) =>
            await links.FindAsync(query.Token) is var (user, until)
                ? new Response(user.UserName!, user.DisplayName, user.TwoFactorEnabled, until)
                : OfficeProblems.SignInLinkInvalid;
    }
}
