using FluentValidation;
using MediatR;
using Requests.Features.Data.Entities;
using Requests.Features.Kernel;
using Requests.Features.Services.Cases;
using Requests.Features.Services.Outcomes;
using Requests.Features.Services.Pipeline;
using Requests.Statute.Outcomes;

namespace Requests.Features.Areas.Outcomes;

/// <summary>The officer names the one leaf a case ends in; the guards OUT-1..7 judge it against the file.</summary>
public static class ClassifyOutcome
{
    public sealed record MatterOutcome(int No, OutcomeLeaf Leaf);

    /// <param name="Leaf">The leaf; with several matters that end differently, the leaf of the main one.</param>
    /// <param name="NotHeldKind">Which half of "not held".</param>
    /// <param name="Reason">The officer's note; the reason itself for OTHER_MISC.</param>
    /// <param name="Matters">One leaf for each matter of the request.</param>
    [Acts(Act.ClassifyOutcome)]
    public sealed record Command(OutcomeLeaf Leaf, NotHeldKind? NotHeldKind = null, string? Reason = null, OutcomeBasis? Basis = null,
        IReadOnlyList<MatterOutcome>? Matters = null) : CaseCommand<Response>;

    /// <param name="Leaf">The leaf that counts in the report.</param>
    /// <param name="DocumentKind">The letter it takes.</param>
    public sealed record Response(string CaseNumber, CaseState State, DateOnly? DueOn, bool DueIsProvisional, Guid Version, OutcomeLeaf Leaf, string DocumentKind)
        : CaseStanding(CaseNumber, State, DueOn, DueIsProvisional, Version);

    internal sealed class Validator : AbstractValidator<Command>
    {
        public Validator()
        {
            RuleFor(c => c.Leaf).IsInEnum();
            RuleFor(c => c.NotHeldKind).IsInEnum();
            RuleFor(c => c.Reason).MaximumLength(TextLimits.Reason);
            RuleForEach(c => c.Basis!.Withheld).ChildRules(part =>
            {
                part.RuleFor(p => p.Place).NotEmpty().MaximumLength(TextLimits.Subject);
                part.RuleFor(p => p.Reason).MaximumLength(TextLimits.Reason);
            }).When(c => c.Basis is not null);
        }
    }

    internal sealed class Handler(CaseOpener desk, OutcomeFactsReader outcomes, EventLog events, IOfficeClock clock) : IRequestHandler<Command, Result<Response>>
    {
        public async Task<Result<Response>> Handle(Command command, CancellationToken cancellationToken)
        {
            var opened = await desk.OpenAsync(command, cancellationToken);
            if (opened.Problem is { } refused) return refused;
            var found = opened.Value;

            var leaves = LeavesOf(found, command);
            if (leaves.Problem is { } faulty) return faulty;
            var counted = CountedLeaf.Of(leaves.Value, command.Leaf);
            if (counted.Leaf is not { } leaf) return OutcomeProblems.MainNotAmongMatters;

            var basis = command.Basis ?? new OutcomeBasis();
            var findings = new List<GuardFinding>();
            foreach (var (each, facts) in await outcomes.FactsAsync(found, leaves.Value.Append(leaf), command.Reason, basis, cancellationToken))
                findings.AddRange(OutcomeGuards.Check(each, KindFor(each, command), AsOneOf(leaves.Value, each, facts)));
            if (findings.Count > 0) return OutcomeProblems.For([.. findings.Distinct()]);

            foreach (var matter in command.Matters ?? []) found.Matters.Single(m => m.No == matter.No).Classify(matter.Leaf);
            found.Classify(leaf, KindFor(leaf, command), command.Reason, basis, clock.Today);
            var info = Leaves.Of(leaf, found.NotHeldKind);
            events.Record(Act.ClassifyOutcome, found, clock.Today, new { Leaf = info.Code, found.NotHeldKind, command.Matters }, null, "OUT-1");
            return new Response(found.Number, found.State, found.DueOn, found.DueIsProvisional, found.Version, leaf, info.Letter.Code);
        }

        private static Result<IReadOnlyList<OutcomeLeaf>> LeavesOf(Case found, Command command)
        {
            var named = command.Matters ?? [];
            if (named.Any(m => found.Matters.All(own => own.No != m.No))) return OutcomeProblems.NoSuchMatter.At("matters");
            if (found.Matters.Count <= 1) return new[] { command.Leaf };
            if (found.Matters.Any(own => named.Count(m => m.No == own.No) != 1)) return OutcomeProblems.MatterWithoutLeaf.At("matters");
            return named.Select(m => m.Leaf).ToArray();
        }

        private static NotHeldKind? KindFor(OutcomeLeaf leaf, Command command) =>
            leaf == OutcomeLeaf.UnavailableNotHeld || leaf == command.Leaf ? command.NotHeldKind : null;

        // Among several matters a refused one is itself a withheld part of the whole, and its own record was not separated.
        private static OutcomeFacts AsOneOf(IReadOnlyList<OutcomeLeaf> leaves, OutcomeLeaf each, OutcomeFacts facts)
        {
            if (leaves.Count == 1) return facts;
            if (each != OutcomeLeaf.Partial) return facts with { PartsSeparated = false };
            var refused = leaves.Count(l => Leaves.Of(l).Group == OutcomeGroup.Refused);
            return facts with
            {
                PartsSeparated = true,
                WithheldParts = facts.WithheldParts + refused,
                WithheldPartsReasoned = facts.WithheldPartsReasoned + refused,
            };
        }
    }
}
