using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace Requests.Features.Tests;

/// <summary>Queries whose answer is left to chance fail the test that sends them.</summary>
internal static class DoubtfulQueries
{
    public static void Throw(DbContextOptionsBuilder options) => options.ConfigureWarnings(warnings => warnings.Throw(
        CoreEventId.FirstWithoutOrderByAndFilterWarning,
        CoreEventId.RowLimitingOperationWithoutOrderByWarning,
        CoreEventId.DistinctAfterOrderByWithoutRowLimitingOperatorWarning));
}
