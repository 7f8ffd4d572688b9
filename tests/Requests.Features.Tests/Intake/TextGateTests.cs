using Requests.Features.Data.Entities;
using System.Text;
using Requests.Features.Areas.Cases;
using Requests.Features.Areas.Letters.Checks;
using Requests.Features.Areas.Portal;
using Requests.Features.Kernel;
using Requests.Features.Services.Letters.Checks;
using Requests.Features.Services.Pipeline;
using Requests.Features.Services.Privacy;
using Requests.Features.Tests.Portal;
using Requests.Features.Tests.Replies;

namespace Requests.Features.Tests.Intake;

/// <summary>Whatever characters arrive: what is none is refused by field, what shows nothing is empty, and all else gets its reply.</summary>
public sealed class TextGateTests
{
    [TestCase("请公开\uFFFE事项", "U+FFFE")]
    [TestCase("请公开\uFFFF事项", "U+FFFF")]
    [TestCase("请公开\uFDD0事项", "U+FDD0")]
    [TestCase("请公开\U0010FFFF事项", "U+10FFFF")]
    [TestCase("请公开\0事项", "U+0000")]
    [TestCase("请公开\u0001事项", "U+0001")]
    [TestCase("请公开\u009F事项", "U+009F")]
    public Task SEC_3_WhatIsNoCharacter_IsRefusedByField(string text, string code) => IsRefusedAsync(text, code);

    // An attribute cannot hold half a pair.
    [Test]
    public Task BUG_06_HalfAPair_IsRefusedByField() => IsRefusedAsync($"请公开{(char)0xD83D}事项", "U+D83D");

    private static async Task IsRefusedAsync(string text, string code)
    {
        await using var office = await TestOffice.OpenAsync();
        var refused = await office.RefusedAsync("input.invalid", SubmitOnlineTests.Request() with { RequestText = text });
        Assert.That(refused.Fields!["requestText"].Single(), Does.Contain(code).And.Contain("请公开"));
        refused = await office.RefusedAsync("input.invalid", SubmitOnlineTests.Request() with { Applicant = SampleData.Applicant(text) });
        Assert.That(refused.Fields!.Keys, Is.EqualTo(new[] { "applicant.name" }));
        refused = await office.RefusedAsync("input.invalid", SampleData.Posted() with { Matters = ["甲", text] }, Role.Clerk);
        Assert.That(refused.Fields!.Keys, Is.EqualTo(new[] { "matters[1]" }));
    }

    [TestCase("\u200B")]
    [TestCase("\u2060\u00AD")]
    [TestCase("\uFEFF\u3164")]
    [TestCase("\u2800")]
    [TestCase(" \u3000\u202D\u202C")]
    public async Task BUG_27_WhatShowsNothing_IsEmpty(string nothing)
    {
        await using var office = await TestOffice.OpenAsync();
        foreach (var (command, field) in new[]
        {
            (SubmitOnlineTests.Request() with { Subject = nothing }, "subject"),
            (SubmitOnlineTests.Request() with { RequestText = nothing }, "requestText"),
            (SubmitOnlineTests.Request() with { Applicant = SampleData.Applicant(nothing) }, "applicant.name"),
            (SubmitOnlineTests.Request() with { Applicant = new("张三", Phone: nothing) }, "applicant.phone"),
        })
            Assert.That((await office.RefusedAsync("input.invalid", command)).Fields!.Keys, Is.EqualTo(new[] { field }));
    }

    [TestCase("请提供✅路灯维护记录😀📎", "张三")]
    [TestCase("电话\u202D13800000000\u202C，e\u0301、\u200B路灯", "𠮷田花子")]
    [TestCase("私用\uE000字，新字𰻝，ꆈꌠ，བོད", "𰻝\uE001")]
    [TestCase("甲\u2028乙\u2029丙\r\n丁\u0085戊", "阿依古丽·买买提")]
    public async Task BUG_01_AReplyCanAlwaysBeIssued(string text, string name)
    {
        await using var path = await ReplyCase.OpenAsync(change: c => c with { RequestText = text, Subject = text, Applicant = SampleData.Applicant(name) });
        await path.ClassifyNotResponsibleAsync();
        await path.ApproveAsync();
        await path.IssueAndServeAsync();
        Assert.That((await path.LookAsync()).RepliedOn, Is.Not.Null);
        Assert.That((await path.LookAsync()).RequestText, Is.EqualTo(text), "kept as it arrived");
    }

    [Test]
    public async Task BUG_01_ASubstituteInTheLetter_IsToldAndStopsNothing()
    {
        await using var path = await ReplyCase.OpenAsync(change: c => c with { RequestText = "请公开𰻝号文件" });
        await path.ClassifyNotResponsibleAsync();
        await path.DoAsync(new Areas.Letters.DraftLetter.Command(), Role.Officer);
        var checks = await path.Office.DoAsync(new CheckLetter.Query(path.Number, 1), Role.Officer);
        var told = checks.Checks.Single(c => c.Id == "TEXT-CHAR");
        Assert.That(told.Faults.Select(f => f.Place), Does.Contain("U+30EDD"));
        Assert.That(checks.Checks.Where(c => c.Outcome == CheckLetter.Outcome.Blocking).Select(c => c.Id), Is.Empty);
        Assert.That(await path.TextAsync(), Does.Contain("〔U+30EDD〕"));
    }

    [Test]
    public void SEC_3_NoKeyedHash_AndNoCanonicalForm_ThrowsOnACharacter()
    {
        var vault = new PersonalVault(new byte[32]);
        foreach (var plane in Enumerable.Range(0, 17))
        {
            var text = new StringBuilder("\uD800");
            for (var c = plane << 16; c <= (plane << 16 | 0xFFFF); c += 7)
                if (Rune.IsValid(c)) text.Append(new Rune(c));
            text.Append('\uDC00').Append("\uFFFE\uFFFF");
            Assert.That(() => vault.Hash(text.ToString()), Throws.Nothing);
            foreach (var field in Enum.GetValues<PersonalField>()) Assert.That(()
                => vault.Seal(SealedPlace.Of("Parties.Name", Guid.Empty), field, text.ToString()), Throws.Nothing);
            Assert.That(() => TextGate.FaultOf(text.ToString()), Throws.Nothing);
        }
    }
}
