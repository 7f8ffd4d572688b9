using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Requests.Features.Data;
using Requests.Features.Data.Entities;
using Requests.Features.Kernel;
using Requests.Features.Services.Cases;
using Requests.Features.Services.Files;
using Requests.Features.Services.Letters;
using Requests.Features.Services.Outcomes;
using Requests.Features.Services.Pipeline;
using Requests.Features.Services.Release;
using Requests.Statute.Outcomes;

namespace Requests.Features.Areas.Campaigns;

/// <summary>
/// One case of a campaign is answered after the model, in one act: taken where nobody has it, concluded as the model is, its letter
/// written in the model's words and sent up. Every rule of each of these acts holds; what forbids one of them leaves the case untouched
/// and comes back as the reason to answer it by itself. The model itself is only sent up. A letter that was returned is written anew.
/// </summary>
public static class AnswerInCampaign
{
    [Acts(Act.SubmitDraft, Act.TakeNextCase)]
    public sealed record Command(Guid CampaignId, string CaseNumber) : ICommand<LetterStanding>, ICaseCommand
    {
        Guid? ICaseCommand.SeenVersion => null;
    }

    internal sealed class Validator : AbstractValidator<Command>
    {
        public Validator() => RuleFor(c => c.CaseNumber).NotEmpty().MaximumLength(TextLimits.Code);
    }

    internal sealed class Handler(RequestsDb db, CampaignDesk campaigns, CaseOpener desk, CaseLetters letters, LetterLifecycle lifecycle, OutcomeDesk outcomes,
        ReleaseFiles release, FileIntake files, Insiders insiders, EventLog events, ICaller caller, IOfficeClock clock)
        : IRequestHandler<Command, Result<LetterStanding>>
    {
        public async Task<Result<LetterStanding>> Handle(Command command, CancellationToken cancellationToken)
        {
            var led = await campaigns.OpenAsync(command.CampaignId, cancellationToken);
            if (led.Problem is { } notLed) return notLed;
            var (campaign, model) = led.Value;
            var opened = await desk.OpenAsync(command, cancellationToken);
            if (opened.Problem is { } refused) return refused;
            var found = opened.Value;
            if (await db.Set<CampaignCase>().SingleOrDefaultAsync(c => c.CampaignId == campaign.Id && c.CaseId == found.Id, cancellationToken) is not { } place)
                return CampaignProblems.NotAmongIts;
            if (place.State == CampaignCaseState.LeftOut) return CampaignProblems.LeftOutAlready;
            if (await insiders.IsRestrictedAsync(found.Id, cancellationToken)) return CampaignProblems.Restricted;
            var drafted = await campaigns.DraftAsync(model, cancellationToken);
            if (drafted.Problem is { } missing) return missing;
            var (pattern, words) = drafted.Value;

            var written = found.Id == model.Id ? await letters.ReplyAsync(found, cancellationToken) is { } own && own.May(LetterAct.Submit) ? own : CampaignProblems.AnsweredAlready
                : pattern.May(LetterAct.Submit) ? CampaignProblems.ModelFirst
                : await WriteAsync(found, model, pattern, words, place, cancellationToken);
            if (written.Problem is { } apart) return apart;
            // Known before the letter goes up, so that its readers are told of the campaign and not of each letter.
            place.Answer(written.Value.Id);
            if (await lifecycle.SubmitAsync(found, written.Value, cancellationToken) is { } standing) return standing;
            events.Record(Act.AnswerTogether, found, clock.Today, new { Campaign = campaign.Name, Model = campaign.ModelNumber });
            return LetterStanding.Of(found, written.Value);
        }

        private async Task<Result<Document>> WriteAsync(Case found, Case model, Document pattern, Letter words, CampaignCase place, CancellationToken ct)
        {
            if (found.OfficerId is { } officer && officer != caller.UserId)
                return CampaignProblems.OtherOfficer.With((await db.Set<User>().FindAsync([officer], ct))?.DisplayName ?? "—");
            var reply = await letters.ReplyAsync(found, ct);
            if (reply is not null && reply.Id != place.DocumentId) return CampaignProblems.HasDraft;
            if (reply is not null && !reply.May(LetterAct.Write)) return CampaignProblems.AnsweredAlready;
            if (found.State == CaseState.Received)
            {
                var unit = await db.Set<Membership>().Where(m => m.UserId == caller.UserId && m.BodyId == caller.BodyId && m.Role == Role.Officer).Select(m => m.UnitId)
                    .FirstOrDefaultAsync(ct);
                found.Take(caller.UserId!.Value, unit);
                events.Record(Act.TakeNextCase, found, clock.Today, new { To = caller.UserId, UnitId = unit });
            }
            if (await ConcludeAsync(found, model, reply, ct) is { } unlike) return unlike;
            if (!(await letters.ChainAsync(found, pattern.Kind, ct)).SequenceEqual(pattern.Chain)) return CampaignProblems.OtherChain;
            await EncloseAsync(found, model, ct);
            return await lifecycle.DraftAsync(found, LetterOrder.Of(words), reply, ct);
        }

        // A conclusion the officer came to for this very case stands; the campaign takes only what it concluded itself anew.
        private async Task<Problem?> ConcludeAsync(Case found, Case model, Document? reply, CancellationToken ct)
        {
            if (reply is null && found.Leaf is { } leaf)
            {
                var named = Leaves.Of(leaf, found.NotHeldKind);
                return (leaf, found.NotHeldKind) == (model.Leaf, model.NotHeldKind) ? null : CampaignProblems.OtherOutcome.With(named.Chinese, named.English);
            }
            return Math.Max(1, found.Matters.Count) != Math.Max(1, model.Matters.Count) ? CampaignProblems.OtherMatters : await outcomes.ConcludeAsAsync(found, model, ct);
        }

        // What goes out with the model goes out with each; the same bytes lie in the store once.
        private async Task EncloseAsync(Case found, Case model, CancellationToken ct)
        {
            var there = (await release.EnclosuresAsync(found.Id, ct)).Select(f => f.Sha256).ToHashSet();
            foreach (var file in await release.EnclosuresAsync(model.Id, ct))
            {
                if (!there.Add(file.Sha256)) continue;
                var copy = await files.AttachAsync(found, FilePurpose.Enclosure, new(file.FileName, file.MediaType, file.Length, file.Sha256, file.Scan, file.Opening), ct);
                if (await release.TypedPagesAsync(file, ct) is { } pages) db.Add(new FilePages(found.BodyId, found.Id, copy.No, pages));
                await db.SaveChangesAsync(ct);
            }
        }
    }
}
