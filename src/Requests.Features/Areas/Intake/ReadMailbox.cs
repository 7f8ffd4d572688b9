using System.Globalization;
using System.Security.Cryptography;
using System.Text.RegularExpressions;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using Requests.Features.Data;
using Requests.Features.Data.Entities;
using Requests.Features.Events;
using Requests.Features.Kernel;
using Requests.Features.Services.Files;
using Requests.Features.Services.Files.Reading;
using Requests.Features.Services.Intake;
using Requests.Features.Services.Jobs;
using Requests.Features.Services.Notices;
using Requests.Features.Services.Pipeline;
using Requests.Features.Services.Privacy;
using Requests.Paper;

namespace Requests.Features.Areas.Intake;

/// <summary>
/// Takes the next mails out of the body's mailbox. A mail is taken once: that it was is saved together with what became of it, by
/// its place and by its own words, so that neither a kill nor a renumbered mailbox loses or doubles one. What a mail system says of
/// a mail from here is noted at that mail; what an applicant answers joins its case; all else waits for a clerk.
/// </summary>
public static partial class ReadMailbox
{
    public const string Name = "read-mailbox";
    private const int MailsAtOnce = 10;
    private static readonly FileKind WholeMail = new("message/rfc822", ".eml");

    [Acts(Act.RunSweeps)]
    [Sweep(Name, Things = "mails")]
    public sealed record Command(string? After = null) : ICommand<SweepBatch>;

    /// <summary>Mails that were fetched and taken apart before the transaction. One a scope.</summary>
    public sealed class InHand
    {
        internal Guid BodyId { get; set; }
        internal List<Mail> Mails { get; } = [];
    }

    /// <param name="Content">Null where it cannot be read.</param>
    internal sealed record Mail(MailPlace Place, DateTimeOffset ArrivedAt, string Hash, MailContent? Content,
        IReadOnlyList<KeptFile> Files, IReadOnlyList<string> Refused);

    internal sealed class Preparation(RequestsDb db, IMailbox mailbox, ForeignFiles foreign, FileIntake files, PersonalVault vault,
        InHand hand, ILogger<Preparation> log) : IPrepare<Command>
    {
        public async Task PrepareAsync(Command request, CancellationToken ct)
        {
            hand.Mails.Clear();
            var bodies = await db.Set<Body>().AsNoTracking().Where(b => mailbox.Body == "" || b.Code == mailbox.Body).OrderBy(b => b.Code).Take(2).ToListAsync(ct);
            if (bodies is not [var body]) return;
            hand.BodyId = body.Id;
            foreach (var arrived in await mailbox.NextAsync((name, validity) => LastAsync(body.Id, name, validity, ct), MailsAtOnce, ct))
            {
                await using var content = arrived.Content;
                hand.Mails.Add(await TakeApartAsync(arrived, ct));
            }
        }

        private async Task<long> LastAsync(Guid bodyId, string mailbox, long validity, CancellationToken ct) =>
            await db.Set<TakenMail>().Where(m => m.BodyId == bodyId && m.Mailbox == mailbox && m.UidValidity == validity).MaxAsync(m => (long?)m.Uid, ct) ?? 0;

        private async Task<Mail> TakeApartAsync(ArrivedMail arrived, CancellationToken ct)
        {
            var (kept, refused) = (new List<KeptFile>(), new List<string>());
            async Task KeepAsync(string? name, Stream file, FileKind? kind)
            {
                var taken = await files.TakeAsync(name, file, ct, known: kind);
                if (taken.Problem is { } problem) refused.Add($"{Characters.Clean(name ?? "")}：{problem.Text.Zh}");
                else kept.Add(taken.Value);
            }
            arrived.Content.Position = 0;
            var raw = Convert.ToHexString(await SHA256.HashDataAsync(arrived.Content, ct));
            // The mail itself is the proof of its day.
            arrived.Content.Position = 0;
            await KeepAsync("mail.eml", arrived.Content, WholeMail);
            var content = await foreign.UnpackAsync(arrived.Content, (name, file) => KeepAsync(name, file, null), ct);
            if (content is null) log.LogWarning("A mail of {Mailbox} could not be taken apart", arrived.Place.Uid);
            return new(arrived.Place, arrived.ArrivedAt, vault.Hash(content is null ? raw : SameMail(content, kept)), content, kept, refused);
        }
    }

