using System.Text.Json.Serialization;
using MediatR;
using Requests.Features.Access;
using Requests.Features.Cases;
using Requests.Features.Pipeline;

namespace Requests.Features.Files;

/// <summary>
/// First half of attaching: takes the bytes in for somebody who may attach to the case. Outside any transaction, since a
/// large file takes minutes; nothing belongs to the case until <see cref="AttachFile"/>.
/// </summary>
public static class TakeInFile
{
    [Acts(Act.AttachFile)]
    public sealed record Query(string CaseNumber, string? FileName, [property: JsonIgnore] Stream Content) : IQuery<KeptFile>;

    internal sealed class Handler(CaseDesk desk, FileDesk files) : IRequestHandler<Query, Result<KeptFile>>
    {
        public async Task<Result<KeptFile>> Handle(Query query, CancellationToken cancellationToken)
        {
            if (await desk.FindAsync(query.CaseNumber, cancellationToken) is not { } found) return CaseProblems.NotFound;
            if (!Permissions.Fits(Act.AttachFile, found.State)) return CaseProblems.WrongStateFor(Act.AttachFile, found.State);
            return await files.TakeAsync(query.FileName, query.Content, cancellationToken);
        }
    }
}
