using System.Data.Common;
using System.Text.RegularExpressions;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using Requests.Features.Areas.Cases;
using Requests.Features.Areas.Clocks;
using Requests.Features.Areas.Notices;
using Requests.Features.Areas.Reports;
using Requests.Features.Areas.Search;
using Requests.Features.Areas.Service;
using Requests.Features.Areas.Supervision;
using Requests.Features.Data;
using Requests.Features.Kernel;
using Requests.Statute.Clocks;
using Requests.Statute.Outcomes;
using Requests.Statute.Receipt;

namespace Requests.Features.Tests.Cases;

/// <summary>What people look at all day finds its cases by an index, however many a body has: no plan walks the whole table, and lists are not sorted first.</summary>
public sealed class QueryPlanTests
{
    // A body has few of these, however many cases it has.
    private static readonly string[] Few = ["Bodies", "Users", "Units", "Memberships", "CalendarChanges", "Absences", "LetterTemplates", "RuleChanges"];

    private static readonly Regex Walks = new(@"^SCAN (?!CONSTANT)|\(BodyId=\?\)$");

    private static IEnumerable<TestCaseData> Questions()
    {
        yield return Case("TheList", new ListCases.Query());
        yield return Case("TheListOfOpenCases", new ListCases.Query(Open: true));
        yield return Case("TheListOfMyCases", new ListCases.Query(Mine: true, Open: true));
        yield return Case("TheListOfAState", new ListCases.Query(State: CaseState.InApproval));
        yield return Case("AFurtherPage", new ListCases.Query(After: "20260330.HCG-2026-0001"));
        yield return Case("TheListFromTheLastDueDay", new ListCases.Query(Descending: true));
        yield return Case("AFurtherPageFromTheLastDueDay", new ListCases.Query(Descending: true, After: "20260330.HCG-2026-0001"));
        yield return Case("TheListAsRegistered", new ListCases.Query(Order: CaseOrder.Registered));
        yield return Case("TheListFromTheNewest", new ListCases.Query(Order: CaseOrder.Registered, Descending: true));
        yield return Case("AFurtherPageFromTheNewest", new ListCases.Query(Order: CaseOrder.Registered, Descending: true, After: "20260330.HCG-2026-0001"));
        yield return Case("TheCountsBesideTheViews", new CountCases.Query());
        yield return Case("TheOverview", new ReadOverview.Query(), sorted: true);
        yield return Case("TheBoard", new ReadRiskBoard.Query(), sorted: true);
        yield return Case("TheListOfAWeek", new ListCases.Query(Open: true, DueFrom: new DateOnly(2026, 3, 30),
            DueTo: new DateOnly(2026, 4, 5), Phase: ClockPhase.Running));
        yield return Case("TheListOfAChannel", new ListCases.Query(Channel: IntakeChannel.Online));
        yield return Case("TheListOfAnOutcome", new ListCases.Query(Outcome: OutcomeLeaf.Granted));
        yield return Case("TheListReceivedSince", new ListCases.Query(ReceivedFrom: new DateOnly(2026, 3, 1)));
        yield return Case("TheWeeksAhead", new ReadWeeksAhead.Query());
        yield return Case("TheReport", new ReadAnnualReport.Query(2025), sorted: true);
        yield return Case("ACell", new ReadReportCell.Query(2025, "GRANTED", "business"), sorted: true);

        static TestCaseData Case<T>(string name, IRequest<Result<T>> question, bool sorted = false) =>
            new TestCaseData((Func<TestOffice, Task>)(office => office.DoAsync(question, Role.Head, Role.Supervisor, Role.Officer)), sorted) { TestName = $"{name}_IsReadByAnIndex" };
    }

    [TestCaseSource(nameof(Questions))]
    public async Task Question_IsReadByAnIndex(Func<TestOffice, Task> ask, bool mayBeSorted)
    {
        foreach (var (text, plan) in await PlansAsync(ask))
        {
            Assert.That(plan.Where(step => !IsCutOff(step, plan)), Has.None.StartsWith("SCAN c"), text);
            if (!mayBeSorted) Assert.That(plan, Has.None.Contains("FOR ORDER BY"), text);
        }
    }

