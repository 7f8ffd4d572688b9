using Microsoft.EntityFrameworkCore;
using Requests.Features.Areas.Disputes;
using Requests.Features.Areas.Outcomes;
using Requests.Features.Areas.Search;
using Requests.Features.Data.Entities;
using Requests.Features.Kernel;
using Requests.Features.Tests.Replies;
using Requests.Features.Tests.Timers;
using Requests.Statute.Citations;
using Requests.Statute.Disputes;
using Requests.Statute.Outcomes;
using static Requests.Features.Tests.SampleData;

namespace Requests.Features.Tests.Search;

/// <summary>While drafting one sees how like requests were answered and what became of it; a ground that was overturned warns.</summary>
public sealed class ReadPrecedentsTests
{
    [Test]
    public async Task EarlierRepliesToLikeRequests_AreShownWithTheirGroundsAndTheirFate()
    {
        await using var path = await ReplyCase.OpenAsync();
        await AnswerAsync(path);
        await Index(path);
        var next = await path.NextAsync(Posted());
        await path.NextAsync(Posted(subject: "供热企业特许经营协议"));
        await Index(path);
        var read = await path.Office.DoAsync(new ReadPrecedents.Query(next.Number), Role.Officer);
        var earlier = read.Precedents.Single();
        Assert.That((earlier.CaseNumber, earlier.Outcome, earlier.Fate), Is.EqualTo((path.Number, OutcomeLeaf.UnavailableNotHeld, ReadPrecedents.Fate.Undisputed)));
        Assert.That((earlier.Grounds, read.Warnings), Is.EqualTo((earlier.Grounds, Array.Empty<ReadPrecedents.Warning>())));
        Assert.That(earlier.Grounds, Has.Count.EqualTo(1));
        await DisputeAsync(path, DisputeResult.DecisionUpheld);
        Assert.That((await path.Office.DoAsync(new ReadPrecedents.Query(next.Number), Role.Officer)).Precedents.Single().Fate, Is.EqualTo(ReadPrecedents.Fate.Upheld));
    }

    [Test]
    public async Task AGroundThatWasOverturned_Warns_WhateverWasAskedFor_AndAnotherGroundDoesNot()
    {
        await using var path = await ReplyCase.OpenAsync();
        await AnswerAsync(path);
        await DisputeAsync(path, DisputeResult.Revoked);
        var next = await path.NextAsync(Posted(subject: "供热企业特许经营协议"));
        Assert.That((await path.Office.DoAsync(new ReadPrecedents.Query(next.Number), Role.Officer)).Warnings, Is.Empty, "it leans on nothing yet");
        await next.ClassifyNotResponsibleAsync();
        var warning = (await path.Office.DoAsync(new ReadPrecedents.Query(next.Number), Role.Officer)).Warnings.Single();
        Assert.That(warning.Decisions.Select(d => (d.CaseNumber, d.Result, d.Note)), Is.EqualTo(new[] { (path.Number, DisputeResult.Revoked, (string?)"理由不成立") }));
        var other = await path.NextAsync(Posted(subject: "流动摊贩处罚"));
        await other.DoAsync(new ClassifyOutcome.Command(OutcomeLeaf.RefusedProhibited, Basis: new OutcomeBasis
        {
            Law = new CitedLaw("信访条例", 23, Kind: LegalActKind.AdministrativeRegulation),
            SeparationReason = "逐页涉及检举人",
        }));
        Assert.That((await path.Office.DoAsync(new ReadPrecedents.Query(other.Number), Role.Officer)).Warnings, Is.Empty);
    }

    [Test]
    public async Task ARestrictedPrecedent_IsNotShownToAnOutsider()
    {
        await using var path = await ReplyCase.OpenAsync();
        await AnswerAsync(path);
        await Index(path);
        var next = await path.NextAsync(Posted());
        await Index(path);
        await path.DoAsync(new Requests.Features.Areas.Collaboration.RestrictCase.Command("涉及信访人"), Role.Head);
        Assert.That((await path.Office.DoAsync(new ReadPrecedents.Query(next.Number), Role.Clerk)).Precedents, Is.Empty);
        Assert.That((await path.Office.DoAsync(new ReadPrecedents.Query(next.Number), Role.Head)).Precedents, Has.Count.EqualTo(1));
    }

    private static async Task AnswerAsync(ReplyCase path)
    {
        await path.ClassifyNotResponsibleAsync();
        await path.ApproveAsync();
        await path.IssueAndServeAsync();
    }

    private static async Task DisputeAsync(ReplyCase path, DisputeResult result)
    {
        var opened = await path.DoAsync(new RegisterDispute.Command(DisputeForum.Reconsideration, "某市人民政府", Day("2026-03-02")));
        await path.DoAsync(new RecordDisputeResult.Command(opened.DisputeId, result, Day("2026-03-02"), "理由不成立", Final: true));
    }

    private static Task<Requests.Features.Services.Jobs.SweepRun> Index(ReplyCase path) => path.Office.SweepAsync(IndexTexts.Name);
}
