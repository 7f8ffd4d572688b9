using System.Text.Json.Serialization;
using MediatR;
using Requests.Features.Kernel;
using Requests.Features.Services.Cases;
using Requests.Features.Services.Files;

namespace Requests.Features.Areas.Portal;

/// <summary>First half of adding a file on the portal: takes the bytes in for an applicant who may add to the case.</summary>
public static class TakeInMaterial
{
    [Acts(Act.AddMaterial)]
    public sealed record Command(string Number, string QueryCode, string? FileName,
        [property: JsonIgnore] Stream Content) : INonTransactionalCommand<KeptFile>, IPortalRequest
    {
        Task<Problem?> IPortalRequest.EnterAsync(PortalDoor door, CancellationToken ct) => door.EnterByCodeAsync(Number, QueryCode, ct);

        // Records print their members; query codes must never reach a log.
        public override string ToString() => nameof(TakeInMaterial);
    }

    internal sealed class Handler(CaseOpener desk, FileQuota quota, FileIntake files) : IRequestHandler<Command, Result<KeptFile>>
    {
        public async Task<Result<KeptFile>> Handle(Command command, CancellationToken cancellationToken)
        {
            var found = (await desk.FindAsync(CaseNumbers.Tidy(command.Number), cancellationToken))!;
            if (!Permissions.Fits(Act.AddMaterial, found.State)) return CaseProblems.WrongStateFor(Act.AddMaterial, found.State);
            var room = await quota.RoomAsync(found, cancellationToken);
            return room.Problem is { } full ? full : await files.TakeAsync(command.FileName, command.Content, cancellationToken, room.Value);
        }
    }
}
