using MediatR;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Requests.Features.Areas.Letters;
using Requests.Features.Areas.Outcomes;
using Requests.Features.Data.Entities;
using Requests.Features.Kernel;
using Requests.Statute.Outcomes;

namespace Requests.Features.Tests.Replies;

public sealed class ApprovalTests
{
    [Test]
    [Property("Rule", "REV-6")]
    public async Task GiveOpinion_OnTheOwnDraft_IsRefused()
    {
        await using var path = await ReplyCase.OpenAsync();
        await path.ClassifyNotResponsibleAsync();
        await path.DoAsync(new DraftLetter.Command());
        await path.DoAsync(new SubmitLetter.Command());
        // The officer is also a reviewer in this body.
        var problem = await path.RefusedAsync("reply.own-draft", new JudgeLetter.Command(Verdict.Agree), Role.Officer, Role.Reviewer);
        Assert.That(problem.RuleId, Is.EqualTo("REV-6"));
    }

    [Test]
    [Property("Rule", "REV-6")]
    public async Task GiveOpinion_TwiceInOneRound_IsRefusedAlsoWithBothRoles()
    {
        await using var path = await ReplyCase.OpenAsync();
        await path.ClassifyNotResponsibleAsync();
        await path.DoAsync(new DraftLetter.Command());
        await path.DoAsync(new SubmitLetter.Command());
        await path.DoAsync(new JudgeLetter.Command(Verdict.Agree), Role.Reviewer, Role.Head);
        await path.RefusedAsync("reply.second-step", new JudgeLetter.Command(Verdict.Agree), Role.Reviewer, Role.Head);
    }

    [Test]
    public async Task GiveOpinion_OutOfTurn_IsRefused()
    {
        await using var path = await ReplyCase.OpenAsync();
        await path.ClassifyNotResponsibleAsync();
        await path.DoAsync(new DraftLetter.Command());
        await path.DoAsync(new SubmitLetter.Command());
        await path.RefusedAsync("reply.not-your-step", new JudgeLetter.Command(Verdict.Agree), Role.Chief);
    }

    [Test]
    public async Task GiveOpinion_ReturningWithoutAReason_IsRefused()
    {
        await using var path = await ReplyCase.OpenAsync();
        await path.ClassifyNotResponsibleAsync();
        await path.DoAsync(new DraftLetter.Command());
        await path.DoAsync(new SubmitLetter.Command());
        var problem = await path.RefusedAsync("input.invalid", new JudgeLetter.Command(Verdict.Return), Role.Reviewer);
        Assert.That(problem.Fields!.Keys, Is.EqualTo(new[] { "opinion" }));
    }

    [Test]
    public async Task SubmitDraft_AfterAReturn_NeedsANewTextAndStartsTheChainAgain()
    {
        await using var path = await ReplyCase.OpenAsync();
        await path.ClassifyNotResponsibleAsync();
        await path.DoAsync(new DraftLetter.Command());
        await path.DoAsync(new SubmitLetter.Command());
        await path.AgreeAsync(Role.Reviewer);
        var returned = await path.DoAsync(new JudgeLetter.Command(Verdict.Return, "理由不够具体。"), Role.Head);
        Assert.That((returned.State, returned.DocumentState), Is.EqualTo((CaseState.InProgress, DocumentState.Returned)));

        await path.RefusedAsync("reply.no-draft", new SubmitLetter.Command());
        await path.DoAsync(new DraftLetter.Command(Reasons: "按照职责清单，停车泊位由某市交通运输局审批。"));
        var submitted = await path.DoAsync(new SubmitLetter.Command());
        Assert.That(submitted.NextStep, Is.EqualTo(Role.Reviewer), "the whole chain reads the new text");
        foreach (var role in ReplyCase.Chain) await path.AgreeAsync(role);

        var letter = await path.Office.DoAsync(new ReadLetter.Query(path.Number, 1), Role.Officer);
        Assert.That(letter.Text, Does.Contain("停车泊位由某市交通运输局审批"));
        Assert.That((letter.Draft, letter.Opinions.Count), Is.EqualTo((3, 6)), "two drafts and the fixed text; every opinion of both rounds");
    }

    [Test]
    public async Task SubmitDraft_WithoutOutcomeOrDraft_IsRefused()
    {
        await using var path = await ReplyCase.OpenAsync();
        await path.RefusedAsync("reply.not-classified", new DraftLetter.Command());
        await path.RefusedAsync("reply.not-classified", new SubmitLetter.Command());
        await path.ClassifyNotResponsibleAsync();
        await path.RefusedAsync("reply.no-draft", new SubmitLetter.Command());
    }

    [Test]
    [Property("Rule", "LEAF-DOC")]
    public async Task SubmitDraft_WhenTheOutcomeChangedSince_IsRefused()
    {
        await using var path = await ReplyCase.OpenAsync();
        await path.ClassifyNotResponsibleAsync();
        await path.DoAsync(new DraftLetter.Command());
        await path.DoAsync(new ClassifyOutcome.Command(OutcomeLeaf.Granted));
        await path.RefusedAsync("reply.other-leaf", new SubmitLetter.Command());
        var incomplete = await path.DoAsync(new DraftLetter.Command());
        Assert.That(incomplete.Missing.Single().Fields, Is.EqualTo(new[] { "enclosures", "pickupPlace" }));
        var missing = await path.RefusedAsync("letters.incomplete", new SubmitLetter.Command());
        Assert.That((missing.RuleId, missing.Findings!.Single().Field), Is.EqualTo(("MAND", "enclosures")));
        var anew = await path.DoAsync(new DraftLetter.Command(Fields: [new("pickupPlace", "本局一楼窗口"), new("pickupFrom", "2026-03-03"),
            new("pickupTo", "2026-03-31")]));
        Assert.That((anew.DocumentNo, anew.Kind), Is.EqualTo((2, "DOC-12")));
        await path.DoAsync(new SubmitLetter.Command());
    }

    [Test]
    public async Task GiveOpinion_WhenTheLastApprovalFails_GivesTheNumberBack()
    {
        var fault = new Fault();
        await using var path = await ReplyCase.OpenAsync(adapt: services =>
        {
            services.AddSingleton(fault);
            services.AddTransient(typeof(IPipelineBehavior<,>), typeof(FailAfter<,>));
        });
        await path.ClassifyNotResponsibleAsync();
        await path.DoAsync(new DraftLetter.Command());
        await path.DoAsync(new SubmitLetter.Command());
        foreach (var role in ReplyCase.Chain[..3]) await path.AgreeAsync(role);

        fault.Armed = true;
        Assert.ThrowsAsync<InvalidOperationException>(() => path.AgreeAsync(Role.Chief));
        Assert.That(await path.Office.InDbAsync(db => db.Set<NumberSeries>().AnyAsync(n => n.Series == "reply")), Is.False);
        fault.Armed = false;
        Assert.That((await path.AgreeAsync(Role.Chief)).Number, Is.EqualTo("某城管公复〔2026〕1号"));
    }

    private sealed class Fault
    {
        public bool Armed { get; set; }
    }

    /// <summary>The power goes after the handler is done and before anything is committed.</summary>
    private sealed class FailAfter<TRequest, TResponse>(Fault fault) : IPipelineBehavior<TRequest, TResponse> where TRequest : IRequest<TResponse>
    {
        public async Task<TResponse> Handle(TRequest request, CancellationToken cancellationToken, RequestHandlerDelegate<TResponse> next)
        {
            var response = await next();
            return fault.Armed ? throw new InvalidOperationException("The power went.") : response;
        }
    }
}
