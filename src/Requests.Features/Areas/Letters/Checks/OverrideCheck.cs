using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Requests.Features.Data;
using Requests.Features.Data.Entities;
using Requests.Features.Kernel;
using Requests.Features.Services.Cases;
using Requests.Features.Services.Letters;
using Requests.Features.Services.Letters.Checks;
using Requests.Features.Services.Pipeline;
using Requests.Letters.Checks;

namespace Requests.Features.Areas.Letters.Checks;

/// <summary>A leader lets a letter pass in spite of one check, with a reason; it holds for the text as it is now and stands on the approval sheet.</summary>
public static class OverrideCheck
{
    private static readonly Role[] Leaders = [Role.Chief, Role.Leader];

    /// <param name="CheckId">PII-NAME, ENCL.</param>
    [Acts(Act.OverrideCheck)]
    public sealed record Command(int DocumentNo, string CheckId, string Reason) : CaseCommand<CaseStanding>;

    internal sealed class Validator : AbstractValidator<Command>
    {
        public Validator()
        {
            RuleFor(c => c.CheckId).NotEmpty().MaximumLength(TextLimits.Code);
            RuleFor(c => c.Reason).NotEmpty().MaximumLength(TextLimits.Reason);
        }
    }

    internal sealed class Handler(CaseOpener desk, CheckRunner checks, RequestsDb db, EventLog events, ICaller caller, IOfficeClock clock)
        : IRequestHandler<Command, Result<CaseStanding>>
    {
        public async Task<Result<CaseStanding>> Handle(Command command, CancellationToken cancellationToken)
        {
            var opened = await desk.OpenAsync(command, cancellationToken);
            if (opened.Problem is { } refused) return refused;
            var found = opened.Value;
            if (LetterChecks.Find(command.CheckId) is not { } check) return CheckProblems.NoSuchCheck;
            if (!check.Waivable) return CheckProblems.NotWaivable with { RuleId = check.Id };
            var document = await db.Set<Document>().Include(d => d.Texts).Include(d => d.Steps).Include(d => d.Services).AsSplitQuery()
                .SingleOrDefaultAsync(d => d.CaseId == found.Id && d.No == command.DocumentNo, cancellationToken);
            if (document is null || document.Texts.Count == 0) return ReplyProblems.NoSuchDocument;
            var standing = (await checks.RunAsync(found, document, lateConfirmed: false, cancellationToken)).FirstOrDefault(s => s.Finding.Check == check);
            if (standing is null or { Finding.Stands: true }) return CheckProblems.NothingFound with { RuleId = check.Id };

            var no = await db.Set<CheckWaiver>().CountAsync(w => w.DocumentId == document.Id, cancellationToken) + 1;
            db.Set<CheckWaiver>().Add(new CheckWaiver(found.BodyId, document.Id, no, check.Id, command.Reason.Trim(),
                Leaders.First(caller.Roles.Contains), caller.UserId!.Value, caller.Name,
                document.CurrentText.Hash, clock.Now));
            events.Record(Act.OverrideCheck, found, clock.Today,
                new { DocumentNo = document.No, Check = check.Id, command.Reason, document.CurrentText.Hash }, null, check.Id);
            return CaseStanding.Of(found);
        }
    }
}
