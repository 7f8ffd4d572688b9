using Microsoft.EntityFrameworkCore;
using Requests.Features.Areas.Collaboration;
using Requests.Features.Areas.Intake;
using Requests.Features.Areas.Letters;
using Requests.Features.Data.Entities;
using Requests.Features.Kernel;
using Requests.Features.Tests.Replies;
using Requests.Features.Tests.Timers;

namespace Requests.Features.Tests.Collaboration;

/// <summary>Notes stay beside the case; whom they mention and who watches hears of them; a case is given back and taken.</summary>
public sealed class NoteTests
{
    [Test]
    public async Task ANote_TellsWhomItMentions_AndWhoWatches_Once_AndStaysOutOfLetters()
    {
        await using var path = await ReplyCase.OpenAsync();
        await path.DoAsync(new WatchCase.Command(true), Role.Supervisor);
        await path.DoAsync(new WatchCase.Command(true), Role.Head);
        await path.DoAsync(new AddNote.Command(CaseNoteKind.Telephone, "电话联系申请人，愿意缩小范围。请 @head 看一下，@HEAD."));
        Assert.That(await path.Office.InboxAsync(), Is.EqualTo(new[] { "Mentioned Head", "NoteAdded Supervisor" }));
        var note = (await path.Office.DoAsync(new ReadTogether.Query(path.Number), Role.Reviewer)).Notes.Single();
        Assert.That((note.Kind, note.By, note.Text), Is.EqualTo((CaseNoteKind.Telephone, "Officer", "电话联系申请人，愿意缩小范围。请 @head 看一下，@HEAD.")));
        await path.ClassifyNotResponsibleAsync();
        await path.DoAsync(new DraftLetter.Command());
        Assert.That(await path.TextAsync(), Does.Not.Contain("缩小范围"));
    }

    [Test]
    public async Task WhatANoteSays_LiesSealed_AndInNoEvent()
    {
        await using var path = await ReplyCase.OpenAsync();
        await path.DoAsync(new AddNote.Command(CaseNoteKind.Remark, "找李四要合同"));
        Assert.That(await path.Office.InDbAsync(db => db.Set<CaseNote>().Select(n => n.Text).SingleAsync()), Does.Not.Contain("李四"));
        Assert.That((await path.Office.EventsAsync(path.Number)).Select(e => e.Details), Has.None.Contains("李四"));
    }

    [Test]
    public async Task AMentionOfNobody_IsRefusedWithTheName()
    {
        await using var path = await ReplyCase.OpenAsync();
        var refused = await path.RefusedAsync("collaboration.nobody-of-that-name", new AddNote.Command(CaseNoteKind.Remark, "请 @nobody 看"));
        Assert.That(refused.Text.Zh, Does.Contain("nobody"));
        await path.DoAsync(new AddNote.Command(CaseNoteKind.Remark, "信箱 zhang@example.invalid 不是人名"), Role.Officer);
    }

    [Test]
    public async Task WhoWatches_HearsWhatBecomesOfIt_ButNotOfTheOwnActs()
    {
        await using var path = await ReplyCase.OpenAsync();
        await path.DoAsync(new WatchCase.Command(true), Role.Supervisor);
        await path.DoAsync(new WatchCase.Command(true));
        await path.ClassifyNotResponsibleAsync();
        await path.DoAsync(new DraftLetter.Command());
        await path.DoAsync(new SubmitLetter.Command());
        Assert.That((await path.Office.InboxAsync()).Where(n => n.StartsWith("Watched", StringComparison.Ordinal)), Is.EqualTo(new[] { "WatchedMoved Supervisor" }));
        await path.DoAsync(new WatchCase.Command(false), Role.Supervisor);
        await path.AgreeAsync(Role.Reviewer);
        Assert.That((await path.Office.InboxAsync()).Count(n => n == "WatchedMoved Supervisor"), Is.EqualTo(1));
    }

    [Test]
    [Property("Rule", "REC-9")]
    public async Task HandedBack_WithReason_TheDeskIsTold_NoDateMoves_AndTheNextTakesIt()
    {
        await using var office = await TestOffice.OpenAsync();
        var number = await office.CaseAsync();
        var due = (await office.CaseAsync(number)).DueOn;
        await office.DoAsync(new HandBackCase.Command("属于绿化处职责") { CaseNumber = number }, Role.Officer);
        var back = await office.CaseAsync(number);
        Assert.That((back.State, back.OfficerId, back.DueOn), Is.EqualTo((CaseState.Received, (Guid?)null, due)));
        Assert.That(await office.InboxAsync(), Is.EqualTo(new[] { "HandedBack Clerk", "HandedBack Head" }));
        await office.RefusedAsync("case.wrong-state", new HandBackCase.Command("x") { CaseNumber = number }, Role.Officer);
        Assert.That((await office.DoAsync(new TakeNextCase.Command(), Role.Officer)).CaseNumber, Is.EqualTo(number));
        Assert.That((await office.CaseAsync(number)).OfficerId, Is.EqualTo(TestOffice.UserId(Role.Officer)));
        await office.RefusedAsync("collaboration.nothing-to-take", new TakeNextCase.Command(), Role.Officer);
    }

    [Test]
    public async Task TheNextCase_IsTheOneWhoseDayIsNearest_AndTwoAtOnceGetTwo()
    {
        await using var office = await TestOffice.OpenAsync("2026-03-10");
        var later = await office.CaseAsync("2026-03-10", assigned: false);
        var sooner = await office.CaseAsync("2026-03-02", assigned: false);
        var both = await Task.WhenAll(Enumerable.Range(0, 2).Select(_ => Task.Run(() => office.DoAsync(new TakeNextCase.Command(), Role.Officer))));
        Assert.That(both.Select(t => t.CaseNumber), Is.EquivalentTo(new[] { sooner, later }));
    }

    [Test]
    public async Task ACaseOfSomebodyElse_OrWithALetterUnderWay_IsNotGivenBack()
    {
        await using var path = await ReplyCase.OpenAsync();
        await path.Office.ChangeCaseAsync(path.Number, c => c.Assign(TestOffice.UserId(Role.Clerk), null));
        await path.RefusedAsync("collaboration.not-your-case", new HandBackCase.Command("x"));
    }
}
