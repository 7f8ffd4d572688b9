using System.Text.RegularExpressions;
using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Requests.Features.Areas.Cases;
using Requests.Features.Data;
using Requests.Features.Data.Entities;
using Requests.Features.Kernel;
using Requests.Features.Services.Cases;
using Requests.Features.Services.Pipeline;
using Requests.Features.Services.Privacy;
using Requests.Features.Services.Register;

namespace Requests.Features.Areas.Register;

/// <summary>
/// Lists an answered request for the public under a title written for it. The applicant's words and name stay in the file
/// (PII-8): a title that holds a party's name or looks like an identity, telephone or mail number is refused.
/// </summary>
public static partial class ListDisclosure
{
    /// <param name="Title">What was asked for, without persons.</param>
    /// <param name="Link">Where the information was published, if it was.</param>
    /// <param name="PublicFrom">The first day on which the public sees it; null: at once.</param>
    [Acts(Act.ListDisclosure)]
    public sealed record Command(string Title, string? Link = null, DateOnly? PublicFrom = null) : CaseCommand<Response>;

    public sealed record Response(string CaseNumber, CaseState State, DateOnly? DueOn, bool DueIsProvisional, Guid Version, string Title)
        : CaseStanding(CaseNumber, State, DueOn, DueIsProvisional, Version);

    internal sealed class Validator : AbstractValidator<Command>
    {
        public Validator()
        {
            RuleFor(c => c.Title).NotEmpty().MaximumLength(TextLimits.Subject);
            RuleFor(c => c.Link).MaximumLength(TextLimits.Reason);
        }
    }

    internal sealed partial class Handler(CaseOpener desk, RequestsDb db, PersonalVault vault, ICaller caller, EventLog events, IOfficeClock clock)
        : IRequestHandler<Command, Result<Response>>
    {
        public async Task<Result<Response>> Handle(Command command, CancellationToken cancellationToken)
        {
            var opened = await desk.OpenAsync(command, cancellationToken);
            if (opened.Problem is { } refused) return refused;
            var found = opened.Value;
            if (found is not { Leaf: { } leaf, RepliedOn: { } answeredOn }) return PublicationProblems.NotAnswered;
            var title = command.Title.Trim();
            if (PersonalIn(title, found) is { } personal) return PublicationProblems.Personal.With(personal).At("title");
            if (await db.Set<DisclosureEntry>().SingleOrDefaultAsync(e => e.CaseId == found.Id,
                cancellationToken) is { } listed) listed.Change(title, command.Link, command.PublicFrom, caller.Name);
            else db.Set<DisclosureEntry>().Add(new DisclosureEntry(found.Id, found.BodyId, title, leaf, answeredOn, command.Link, command.PublicFrom, caller.Name));
            events.Record(Act.ListDisclosure, found, clock.Today, new { title, command.Link, command.PublicFrom }, null, "PII-8");
            return new Response(found.Number, found.State, found.DueOn, found.DueIsProvisional, found.Version, title);
        }

        // What was found is named by kind: the refusal itself must not spread it.
        private string? PersonalIn(string title, Case found) =>
            Numbers().IsMatch(title) || title.Contains('@', StringComparison.Ordinal) ? Text.Of("ListDisclosure.IdentityTelephoneMail").ToString()
            : found.Parties.Select(p => vault.Open(p.Name)).OfType<string>()
                .Any(name => name.Length > 1 && title.Contains(name, StringComparison.Ordinal)) ? Text.Of("ListDisclosure.Name").ToString()
            : null;

        [GeneratedRegex(@"\d{11}|\d{17}[\dXx]|\d{3,4}-\d{7,8}")]
        private static partial Regex Numbers();
    }
}
