using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using Requests.Features.Data;
using Requests.Features.Data.Entities;
using Requests.Features.Kernel;
using Requests.Features.Services.Calendars;
using Requests.Features.Services.Privacy;

namespace Requests.Features.Services.Notices;

/// <summary>
/// 告知申请人: the one way by which an applicant hears of the own request outside the portal. It goes by mail, else as a text
/// message to a mobile number, in the language of the request, once for an occasion, and not at all to who wants none. It says
/// that something happened and by when to act, never what a letter says: it passes through other hands.
/// </summary>
public sealed partial class Messages(RequestsDb db, BodyFacts facts, Outbox outbox, PersonalVault vault, MessageTickets tickets, OfficeAddress office, IOfficeClock clock)
{
    private static readonly CompiledQuestion<Guid, Party> PartiesOf = new((db, id) => db.Set<Party>().AsNoTracking().Where(p => p.CaseId == id));

    private static readonly Text Stop = Text.Of("Messages.stop");

    /// <summary>Tells the applicant of a case.</summary>
    /// <param name="key">Names the occasion, the same at every repetition.</param>
    /// <param name="page">Where on the portal it is read in full.</param>
    /// <returns>False where there is no way to them, where they want none, or where they were told.</returns>
    public async Task<bool> TellAsync(Case found, string key, Text subject, Text words, string page, CancellationToken ct)
    {
        var contact = await OfAsync(found, ct);
        if (contact?.StoppedAt is not null || await WayToAsync(found, ct) is not { } way) return false;
        if (db.Set<OutboxMessage>().Local.Any(m => m.Key == key) || await db.Set<OutboxMessage>().IgnoreQueryFilters().AnyAsync(m => m.Key == key, ct)) return false;
        var english = contact?.Language == "en";
        var body = await facts.OfAsync(found.BodyId, ct);
        if (way.IsMail)
            outbox.AddMail(found.BodyId, key, way.To, subject.With(body.Name, found.Number).In(english),
                $"{words.In(english)}\n\n{office.Root}{page}\n\n{body.Name}{StopWords(found.Id).In(english)}", caseId: found.Id);
        else
            outbox.AddText(found.BodyId, key, way.To, found.Number, $"{words.In(english)} {office.Root}{page}", found.Id);
        return true;
    }

    /// <summary>The end of every mail to an applicant: how to get no more.</summary>
    public Text StopWords(Guid caseId)
    {
        var address = $"{office.Root}/messages/{tickets.Issue(caseId)}";
        return new($"\n\n{Stop.Zh}\n{address}", $"\n\n{Stop.En}\n{address}");
    }

    /// <summary>What is kept of the applicant's wishes; a part of a split request goes by those of the whole.</summary>
    public async Task<ApplicantContact?> OfAsync(Case found, CancellationToken ct) =>
        await WishesAsync(found.Id, ct) ?? (found.ParentId is { } whole ? await WishesAsync(whole, ct) : null);

    // Another body's answer is told too, so the case may be of a body that is not the caller's.
    private async Task<ApplicantContact?> WishesAsync(Guid caseId, CancellationToken ct) =>
        db.Set<ApplicantContact>().Local.FirstOrDefault(c => c.CaseId == caseId)
        ?? await db.Set<ApplicantContact>().IgnoreQueryFilters([RequestsDb.BodyFilter]).SingleOrDefaultAsync(c => c.CaseId == caseId, ct);

    /// <summary>Whether a message could reach the applicant at all.</summary>
    public async Task<bool> ReachesAsync(Case found, CancellationToken ct) => await WayToAsync(found, ct) is not null;

    // An agent acts for the applicant while the mandate lasts, then the guardian.
    private async Task<(bool IsMail, string To)?> WayToAsync(Case found, CancellationToken ct)
    {
        var parties = found.Parties.Count > 0 ? found.Parties : await PartiesOf.ListAsync(db, found.Id, ct);
        var asked = parties.Where(p => p.Role is PartyRole.Applicant or PartyRole.Guardian || (p.Role == PartyRole.Agent && !(p.MandateUntil < clock.Today)))
            .OrderBy(p => p.Role switch { PartyRole.Agent => 0, PartyRole.Guardian => 1, _ => 2 }).ToList();
        if (asked.Select(p => vault.Open(p.Email)).FirstOrDefault(address => !string.IsNullOrWhiteSpace(address)) is { } mail) return (true, mail);
        return asked.Select(p => vault.Open(p.Phone)).Select(MobileOf).FirstOrDefault(n => n is not null) is { } number ? (false, number) : null;
    }

    /// <summary>A mobile number of the mainland as a gateway takes it; null for a line at a wall or abroad.</summary>
    public static string? MobileOf(string? phone)
    {
        var digits = string.Concat((phone ?? "").Where(char.IsAsciiDigit));
        if (digits.StartsWith("86", StringComparison.Ordinal) && digits.Length == 13) digits = digits[2..];
        return Mobile().IsMatch(digits) ? digits : null;
    }

    [GeneratedRegex("^1[3-9][0-9]{9}$")]
    private static partial Regex Mobile();
}
