using FluentValidation;
using MediatR;
using Requests.Features.Data.Entities;
using Requests.Features.Kernel;
using Requests.Features.Services.Cases;
using Requests.Features.Services.Letters;

namespace Requests.Features.Areas.Letters;

/// <summary>作废、退回重拟: takes back a letter that has not left. Its number stays listed with the reason and is never used again.</summary>
public static class VoidLetter
{
    /// <param name="DocumentNo">Which letter; null for the reply.</param>
    /// <param name="Rewrite">An approved letter goes back to its drafter: a draft with the same words takes its place, to be written anew under a number of its own.</param>
    [Acts(Act.VoidDocument)]
    public sealed record Command(string Reason, int? DocumentNo = null, bool Rewrite = false) : CaseCommand<LetterStanding>;

    internal sealed class Validator : AbstractValidator<Command>
    {
        public Validator() => RuleFor(c => c.Reason).NotEmpty().MaximumLength(TextLimits.Reason);
    }

    internal sealed class Handler(CaseLetters letters, LetterLifecycle lifecycle) : IRequestHandler<Command, Result<LetterStanding>>
    {
        /// <returns>How the letter that took its place stands, else the one voided.</returns>
        public async Task<Result<LetterStanding>> Handle(Command command, CancellationToken cancellationToken)
        {
            var opened = await letters.OpenAsync(command, command.DocumentNo, LetterAct.Void, cancellationToken);
            if (opened.Problem is { } refused) return refused;
            var (found, letter, act) = opened.Value;
            if (command.Rewrite && letter.FixedHash is null) return LetterProblems.NotApproved;
            return LetterStanding.Of(found, await lifecycle.VoidAsync(found, letter, command.Reason, command.Rewrite, cancellationToken));
        }
    }
}
