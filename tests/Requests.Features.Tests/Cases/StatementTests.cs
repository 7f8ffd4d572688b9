using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Requests.Features.Areas.Cases;
using Requests.Features.Areas.Clocks;
using Requests.Features.Areas.Letters;
using Requests.Features.Areas.Service;
using Requests.Features.Data;
using Requests.Features.Data.Entities;
using Requests.Features.Kernel;
using Requests.Features.Services.Cases;
using Requests.Features.Services.Outcomes;
using Requests.Features.Services.Search;
using Requests.Features.Tests.Replies;
using Requests.Statute.Outcomes;

namespace Requests.Features.Tests.Cases;

/// <summary>Questions keep nothing in mind, and many rows cost no more statements than one.</summary>
public sealed class StatementTests
{
    [Test]
    public async Task Questions_LeaveNoCaseTracked()
    {
        await using var path = await ReplyCase.OpenAsync();
        await using var scope = path.Office.Services.CreateAsyncScope();
        var caller = scope.ServiceProvider.GetRequiredService<Caller>();
        (caller.BodyId, caller.UserId, caller.Name, caller.Roles) = (TestOffice.BodyId, TestOffice.UserId(Role.Officer), "Officer", new HashSet<Role> { Role.Officer });
        var mediator = scope.ServiceProvider.GetRequiredService<MediatR.IMediator>();
        var db = scope.ServiceProvider.GetRequiredService<RequestsDb>();
        Problem?[] refused =
        [
            (await mediator.Send(new ReadCase.Query(path.Number))).Problem,
            (await mediator.Send(new ReadHistory.Query(path.Number))).Problem,
            (await mediator.Send(new ExplainClock.Query(path.Number))).Problem,
            (await mediator.Send(new ReadService.Query(path.Number))).Problem,
        ];
        Assert.That(refused, Is.All.Null);
        Assert.That(db.ChangeTracker.Entries().Select(e => e.Entity).Where(e => e is Case or ClockLedgerRow or Party or Matter), Is.Empty);
    }

    [TestCase(1)]
    [TestCase(20)]
    public async Task RemovingEntriesOfTheIndex_IsOneStatement(int entries)
    {
        var counted = new CountedStatements();
        await using var office = await TestOffice.OpenAsync(adapt: counted.Listen);
        await using var scope = office.Services.CreateAsyncScope();
        var index = scope.ServiceProvider.GetRequiredService<ISearchIndex>();
        long[] ids = [.. Enumerable.Range(1, entries).Select(i => (long)i)];
        foreach (var id in ids) await index.PutAsync(id, [id], default);
        Assert.That(await counted.DuringAsync(() => index.RemoveAsync(ids, default)), Is.EqualTo(1));
        Assert.That(await index.Find([[ids[^1]]]).CountAsync(), Is.Zero);
    }

    [Test]
    public async Task JudgingSeveralLeaves_ReadsTheFileOnce()
    {
        var counted = new CountedStatements();
        await using var path = await ReplyCase.OpenAsync(adapt: counted.Listen);
        Assert.That(await CountAsync([.. Leaves.All.Select(l => l.Leaf)]), Is.EqualTo(await CountAsync([OutcomeLeaf.Granted])));

        async Task<int> CountAsync(OutcomeLeaf[] leaves)
        {
            await using var scope = path.Office.Services.CreateAsyncScope();
            scope.ServiceProvider.GetRequiredService<Caller>().ActAsSystem();
            var found = (await scope.ServiceProvider.GetRequiredService<CaseOpener>().ReadAsync(path.Number, default))!;
            var outcomes = scope.ServiceProvider.GetRequiredService<OutcomeFactsReader>();
            return await counted.DuringAsync(() => outcomes.CheckAsync(found, leaves.Select(leaf => new Ruling(null, null, leaf, null, null, new OutcomeBasis())), default));
        }
    }
}
