using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Requests.Features.Areas.Cases;
using Requests.Features.Areas.Clocks;
using Requests.Features.Areas.Disputes;
using Requests.Features.Areas.Letters;
using Requests.Features.Areas.Portal;
using Requests.Features.Areas.Service;
using Requests.Features.Areas.Supervision;
using Requests.Features.Areas.Timers;
using Requests.Features.Data;
using Requests.Features.Data.Entities;
using Requests.Features.Kernel;
using Requests.Features.Services.Archive;
using Requests.Features.Services.Cases;
using Requests.Features.Services.Notices;
using Requests.Features.Services.Outcomes;
using Requests.Features.Services.Search;
using Requests.Features.Tests.Replies;
using Requests.Features.Tests.Timers;
using Requests.Statute.Clocks;
using Requests.Statute.Disputes;
using Requests.Statute.Outcomes;
using static Requests.Features.Tests.SampleData;

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
        (caller.BodyId, caller.UserId, caller.Name, caller.Roles) = (TestOffice.BodyId, TestOffice.UserId(Role.Officer), "Officer",
            new HashSet<Role> { Role.Officer });
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

    // What people wait for most. A statement more is seen here, not on a clock.
    [Test]
    public async Task WhatPeopleWaitFor_AsksNoMoreThanItMust()
    {
        var counted = new CountedStatements();
        await using var path = await ReplyCase.OpenAsync(adapt: counted.Listen);
        var office = path.Office;
        var receipt = await office.DoAsync(Portal.SubmitOnlineTests.Request(), Role.Applicant);
        var asked = new Dictionary<string, int>
        {
            ["intake"] = await counted.DuringAsync(() => office.DoAsync(Portal.SubmitOnlineTests.Request(), Role.Applicant)),
            ["status"] = await counted.DuringAsync(() => office.DoAsync(new CheckStatus.Query(receipt.CaseNumber, receipt.QueryCode), Role.Applicant)),
            ["case page"] = await CasePageAsync(receipt.CaseNumber),
            ["list"] = await counted.DuringAsync(() => office.DoAsync(new ListCases.Query(), Role.Officer)),
            ["board"] = await counted.DuringAsync(() => office.DoAsync(new ReadRiskBoard.Query(), Role.Supervisor)),
        };
        await path.ClassifyNotResponsibleAsync();
        await path.ApproveAsync();
        asked["case page of an approved reply"] = await CasePageAsync(path.Number);
        var most = new Dictionary<string, int>
        {
            ["intake"] = 16,
            ["status"] = 6,
            ["case page"] = 9,
            ["list"] = 13,
            ["board"] = 14,
            ["case page of an approved reply"] = 18,
        };
        Assert.That(asked.Where(a => a.Value > most[a.Key]).Select(a => $"{a.Key}: {a.Value}"), Is.Empty);

        // As the page does: three questions in one scope.
        async Task<int> CasePageAsync(string number)
        {
            await using var scope = office.Services.CreateAsyncScope();
            var caller = scope.ServiceProvider.GetRequiredService<Caller>();
            (caller.BodyId, caller.UserId, caller.Name, caller.Roles) = (TestOffice.BodyId, TestOffice.UserId(Role.Officer), "Officer",
                new HashSet<Role> { Role.Officer });
            var mediator = scope.ServiceProvider.GetRequiredService<MediatR.IMediator>();
            return await counted.DuringAsync(async () =>
            {
                Problem?[] refused =
                [
                    (await mediator.Send(new ReadCase.Query(number))).Problem,
                    (await mediator.Send(new ReadHistory.Query(number))).Problem,
                    (await mediator.Send(new ExplainClock.Query(number))).Problem,
                ];
                Assert.That(refused, Is.All.Null);
            });
        }
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
            return await counted.DuringAsync(() => outcomes.CheckAsync(found,
                [.. leaves.Select(leaf => new Ruling(null, null, leaf, null, null, new OutcomeBasis()))], default));
        }
    }

    [TestCase(RemindDue.Name, "2026-03-27")]
    [TestCase(ProposeLapses.Name, "2026-05-20")]
    [TestCase(RemindDisputes.Name, "2026-03-13")]
    public async Task ASweep_AsksAsOftenForManyCases_AsForFew(string sweep, string on)
    {
        Assert.That(await ReadsAsync(9), Is.EqualTo(await ReadsAsync(3)));

        async Task<int> ReadsAsync(int cases)
        {
            var counted = new CountedStatements();
            await using var office = await TestOffice.OpenAsync(adapt: services =>
            {
                counted.Listen(services);
                services.AddSingleton<IMailSender>(new MailBag());
            });
            for (var i = 0; i < cases; i++)
            {
                var number = await office.CaseAsync();
                if (sweep == ProposeLapses.Name) await office.EnterAsync(number, ClockEntryKind.CorrectionNotice, "2026-03-03",
                    "2026-03-04", CaseState.AwaitingCorrection);
                if (sweep == RemindDisputes.Name)
                    await office.DoAsync(new RegisterDispute.Command(DisputeForum.DirectSuit, "某院", Day("2026-03-02")) { CaseNumber = number }, Role.Officer);
            }
            office.GoTo(on);
            var reads = await counted.ReadsDuringAsync(() => office.SweepAsync(sweep));
            Assert.That(await office.InboxAsync(), Has.Length.AtLeast(cases));
            return reads;
        }
    }

    [Test]
    public async Task ListsOfCases_AskAsOftenForManyCases_AsForFew()
    {
        Assert.That(await ReadsAsync(6), Is.EqualTo(await ReadsAsync(2)));

        async Task<int[]> ReadsAsync(int cases)
        {
            var counted = new CountedStatements();
            await using var path = await ReplyCase.OpenAsync(adapt: counted.Listen);
            for (var i = 0; i < cases; i++)
            {
                var one = await path.NextAsync(Posted("2026-03-02"));
                await one.ClassifyNotResponsibleAsync();
                await one.DoAsync(new DraftLetter.Command());
                await one.DoAsync(new SubmitLetter.Command());
            }
            var office = path.Office;
            Assert.That((await office.DoAsync(new ListApprovals.Query(), Role.Reviewer)), Has.Count.EqualTo(cases));
            return
            [
                await counted.ReadsDuringAsync(() => office.DoAsync(new ListApprovals.Query(), Role.Reviewer)),
                await counted.ReadsDuringAsync(() => office.DoAsync(new ListCases.Query(), Role.Officer)),
                await counted.ReadsDuringAsync(() => office.DoAsync(new ReadRiskBoard.Query(), Role.Supervisor)),
                await counted.ReadsDuringAsync(() => office.DoAsync(new ReadOverview.Query(), Role.Supervisor)),
                await counted.ReadsDuringAsync(() => office.DoAsync(new ListDisputes.Query(), Role.Supervisor)),
                await counted.ReadsDuringAsync(() => office.DoAsync(new ReadLateness.Query(), Role.Supervisor)),
            ];
        }
    }

    [Test]
    public async Task SheetsOfAFile_AskAsOftenForManyLetters_AsForOne()
    {
        var counted = new CountedStatements();
        await using var path = await ReplyCase.OpenAsync(adapt: counted.Listen);
        await path.ClassifyNotResponsibleAsync();
        await path.ApproveAsync();
        var one = await ReadsAsync(1);
        for (var i = 0; i < 3; i++)
        {
            await path.DoAsync(new VoidLetter.Command("附件有误"), Role.Head);
            await path.ApproveAsync();
        }
        Assert.That(await ReadsAsync(4), Is.EqualTo(one));

        async Task<int> ReadsAsync(int letters)
        {
            await using var scope = path.Office.Services.CreateAsyncScope();
            scope.ServiceProvider.GetRequiredService<Caller>().ActAsSystem();
            var found = (await scope.ServiceProvider.GetRequiredService<CaseOpener>().ReadAsync(path.Number, default))!;
            var written = await scope.ServiceProvider.GetRequiredService<RequestsDb>().Set<Document>().AsNoTracking().AsSplitQuery()
                .Include(d => d.Texts).Include(d => d.Steps).Include(d => d.Services).ToListAsync();
            Assert.That(written, Has.Count.EqualTo(letters));
            var papers = scope.ServiceProvider.GetServices<ICasePapers>().ToList();
            var count = 0;
            foreach (var room in papers) count += await counted.ReadsDuringAsync(() => room.OfAsync(found, written, default));
            return count;
        }
    }
}