    // However many cases a body took over, and whether the filter finds many or none.
    [TestCase("IX_Cases_BodyId_Channel_DueOn_Number (BodyId=? AND Channel=? AND DueOn>?)")]
    [TestCase("IX_Cases_BodyId_Leaf_DueOn_Number (BodyId=? AND Leaf=? AND DueOn>?)")]
    [TestCase("IX_Cases_BodyId_DueOn_Number (BodyId=? AND DueOn>?)")]
    public async Task AFilteredList_WalksItsOwnRowsOnly(string index)
    {
        var query = index.Contains("Channel", StringComparison.Ordinal) ? new ListCases.Query(Channel: IntakeChannel.Online)
            : index.Contains("Leaf", StringComparison.Ordinal) ? new ListCases.Query(Outcome: OutcomeLeaf.Granted)
            : new ListCases.Query(ReceivedFrom: new DateOnly(2026, 3, 1));
        var plans = await PlansAsync(office => office.DoAsync(query, Role.Officer));
        Assert.That(plans.SelectMany(p => p.Plan), Has.Some.EqualTo($"SEARCH c USING INDEX {index}"));
    }

    [Test]
    public async Task TheUsualTimes_AreMeasuredOnCasesOfTheOfficeAlone()
    {
        var plans = await PlansAsync(office => office.DoAsync(new ReadRiskBoard.Query(), Role.Supervisor));
        Assert.That(plans.Select(p => p.Plan).Where(plan => plan.Exists(step => step.Contains("IX_Cases_BodyId_RepliedOn_Number ", StringComparison.Ordinal))),
            Is.Not.Empty.And.All.Matches<List<string>>(plan => plan.Skip(1).All(step => step == "USE TEMP B-TREE FOR LAST TERM OF ORDER BY")));
    }

    [Test]
    public async Task TheCountsBesideTheViews_NeedNoCaseOpened()
    {
        var (text, plan) = (await PlansAsync(office => office.DoAsync(new CountCases.Query(), Role.Officer))).Single();
        Assert.That(plan.Where(step => step.StartsWith("SEARCH c", StringComparison.Ordinal)), Has.Exactly(5).Items.And.All.Contains("COVERING INDEX"), text);
    }

    [Test]
    public async Task TheWeeksAhead_NeedNoCaseOpened()
    {
        var (text, plan) = (await PlansAsync(office => office.DoAsync(new ReadWeeksAhead.Query(), Role.Supervisor))).Single();
        Assert.That(plan, Has.Exactly(1).Items.And.All.Match(@"^SEARCH c USING COVERING INDEX .*DueOn>\? AND DueOn<\?"), text);
    }

    [Test]
    public async Task ACase_IsListedAndReadWithoutWalkingWhatItsBodyHas()
    {
        string number = "";
        var plans = await PlansAsync(async office =>
        {
            await office.DoAsync(new ListCases.Query(Open: true), Role.Officer);
            await office.DoAsync(new ReadCase.Query(number), Role.Officer);
            await office.DoAsync(new ReadHistory.Query(number), Role.Officer);
            await office.DoAsync(new ExplainClock.Query(number), Role.Officer);
            await office.DoAsync(new ReadService.Query(number), Role.Officer);
            await office.DoAsync(new ListInbox.Query(Unread: true, Size: 1), Role.Officer);
        }, "", async office => number = (await office.DoAsync(SampleData.Posted("2026-03-02"), Role.Clerk)).CaseNumber);
        using (Assert.EnterMultipleScope())
            foreach (var (text, plan) in plans.Where(p => !Few.Any(table => p.Text.Contains($"FROM \"{table}\"", StringComparison.Ordinal))))
                // Whether there is any restricted case at all ends at the first.
                Assert.That(plan.Where(step => Walks.IsMatch(step) && !IsCutOff(step, plan) && !(text.StartsWith("SELECT EXISTS", StringComparison.Ordinal)
                    && step.Contains("IX_CaseRestrictions_BodyId", StringComparison.Ordinal))), Is.Empty, text);
    }

