using System.Security.Cryptography;
using FluentValidation;
using MediatR;
using Requests.Features.Data;
using Requests.Features.Data.Entities;
using Requests.Features.Kernel;
using Requests.Features.Services.Pipeline;
using Requests.Features.Services.Privacy;

namespace Requests.Features.Areas.Office;

/// <summary>Makes a key with which another system acts as a user of this body. It is shown once; only a keyed hash is kept.</summary>
public static class CreateApiKey
{
    private const int KeyBytes = 32;

    /// <param name="UserName">The user whose roles the key acts with.</param>
    /// <param name="Scopes">read, write, report.</param>
    [Acts(Act.ManageApiKeys)]
    public sealed record Command(string Name, string UserName, IReadOnlyList<string> Scopes) : ICommand<Response>;

    /// <param name="Key">Shown this once.</param>
    public sealed record Response(Guid Id, string Name, string Key, IReadOnlyList<string> Scopes);

    internal sealed class Validator : AbstractValidator<Command>
    {
        public Validator()
        {
            RuleFor(c => c.Name).NotEmpty().MaximumLength(TextLimits.Name);
            RuleFor(c => c.UserName).NotEmpty();
            RuleFor(c => c.Scopes).NotEmpty();
            RuleForEach(c => c.Scopes).Must(ApiScopes.All.Contains)
                .WithMessage(_ => Text.Of("CreateApiKey.ScopeReadWriteReport").ToString());
        }
    }

    internal sealed class Handler(RequestsDb db, OfficeAccounts desk, PersonalVault vault, ICaller caller, IOfficeClock clock, EventLog events)
        : IRequestHandler<Command, Result<Response>>
    {
        public async Task<Result<Response>> Handle(Command command, CancellationToken cancellationToken)
        {
            var user = await desk.UserAsync(command.UserName, cancellationToken);
            if (user.Problem is { } problem) return problem;
            var key = "rq" + Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(KeyBytes));
            var scopes = command.Scopes.Distinct().Order(StringComparer.Ordinal).ToList();
            var row = new ApiKey(Guid.NewGuid(), caller.BodyId!.Value, user.Value.Id, command.Name.Trim(), vault.Hash(key), string.Join(' ', scopes), clock.Now);
            db.Set<ApiKey>().Add(row);
            events.Record(Act.ManageApiKeys, caller.BodyId, new { created = row.Id, row.Name, user = user.Value.UserName, scopes });
            return new Response(row.Id, row.Name, key, scopes);
        }
    }
}
