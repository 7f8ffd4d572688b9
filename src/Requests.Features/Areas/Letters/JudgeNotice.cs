using FluentValidation;
using MediatR;
using Requests.Features.Data.Entities;
using Requests.Features.Kernel;
using Requests.Features.Services.Cases;
using Requests.Features.Services.Letters;
using Requests.Features.Services.Pipeline;

namespace Requests.Features.Areas.Letters;

/// <summary>审批过程文书: one step of the chain agrees or returns; the last agreement draws the number and fixes the text (REV-5, REV-6).</summary>
public static class JudgeNotice
{
    /// <param name="Opinion">Words of the opinion; a return says why.</param>
    [Acts(Act.ApproveNotice)]
    public sealed record Command(int DocumentNo, Verdict Verdict, string? Opinion = null) : CaseCommand<NoticeStanding>;

    internal sealed class Validator : AbstractValidator<Command>
    {
        public Validator()
        {
            RuleFor(c => c.Verdict).IsInEnum();
            RuleFor(c => c.Opinion).MaximumLength(TextLimits.Reason);
            RuleFor(c => c.Opinion).NotEmpty().When(c => c.Verdict == Verdict.Return);
        }
    }

    internal sealed class Handler(CaseDesk desk, ProcessLetters letters, Approvals approvals, EventLog events, IOfficeClock clock)
        : IRequestHandler<Command, Result<NoticeStanding>>
    {
        public async Task<Result<NoticeStanding>> Handle(Command command, CancellationToken cancellationToken)
        {
            var opened = await desk.OpenAsync(command, cancellationToken);
            if (opened.Problem is { } refused) return refused;
            var found = opened.Value;
            if (await letters.FindAsync(found, command.DocumentNo, cancellationToken) is not { State: DocumentState.InApproval } document) return LetterProblems.NoSuchNotice;
            if (await approvals.SignAsync(found, document, command.Verdict, command.Opinion, cancellationToken) is { } problem) return problem;
            if (document is { State: DocumentState.InApproval, NextStep: null } && await letters.ApproveAsync(found, document, cancellationToken) is { } standing) return standing;

            var step = document.Steps.MaxBy(s => s.No)!;
            events.Record(Act.ApproveNotice, found, clock.Today,
                new { DocumentNo = document.No, Step = step.Role, command.Verdict, step.TextHash, document.Number, document.FixedHash }, null, "REV-5", "REV-6");
            return NoticeStanding.Of(found, document, null);
        }
    }
}
