using MediatR;
using Microsoft.EntityFrameworkCore;
using Requests.Features.Data;
using Requests.Features.Data.Entities;
using Requests.Features.Kernel;

namespace Requests.Features.Areas.Views;

/// <summary>我的常用视图: the views the caller has kept, by name.</summary>
public static class ListViews
{
    [Acts(Act.ManageOwnAccount)]
    public sealed record Query : IQuery<Response>;

    public sealed record Response(IReadOnlyList<View> Views);

    /// <param name="Filters">As in the list's address, without the question mark.</param>
    public sealed record View(Guid Id, ViewedList List, string Name, string Filters);

    internal sealed class Handler(RequestsDb db, ICaller caller) : IRequestHandler<Query, Result<Response>>
    {
        public async Task<Result<Response>> Handle(Query query, CancellationToken cancellationToken) =>
            new Response(await db.Set<SavedView>().AsNoTracking().Where(v => v.UserId == caller.UserId).OrderBy(v => v.List).ThenBy(v => v.Name)
                .Select(v => new View(v.Id, v.List, v.Name, v.Filters)).ToListAsync(cancellationToken));
    }
}
