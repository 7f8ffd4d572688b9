using Requests.Features.Services.Pipeline;
using FluentValidation;
using MediatR;
using Requests.Features.Areas.Cases;
using Requests.Features.Data.Entities;
using Requests.Features.Kernel;
using Requests.Features.Services.Cases;
using Requests.Features.Services.Intake;
using Requests.Features.Services.Privacy;

namespace Requests.Features.Areas.Privacy;

/// <summary>
/// Shows the personal data of a case unmasked, for a reason that is kept with who and when (PII-10). A command, since
/// every reading leaves a record; the case itself does not change.
/// </summary>
public static class RevealPersonalData
{
    [Acts(Act.RevealPersonalData)]
    [Watched(SecurityEventKind.Revealed, nameof(CaseNumber))]
    public sealed record Command(string Reason) : CaseCommand<Response>;

    /// <param name="Corrections">What was put right of them, with the values before.</param>
    public sealed record Response(string CaseNumber, IReadOnlyList<OpenParty> Parties, IReadOnlyList<OpenCorrection> Corrections);

    public sealed record OpenCorrection(int No, RequestField Field, string? Before, string? After)
    {
        // Records print their members; this one must never reach a log.
        public override string ToString() => nameof(OpenCorrection);
    }

    public sealed record OpenParty(PartyRole Role, string Name, string? IdNumber, string? Phone, string? Address, string? Email)
    {
        // Records print their members; this one must never reach a log.
        public override string ToString() => nameof(OpenParty);
    }

    internal sealed class Validator : AbstractValidator<Command>
    {
        public Validator() => RuleFor(c => c.Reason).MustBeAReason(TextLimits.Reason);
    }

    internal sealed class Handler(CaseOpener desk, PersonalVault vault, IntakeCorrections corrections, PersonalReadings readings)
        : IRequestHandler<Command, Result<Response>>
    {
        public async Task<Result<Response>> Handle(Command command, CancellationToken cancellationToken)
        {
            if (await desk.FindAsync(command.CaseNumber, cancellationToken) is not { } found) return CaseProblems.NotFound;
            if (await readings.RecordAsync(found, command.Reason, "", cancellationToken) is { } refused) return refused;
            return new Response(found.Number, [.. found.Parties.OrderBy(p => p.Role).Select(p => new OpenParty(p.Role,
                vault.Open(p.Name) ?? "", vault.Open(p.IdNumber), vault.Open(p.Phone), vault.Open(p.Address), vault.Open(p.Email)))],
                [.. (await corrections.OfCaseAsync(found.Id,
                    cancellationToken)).SelectMany(c => c.Changes.Select(f => new OpenCorrection(c.Correction.No, f.Field, f.Before, f.After)))]);
        }
    }
}
