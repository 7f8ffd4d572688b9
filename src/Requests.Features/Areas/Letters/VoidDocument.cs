using FluentValidation;
using MediatR;
using Requests.Features.Data.Entities;
using Requests.Features.Kernel;
using Requests.Features.Services.Archive;
using Requests.Features.Services.Cases;
using Requests.Features.Services.Letters;
using Requests.Features.Services.Pipeline;

namespace Requests.Features.Areas.Letters;

/// <summary>作废: takes back an approved letter that has not left. Its number stays listed with the reason and is never used again.</summary>
public static class VoidDocument
{
    [Acts(Act.VoidDocument)]
    public sealed record Command(string Reason) : CaseCommand<LetterStanding>;

    internal sealed class Validator : AbstractValidator<Command>
    {
        public Validator() => RuleFor(c => c.Reason).NotEmpty().MaximumLength(TextLimits.Reason);
    }

    internal sealed class Handler(CaseDesk desk, ReplyDesk replies, IArchive archive, EventLog events, IOfficeClock clock)
        : IRequestHandler<Command, Result<LetterStanding>>
    {
        public async Task<Result<LetterStanding>> Handle(Command command, CancellationToken cancellationToken)
        {
            var opened = await desk.OpenAsync(command, cancellationToken);
            if (opened.Problem is { } refused) return refused;
            var found = opened.Value;
            if (await replies.CurrentAsync(found, cancellationToken) is not { State: DocumentState.Approved or DocumentState.Issued } letter)
                return ReplyProblems.NoReply;

            // A letter that came back has been with the post; only one that never left can be taken back.
            if (letter.Services.Count > 0) return ReplyProblems.AlreadyLeft;
            var wasSealed = letter.State == DocumentState.Issued;
            letter.Touch(Guid.NewGuid());
            letter.Void(command.Reason);
            found.Apply(Act.VoidDocument);
            events.Record(Act.VoidDocument, found, clock.Today, new { DocumentNo = letter.No, letter.Number, command.Reason });
            if (wasSealed) await archive.SealAsync(found, "voided", cancellationToken);
            return LetterStanding.Of(found, letter);
        }
    }
}
