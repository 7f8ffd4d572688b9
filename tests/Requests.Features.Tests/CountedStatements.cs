using System.Data.Common;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using Requests.Features.Data;

namespace Requests.Features.Tests;

/// <summary>Counts the statements that reach the database, so that a test can hold that more rows cost no more of them.</summary>
internal sealed class CountedStatements : DbCommandInterceptor
{
    private int _count;
    private int _reads;

    public void Listen(IServiceCollection services) => services.ConfigureDbContext<RequestsDb>(options => options.AddInterceptors(this));

    public async Task<int> DuringAsync(Func<Task> work)
    {
        var before = _count;
        await work();
        return _count - before;
    }

    /// <summary>Only what is asked, not what is written: a row that is written is a statement in this provider.</summary>
    public async Task<int> ReadsDuringAsync(Func<Task> work)
    {
        var before = _reads;
        await work();
        return _reads - before;
    }

    public override ValueTask<InterceptionResult<DbDataReader>> ReaderExecutingAsync(DbCommand command, CommandEventData eventData,
        InterceptionResult<DbDataReader> result, CancellationToken cancellationToken = default)
    {
        Interlocked.Increment(ref _count);
        if (command.CommandText.TrimStart().StartsWith("SELECT", StringComparison.Ordinal)) Interlocked.Increment(ref _reads);
        return ValueTask.FromResult(result);
    }

    public override ValueTask<InterceptionResult<int>> NonQueryExecutingAsync(DbCommand command, CommandEventData eventData,
        InterceptionResult<int> result, CancellationToken cancellationToken = default)
    {
        Interlocked.Increment(ref _count);
        return ValueTask.FromResult(result);
    }
}
