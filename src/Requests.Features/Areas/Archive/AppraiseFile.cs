using FluentValidation;
using MediatR;
using Requests.Features.Data;
using Requests.Features.Data.Entities;
using Requests.Features.Kernel;
using Requests.Features.Services.Archive;
using Requests.Features.Services.Cases;
using Requests.Features.Services.Pipeline;

namespace Requests.Features.Areas.Archive;

/// <summary>鉴定: says whether a file whose retention has ended is destroyed or kept on. Nobody's word counts twice (ARC-10).</summary>
public static class AppraiseFile
{
    /// <param name="KeepUntil">For a file kept on: when to look at it again; null keeps it for good.</param>
    /// <param name="Reason">Goes into the tombstone, so it names nobody.</param>
    [Acts(Act.AppraiseFile)]
    public sealed record Command(AppraisalVerdict Verdict, string Reason, DateOnly? KeepUntil = null) : CaseCommand<Response>;

    /// <param name="MayBeDestroyed">Two different people have said so.</param>
    public sealed record Response(string CaseNumber, CaseState State, DateOnly? DueOn, bool DueIsProvisional, Guid Version, int No, bool MayBeDestroyed)
        : CaseStanding(CaseNumber, State, DueOn, DueIsProvisional, Version);

    internal sealed class Validator : AbstractValidator<Command>
    {
        public Validator(IOfficeClock clock)
        {
            RuleFor(c => c.Verdict).IsInEnum();
            RuleFor(c => c.Reason).NotEmpty().MaximumLength(TextLimits.Reason);
            RuleFor(c => c.KeepUntil).Null().When(c => c.Verdict == AppraisalVerdict.Destroy);
            RuleFor(c => c.KeepUntil).Must(until => until is null || until > clock.Today)
                .WithMessage(_ => Text.Of("AppraiseFile.MustDayAfterToday").ToString());
        }
    }

    internal sealed class Handler(CaseOpener desk, RequestsDb db, Retention retention, EventLog events, ICaller caller, IOfficeClock clock)
        : IRequestHandler<Command, Result<Response>>
    {
        public async Task<Result<Response>> Handle(Command command, CancellationToken cancellationToken)
        {
            var opened = await desk.OpenAsync(command, cancellationToken);
            if (opened.Problem is { } refused) return refused;
            var found = opened.Value;
            var file = (await retention.ReadAsync([found.Number], cancellationToken)).SingleOrDefault();
            if (file?.EndsOn is null || file.EndsOn > clock.Today) return ArchiveProblems.NotDue;
            if (command.Verdict == AppraisalVerdict.Destroy
                && file.ForDestruction.Any(a => a.ByUserId == caller.UserId)) return ArchiveProblems.AnotherPersonNeeded;
            var appraisal = new FileAppraisal(found.BodyId, found.Id, file.Appraisals.Count + 1, command.Verdict, command.KeepUntil, command.Reason,
                caller.UserId!.Value, caller.Name, clock.Now);
            db.Set<FileAppraisal>().Add(appraisal);
            events.Record(Act.AppraiseFile, found, clock.Today, new { appraisal.No, command.Verdict, command.KeepUntil }, null, "ARC-10");
            file = file with { Appraisals = [.. file.Appraisals, appraisal] };
            return new Response(found.Number, found.State, found.DueOn, found.DueIsProvisional, found.Version, appraisal.No, file.MayBeDestroyed);
        }
    }
}
