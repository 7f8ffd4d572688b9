using MediatR;
using Requests.Features.Areas.Portal;
using Requests.Features.Kernel;
using Requests.Features.Services.Letters;

namespace Requests.Web.Hosting;

/// <summary>领取答复, from a page or by the API.</summary>
internal static class ParcelOpening
{
    /// <summary>The parcel; its first opening is put on record where that is its arrival (SRV-6).</summary>
    public static async Task<Result<ReadParcel.Response>> OpenParcelAsync(this IMediator mediator, ReadParcel.Query query, CancellationToken ct)
    {
        var parcel = await mediator.Send(query, ct);
        if (parcel.Problem is not null || !parcel.Value.WaitsForOpening) return parcel;
        var opened = await mediator.Send(new OpenReply.Command { Number = query.Number, QueryCode = query.QueryCode }, ct);
        // Whoever came a moment earlier opened it.
        if (opened.Problem is { } refused && refused != ServiceProblems.NoReply) return refused;
        return await mediator.Send(query, ct);
    }
}