    // The same mail delivered twice has other lines of its way in its head; one that only took another's id has other words.
    private static string SameMail(MailContent content, IEnumerable<KeptFile> files) =>
        string.Join('\n', [content.MessageId ?? "", content.From ?? "", content.Subject, content.Text,
            .. files.Where((f, i) => i > 0 || f.MediaType != WholeMail.MediaType).Select(f => f.Sha256)]);

    internal sealed class Handler(RequestsDb db, InHand hand, Proposals proposals, NoticeSender notices, PersonalVault vault,
        IMediator mediator, EventLog events, IOfficeClock clock)
        : IRequestHandler<Command, Result<SweepBatch>>
    {
        public async Task<Result<SweepBatch>> Handle(Command command, CancellationToken cancellationToken)
        {
            var (taken, proposed) = (0, 0);
            foreach (var mail in hand.Mails)
            {
                // The place is noted even of a mail that is known, or a renumbered mailbox would be read from its start for ever.
                if (await db.Set<TakenMail>().AnyAsync(m => m.BodyId == hand.BodyId && m.Mailbox == mail.Place.Mailbox
                    && m.UidValidity == mail.Place.UidValidity && m.Uid == mail.Place.Uid, cancellationToken)) continue;
                var known = await db.Set<TakenMail>().AnyAsync(m => m.BodyId == hand.BodyId && m.Hash == mail.Hash, cancellationToken);
                db.Set<TakenMail>().Add(new TakenMail(hand.BodyId, mail.Place.Mailbox, mail.Place.UidValidity, mail.Place.Uid,
                    known ? vault.Hash($"{mail.Hash}/{mail.Place.UidValidity}/{mail.Place.Uid}") : mail.Hash, clock.Now));
                if (!known)
                {
                    taken++;
                    if (!await BounceAsync(mail, cancellationToken) && !await JoinAsync(mail, cancellationToken))
                    {
                        await ProposeAsync(mail, cancellationToken);
                        proposed++;
                    }
                }
                await db.SaveChangesAsync(cancellationToken);
            }
            if (proposed > 0) await TellAsync(proposed, cancellationToken);
            events.Record(Act.RunSweeps, null, new { Sweep = Name, Taken = taken, Proposed = proposed });
            return new SweepBatch(hand.Mails.Count, taken, 0, hand.Mails.Count == MailsAtOnce ? "more" : null);
        }

        private async Task<bool> BounceAsync(Mail mail, CancellationToken ct)
        {
            if (mail.Content?.Report is not { } report || await SentAsync([report.OriginalId], ct) is not { } sent) return false;
            // Delayed or delivered: nothing to do yet.
            if (report.Status is not { } status) return true;
            sent.Bounce(status, clock.Now);
            if (await CaseOfAsync(sent, ct) is not { } @case || !Permissions.Fits(Act.NoteMailBounce, @case.State)) return true;
            events.Record(Act.NoteMailBounce, @case, clock.Today, new { Mail = sent.Id, Status = status });
            await notices.TellAsync(new Notice(@case.BodyId, @case.Id, NoticeKind.MailBounced, $"bounced/{sent.Id:N}", @case.Number,
                status), await notices.HandlersAsync(@case, ct), ct);
            return true;
        }

        // An answer to a mail from here, or one that names the number, by somebody who is a party of that case.
        private async Task<bool> JoinAsync(Mail mail, CancellationToken ct)
        {
            if (mail.Content is not { IsAutomatic: false } content || await NamedCaseAsync(content, ct) is not { } found) return false;
            if (!IsParty(found, content.From) || !Permissions.Fits(Act.AddMaterial, found.State)) return false;
            if (await proposals.AttachAsync(found, mail.Files, ct) is not { } no) return false;
            events.Record(Act.AddMaterial, found, clock.Today, new { No = no, Files = mail.Files.Count, By = "mail" });
            await mediator.Publish(new MaterialArrived(found, no), ct);
            return true;
        }

        private async Task ProposeAsync(Mail mail, CancellationToken ct)
        {
            var content = mail.Content;
            var fields = new Dictionary<string, string>
            {
                ["arrivedOn"] = clock.DayOf(mail.ArrivedAt).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
                ["subject"] = content?.Subject ?? "",
                ["requestText"] = content?.Text ?? "",
            };
            foreach (var (field, words) in ReadFields.Of(content?.Text ?? "").Where(f => f.Key != "subject")) fields.TryAdd(field, words);
            fields.TryAdd("applicant.name", content?.FromName ?? "");
            fields["applicant.email"] = content?.From ?? "";
            var @case = content is null ? null : await NamedCaseAsync(content, ct);
            await proposals.AddAsync(hand.BodyId, ProposalSource.Mail, mail.ArrivedAt, new(fields.Where(f => f.Value.Length > 0)
                .ToDictionary(), content?.Text ?? "", mail.Files,
                @case?.Number, mail.Refused, content?.IsAutomatic ?? true, content?.From), ct);
        }

        // Told once while nobody has looked, however many come.
        private async Task TellAsync(int proposed, CancellationToken ct)
        {
            var clerks = await notices.HoldersAsync(hand.BodyId, ct, Role.Clerk);
            await notices.TellAsync(new Notice(hand.BodyId, null, NoticeKind.MailArrived, $"mail/{clock.Now:yyyyMMddHH}", proposed.ToString(CultureInfo.InvariantCulture)), clerks, ct);
        }

        private async Task<Case?> NamedCaseAsync(MailContent content, CancellationToken ct)
        {
            if (await SentAsync(content.Answers, ct) is { } sent && await CaseOfAsync(sent, ct) is { } answered) return answered;
            var numbers = CaseNumber().Matches(Characters.Unified($"{content.Subject}\n{content.Text}")).Select(m =>
                m.Value.ToUpperInvariant()).Distinct().Take(5).ToList();
            return numbers.Count == 0 ? null : await db.Set<Case>().Include(c => c.Parties).FirstOrDefaultAsync(c =>
                c.BodyId == hand.BodyId && numbers.Contains(c.Number), ct);
        }

        // Ids of mails from here begin with the number of the message in the outbox.
        private async Task<OutboxMessage?> SentAsync(IEnumerable<string?> ids, CancellationToken ct)
        {
            var sent = ids.Select(id => Guid.TryParseExact(id?.Split('@')[0], "N", out var one) ? one : (Guid?)null).OfType<Guid>().ToList();
            return sent.Count == 0 ? null : await db.Set<OutboxMessage>().FirstOrDefaultAsync(m => sent.Contains(m.Id) && m.BodyId == hand.BodyId, ct);
        }

        // By the occasion that the message names: a receipt, or a letter that was told of.
        private async Task<Case?> CaseOfAsync(OutboxMessage sent, CancellationToken ct) => sent.Key.Split('/') switch
        {
            ["receipt", var number] => await db.Set<Case>().Include(c => c.Parties).FirstOrDefaultAsync(c => c.BodyId == hand.BodyId && c.Number == number, ct),
            ["applicant", var letter, ..] when Guid.TryParseExact(letter, "N", out var id) => await db.Set<Case>().Include(c => c.Parties)
                .FirstOrDefaultAsync(c => c.BodyId == hand.BodyId && db.Set<Document>().Any(d => d.Id == id && d.CaseId == c.Id), ct),
            _ => null,
        };

        private bool IsParty(Case found, string? from)
        {
            if (string.IsNullOrWhiteSpace(from)) return false;
            var hash = vault.Hash(PersonalField.Email, MailAddress.Tidy(from));
            return found.Parties.Any(p => p.Role is PartyRole.Applicant or PartyRole.Agent && !p.Email.IsNone && p.Email.Hash == hash);
        }
    }

    [GeneratedRegex("[A-Z][A-Z0-9]{1,9}-20[0-9]{2}-[0-9]{4,6}", RegexOptions.IgnoreCase)]
    private static partial Regex CaseNumber();
}
