using MediatR;
using Requests.Features.Data;
using Requests.Features.Kernel;
using Requests.Features.Services.Register;

namespace Requests.Features.Areas.Register;

/// <summary>The publication counts of a year with their sum.</summary>
public static class ReadPublicationCounts
{
    [Acts(Act.ReadReports)]
    public sealed record Query(int Year) : IQuery<PublicationTotals>;

    internal sealed class Handler(RequestsDb db, ICaller caller) : IRequestHandler<Query, Result<PublicationTotals>>
    {
        public async Task<Result<PublicationTotals>> Handle(Query query, CancellationToken cancellationToken) =>
            await PublicationTotals.OfAsync(db, query.Year, [caller.BodyId!.Value], cancellationToken);
    }
}
