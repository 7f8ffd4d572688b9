using System.Collections.Frozen;
using System.Globalization;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Requests.Features.Data;
using Requests.Features.Data.Entities;
using Requests.Features.Events;
using Requests.Features.Kernel;
using Requests.Features.Services.Notices;

namespace Requests.Features.Areas.Notices;

/// <summary>Tells whoever is next in a letter's way that it waits for them. Who did the act knows already.</summary>
internal sealed class TellOfLetters(RequestsDb db, NoticeSender notices, ICaller caller) : INotificationHandler<LetterSubmitted>, INotificationHandler<LetterPassedOn>,
    INotificationHandler<LetterReturned>, INotificationHandler<LetterVerdictTakenBack>, INotificationHandler<LetterApproved>, INotificationHandler<LetterCameBack>,
    INotificationHandler<PastLetterWaits>, INotificationHandler<LetterIssued>, INotificationHandler<LetterServed>
{
    public Task Handle(LetterSubmitted happened, CancellationToken cancellationToken) => TellStepAsync(happened, cancellationToken);

    public Task Handle(LetterPassedOn happened, CancellationToken cancellationToken) => TellStepAsync(happened, cancellationToken);

    public async Task Handle(LetterReturned happened, CancellationToken cancellationToken) =>
        await TellAsync(happened, NoticeKind.LetterReturned, await DraftersAsync(happened, cancellationToken), cancellationToken);

    /// <summary>Who was told of the verdict is told once that it no longer stands: the drafter of a return, the next step of an agreement.</summary>
    public async Task Handle(LetterVerdictTakenBack happened, CancellationToken cancellationToken)
    {
        var letter = happened.Letter;
        var told = happened.Step.Verdict == Verdict.Return ? await DraftersAsync(happened, cancellationToken)
            : letter.Chain.Skip(letter.Agreed + 1).FirstOrDefault() is var next && letter.Agreed + 1 < letter.Chain.Count
                ? await AbleAsync(happened, next, [happened.Step.ByUserId], cancellationToken) : [];
        await TellAsync(happened, NoticeKind.VerdictTakenBack, told, cancellationToken);
    }

    public async Task Handle(LetterApproved happened, CancellationToken cancellationToken) =>
        await TellAsync(happened, NoticeKind.LetterApproved, await notices.HandlersAsync(happened.Case, cancellationToken), cancellationToken);

    public async Task Handle(LetterCameBack happened, CancellationToken cancellationToken) =>
        await TellAsync(happened, NoticeKind.LetterCameBack, await notices.HandlersAsync(happened.Case, cancellationToken), cancellationToken);

    /// <summary>A reply that was issued waits to be served: the clerks' desk, or the officer where the body has no clerk.</summary>
    public async Task Handle(LetterIssued happened, CancellationToken cancellationToken)
    {
        if (!happened.IsReply) return;
        var desk = await notices.HoldersAsync(happened.Case.BodyId, cancellationToken, Role.Clerk);
        await TellAsync(happened, NoticeKind.LetterToServe, desk.Count > 0 ? desk : await notices.HandlersAsync(happened.Case, cancellationToken), cancellationToken);
    }

    public async Task Handle(LetterServed happened, CancellationToken cancellationToken)
    {
        if (!happened.IsReply || happened.Letter.LastService?.ReceivedOn is not { } on) return;
        var notice = Of(happened, NoticeKind.ReplyServed);
        await notices.TellAsync(notice with { Arguments = [happened.Case.Number, happened.Letter.Title, NoticeKinds.Day(on, false)] },
            [.. (await notices.HandlersAsync(happened.Case, cancellationToken)).Where(u => u.Id != caller.UserId)], cancellationToken);
    }

    /// <summary>One who may judge it is told: not who recorded it, nor who has the case.</summary>
    public async Task Handle(PastLetterWaits happened, CancellationToken cancellationToken)
    {
        var (found, letter) = (happened.Case, happened.Letter);
        var able = (await notices.HoldersAsync(found.BodyId, cancellationToken, [.. Permissions.Of(Act.ConfirmPastLetter).Roles]))
            .Where(u => u.Id != letter.ByUserId && u.Id != found.OfficerId).ToList();
        await notices.TellAsync(new Notice(found.BodyId, found.Id, NoticeKind.PastLetterWaits, $"past-letter/{found.Id:N}/{letter.No}", found.Number, letter.Kind.Chinese,
            letter.No.ToString(CultureInfo.InvariantCulture)), able, cancellationToken);
    }

    // Nobody judges the own draft or takes two steps of a round (REV-6); where nobody else holds the step, those who can change that are told.
    private async Task TellStepAsync(LetterEvent happened, CancellationToken ct)
    {
        var found = happened.Case;
        if (happened.Letter.NextStep is not { } step) return;
        if (await AbleAsync(happened, step, [], ct) is { Count: > 0 } able)
        {
            await TellAsync(happened, NoticeKind.LetterWaits, able, ct);
            return;
        }
        var helpless = (await notices.HandlersAsync(found, ct)).Concat(await notices.HoldersAsync(found.BodyId, ct, Role.Administrator)).DistinctBy(u => u.Id)
            .ToList();
        var told = Of(happened, NoticeKind.StepUnfilled);
        // Of a campaign the first letter stands for all.
        if (await OfCampaignAsync(happened, NoticeKind.LetterWaits, ct) is { } one) told = told with { Key = $"{NoticeKind.StepUnfilled}/{one.Key}" };
        await notices.TellAsync(told, helpless, ct);
    }

    // Holders of a step who may judge the letter, and who acts for them.
    private async Task<IReadOnlyList<User>> AbleAsync(LetterEvent happened, Role step, IEnumerable<Guid> alsoBarred, CancellationToken ct)
    {
        var (letter, found) = (happened.Letter, happened.Case);
        var barred = letter.AgreedBy.Concat(alsoBarred).Append(letter.DraftedBy ?? Guid.Empty).Append(found.OfficerId ?? Guid.Empty).ToHashSet();
        var able = (await notices.HoldersAsync(found.BodyId, ct, step)).Where(u => !barred.Contains(u.Id)).ToList();
        var acting = await notices.ActingForAsync(found.BodyId, able, ct);
        return [.. able.Concat(acting.Where(u => !barred.Contains(u.Id))).DistinctBy(u => u.Id)];
    }

    private async Task<IReadOnlyList<User>> DraftersAsync(LetterEvent happened, CancellationToken ct) =>
        happened.Letter.DraftedBy is { } id && await db.Set<User>().FindAsync([id], ct) is { IsActive: true } user ? [user]
            : await notices.HandlersAsync(happened.Case, ct);

    private async Task TellAsync(LetterEvent happened, NoticeKind kind, IReadOnlyList<User> users, CancellationToken ct) =>
        await notices.TellAsync(await OfCampaignAsync(happened, kind, ct) ?? Of(happened, kind), [.. users.Where(u => u.Id != caller.UserId)], ct);

    private static readonly FrozenDictionary<NoticeKind, NoticeKind> OfCampaigns = new Dictionary<NoticeKind, NoticeKind>
    {
        [NoticeKind.LetterWaits] = NoticeKind.CampaignWaits,
        [NoticeKind.LetterReturned] = NoticeKind.CampaignReturned,
        [NoticeKind.LetterApproved] = NoticeKind.CampaignApproved,
        [NoticeKind.LetterToServe] = NoticeKind.CampaignToServe,
    }.ToFrozenDictionary();

    // A thousand letters of a campaign come in one sitting: each step is told of them once a round, not a thousand times.
    private async Task<Notice?> OfCampaignAsync(LetterEvent happened, NoticeKind kind, CancellationToken ct)
    {
        var letter = happened.Letter;
        if (!OfCampaigns.TryGetValue(kind, out var ofCampaign)) return null;
        var place = db.Set<CampaignCase>().Local.FirstOrDefault(c => c.DocumentId == letter.Id)
            ?? await db.Set<CampaignCase>().AsNoTracking().FirstOrDefaultAsync(c => c.DocumentId == letter.Id, ct);
        if (place is null || await db.Set<Campaign>().AsNoTracking().SingleOrDefaultAsync(c => c.Id == place.CampaignId, ct) is not { } campaign) return null;
        var round = letter.Steps.Count(s => s.Verdict == Verdict.Return);
        return new Notice(campaign.BodyId, campaign.ModelId, ofCampaign, $"{ofCampaign}/{campaign.Id:N}/{letter.NextStep?.ToString() ?? "-"}/{round}", campaign.Name, campaign.ModelNumber,
            campaign.Id.ToString("N"));
    }

    // A letter has a new version at every act, so that it is told once each time it comes.
    private static Notice Of(LetterEvent happened, NoticeKind kind) =>
        new(happened.Case.BodyId, happened.Case.Id, kind, $"{kind}/{happened.Letter.Id:N}/{happened.Letter.Version:N}", happened.Case.Number, happened.Letter.Title, happened.Letter.No.ToString(CultureInfo.InvariantCulture));
}
