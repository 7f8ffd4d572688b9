using System.Text.Json.Serialization;
using MediatR;
using Requests.Features.Kernel;
using Requests.Features.Services.Files;

namespace Requests.Features.Areas.Portal;

/// <summary>First half of a file with an opinion: takes its bytes in for who holds the address.</summary>
public static class TakeInOpinion
{
    [Acts(Act.RecordConsultationAnswer)]
    public sealed record Command(string Ticket, string? FileName, [property: JsonIgnore] Stream Content) : INonTransactionalCommand<KeptFile>, IPortalRequest
    {
        Task<Problem?> IPortalRequest.EnterAsync(PortalDoor door, CancellationToken ct) => door.EnterByAnswerAsync(Ticket, ct);

        public override string ToString() => nameof(TakeInOpinion);
    }

    internal sealed class Handler(FileIntake files) : IRequestHandler<Command, Result<KeptFile>>
    {
        public async Task<Result<KeptFile>> Handle(Command command, CancellationToken cancellationToken) =>
            await files.TakeAsync(command.FileName, command.Content, cancellationToken);
    }
}
