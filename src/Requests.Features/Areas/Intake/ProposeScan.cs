using System.Globalization;
using System.Text.Json.Serialization;
using MediatR;
using Requests.Features.Data.Entities;
using Requests.Features.Kernel;
using Requests.Features.Services.Files;
using Requests.Features.Services.Intake;
using Requests.Features.Services.Pipeline;

namespace Requests.Features.Areas.Intake;

/// <summary>A scan or photograph of a letter: what text recognition finds in it fills the form, and a clerk confirms.</summary>
public static class ProposeScan
{
    [Acts(Act.RegisterRequest)]
    public sealed record Command(string? FileName, [property: JsonIgnore] Stream Content) : ICommand<Response>
    {
        /// <summary>Taken in and read before the transaction.</summary>
        [JsonIgnore]
        internal (Result<KeptFile> File, string Text)? Taken { get; set; }
    }

    /// <param name="Recognised">False where no text recognition is installed, or it found nothing: the form stays empty.</param>
    public sealed record Response(Guid Id, int No, IReadOnlyDictionary<string, string> Fields, bool Recognised)
    {
        public override string ToString() => nameof(ProposeScan);
    }

    internal sealed class Preparation(FileIntake files, ScannedText scans) : IPrepare<Command>
    {
        public async Task PrepareAsync(Command request, CancellationToken ct)
        {
            var taken = await files.TakeAsync(request.FileName, request.Content, ct);
            request.Taken = (taken, taken.Problem is null ? string.Join('\n', await scans.ReadAsync(taken.Value.Sha256, taken.Value.MediaType, ct)) : "");
        }
    }

    internal sealed class Handler(Proposals proposals, EventLog events, ICaller caller, IOfficeClock clock) : IRequestHandler<Command, Result<Response>>
    {
        public async Task<Result<Response>> Handle(Command command, CancellationToken cancellationToken)
        {
            var (file, text) = command.Taken!.Value;
            if (file.Problem is { } refused) return refused;
            var fields = new Dictionary<string, string>(ReadFields.Of(text));
            if (text.Length > 0) fields["requestText"] = text.Length <= TextLimits.RequestText ? text : text[..TextLimits.RequestText];
            fields["arrivedOn"] = clock.Today.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
            var proposal = await proposals.AddAsync(caller.BodyId!.Value, ProposalSource.Scan, clock.Now, new(fields, text, [file.Value]), cancellationToken);
            events.Record(Act.RegisterRequest, caller.BodyId, new { Proposal = proposal.No, proposal.Source, file.Value.Sha256 });
            return new Response(proposal.Id, proposal.No, fields, text.Length > 0);
        }
    }
}
