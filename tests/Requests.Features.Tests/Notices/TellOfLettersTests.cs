using Requests.Features.Areas.Letters;
using Requests.Features.Areas.Notices;
using Requests.Features.Areas.Service;
using Requests.Features.Areas.Supervision;
using Requests.Features.Data.Entities;
using Requests.Features.Kernel;
using Requests.Features.Tests.Portal;
using Requests.Features.Tests.Replies;
using Requests.Features.Tests.Timers;
using Requests.Statute.Service;

namespace Requests.Features.Tests.Notices;

/// <summary>A letter that waits for somebody has told them, each time it comes to them, and nobody else.</summary>
public sealed class TellOfLettersTests
{
    private static readonly DateOnly Today = SampleData.Day("2026-03-02");

    [Test]
    public async Task EachStepOfTheChain_IsToldWhenTheLetterComes_AndTheOfficerWhenItIsApproved()
    {
        await using var path = await ReplyCase.OpenAsync();
        await path.ClassifyNotResponsibleAsync();
        await path.ApproveAsync();
        Assert.That(await path.Office.InboxAsync(), Is.EquivalentTo(new[]
        {
            "LetterWaits Reviewer", "LetterWaits Head", "LetterWaits Leader", "LetterWaits Chief", "LetterApproved Officer",
        }));
    }

    [Test]
    public async Task ItsLink_OpensTheVeryThing()
    {
        await using var path = await ReplyCase.OpenAsync();
        await path.ClassifyNotResponsibleAsync();
        await path.ApproveAsync();
        var leader = (await path.Office.DoAsync(new ListInbox.Query(), Role.Leader)).Notices.Single();
        var officer = (await path.Office.DoAsync(new ListInbox.Query(), Role.Officer)).Notices.Single();
        Assert.That((leader.Path, officer.Path), Is.EqualTo(($"/approvals?at={path.Number}-1", $"/cases/{path.Number}/letters/1")));
    }

    [Test]
    public async Task AReturnedLetter_IsToldToItsDrafter_AndComesAgainToTheSameStep()
    {
        await using var path = await ReplyCase.OpenAsync();
        await path.ClassifyNotResponsibleAsync();
        await path.DoAsync(new DraftLetter.Command());
        await path.DoAsync(new SubmitLetter.Command());
        await path.DoAsync(new JudgeLetter.Command(Verdict.Return, "请写明依据。"), Role.Reviewer);
        await path.DoAsync(new DraftLetter.Command());
        await path.DoAsync(new SubmitLetter.Command());
        Assert.That(await path.Office.InboxAsync(), Is.EquivalentTo(new[] { "LetterWaits Reviewer", "LetterReturned Officer", "LetterWaits Reviewer" }));
    }

    [Test]
    public async Task WhoeverActsForTheAbsent_IsToldBesideThem()
    {
        await using var path = await ReplyCase.OpenAsync();
        await path.Office.DoAsync(new EnterAbsence.Command(Today, Today, DeputyUserId: TestOffice.UserId(Role.Head)), Role.Reviewer);
        await path.ClassifyNotResponsibleAsync();
        await path.DoAsync(new DraftLetter.Command());
        await path.DoAsync(new SubmitLetter.Command());
        Assert.That(await path.Office.InboxAsync(), Is.EquivalentTo(new[] { "DeputyNamed Head", "LetterWaits Reviewer", "LetterWaits Head" }));
    }

    [Test]
    public async Task AStepThatNobodyHolds_IsToldToTheOfficerAndTheAdministrator()
    {
        await using var path = await ReplyCase.OpenAsync();
        await path.Office.InDbAsync(async db =>
        {
            db.RemoveRange(db.Set<Membership>().Where(m => m.Role == Role.Reviewer));
            return await db.SaveChangesAsync();
        });
        await path.ClassifyNotResponsibleAsync();
        await path.DoAsync(new DraftLetter.Command());
        await path.DoAsync(new SubmitLetter.Command());
        Assert.That(await path.Office.InboxAsync(), Is.EquivalentTo(new[] { "StepUnfilled Officer", "StepUnfilled Administrator" }));
    }

    [Test]
    public async Task MailThatCameBack_IsToldToTheOfficer()
    {
        await using var path = await ReplyCase.OpenAsync();
        await path.ClassifyNotResponsibleAsync();
        await path.ApproveAsync();
        await path.DoAsync(new IssueLetter.Command());
        await path.DoAsync(new RecordService.Command(ServiceMethod.PostalExpress, Today, TrackingNumber: "EA000000000CN"), Role.Clerk);
        await path.DoAsync(new RecordReturnedMail.Command(Today, "查无此人"), Role.Clerk);
        Assert.That(await path.Office.InboxAsync(), Does.Contain("LetterCameBack Officer"));
    }

    [Test]
    public async Task ARequestOnline_IsToldToThoseWhoTakeItInHand()
    {
        await using var office = await TestOffice.OpenAsync("2026-03-02");
        await office.DoAsync(SubmitOnlineTests.Request());
        await office.DoAsync(SampleData.Posted("2026-03-02"), Role.Clerk);
        Assert.That(await office.InboxAsync(), Is.EquivalentTo(new[] { "RequestArrived Clerk", "RequestArrived Head" }));
    }
}
