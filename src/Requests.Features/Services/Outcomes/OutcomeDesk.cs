using Requests.Features.Data.Entities;
using Requests.Features.Kernel;
using Requests.Features.Services.Clock;
using Requests.Features.Services.Pipeline;
using Requests.Statute.Outcomes;

namespace Requests.Features.Services.Outcomes;

/// <summary>Concludes a case as another one was, after its own file.</summary>
public sealed class OutcomeDesk(OutcomeFactsReader outcomes, EventLog events, IOfficeClock clock)
{
    /// <summary>Takes over leaf, reason and grounds, matter by matter; the guards judge them against this case's own file. Null when they let it.</summary>
    /// <param name="model">Concluded, with as many matters.</param>
    public async Task<Problem?> ConcludeAsAsync(Case found, Case model, CancellationToken ct)
    {
        foreach (var (own, like) in found.Matters.OrderBy(m => m.No).Zip(model.Matters.OrderBy(m => m.No)))
            if (like.Leaf is { } each) own.Classify(each, like.NotHeldKind, like.Reason, like.Basis);
        found.Classify(model.Leaf!.Value, model.NotHeldKind, model.OutcomeReason, model.OutcomeBasis, clock.Today);
        var rulings = found.Rulings;
        if (await outcomes.NamesUnknownLetterAsync(found, rulings, ct)) return ClockProblems.NoSuchConsultation.At("thirdPartyLetters");
        if (await outcomes.CheckAsync(found, rulings, ct) is { Count: > 0 } findings) return OutcomeProblems.For(findings);
        events.Record(Act.ClassifyOutcome, found, clock.Today, new { Leaf = Leaves.Of(model.Leaf.Value, found.NotHeldKind).Code, found.NotHeldKind, Model = model.Number }, null, "OUT-1");
        return null;
    }
}
