using System.Text.Json.Serialization;
using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Requests.Features.Data;
using Requests.Features.Data.Entities;
using Requests.Features.Kernel;
using Requests.Features.Services.Cases;
using Requests.Features.Services.Disputes;
using Requests.Features.Services.Pipeline;

namespace Requests.Features.Areas.Disputes;

/// <summary>
/// 生成证据卷: takes the sealed file of the case for the reconsideration organ or the court. It holds names and addresses as
/// given, so every building needs a reason and is recorded (PII-10); <see cref="EvidenceBundle"/> writes it.
/// </summary>
public static class BuildEvidenceBundle
{
    /// <param name="Reason">Why it is needed, such as the number of the organ's notice.</param>
    [Acts(Act.BuildEvidenceBundle)]
    [Watched(SecurityEventKind.Exported, nameof(CaseNumber))]
    public sealed record Command(Guid DisputeId, string Reason) : ICommand<Response>, ICaseCommand
    {
        // Not one of the acts that a page draws as a form: its answer is a file.
        [JsonIgnore]
        public string CaseNumber { get; init; } = "";

        [JsonIgnore]
        public Guid? SeenVersion { get; init; }
    }

    /// <param name="SealSequence">The seal it is built from: the latest of the case.</param>
    public sealed record Response(Guid DisputeId, int SealSequence, string FileName);

    internal sealed class Validator : AbstractValidator<Command>
    {
        public Validator() => RuleFor(c => c.Reason).MustBeAReason();
    }

    internal sealed class Handler(CaseOpener desk, RequestsDb db, EventLog events, ICaller caller,
        IOfficeClock clock) : IRequestHandler<Command, Result<Response>>
    {
        public async Task<Result<Response>> Handle(Command command, CancellationToken cancellationToken)
        {
            var opened = await desk.OpenAsync(command, cancellationToken);
            if (opened.Problem is { } refused) return refused;
            var found = opened.Value;
            if (!await db.Set<Dispute>().AnyAsync(d => d.Id == command.DisputeId && d.CaseId == found.Id, cancellationToken)) return DisputeProblems.NotFound;
            var seal = await db.Set<ArchiveSeal>().Where(s => s.CaseId == found.Id).OrderByDescending(s => s.Sequence).Select(s => (int?)s.Sequence)
                .FirstOrDefaultAsync(cancellationToken);
            if (seal is null) return DisputeProblems.NothingSealed;

            db.Set<PersonalReading>().Add(new PersonalReading(found.BodyId, found.Id, caller.UserId, caller.Name, command.Reason,
                clock.Now)
            { What = "evidence bundle", IsTyped = true });
            events.Record(Act.BuildEvidenceBundle, found, clock.Today, new { command.DisputeId, Seal = seal, command.Reason }, null,
                "REM-8", "REM-9", "PII-10");
            return new Response(command.DisputeId, seal.Value, $"{found.Number}-evidence-{seal}.zip");
        }
    }
}
