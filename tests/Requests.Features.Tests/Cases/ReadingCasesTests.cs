using Requests.Features.Areas.Cases;
using Requests.Features.Areas.Intake;
using Requests.Features.Kernel;

namespace Requests.Features.Tests.Cases;

public sealed class ReadingCasesTests
{
    [Test]
    public async Task ReadCase_MasksThePersonAndSaysWhatIsNext()
    {
        await using var office = await TestOffice.OpenAsync();
        var receipt = await office.DoAsync(SampleData.Posted(), Role.Clerk);
        var view = await office.DoAsync(new ReadCase.Query(receipt.CaseNumber), Role.Clerk);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(view.Parties.Single().Name, Is.EqualTo("张*"));
            Assert.That(view.Parties.Single().Phone, Is.EqualTo("138****0000"));
            Assert.That(view.NextSteps.First(s => s.Act == Act.AssignCase).Allowed, Is.True);
            Assert.That(view.NextSteps.First(s => s.Act == Act.ConfirmReceipt), Has.Property("Allowed").False.And.Property("Why").Not.Null);
            Assert.That(view.WorkingDaysLeft, Is.EqualTo(20));
        }
    }

    [Test]
    public async Task ReadCase_OfAnUnknownNumber_IsNotFound()
    {
        await using var office = await TestOffice.OpenAsync();
        await office.RefusedAsync("case.not-found", new ReadCase.Query("HCG-2026-9999"), Role.Clerk);
    }

    [Test]
    public async Task ListCases_PagesByKeysetWithoutGapOrRepeat()
    {
        await using var office = await TestOffice.OpenAsync("2026-03-09");
        foreach (var day in new[] { "2026-03-04", "2026-03-02", "2026-03-04", "2026-03-06", "2026-03-03" })
            await office.DoAsync(SampleData.Posted(day), Role.Clerk);
        await office.DoAsync(SampleData.Posted("2026-03-09") with { Channel = Statute.Receipt.IntakeChannel.Fax, SignedOn = null }, Role.Clerk);

        var seen = new List<string>();
        string? after = null;
        do
        {
            var page = await office.DoAsync(new ListCases.Query(After: after, Size: 2), Role.Supervisor);
            seen.AddRange(page.Cases.Select(c => c.CaseNumber));
            after = page.Next;
        }
        while (after is not null);
        Assert.That(seen, Is.EqualTo(new[] { "HCG-2026-0002", "HCG-2026-0005", "HCG-2026-0001", "HCG-2026-0003", "HCG-2026-0004", "HCG-2026-0006" }),
            "first due first, a fax that waits for contact last");
    }

    private static readonly string[] Days = ["2026-03-04", "2026-03-02", "2026-03-04", "2026-03-06", "2026-03-03"];

    // Subjects as they are registered: the fifth comes first by its characters.
    private static readonly string[] Subjects = ["丙", "乙", "丁", "丙", "一"];

    [TestCase(CaseOrder.Due, false, "2 5 1 3 4 6")]
    [TestCase(CaseOrder.Due, true, "4 3 1 5 2 6", TestName = "ListCases_WithoutADueDay_IsLastEitherWay")]
    [TestCase(CaseOrder.Registered, false, "1 2 3 4 5 6")]
    [TestCase(CaseOrder.Registered, true, "6 5 4 3 2 1")]
    [TestCase(CaseOrder.Subject, false, "5 3 1 4 2 6")]
    [TestCase(CaseOrder.Subject, true, "6 2 1 4 3 5")]
    [TestCase(CaseOrder.Officer, false, "3 1 2 4 5 6")]
    [TestCase(CaseOrder.Officer, true, "3 1 2 4 5 6")]
    [TestCase(CaseOrder.State, false, "6 1 2 4 5 3")]
    [TestCase(CaseOrder.State, true, "3 1 2 4 5 6")]
    public async Task ListCases_InEachOrder_PagesWithoutGapOrRepeat(CaseOrder order, bool descending, string expected)
    {
        await using var office = await TestOffice.OpenAsync("2026-03-09");
        foreach (var (day, subject) in Days.Zip(Subjects))
            await office.DoAsync(SampleData.Posted(day) with { Subject = subject }, Role.Clerk);
        await office.DoAsync(SampleData.Posted("2026-03-09") with { Channel = Statute.Receipt.IntakeChannel.Fax, SignedOn = null, Subject = "申" }, Role.Clerk);
        await office.DoAsync(new AssignCase.Command(TestOffice.UserId(Role.Officer)) { CaseNumber = "HCG-2026-0003" }, Role.Head);

        foreach (var size in new[] { 1, 2, 3, 100 })
        {
            var seen = new List<string>();
            string? after = null;
            do
            {
                var page = await office.DoAsync(new ListCases.Query(Open: true, After: after, Size: size, Order: order, Descending: descending), Role.Supervisor);
                seen.AddRange(page.Cases.Select(c => c.CaseNumber[^1..]));
                after = page.Next;
            }
            while (after is not null);
            Assert.That(string.Join(' ', seen), Is.EqualTo(expected), $"{size} a page");
        }
    }

    [TestCase(CaseOrder.Subject)]
    [TestCase(CaseOrder.Officer)]
    [TestCase(CaseOrder.State)]
    public async Task ListCases_InAnOrderWithoutAnIndex_IsForOpenCasesOnly(CaseOrder order)
    {
        await using var office = await TestOffice.OpenAsync();
        var problem = await office.RefusedAsync("input.invalid", new ListCases.Query(Order: order), Role.Officer);
        Assert.That(problem.Fields!.Keys, Is.EqualTo(new[] { "order" }));
        await office.RefusedAsync("input.invalid", new ListCases.Query(Open: true, Order: order, After: "20260330.HCG-2026-0001"), Role.Officer);
    }

    [Test]
    public async Task ListCases_WhoseLastCaseLeftTheList_GoesOnAtTheNextOne()
    {
        await using var office = await TestOffice.OpenAsync("2026-03-09");
        foreach (var (day, subject) in Days.Zip(Subjects))
            await office.DoAsync(SampleData.Posted(day) with { Subject = subject }, Role.Clerk);
        Task<ListCases.Response> PageAsync(string? after) =>
            office.DoAsync(new ListCases.Query(Open: true, After: after, Size: 2, Order: CaseOrder.Subject), Role.Supervisor);
        var first = await PageAsync(null);
        Assert.That(first.Cases.Select(c => c.CaseNumber[^1..]), Is.EqualTo(new[] { "5", "3" }));
        await office.DoAsync(new Withdraw.Command(new DateOnly(2026, 3, 9)) { CaseNumber = "HCG-2026-0003" }, Role.Clerk);
        Assert.That((await PageAsync(first.Next)).Cases.Select(c => c.CaseNumber[^1..]), Is.EqualTo(new[] { "1", "4" }));
    }

    [Test]
    public async Task ListCases_OverdueBeginsTheDayAfterTheDueDay()
    {
        await using var office = await TestOffice.OpenAsync("2026-03-02");
        await office.DoAsync(SampleData.Posted("2026-03-02"), Role.Clerk);
        office.GoTo("2026-03-30");
        Assert.That((await office.DoAsync(new ListCases.Query(Overdue: true), Role.Supervisor)).Cases, Is.Empty, "the due day itself is in time");
        office.GoTo("2026-03-31");
        Assert.That((await office.DoAsync(new ListCases.Query(Overdue: true), Role.Supervisor)).Cases, Has.Count.EqualTo(1));
    }

    [Test]
    public async Task ReadHistory_ShowsEveryActChained()
    {
        await using var office = await TestOffice.OpenAsync();
        var receipt = await office.DoAsync(SampleData.Posted(), Role.Clerk);
        var history = await office.DoAsync(new ReadHistory.Query(receipt.CaseNumber), Role.Officer);
        Assert.That(history.Events.Single().Act, Is.EqualTo(nameof(Act.RegisterRequest)));
        Assert.That(history.Events.Single().RuleIds, Is.EqualTo(new[] { "REC-2" }));
    }

    [Test]
    public async Task ReadOverview_CountsOpenAndOverdue()
    {
        await using var office = await TestOffice.OpenAsync("2026-03-02");
        await office.DoAsync(SampleData.Posted("2026-03-02"), Role.Clerk);
        office.GoTo("2026-04-01");
        await office.DoAsync(SampleData.Posted("2026-04-01"), Role.Clerk);
        var overview = await office.DoAsync(new ReadOverview.Query(), Role.Supervisor);
        Assert.That((overview.Open, overview.Overdue, overview.Unassigned), Is.EqualTo((2, 1, 2)));
    }
}
