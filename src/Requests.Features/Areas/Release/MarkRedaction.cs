using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Requests.Features.Data;
using Requests.Features.Data.Entities;
using Requests.Features.Kernel;
using Requests.Features.Services.Cases;
using Requests.Features.Services.Files;
using Requests.Features.Services.Files.Reading;
using Requests.Features.Services.Pipeline;
using Requests.Features.Services.Release;
using Requests.Paper;

namespace Requests.Features.Areas.Release;

/// <summary>Marks a rectangle on a page of an attached PDF that hides one row of the list of withheld parts.</summary>
public static class MarkRedaction
{
    /// <param name="Page">From one.</param>
    /// <param name="Left">Points from the left edge of the page as shown; Top from its upper edge.</param>
    /// <param name="PartNo">Row of the list of withheld parts, from one.</param>
    [Acts(Act.RedactFile)]
    public sealed record Command(int FileNo, int Page, decimal Left, decimal Top, decimal Width, decimal Height, int PartNo) : CaseCommand<Response>;

    public sealed record Response(string CaseNumber, CaseState State, DateOnly? DueOn, bool DueIsProvisional, Guid Version, int MarkNo, string Article)
        : CaseStanding(CaseNumber, State, DueOn, DueIsProvisional, Version);

    internal sealed class Validator : AbstractValidator<Command>
    {
        public Validator()
        {
            RuleFor(c => c.Page).GreaterThan(0);
            RuleFor(c => c.Width).GreaterThan(0);
            RuleFor(c => c.Height).GreaterThan(0);
        }
    }

    internal sealed class Handler(CaseOpener desk, ReleaseFiles release, FileIntake files, ForeignFiles foreign, RequestsDb db,
        EventLog events, ICaller caller, IOfficeClock clock)
        : IRequestHandler<Command, Result<Response>>
    {
        public async Task<Result<Response>> Handle(Command command, CancellationToken cancellationToken)
        {
            var opened = await desk.OpenAsync(command, cancellationToken);
            if (opened.Problem is { } refused) return refused;
            var found = opened.Value;
            var article = ReleaseFiles.ArticleOf(found, command.PartNo);
            if (article.Length == 0) return ReleaseProblems.NoSuchPart;
            var read = await release.PdfAsync(found.Id, command.FileNo, cancellationToken);
            if (read.Problem is { } unusable) return unusable;
            await using (var content = await files.OpenAsync(read.Value, cancellationToken))
                if (!await OnPageAsync(content, command, cancellationToken)) return ReleaseProblems.OutsidePage;

            var no = (await db.Set<ReleaseMark>().Where(m => m.CaseId == found.Id).MaxAsync(m => (int?)m.No, cancellationToken) ?? 0) + 1;
            db.Set<ReleaseMark>().Add(new ReleaseMark(found.BodyId, found.Id, no, command.FileNo, command.Page, (double)command.Left,
                (double)command.Top, (double)command.Width, (double)command.Height,
                command.PartNo, caller.Name, clock.Now));
            events.Record(Act.RedactFile, found, clock.Today, new { MarkNo = no, command.FileNo, command.Page, command.PartNo }, null, "PARTS");
            return new Response(found.Number, found.State, found.DueOn, found.DueIsProvisional, found.Version, no, article);
        }

        private async Task<bool> OnPageAsync(Stream content, Command command, CancellationToken ct)
        {
            try
            {
                return (await foreign.SheetsAsync(content, ct)).FirstOrDefault(s => s.Number == command.Page) is { } sheet
                    && (double)command.Left < sheet.Width && (double)command.Top < sheet.Height && command.Left + command.Width > 0 && command.Top + command.Height > 0;
            }
            catch (RedactionException)
            {
                return false;
            }
        }
    }
}