    [Test]
    public async Task TheSearch_LooksUpOnlyTheCasesItsTextsName()
    {
        var plans = await PlansAsync(office => office.DoAsync(new SearchCases.Query("泊位"), Role.Officer));
        Assert.That(plans.Single(p => p.Text.Contains("SearchTable", StringComparison.Ordinal)).Plan, Has.Some.Match(@"^SEARCH c USING INDEX sqlite_autoindex_Cases_1 \(Id=\?\)"));
    }

    [Test]
    public async Task SomeCasesOfABody_AreLookedUpOneByOne()
    {
        if (TestDatabase.OnServer) Assert.Ignore("Plans are read from SQLite.");
        await using var office = await TestOffice.OpenAsync();
        foreach (var (table, column) in new[] { ("Cases", "Id"), ("Cases", "Number"), ("Events", "CaseId"), ("Documents", "CaseId"),
            ("Disputes", "CaseId"), ("ArchiveSeals", "CaseId") })
        {
            var plan = await PlanAsync(office, $"SELECT * FROM {table} WHERE BodyId = @body AND {column} IN (@a, @b, @c)");
            Assert.That(plan.Single(), Does.Match($@"\({column}=\?( AND BodyId=\?)?\)$"), table);
        }
    }

    // Rows that were found before and cut off at a limit are walked through; the table is not.
    private static bool IsCutOff(string step, List<string> plan) => step.StartsWith("SCAN ", StringComparison.Ordinal) && plan.Contains($"CO-ROUTINE {step["SCAN ".Length..]}");

    private static async Task<List<(string Text, List<string> Plan)>> PlansAsync(Func<TestOffice, Task> ask, string table = "Cases",
        Func<TestOffice, Task>? prepare = null)
    {
        if (TestDatabase.OnServer) Assert.Ignore("Plans are read from SQLite.");
        var seen = new Statements();
        await using var office = await TestOffice.OpenAsync("2026-03-02", services => services.ConfigureDbContext<RequestsDb>(o => o.AddInterceptors(seen)));
        if (prepare is not null) await prepare(office);
        seen.Texts.Clear();
        await ask(office);
        var plans = new List<(string Text, List<string> Plan)>();
        foreach (var text in seen.Texts.Where(text => text.Contains($"\"{table}", StringComparison.Ordinal)).Distinct().ToList()) plans.Add((text, await PlanAsync(office, text)));
        Assert.That(plans, Is.Not.Empty);
        return plans;
    }

    private static Task<List<string>> PlanAsync(TestOffice office, string text) => office.InDbAsync(async db =>
    {
        await db.Database.OpenConnectionAsync();
        await using var command = db.Database.GetDbConnection().CreateCommand();
        command.CommandText = "EXPLAIN QUERY PLAN " + text;
        foreach (var name in Regex.Matches(text, "@[A-Za-z0-9_]+").Select(m => m.Value).Distinct())
        {
            var parameter = command.CreateParameter();
            (parameter.ParameterName, parameter.Value) = (name, DBNull.Value);
            command.Parameters.Add(parameter);
        }
        var plan = new List<string>();
        await using var reader = await command.ExecuteReaderAsync();
        while (await reader.ReadAsync()) plan.Add(reader.GetString(3));
        return plan;
    });

    private sealed class Statements : DbCommandInterceptor
    {
        public List<string> Texts { get; } = [];

        public override ValueTask<InterceptionResult<DbDataReader>> ReaderExecutingAsync(DbCommand command, CommandEventData eventData,
            InterceptionResult<DbDataReader> result, CancellationToken cancellationToken = default)
        {
            Texts.Add(command.CommandText);
            return new(result);
        }
    }
}
