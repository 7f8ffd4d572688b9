using FluentValidation;
using MediatR;
using Requests.Features.Kernel;
using Requests.Features.Services.Cases;
using Requests.Features.Services.Clock;
using Requests.Features.Services.Letters;
using Requests.Statute.Clocks;

namespace Requests.Features.Areas.Clocks;

/// <summary>
/// 撤销期限记录: takes back one entry of the clock, which stays in the ledger beside its undoing. Dates and state are
/// worked out anew, so entries may be undone in any order.
/// </summary>
public static class UndoClockEntry
{
    /// <param name="Sequence">Number of the entry in the case's ledger.</param>
    [Acts(Act.UndoClockEntry)]
    public sealed record Command(int Sequence, string Reason) : CaseCommand<CaseStanding>;

    internal sealed class Validator : AbstractValidator<Command>
    {
        public Validator() => RuleFor(c => c.Reason).NotEmpty().MaximumLength(TextLimits.Reason);
    }

    internal sealed class Handler(CaseOpener desk, ClockRecorder clock, Consultations consultations, LetterLifecycle letters, IOfficeClock today)
        : IRequestHandler<Command, Result<CaseStanding>>
    {
        public async Task<Result<CaseStanding>> Handle(Command command, CancellationToken cancellationToken)
        {
            var opened = await desk.OpenAsync(command, cancellationToken);
            if (opened.Problem is { } refused) return refused;
            var found = opened.Value;

            var entries = found.ClockEntries;
            if (entries.SingleOrDefault(e => e.Sequence == command.Sequence) is not { } undone) return ClockProblems.NoSuchEntry;
            if (undone.Kind == ClockEntryKind.Undone && entries.Single(e => e.Sequence == undone.RefersTo) is var target
                && (Consultations.IsLetter(target.Kind) || Consultations.IsAnswer(target.Kind)))
                return ClockProblems.UndoOfConsultation;

            var undoing = new ClockEntry(0, ClockEntryKind.Undone, today.Today, RefersTo: undone.Sequence);
            var problem = await clock.EnterAsync(Act.UndoClockEntry, found, undoing, command.Reason,
                new { command.Sequence, undone.Kind, undone.On, command.Reason }, cancellationToken);
            if (problem is not null) return problem;
            if (found.ClockPhase is ClockPhase.Replied or ClockPhase.Withdrawn) return ClockProblems.UndoEndsCase;

            var asked = Consultations.IsLetter(undone.Kind) ? await consultations.OfEntryAsync(found, undone.Sequence, cancellationToken) : null;
            await letters.UndoAsync(found, undone.Kind, asked, command.Reason, cancellationToken);
            if (Consultations.IsLetter(undone.Kind)) asked?.TakeBack();
            else if (Consultations.IsAnswer(undone.Kind))
                (await consultations.OfEntryAsync(found, undone.RefersTo, cancellationToken))?.ForgetAnswer();
            return CaseStanding.Of(found);
        }
    }
}
