using MediatR;
using Microsoft.EntityFrameworkCore;
using Requests.Features.Data.Entities;
using Requests.Features.Data;
using Requests.Features.Kernel;

namespace Requests.Features.Areas.Portal;

/// <summary>Where requests can be made and who takes them: what the disclosure guide says of each body (Art. 12).</summary>
public static class ReadGuide
{
    [OpenToAll]
    public sealed record Query : IQuery<Response>;

    public sealed record Response(IReadOnlyList<Body> Bodies);

    public sealed record Body(string Code, string Name, string ContactUnit, string ContactAddress, string ContactPhone, string SupervisorPhone,
        string ReconsiderationOrgan, string Court, string OfficeHours, string Fax, string Email);

    internal sealed class Handler(RequestsDb db) : IRequestHandler<Query, Result<Response>>
    {
        public async Task<Result<Response>> Handle(Query query, CancellationToken cancellationToken)
        {
            var bodies = await db.Set<Data.Entities.Body>().AsNoTracking().OrderBy(b => b.Code).ToListAsync(cancellationToken);
            return new Response([.. bodies.Select(b => new Body(b.Code, b.Name, b.Settings.ContactUnit, b.Settings.ContactAddress,
                b.Settings.ContactPhone, b.Settings.SupervisorPhone, b.Settings.ReconsiderationOrgan, b.Settings.Court, b.Settings.OfficeHours, b.Settings.Fax, b.Settings.ContactEmail))]);
        }
    }
}
