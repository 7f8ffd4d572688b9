using System.Text.Json.Serialization;
using FluentValidation;
using MediatR;
using Requests.Features.Data.Entities;
using Requests.Features.Events;
using Requests.Features.Kernel;
using Requests.Features.Services.Cases;
using Requests.Features.Services.Files;
using Requests.Features.Services.Pipeline;

namespace Requests.Features.Areas.Portal;

/// <summary>The applicant adds words or a file to an open request. No date moves: what the office did not ask for restarts nothing.</summary>
public static class AddMaterial
{
    /// <param name="Text">Words; kept as a file of the case. Either these or a file.</param>
    [Acts(Act.AddMaterial)]
    public sealed record Command(string? Text = null) : PortalCommand<Response>
    {
        /// <summary>As taken in; a door fills it, never a client.</summary>
        [JsonIgnore]
        public KeptFile? File { get; init; }
    }

    /// <param name="No">Number of the file in the case.</param>
    public sealed record Response(string CaseNumber, CaseState State, DateOnly? DueOn, bool DueIsProvisional, Guid Version,
        int No, string FileName, long Length, string Sha256, FileOpening? Opening)
        : CaseStanding(CaseNumber, State, DueOn, DueIsProvisional, Version);

    internal sealed class Validator : AbstractValidator<Command>
    {
        public Validator() => RuleFor(c => c.Text).NotEmpty().MaximumLength(TextLimits.RequestText).When(c => c.File is null);
    }

    internal sealed class Handler(CaseOpener desk, FileQuota quota, FileIntake files, IMediator mediator, EventLog events,
        IOfficeClock clock) : IRequestHandler<Command, Result<Response>>
    {
        public async Task<Result<Response>> Handle(Command command, CancellationToken cancellationToken)
        {
            var opened = await desk.OpenAsync(command, cancellationToken);
            if (opened.Problem is { } refused) return refused;
            var found = opened.Value;
            if ((await quota.RoomAsync(found, cancellationToken)).Problem is { } full) return full;
            var kept = command.File ?? await files.KeepTextAsync("补充材料.txt", command.Text!, cancellationToken);
            var file = await files.AttachAsync(found, FilePurpose.Application, kept, cancellationToken);
            events.Record(Act.AddMaterial, found, clock.Today, new { file.No, file.MediaType, file.Length, file.Sha256, file.Scan, file.Opening });
            await mediator.Publish(new MaterialArrived(found, file.No), cancellationToken);
            return new Response(found.Number, found.State, found.DueOn, found.DueIsProvisional, found.Version, file.No, file.FileName, file.Length, file.Sha256,
                file.Opening);
        }
    }
}
