using FluentValidation;
using MediatR;
using Requests.Features.Areas.Cases;
using Requests.Features.Data;
using Requests.Features.Data.Entities;
using Requests.Features.Kernel;
using Requests.Features.Services.Cases;
using Requests.Features.Services.Letters;
using Requests.Features.Services.Letters.Checks;
using Requests.Features.Services.Pipeline;
using Requests.Statute.Numbering;

namespace Requests.Features.Areas.Letters;

/// <summary>
/// 签署意见: one step of the chain agrees or returns (REV-5, REV-6). The last agreement draws the number, dates the letter
/// and fixes its text by hash.
/// </summary>
public static class GiveOpinion
{
    /// <param name="Opinion">Words of the opinion; a return says why.</param>
    [Acts(Act.GiveOpinion)]
    public sealed record Command(Verdict Verdict, string? Opinion = null) : CaseCommand<LetterStanding>;

    internal sealed class Validator : AbstractValidator<Command>
    {
        public Validator()
        {
            RuleFor(c => c.Verdict).IsInEnum();
            RuleFor(c => c.Opinion).MaximumLength(TextLimits.Reason);
            RuleFor(c => c.Opinion).NotEmpty().When(c => c.Verdict == Verdict.Return);
        }
    }

    internal sealed class Handler(CaseDesk desk, ReplyDesk replies, Approvals approvals, Numbers numbers, LetterDesk letters, LetterVersions versions, CheckDesk checks, EventLog events, ICaller caller, IOfficeClock clock)
        : IRequestHandler<Command, Result<LetterStanding>>
    {
        public async Task<Result<LetterStanding>> Handle(Command command, CancellationToken cancellationToken)
        {
            var opened = await desk.OpenAsync(command, cancellationToken);
            if (opened.Problem is { } refused) return refused;
            var found = opened.Value;
            if (await replies.CurrentAsync(found, cancellationToken) is not { NextStep: { } step } letter) return ReplyProblems.NoReply;
            var read = letter.CurrentText.Hash;
            if (await approvals.SignAsync(found, letter, command.Verdict, command.Opinion, cancellationToken) is { } problem) return problem;
            if (command.Verdict == Verdict.Return) found.Apply(Act.GiveOpinion, CaseState.InProgress);
            else if (letter.NextStep is null && await ApproveAsync(found, letter, cancellationToken) is { } outdated) return outdated;
            events.Record(Act.GiveOpinion, found, clock.Today,
                new { DocumentNo = letter.No, Step = step, command.Verdict, TextHash = read, letter.Number, letter.FixedHash }, null, "REV-5", "REV-6");
            return LetterStanding.Of(found, letter);
        }

        private async Task<Problem?> ApproveAsync(Case found, Document letter, CancellationToken ct)
        {
            var today = clock.Today;
            if (versions.Open(letter.CurrentText) is not { } draft) return ReplyProblems.NoDraft;
            var now = await letters.ReplyAsync(found, draft.Words, today, draft.Online, ct);
            if (draft.Remedies != now.Remedies) return ReplyProblems.ClauseOutdated;
            if (await checks.RefusalAsync(found, letter, lateConfirmed: false, ct) is { } standing) return standing;

            var settings = await desk.SettingsAsync(found.BodyId, ct);
            var running = await numbers.NextAsync(found.BodyId, LetterSeries.NameOf(letter.Kind), today.Year, ct);
            var number = DocumentNumber.Format(settings.NumberCode + letter.Kind.SeriesMark, today.Year, running);
            var version = versions.Seal(draft.Fixed(number, today));
            letter.Fix(number, today, version.Text, version.Hash, caller.Name, clock.Now, version.Content);
            found.Apply(Act.GiveOpinion, CaseState.Approved);
            return null;
        }
    }
}
