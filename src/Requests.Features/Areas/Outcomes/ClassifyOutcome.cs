using FluentValidation;
using MediatR;
using Requests.Features.Data.Entities;
using Requests.Features.Kernel;
using Requests.Features.Services.Cases;
using Requests.Features.Services.Clock;
using Requests.Features.Services.Outcomes;
using Requests.Features.Services.Pipeline;
using Requests.Statute.Outcomes;

namespace Requests.Features.Areas.Outcomes;

/// <summary>The officer names the one leaf a case ends in; the guards OUT-1..9 judge it against the file, matter by matter.</summary>
public static class ClassifyOutcome
{
    /// <summary>How one of several matters ends. What it does not say of itself holds as the command says it for all.</summary>
    public sealed record MatterOutcome(int No, OutcomeLeaf Leaf, NotHeldKind? NotHeldKind = null, string? Reason = null, OutcomeBasis? Basis = null);

    /// <param name="Leaf">The leaf; with several matters that end differently, the leaf of the main one. Left out, it follows from the matters (REM-20).</param>
    /// <param name="NotHeldKind">Which half of "not held".</param>
    /// <param name="Reason">The officer's note; the reason itself for OTHER_MISC.</param>
    /// <param name="Matters">One leaf for each matter of the request.</param>
    [Acts(Act.ClassifyOutcome)]
    public sealed record Command(OutcomeLeaf? Leaf = null, NotHeldKind? NotHeldKind = null, string? Reason = null, OutcomeBasis? Basis = null,
        IReadOnlyList<MatterOutcome>? Matters = null) : CaseCommand<Response>;

    /// <param name="Leaf">The leaf that counts in the report.</param>
    /// <param name="DocumentKind">The letter it takes.</param>
    public sealed record Response(string CaseNumber, CaseState State, DateOnly? DueOn, bool DueIsProvisional, Guid Version,
        OutcomeLeaf Leaf, string DocumentKind)
        : CaseStanding(CaseNumber, State, DueOn, DueIsProvisional, Version);

    internal sealed class Validator : AbstractValidator<Command>
    {
        public Validator()
        {
            RuleFor(c => c.Leaf).IsInEnum();
            RuleFor(c => c.Leaf).NotNull().When(c => c.Matters is not { Count: > 0 });
            RuleFor(c => c.NotHeldKind).IsInEnum();
            RuleFor(c => c.Reason).MaximumLength(TextLimits.Reason);
            RuleFor(c => c.Basis!).SetValidator(new BasisValidator()).When(c => c.Basis is not null);
            RuleForEach(c => c.Matters).ChildRules(matter =>
            {
                matter.RuleFor(m => m.Leaf).IsInEnum();
                matter.RuleFor(m => m.NotHeldKind).IsInEnum();
                matter.RuleFor(m => m.Reason).MaximumLength(TextLimits.Reason);
                matter.RuleFor(m => m.Basis!).SetValidator(new BasisValidator()).When(m => m.Basis is not null);
            });
        }
    }

    private sealed class BasisValidator : AbstractValidator<OutcomeBasis>
    {
        public BasisValidator() => RuleForEach(b => b.Withheld).ChildRules(part =>
        {
            part.RuleFor(p => p.Place).NotEmpty().MaximumLength(TextLimits.Subject);
            part.RuleFor(p => p.Ground).IsInEnum();
            part.RuleFor(p => p.Reason).MaximumLength(TextLimits.Reason);
        });
    }

    internal sealed class Handler(CaseOpener desk, OutcomeFactsReader outcomes, EventLog events,
        IOfficeClock clock) : IRequestHandler<Command, Result<Response>>
    {
        public async Task<Result<Response>> Handle(Command command, CancellationToken cancellationToken)
        {
            var opened = await desk.OpenAsync(command, cancellationToken);
            if (opened.Problem is { } refused) return refused;
            var found = opened.Value;

            var ruled = RulingsOf(found, command);
            if (ruled.Problem is { } faulty) return faulty;
            var rulings = ruled.Value;
            var counted = Counted([.. rulings.Select(r => r.Leaf)], command.Leaf);
            if (counted.Leaf is not { } leaf) return OutcomeProblems.MainNotAmongMatters;

            if (await outcomes.NamesUnknownLetterAsync(found, rulings, cancellationToken)) return ClockProblems.NoSuchConsultation.At("thirdPartyLetters");
            if (await outcomes.CheckAsync(found, rulings, cancellationToken) is { Count: > 0 } findings) return OutcomeProblems.For(findings);

            foreach (var matter in command.Matters ?? []) found.Matters.Single(m => m.No == matter.No)
                .Classify(matter.Leaf, matter.NotHeldKind, matter.Reason, matter.Basis);
            found.Classify(leaf, leaf == OutcomeLeaf.UnavailableNotHeld ? command.NotHeldKind ?? rulings.First(r => r.Leaf == leaf).NotHeldKind : null, command.Reason, command.Basis ?? new(), clock.Today);
            var info = Leaves.Of(leaf, found.NotHeldKind);
            events.Record(Act.ClassifyOutcome, found, clock.Today, new { Leaf = info.Code, found.NotHeldKind, command.Matters }, null, "OUT-1");
            return new Response(found.Number, found.State, found.DueOn, found.DueIsProvisional, found.Version, leaf, info.Letter.Code);
        }

        private static CountedLeafResult Counted(IReadOnlyList<OutcomeLeaf> matters, OutcomeLeaf? named) =>
            CountedLeaf.Of(matters, named ?? CountedLeaf.Proposed(matters));

        private static Result<IReadOnlyList<Ruling>> RulingsOf(Case found, Command command)
        {
            var named = command.Matters ?? [];
            if (named.Any(m => found.Matters.All(own => own.No != m.No))) return OutcomeProblems.NoSuchMatter.At("matters");
            if (command.Leaf is null && found.Matters.Count <= 1) return OutcomeProblems.MatterWithoutLeaf.At("leaf");
            var whole = new Ruling(null, null, command.Leaf ?? named[0].Leaf, command.NotHeldKind, command.Reason, command.Basis ?? new());
            if (found.Matters.Count <= 1) return new[] { whole };
            if (found.Matters.Any(own => named.Count(m => m.No == own.No) != 1)) return OutcomeProblems.MatterWithoutLeaf.At("matters");
            return named.OrderBy(m => m.No).Select(m => Of(m, found.Matters.Single(own => own.No == m.No), whole)).ToArray();
        }

        // What is said for all matters and of one cannot hold is not held against it: only a partial grant has parts, only "not held" a kind.
        private static Ruling Of(MatterOutcome matter, Matter own, Ruling whole) => new(matter.No, own.Text, matter.Leaf,
            matter.NotHeldKind ?? (matter.Leaf == OutcomeLeaf.UnavailableNotHeld ? whole.NotHeldKind : null), matter.Reason ?? whole.Reason,
            matter.Basis ?? (matter.Leaf == OutcomeLeaf.Partial ? whole.Basis : whole.Basis with { Separated = false, Withheld = [] }));
    }
}
