using Microsoft.EntityFrameworkCore;
using Requests.Features.Areas.Intake;
using Requests.Features.Areas.Letters;
using Requests.Features.Data.Entities;
using Requests.Features.Kernel;
using Requests.Features.Tests.Replies;
using Requests.Features.Tests.Timers;

namespace Requests.Features.Tests.Letters;

/// <summary>What was typed at a draft and saved as no version goes when nobody needs it any more: it names people.</summary>
[Property("Rule", "PII-10")]
public sealed class ForgetTypingsTests
{
    [Test]
    public async Task WhatWasTyped_GoesWhenTheLetterGoesUp_ForEverybodyWhoTyped()
    {
        await using var path = await TypedAsync();
        await path.DoAsync(new SubmitLetter.Command());
        Assert.That(await CountAsync(path), Is.Zero);
    }

    [Test]
    public async Task WhatWasTyped_GoesWithTheEndOfTheCase()
    {
        await using var path = await TypedAsync();
        await path.DoAsync(new Withdraw.Command(new(2026, 3, 2)), Role.Clerk);
        Assert.That(await CountAsync(path), Is.Zero);
    }

    [Test]
    public async Task WhatNobodyCameBackTo_GoesAfterAQuarter_AndNotBefore()
    {
        await using var path = await TypedAsync();
        path.Office.Time.Advance(TimeSpan.FromDays(ForgetTypings.Days - 1));
        await path.Office.SweepAsync(ForgetTypings.Name);
        Assert.That(await CountAsync(path), Is.EqualTo(1));
        path.Office.Time.Advance(TimeSpan.FromDays(2));
        await path.Office.SweepAsync(ForgetTypings.Name);
        Assert.That(await CountAsync(path), Is.Zero);
        await path.Office.SweepAsync(ForgetTypings.Name);
    }

    private static async Task<ReplyCase> TypedAsync()
    {
        var path = await ReplyCase.OpenAsync();
        await path.ClassifyNotResponsibleAsync();
        await path.DoAsync(new DraftLetter.Command());
        await path.Office.DoAsync(new KeepTyping.Command(path.Number, Words: new Dictionary<string, string> { ["facts"] = "写了一半" }, OnVersion: 1), Role.Officer);
        Assert.That(await CountAsync(path), Is.EqualTo(1));
        return path;
    }

    private static Task<int> CountAsync(ReplyCase path) => path.Office.InDbAsync(db => db.Set<DraftTyping>().CountAsync());
}
