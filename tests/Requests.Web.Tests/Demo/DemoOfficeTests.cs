using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Requests.Features.Areas.Cases;
using Requests.Features.Data.Entities;
using Requests.Features.Data;
using Requests.Features.Kernel;
using Requests.Statute.Outcomes;
using Requests.Tests;
using Requests.Web.Demo;
using Requests.Web.Hosting;

namespace Requests.Web.Tests.Demo;

/// <summary>The standing acceptance case: the bureau's year 2020 through the same commands as in real life.</summary>
public sealed class DemoOfficeTests
{
    private static readonly DateOnly Today = new(2026, 11, 23);
    private string _folder = "";
    private DemoSummary _summary = null!;

    [OneTimeSetUp]
    public async Task ReplayAsync()
    {
        _folder = Directory.CreateTempSubdirectory("requests-demo-").FullName;
        _summary = await KeptDemonstration.CopyToAsync(_folder, Today);
    }

    [OneTimeTearDown]
    public void Remove() => Delete(_folder);

    [Test]
    public void SEED_4_SixteenRequestsEndAsReportedAndNoneIsLate()
    {
        Assert.That(_summary.Outcomes2020, Is.EquivalentTo(new Dictionary<OutcomeLeaf, int>
        {
            [OutcomeLeaf.UnavailableNotHeld] = 10,
            [OutcomeLeaf.RefusedProhibited] = 2,
            [OutcomeLeaf.NotProcessedDuplicate] = 2,
            [OutcomeLeaf.UnavailableUnclear] = 2,
        }));
        Assert.That(_summary.Late2020, Is.Zero);
        Assert.That(_summary.NotResponsible, Has.Count.EqualTo(10).And.All.Contains("〔2020〕"));
    }

    [Test]
    public async Task SEED_1_SEED_2_TheReportWith7754ItemsIsFrozenInTime()
    {
        Assert.That(_summary.Published2020, Is.EqualTo(7754));
        var frozen = await InDbAsync(_folder, db => db.Set<FrozenReport>().SingleAsync());
        Assert.That((frozen.Year, DateOnly.FromDateTime(frozen.At.DateTime), frozen.Leader),
            Is.EqualTo((2020, new DateOnly(2021, 1, 16), (string?)DemoAccounts.Of(Role.Leader).DisplayName)), "somebody answers for what the seed does not tell");
    }

    [Test]
    public void SEED_8_TwoDisputesAreOnRecord() => Assert.That(_summary.Disputes2020, Is.EqualTo(2));

    [Test]
    public async Task SEED_8_TheSuitWentToAppeal_IsToldInItsHistory_AndCountsOnce()
    {
        var (history, disputes, partFour) = await AsHeadAsync(async mediator => (
            (await mediator.Send(new ReadHistory.Query("JCG-2020-0002"))).Value,
            (await mediator.Send(new Requests.Features.Areas.Disputes.ListDisputes.Query("JCG-2020-0002"))).Value,
            (await mediator.Send(new Requests.Features.Areas.Reports.ReadAnnualReport.Query(2020))).Value.PartFour));
        using (Assert.EnterMultipleScope())
        {
            Assert.That(history.Events.Select(e => e.Act).Where(a => a.Contains("Dispute", StringComparison.Ordinal) || a == nameof(Act.OpenNextInstance)),
                Is.EqualTo(new[] { "RegisterDispute", "RecordDisputeResult", "OpenNextInstance", "RecordDisputeResult" }));
            Assert.That(history.Events.Single(e => e.Act == nameof(Act.OpenNextInstance)).Details.ToString(), Does.Contain("江城市中级人民法院"));
            Assert.That(disputes.Single().Stages.Select(s => (s.Instance, s.Result)), Is.EqualTo(new[]
            {
                (DisputeInstance.FirstInstance, Statute.Disputes.DisputeResult.SuitDismissed), (DisputeInstance.Appeal, Statute.Disputes.DisputeResult.SuitDismissed),
            }));
            Assert.That(disputes.Single().Stages[^1].ResultNote, Does.Contain("维持原裁定"));
            Assert.That(partFour.Select(block => block.Values), Is.EqualTo(new[]
            {
                new int?[] { 1, 0, 0, 0, 1 }, new int?[] { 0, 0, 1, 0, 1 }, new int?[] { 0, 0, 0, 0, 0 },
            }), "one reconsideration upheld; suit and appeal are one, dismissed");
        }
    }

    [Test]
    public void SEED_10_EveryReplyIsArchivedAndVerifies()
    {
        Assert.That(_summary.ArchiveFaults, Is.Zero);
        Assert.That(_summary.Seals, Is.GreaterThanOrEqualTo(16));
    }

    [Test]
    public void TheYearsRepliesLieAsPapersInAFolder()
    {
        var replies = Directory.GetFiles(Path.Combine(_folder,
            DemoOffice.LettersFolder)).Select(Path.GetFileName).Where(n => n!.StartsWith("江城管公复", StringComparison.Ordinal)).ToList();
        Assert.That(replies.Count(n => n!.EndsWith(".pdf", StringComparison.Ordinal)), Is.EqualTo(16));
        Assert.That(replies.Count(n => n!.EndsWith(".docx", StringComparison.Ordinal)), Is.EqualTo(16));
    }

