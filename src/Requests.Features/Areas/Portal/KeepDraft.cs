using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Requests.Features.Data;
using Requests.Features.Kernel;
using Requests.Features.Services.Files;
using Requests.Features.Services.Pipeline;
using Requests.Features.Services.Privacy;

namespace Requests.Features.Areas.Portal;

/// <summary>Keeps what an applicant has typed so far, to go on with it later on any device, without an account.</summary>
public static class KeepDraft
{
    private const int MostAnswers = 60;

    /// <param name="Answers">By field name, as typed; nothing is checked yet.</param>
    /// <param name="Code">Of a draft kept before, which is replaced; null for a new one.</param>
    [Acts(Act.KeepDraft)]
    public sealed record Command(IReadOnlyDictionary<string, string> Answers, string? Code = null) : ICommand<Response>, IPortalRequest
    {
        Task<Problem?> IPortalRequest.EnterAsync(PortalDoor door, CancellationToken ct) => door.EnterAsAnybodyAsync();

        public override string ToString() => nameof(KeepDraft);
    }

    /// <param name="Code">Opens it again; only its hash is kept.</param>
    /// <param name="ExpiresOn">The last day on which it can be opened.</param>
    public sealed record Response(string Code, DateOnly ExpiresOn)
    {
        public override string ToString() => $"{nameof(KeepDraft)} {ExpiresOn:O}";
    }

    internal sealed class Validator : AbstractValidator<Command>
    {
        public Validator()
        {
            RuleFor(c => c.Answers).Cascade(CascadeMode.Stop).NotNull()
                .Must(a => a.Values.All(value => value is not null) && a.Count <= MostAnswers
                    && a.Sum(p => p.Key.Length + p.Value.Length) <= TextLimits.LetterText);
        }
    }

    internal sealed class Handler(RequestsDb db, DraftFinder drafts, PersonalVault vault, ApplicantLimits limits, ICaller caller,
        EventLog events, IOfficeClock clock) : IRequestHandler<Command, Result<Response>>
    {
        public async Task<Result<Response>> Handle(Command command, CancellationToken cancellationToken)
        {
            var (draft, code) = (await drafts.FindAsync(command.Code, cancellationToken), command.Code!);
            if (draft is null)
            {
                var (from, dayAgo) = (caller.Address.Length == 0 ? null : vault.Hash(caller.Address), clock.Now.AddDays(-1));
                if (from is not null && await db.Set<RequestDraft>().CountAsync(d => d.FromHash == from && d.At > dayAgo,
                    cancellationToken) >= limits.DraftsPerDay)
                    return PortalProblems.TooManyDrafts.With(limits.DraftsPerDay);
                (draft, code) = RequestDraft.New(vault, from, clock.Now);
                db.Add(draft);
            }
            draft.Keep(command.Answers, vault, clock.Today);
            events.Record(Act.KeepDraft, null, new { draft.Id, draft.ExpiresOn });
            return new Response(code, draft.ExpiresOn);
        }
    }
}
