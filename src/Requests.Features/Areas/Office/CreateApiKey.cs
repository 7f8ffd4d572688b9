using System.Security.Cryptography;
using FluentValidation;
using MediatR;
using Requests.Features.Data;
using Requests.Features.Data.Entities;
using Requests.Features.Kernel;
using Requests.Features.Services.Notices;
using Requests.Features.Services.Pipeline;
using Requests.Features.Services.Privacy;

namespace Requests.Features.Areas.Office;

/// <summary>Makes a key with which another system acts through a service account of this body, never in a person's name. It is shown once; only a keyed hash is kept.</summary>
public static class CreateApiKey
{
    private const int KeyBytes = 32;
    private const int LongestDays = 730;

    /// <param name="UserName">The service account whose roles the key acts with.</param>
    /// <param name="ValidDays">After so many days the key is void.</param>
    /// <param name="Scopes">read, write, report.</param>
    [Acts(Act.ManageApiKeys)]
    [NeedsPassword]
    [Watched(SecurityEventKind.KeyMade, nameof(Name))]
    public sealed record Command(string Name, string UserName, IReadOnlyList<string> Scopes, int ValidDays = 365) : ICommand<Response>;

    /// <param name="Key">Shown this once.</param>
    public sealed record Response(Guid Id, string Name, string Key, IReadOnlyList<string> Scopes, DateTimeOffset ExpiresAt);

    internal sealed class Validator : AbstractValidator<Command>
    {
        public Validator()
        {
            RuleFor(c => c.Name).NotEmpty().MaximumLength(TextLimits.Name);
            RuleFor(c => c.UserName).NotEmpty();
            RuleFor(c => c.Scopes).NotEmpty();
            RuleFor(c => c.ValidDays).InclusiveBetween(1, LongestDays);
            RuleForEach(c => c.Scopes).Must(ApiScopes.All.Contains)
                .WithMessage(_ => Text.Of("CreateApiKey.ScopeReadWriteReport").ToString());
        }
    }

    internal sealed class Handler(RequestsDb db, OfficeAccounts desk, PersonalVault vault, NoticeSender notices, ICaller caller, IOfficeClock clock,
        EventLog events)
        : IRequestHandler<Command, Result<Response>>
    {
        public async Task<Result<Response>> Handle(Command command, CancellationToken cancellationToken)
        {
            var user = await desk.UserAsync(command.UserName, cancellationToken);
            if (user.Problem is { } problem) return problem;
            if (!user.Value.IsService) return OfficeProblems.NotAService.At("userName");
            var key = "rq" + Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(KeyBytes));
            var scopes = command.Scopes.Distinct().Order(StringComparer.Ordinal).ToList();
            var row = new ApiKey(Guid.NewGuid(), caller.BodyId!.Value, user.Value.Id, command.Name.Trim(), vault.Hash(key), string.Join(' ', scopes), clock.Now)
            {
                ExpiresAt = clock.Now.AddDays(command.ValidDays),
            };
            db.Set<ApiKey>().Add(row);
            events.Record(Act.ManageApiKeys, caller.BodyId, new { created = row.Id, row.Name, user = user.Value.UserName, scopes, row.ExpiresAt });
            // A second pair of eyes: the other administrators hear of it.
            var others = await notices.HoldersAsync(row.BodyId, cancellationToken, Role.Administrator);
            await notices.TellAsync(new Notice(row.BodyId, null, NoticeKind.KeyMade, $"key-made/{row.Id:N}", row.Name, user.Value.UserName!, caller.Name),
                [.. others.Where(u => u.Id != caller.UserId)], cancellationToken);
            return new Response(row.Id, row.Name, key, scopes, row.ExpiresAt!.Value);
        }
    }
}
