using MediatR;
using Microsoft.EntityFrameworkCore;
using Requests.Features.Data;
using Requests.Features.Data.Entities;
using Requests.Features.Kernel;
using Requests.Features.Services.Staff;

namespace Requests.Features.Areas.Register;

/// <summary>The latest imports of the body, newest first.</summary>
public static class ListImports
{
    private const int Most = 50;

    [Acts(Act.ImportRegister)]
    public sealed record Query : IQuery<IReadOnlyList<Line>>;

    /// <param name="By">Name of who started it.</param>
    public sealed record Line(Guid Id, ImportMode Mode, ImportFormat Format, ImportState State, int Rows, int Bad, string By, DateTimeOffset At);

    internal sealed class Handler(RequestsDb db, People people) : IRequestHandler<Query, Result<IReadOnlyList<Line>>>
    {
        public async Task<Result<IReadOnlyList<Line>>> Handle(Query query, CancellationToken cancellationToken)
        {
            var imports = await db.Set<RegisterImport>().AsNoTracking().OrderByDescending(i => i.At).ThenBy(i => i.Id).Take(Most)
                .Select(i => new Line(i.Id, i.Mode, i.Format, i.State, i.Rows, i.Bad, i.ByName, i.At)).ToListAsync(cancellationToken);
            var names = await people.NamesAsync(imports.Select(i => i.By), cancellationToken);
            return imports.ConvertAll(i => i with { By = names(i.By) });
        }
    }
}
