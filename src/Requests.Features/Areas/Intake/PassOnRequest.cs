using System.Globalization;
using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Requests.Features.Data;
using Requests.Features.Data.Entities;
using Requests.Features.Events;
using Requests.Features.Kernel;
using Requests.Features.Services.Cases;
using Requests.Features.Services.Files;
using Requests.Features.Services.Intake;
using Requests.Features.Services.Pipeline;
using Requests.Features.Services.Privacy;
using Requests.Statute.Outcomes;
using Requests.Statute.Privacy;

namespace Requests.Features.Areas.Intake;

/// <summary>
/// 转送: what of a request is another body's goes to that one, where both work here: text, files, evidence of arrival and
/// applicant. This body still answers the applicant (Art. 36(5)); the other one's period runs from the day it reached it.
/// </summary>
public static class PassOnRequest
{
    /// <param name="ToBody">Code of the body whose information it is.</param>
    /// <param name="Words">Why it is theirs; no personal data.</param>
    [Acts(Act.PassOnRequest)]
    public sealed record Command(string ToBody, string Words) : CaseCommand<CaseStanding>;

    internal sealed class Validator : AbstractValidator<Command>
    {
        public Validator()
        {
            RuleFor(c => c.ToBody).NotEmpty().MaximumLength(TextLimits.Code);
            RuleFor(c => c.Words).NotEmpty().MaximumLength(TextLimits.Reason);
        }
    }

    internal sealed class Handler(RequestsDb db, CaseOpener desk, Proposals proposals, Referrals referrals, PersonalVault vault, EventLog events,
        IMediator mediator, ICaller caller, IOfficeClock clock) : IRequestHandler<Command, Result<CaseStanding>>
    {
        // What the applicant brought, and what shows when it came; what this body wrote or found stays here.
        private static readonly FilePurpose[] Goes = [FilePurpose.Application, FilePurpose.Correction, FilePurpose.Mandate, FilePurpose.Evidence];

        public async Task<Result<CaseStanding>> Handle(Command command, CancellationToken cancellationToken)
        {
            var ct = cancellationToken;
            var opened = await desk.OpenAsync(command, ct);
            if (opened.Problem is { } refused) return refused;
            var found = opened.Value;
            var theirs = found.Rulings.Where(IsOthers).ToList();
            if (theirs.Count == 0) return ReferralProblems.OurOwn;
            var code = command.ToBody.Trim().ToUpperInvariant();
            if (await db.Set<Body>().SingleOrDefaultAsync(b => b.Code == code && b.Id != found.BodyId, ct) is not { } to)
                return ReferralProblems.NoSuchBody.At("toBody");
            if ((await referrals.BeforeAsync(found.Id, ct)).Contains(to.Id)) return ReferralProblems.ToAndFro.At("toBody");
            if (await db.Set<Referral>().AnyAsync(r => r.CaseId == found.Id && r.ToBodyId == to.Id && r.State != ReferralState.Refused, ct))
                return ReferralProblems.AlreadyThere.At("toBody");

            var content = await ContentAsync(found, theirs, command.Words.Trim(), ct);
            var proposal = await proposals.AddAsync(to.Id, ProposalSource.Body, clock.Now, content, ct);
            var referral = new Referral(Guid.CreateVersion7(), found.BodyId, found.Id, to.Id, proposal.Id, command.Words.Trim(), caller.Name, clock.Today, clock.Now);
            db.Add(referral);
            events.Record(Act.PassOnRequest, found, clock.Today, new { To = to.Code, Words = command.Words.Trim(), Files = content.Files.Select(f => f.Sha256) });
            await mediator.Publish(new RequestPassedOn(found, referral, to.Name, content.From!), ct);
            return CaseStanding.Of(found);
        }

        private async Task<ProposalContent> ContentAsync(Case found, List<Ruling> theirs, string words, CancellationToken ct)
        {
            var files = await db.Set<Attachment>().AsNoTracking().Where(a => a.CaseId == found.Id && Goes.Contains(a.Purpose)).OrderBy(a => a.No).ToListAsync(ct);
            var contact = await db.Set<ApplicantContact>().AsNoTracking().SingleOrDefaultAsync(c => c.CaseId == found.Id || c.CaseId == found.ParentId, ct);
            var from = (await db.Set<Body>().FindAsync([found.BodyId], ct))!;
            var applicant = PersonOf(found, PartyRole.Applicant)!;
            // Of several matters only those that are the other body's.
            var isPart = theirs.Count < found.Rulings.Count;
            var matters = found.Matters.OrderBy(m => m.No).Where(m => theirs.Any(r => r.MatterNo == m.No)).Select(m => m.Text).ToList();
            var text = isPart ? string.Join('\n', matters) : found.RequestText;
            var passedOn = new PassedOnRequest(from.Name, found.Number, words, clock.Today, found.ArrivedOn, found.ReceivedOn, found.Channel, found.QueryCodeHash,
                found.Subject, text, matters.Count > 1 ? matters : [], found.ApplicantType, applicant, PersonOf(found, PartyRole.Agent),
                found.Parties.FirstOrDefault(p => p.Role == PartyRole.Agent)?.MandateUntil, PersonOf(found, PartyRole.Guardian), found.IdentityProof,
                found.WantedForm, found.WantedFormWords, found.WantedRoute, found.WantedRouteWords, found.ElectronicServiceConsent,
                contact?.Language, contact?.StoppedAt is not null, [.. files.Select(f => f.Purpose)]);
            var fields = new Dictionary<string, string>
            {
                ["subject"] = found.Subject,
                ["requestText"] = text,
                ["applicantType"] = found.ApplicantType.ToString(),
                ["arrivedOn"] = clock.Today.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
            };
            foreach (var (name, value) in new[] { ("name", applicant.Name), ("idNumber", applicant.IdNumber), ("phone", applicant.Phone),
                ("address", applicant.Address), ("email", applicant.Email) })
                if (!string.IsNullOrEmpty(value)) fields[$"applicant.{name}"] = value;
            return new ProposalContent(fields, text, [.. files.Select(f => new KeptFile(f.FileName, f.MediaType, f.Length, f.Sha256, f.Scan, f.Opening))],
                From: from.Name)
            { PassedOn = passedOn };
        }

        private static bool IsOthers(Ruling ruling) => ruling is { Leaf: OutcomeLeaf.UnavailableNotHeld, NotHeldKind: NotHeldKind.NotResponsible };

        private Person? PersonOf(Case found, PartyRole role) => found.Parties.FirstOrDefault(p => p.Role == role) is { } party
            ? new Person(vault.Open(party.Name) ?? "", vault.Open(party.IdNumber), vault.Open(party.Phone), vault.Open(party.Address), vault.Open(party.Email)) : null;
    }
}
