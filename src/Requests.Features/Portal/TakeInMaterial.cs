using System.Text.Json.Serialization;
using MediatR;
using Requests.Features.Access;
using Requests.Features.Cases;
using Requests.Features.Files;
using Requests.Features.Pipeline;

namespace Requests.Features.Portal;

/// <summary>First half of adding a file on the portal: takes the bytes in for an applicant who may add to the case.</summary>
public static class TakeInMaterial
{
    [Acts(Act.AddMaterial)]
    public sealed record Query(string Number, string QueryCode, string? FileName, [property: JsonIgnore] Stream Content)
        : PortalQuery<KeptFile>(Number, QueryCode);

    internal sealed class Handler(CaseDesk desk, FileDesk files) : IRequestHandler<Query, Result<KeptFile>>
    {
        public async Task<Result<KeptFile>> Handle(Query query, CancellationToken cancellationToken)
        {
            var found = (await desk.FindAsync(query.CaseNumber, cancellationToken))!;
            if (!Permissions.Fits(Act.AddMaterial, found.State)) return CaseProblems.WrongStateFor(Act.AddMaterial, found.State);
            return await files.TakeAsync(query.FileName, query.Content, cancellationToken);
        }
    }
}
