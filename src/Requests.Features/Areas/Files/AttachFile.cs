using FluentValidation;
using MediatR;
using Requests.Features.Data.Entities;
using Requests.Features.Kernel;
using Requests.Features.Services.Cases;
using Requests.Features.Services.Files;
using Requests.Features.Services.Pipeline;

namespace Requests.Features.Areas.Files;

/// <summary>Second half of attaching: what was kept becomes a numbered file of the case.</summary>
public static class AttachFile
{
    /// <param name="File">As taken in; a door fills it, never a client.</param>
    [Acts(Act.AttachFile)]
    public sealed record Command(FilePurpose Purpose, KeptFile File) : CaseCommand<Response>;

    /// <param name="No">Number of the file in the case.</param>
    public sealed record Response(string CaseNumber, CaseState State, DateOnly? DueOn, bool DueIsProvisional, Guid Version,
        int No, string FileName, string MediaType, long Length, string Sha256, ScanVerdict Scan, FileOpening? Opening)
        : CaseStanding(CaseNumber, State, DueOn, DueIsProvisional, Version);

    internal sealed class Validator : AbstractValidator<Command>
    {
        public Validator() => RuleFor(c => c.Purpose).IsInEnum();
    }

    internal sealed class Handler(CaseOpener desk, FileIntake files, EventLog events, IOfficeClock clock) : IRequestHandler<Command, Result<Response>>
    {
        public async Task<Result<Response>> Handle(Command command, CancellationToken cancellationToken)
        {
            var opened = await desk.OpenAsync(command, cancellationToken);
            if (opened.Problem is { } refused) return refused;
            var found = opened.Value;
            var file = await files.AttachAsync(found, command.Purpose, command.File, cancellationToken);
            // The name stays out of the event: people name files after people.
            events.Record(Act.AttachFile, found, clock.Today, new { file.No, file.Purpose, file.MediaType, file.Length, file.Sha256, file.Scan, file.Opening });
            return new Response(found.Number, found.State, found.DueOn, found.DueIsProvisional, found.Version,
                file.No, file.FileName, file.MediaType, file.Length, file.Sha256, file.Scan, file.Opening);
        }
    }
}
