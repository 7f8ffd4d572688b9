using FluentValidation;
using MediatR;
using Requests.Features.Kernel;
using Requests.Features.Services.Cases;
using Requests.Features.Services.Clock;
using Requests.Statute.Clocks;

namespace Requests.Features.Areas.Clocks;

/// <summary>
/// 确定延迟答复的期限: the reasons are sound but the reply cannot be made in time; the applicant is told a reasonable later
/// date before the period ends (CLK-11, Art. 35).
/// </summary>
public static class SetLaterDate
{
    /// <param name="UntilOn">The new last day.</param>
    /// <param name="ToldOn">The day the notice to the applicant left.</param>
    [Acts(Act.SetLaterDate)]
    public sealed record Command(DateOnly UntilOn, DateOnly ToldOn, string Reason) : CaseCommand<CaseStanding>;

    internal sealed class Validator : AbstractValidator<Command>
    {
        public Validator() => RuleFor(c => c.Reason).NotEmpty().MaximumLength(TextLimits.Reason);
    }

    internal sealed class Handler(CaseOpener desk, ClockRecorder clock) : IRequestHandler<Command, Result<CaseStanding>>
    {
        public async Task<Result<CaseStanding>> Handle(Command command, CancellationToken cancellationToken)
        {
            var opened = await desk.OpenAsync(command, cancellationToken);
            if (opened.Problem is { } refused) return refused;
            var found = opened.Value;

            var entry = new ClockEntry(0, ClockEntryKind.LaterDateSet, command.ToldOn, UntilOn: command.UntilOn, ToldOn: command.ToldOn);
            var problem = await clock.EnterAsync(Act.SetLaterDate, found, entry, command.Reason, null, cancellationToken, "CLK-11");
            return problem is null ? CaseStanding.Of(found) : problem;
        }
    }
}
