using System.Globalization;
using FluentValidation;
using MediatR;
using Requests.Features.Data.Entities;
using Requests.Features.Events;
using Requests.Features.Kernel;
using Requests.Features.Services.Cases;
using Requests.Features.Services.Clock;
using Requests.Statute.Clocks;
using Requests.Statute.Outcomes;

namespace Requests.Features.Areas.Clocks;

/// <summary>
/// 登记意见: what the other side answered, or that it stayed silent to the end of its period. A third party's silence is
/// neither yes nor no (CLK-6), a co-maker's is consent (CLK-7).
/// </summary>
public static class RecordConsultationAnswer
{
    /// <param name="Consultation">Number of the letter within the case.</param>
    /// <param name="On">The day the answer came; for silence any day after the last one.</param>
    [Acts(Act.RecordConsultationAnswer)]
    public sealed record Command(int Consultation, DateOnly On, ConsultationOpinion Opinion, string? Text = null) : CaseCommand<CaseStanding>
    {
        // The other side's words may name people.
        public override string ToString() => nameof(RecordConsultationAnswer);
    }

    internal sealed class Validator : AbstractValidator<Command>
    {
        public Validator()
        {
            RuleFor(c => c.Opinion).IsInEnum();
            RuleFor(c => c.Text).MaximumLength(TextLimits.RequestText)
                .NotEmpty().When(c => c.Opinion is ConsultationOpinion.Objects or ConsultationOpinion.AgreesInPart, ApplyConditionTo.CurrentValidator);
        }
    }

    internal sealed class Handler(CaseOpener desk, ClockRecorder clock, Consultations consultations, IMediator mediator) : IRequestHandler<Command, Result<CaseStanding>>
    {
        public async Task<Result<CaseStanding>> Handle(Command command, CancellationToken cancellationToken)
        {
            var opened = await desk.OpenAsync(command, cancellationToken);
            if (opened.Problem is { } refused) return refused;
            var found = opened.Value;

            if (await consultations.FindAsync(found, command.Consultation, cancellationToken) is not { } letter) return ClockProblems.NoSuchConsultation;
            if (command.Opinion == ConsultationOpinion.Silent)
            {
                var due = await consultations.AnswerDueOnAsync(found, letter, cancellationToken);
                if (command.On <= due.On) return ClockProblems.StillTimeToAnswer.With(due.On.ToString("O", CultureInfo.InvariantCulture));
                if (due.Provisional) return ClockProblems.SilenceProvisional.With(due.On.ToString("O", CultureInfo.InvariantCulture));
            }
            var before = found.DueOn;
            var entry = new ClockEntry(0, Consultations.AnswerKind(letter.Kind), command.On, RefersTo: letter.LedgerSequence);
            var problem = await clock.EnterAsync(Act.RecordConsultationAnswer, found, entry, null,
                new { command.Consultation, command.On, command.Opinion }, cancellationToken, Consultations.RuleOf(letter.Kind));
            if (problem is not null) return problem;
            letter.Answer(command.On, command.Opinion, command.Text);
            // The notice of the consultation said that the day would be told.
            await mediator.Publish(new DueDayMoved(found, before, $"answer-{command.Consultation}", WentOn: true), cancellationToken);
            return CaseStanding.Of(found);
        }
    }
}
