using System.Text.Json.Serialization;
using MediatR;
using Requests.Features.Kernel;
using Requests.Features.Services.Cases;
using Requests.Features.Services.Files;

namespace Requests.Features.Areas.Files;

/// <summary>
/// First half of attaching: takes the bytes in for somebody who may attach to the case. Outside any transaction, since a
/// large file takes minutes; nothing belongs to the case until <see cref="AttachFile"/>.
/// </summary>
public static class TakeInFile
{
    [Acts(Act.AttachFile)]
    public sealed record Command(string CaseNumber, string? FileName, [property: JsonIgnore] Stream Content) : INonTransactionalCommand<KeptFile>;

    internal sealed class Handler(CaseOpener desk, FileIntake files) : IRequestHandler<Command, Result<KeptFile>>
    {
        public async Task<Result<KeptFile>> Handle(Command command, CancellationToken cancellationToken)
        {
            if (await desk.FindAsync(command.CaseNumber, cancellationToken) is not { } found) return CaseProblems.NotFound;
            if (!Permissions.Fits(Act.AttachFile, found.State)) return CaseProblems.WrongStateFor(Act.AttachFile, found.State);
            return await files.TakeAsync(command.FileName, command.Content, cancellationToken);
        }
    }
}
