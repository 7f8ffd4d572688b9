using System.Data.Common;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Requests.Features.Data.Entities;
using Requests.Features.Data;
using Requests.Features.Kernel;

namespace Requests.Features.Tests.Pipeline;

/// <summary>What a command does when the database fails it halfway.</summary>
public sealed class TransactionTests
{
    [Test]
    public async Task ACommitWhoseAnswerIsLost_IsNotDoneTwice()
    {
        if (TestDatabase.OnServer) Assert.Ignore("The fault is planted in the other provider.");
        var faults = new LostAnswers();
        await using var office = await TestOffice.OpenAsync(adapt: services => services.ConfigureDbContext<RequestsDb>(options =>
        {
            options.AddInterceptors(faults);
            new SqliteDbContextOptionsBuilder(options).ExecutionStrategy(dependencies => new Retrying(dependencies));
        }));
        faults.Next = true;
        var receipt = await office.DoAsync(SampleData.Posted(), Role.Clerk);
        Assert.That(faults.Next, Is.False, "the answer was lost");
        Assert.That(await office.InDbAsync(db => db.Set<Case>().Select(c => c.Number).ToListAsync()), Is.EqualTo(new[] { receipt.CaseNumber }));
    }

    [TestCase(19, 2067, 3, TestName = "ALostRaceForAKey_IsTriedAgain")]
    [TestCase(19, 1299, 1, TestName = "AMissingValue_IsNotTriedAgain")]
    [TestCase(10, 10, 1, TestName = "ADiskFault_IsNotTriedAgain")]
    public async Task ARefusedRow(int code, int extended, int attempts)
    {
        var faults = new RefusedRows(new SqliteException("refused", code, extended));
        await using var office = await TestOffice.OpenAsync(adapt: services => services.ConfigureDbContext<RequestsDb>(options => options.AddInterceptors(faults)));
        faults.Armed = true;
        Assert.That(() => office.SendAsync(SampleData.Posted(), Role.Clerk), Throws.InstanceOf<DbUpdateException>());
        Assert.That(faults.Count, Is.EqualTo(attempts));
    }

    private sealed class LostAnswers : DbTransactionInterceptor
    {
        public bool Next { get; set; }

        public override Task TransactionCommittedAsync(DbTransaction transaction, TransactionEndEventData eventData,
            CancellationToken cancellationToken = default)
        {
            if (!Next) return Task.CompletedTask;
            Next = false;
            throw new TimeoutException("The server did not answer.");
        }
    }

    private sealed class RefusedRows(SqliteException fault) : SaveChangesInterceptor
    {
        public bool Armed { get; set; }

        public int Count { get; private set; }

        public override ValueTask<InterceptionResult<int>> SavingChangesAsync(DbContextEventData eventData, InterceptionResult<int> result,
            CancellationToken cancellationToken = default)
        {
            if (!Armed) return ValueTask.FromResult(result);
            Count++;
            throw new DbUpdateException("refused", fault);
        }
    }

    private sealed class Retrying(ExecutionStrategyDependencies dependencies) : ExecutionStrategy(dependencies, 3, TimeSpan.FromMilliseconds(1))
    {
        protected override bool ShouldRetryOn(Exception exception) => exception is TimeoutException;
    }
}
