using Requests.Features.Areas.Intake;
using Requests.Features.Areas.Letters;
using Requests.Features.Areas.Notices;
using Requests.Features.Areas.Portal;
using Requests.Features.Areas.Service;
using Requests.Features.Data.Entities;
using Requests.Features.Kernel;
using Requests.Features.Tests.Portal;
using Requests.Features.Tests.Timers;
using Requests.Statute.Outcomes;
using Requests.Statute.Service;
using static Requests.Features.Tests.SampleData;

namespace Requests.Features.Tests.Notices;

/// <summary>State by person: whoever a waiting state waits for was told when the case came there, and nobody twice.</summary>
public sealed class WaitingStatesTests
{
    [Test]
    public void EveryStateThatWaits_SaysForWhom() =>
        Assert.That(WaitingStates.All.Select(w => w.State), Is.EquivalentTo(Enum.GetValues<CaseState>()), "each state once");

    [Test]
    public void AStateThatWaits_HasSomebodyWhoIsTold()
    {
        using (Assert.EnterMultipleScope())
            foreach (var waits in WaitingStates.All)
                Assert.That(waits.Told.Count > 0, Is.EqualTo(waits.For != WaitsFor.Nobody), $"{waits.State}");
    }

    [Test]
    public async Task EachStateOnTheWayOfAReply_TellsItsPersonOnce()
    {
        await using var office = await TestOffice.OpenAsync("2026-03-02");
        var receipt = await office.DoAsync(SubmitOnlineTests.Request());
        var number = receipt.CaseNumber;
        await Arrived(CaseState.Received, "RequestArrived Clerk", "RequestArrived Head");
        await DoAsync(new AssignCase.Command(TestOffice.UserId(Role.Officer)), Role.Head);
        await Arrived(CaseState.InProgress, "CaseAssigned Officer");
        await DoAsync(new Areas.Outcomes.ClassifyOutcome.Command(OutcomeLeaf.UnavailableNotHeld, NotHeldKind.NotResponsible,
            Basis: new OutcomeBasis { ResponsibleAgency = "某市交通运输局", ResponsibleContact = "0000-1234567" }));
        await DoAsync(new DraftLetter.Command());
        await DoAsync(new SubmitLetter.Command());
        await Arrived(CaseState.InApproval, "LetterWaits Reviewer");
        foreach (var (role, next) in new[] { (Role.Reviewer, "Head"), (Role.Head, "Leader"), (Role.Leader, "Chief") })
        {
            await DoAsync(new JudgeLetter.Command(Verdict.Agree, "同意。"), role);
            await Arrived(CaseState.InApproval, $"LetterWaits {next}");
        }
        await DoAsync(new JudgeLetter.Command(Verdict.Agree, "同意。"), Role.Chief);
        await Arrived(CaseState.Approved, "LetterApproved Officer");
        await DoAsync(new IssueLetter.Command());
        await Arrived(CaseState.Issued, "LetterToServe Clerk");
        await DoAsync(new RecordService.Command(ServiceMethod.PostalExpress, Day("2026-03-02"), TrackingNumber: "EA000000000CN"), Role.Clerk);
        await Arrived(CaseState.Dispatched);
        await office.DoAsync(new ConfirmReceiptOfReply.Command { Number = number, QueryCode = receipt.QueryCode });
        await Arrived(CaseState.Served, "ReplyServed Officer");

        Task DoAsync<T>(Services.Cases.CaseCommand<T> command, Role role = Role.Officer) => office.DoAsync(command with { CaseNumber = number }, role);

        async Task Arrived(CaseState state, params string[] told)
        {
            Assert.That((await office.CaseAsync(number)).State, Is.EqualTo(state));
            var all = await office.InboxAsync();
            Assert.That(all.Except(_seen), Is.EquivalentTo(told), $"{state}");
            Assert.That(all, Is.Unique, "nobody twice");
            var row = WaitingStates.Of(state);
            Assert.That(told.Select(t => t.Split(' ')[0]).Except(row.Told.Select(k => $"{k}")), Is.Empty, $"{state}");
            _seen = all;
        }
    }

    private string[] _seen = [];

    [Test]
    public async Task TheBarCounts_WhatWaitsForMe()
    {
        await using var path = await Replies.ReplyCase.OpenAsync();
        await path.ClassifyNotResponsibleAsync();
        await path.DoAsync(new DraftLetter.Command());
        await path.DoAsync(new SubmitLetter.Command());
        var number = await path.Office.CaseAsync(assigned: false);
        Assert.That(number, Is.Not.Empty);
        Assert.That(await CountAsync(Role.Reviewer), Is.EqualTo(new CountMyTurn.Response(1, 0, 0, 0)));
        Assert.That(await CountAsync(Role.Officer), Is.EqualTo(new CountMyTurn.Response(0, 0, 0, 0)));
        Assert.That(await CountAsync(Role.Head), Is.EqualTo(new CountMyTurn.Response(0, 0, 1, 0)));
        await path.DoAsync(new JudgeLetter.Command(Verdict.Return, "请写明依据。"), Role.Reviewer);
        Assert.That(await CountAsync(Role.Reviewer), Is.EqualTo(new CountMyTurn.Response(0, 0, 0, 0)));
        Assert.That(await CountAsync(Role.Officer), Is.EqualTo(new CountMyTurn.Response(0, 1, 0, 0)));

        Task<CountMyTurn.Response> CountAsync(Role role) => path.Office.DoAsync(new CountMyTurn.Query(), role);
    }
}
