using FluentValidation;
using MediatR;
using Requests.Features.Access;
using Requests.Features.Cases;
using Requests.Features.Clocks;
using Requests.Features.Data;
using Requests.Features.Data.Entities;
using Requests.Features.Files;
using Requests.Features.Pipeline;
using Requests.Statute.Clocks;

namespace Requests.Features.Portal;

/// <summary>补正: the applicant answers a correction notice on the portal; the full period starts afresh (CLK-1b).</summary>
public static class CorrectOnline
{
    /// <param name="Text">What is wanted, clearer now; kept as a file of the case.</param>
    /// <param name="DelayReason">Why a correction after its period still counts (CLK-3); kept with the text.</param>
    [Acts(Act.ReceiveCorrection)]
    public sealed record Command(string Text, string? DelayReason = null) : PortalCommand<CaseStanding>;

    internal sealed class Validator : AbstractValidator<Command>
    {
        public Validator()
        {
            RuleFor(c => c.Text).NotEmpty().MaximumLength(TextLimits.RequestText);
            RuleFor(c => c.DelayReason).MaximumLength(TextLimits.Reason);
        }
    }

    internal sealed class Handler(CaseDesk desk, ClockDesk clockDesk, FileDesk files, IOfficeClock clock) : IRequestHandler<Command, Result<CaseStanding>>
    {
        public async Task<Result<CaseStanding>> Handle(Command command, CancellationToken cancellationToken)
        {
            var opened = await desk.OpenAsync(command, cancellationToken);
            if (opened.Problem is { } refused) return refused;
            var found = opened.Value;

            var reading = await desk.ReadClockAsync(found, cancellationToken);
            var late = clock.Today > reading?.Deadlines.LastOrDefault(d => d.Rule == ClockRules.Correction)?.Due.On;
            if (late && string.IsNullOrWhiteSpace(command.DelayReason)) return ClockProblems.CorrectionLate.At("delayReason");

            var text = late ? $"{command.Text}\n\n逾期原因：{command.DelayReason}" : command.Text;
            var file = await files.AttachAsync(found, FilePurpose.Correction, await files.KeepTextAsync("补正.txt", text, cancellationToken), cancellationToken);
            var entry = new ClockEntry(0, ClockEntryKind.CorrectionReceived, clock.Today);
            var problem = await clockDesk.EnterAsync(Act.ReceiveCorrection, found, entry, null, new { File = file.No, file.Sha256 }, cancellationToken, "CLK-1b", "CLK-3");
            return problem is null ? CaseStanding.Of(found) : problem;
        }
    }
}