    [Test]
    public void TheOfficeChecksItselfWithoutFault() => Assert.That(_summary.SelfCheckFaults, Is.Zero);

    [Test]
    public async Task TodayHoldsACaseInEveryState()
    {
        var states = await InDbAsync(_folder, db => db.Set<Case>().Select(c => c.State).Distinct().ToListAsync());
        Assert.That(states, Is.EquivalentTo(Enum.GetValues<CaseState>().Except([CaseState.Destroyed])), "no retention has ended yet");
        var open = await InDbAsync(_folder, db => db.Set<Case>().Open().ToListAsync());
        using (Assert.EnterMultipleScope())
        {
            Assert.That(open.Count(c => c.ClockPhase == Statute.Clocks.ClockPhase.Running && c.DueOn < Today), Is.EqualTo(1), "one is overdue");
            Assert.That(open.Any(c => c.DueOn >= Today && c.DueOn <= DemoStage.After(Today, 2)), Is.True, "some are near due");
            Assert.That(open.Any(c => c.DueIsProvisional), Is.True, "one is provisional");
        }
    }

    [Test]
    public async Task ARehearsalWithoutAChange_FindsNoDifferenceInTheWholeDemonstration([Values(2020, 2026)] int year)
    {
        await using var app = Composition.Build(["--Data:Folder", _folder, "--Jobs:Workers", "0"], quiet: true);
        await using var scope = app.Services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<Caller>().ActAsSystem();
        var code = (await scope.ServiceProvider.GetRequiredService<RequestsDb>().Set<Body>().SingleAsync()).Code;
        var played = (await scope.ServiceProvider.GetRequiredService<MediatR.IMediator>().Send(new Requests.Features.Areas.Rehearsals.Rehearse.Query(year, BodyCode: code))).Value;
        Assert.That(played.Differences, Is.Empty);
        Assert.That(played.Letters, Is.GreaterThanOrEqualTo(16), "letters were written anew");
        TestContext.Out.WriteLine($"{year}: {played.Cases} cases, {played.Letters} letters, {played.Cells} cells");
    }

    [Test]
    public async Task ReplayingTwiceGivesTheSameManifests()
    {
        var again = Directory.CreateTempSubdirectory("requests-demo-").FullName;
        try
        {
            await KeptDemonstration.PlayAsync(again, Today);
            var first = await SealsAsync(_folder);
            Assert.That(await SealsAsync(again), Is.EqualTo(first));
            Assert.That(first, Is.Not.Empty);
        }
        finally
        {
            Delete(again);
        }

        static Task<List<string>> SealsAsync(string folder) =>
            InDbAsync(folder, db => db.Set<ArchiveSeal>().OrderBy(s => s.Sequence).Select(s => s.ManifestHash).ToListAsync());
    }

    [Test]
    public void Demo_RefusesAFolderThatHoldsSomethingElse()
    {
        var folder = Directory.CreateTempSubdirectory("requests-demo-").FullName;
        File.WriteAllText(Path.Combine(folder, "letter.txt"), "x");
        Assert.That(() => DemoOffice.IsThere(Composition.ReadSettings(["--Data:Folder", folder]), null), Throws.TypeOf<StartException>());
        Delete(folder);
    }

    [TestCase("http://0.0.0.0:5080")]
    [TestCase("http://127.0.0.1:5080;http://192.0.2.1:80")]
    public void Demo_ListensOnLoopbackOnly(string urls) =>
        Assert.That(() => DemoOffice.IsThere(Composition.ReadSettings([]), urls), Throws.TypeOf<StartException>());

    private async Task<T> AsHeadAsync<T>(Func<MediatR.IMediator, Task<T>> ask)
    {
        await using var app = Composition.Build(["--Data:Folder", _folder, "--Jobs:Workers", "0"], quiet: true);
        await using var scope = app.Services.CreateAsyncScope();
        var caller = scope.ServiceProvider.GetRequiredService<Caller>();
        (caller.UserId, caller.Name, caller.BodyId, caller.Roles) = (DemoAccounts.Of(Role.Head).Id, "head", DemoStage.BodyId, new HashSet<Role> { Role.Head });
        return await ask(scope.ServiceProvider.GetRequiredService<MediatR.IMediator>());
    }

    private static async Task<T> InDbAsync<T>(string folder, Func<RequestsDb, Task<T>> look)
    {
        await using var app = Composition.Build(["--Data:Folder", folder, "--Jobs:Workers", "0"], quiet: true);
        await using var scope = app.Services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<Caller>().ActAsSystem();
        return await look(scope.ServiceProvider.GetRequiredService<RequestsDb>());
    }

    private static void Delete(string folder)
    {
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        Directory.Delete(folder, recursive: true);
    }
}
