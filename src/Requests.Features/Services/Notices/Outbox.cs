using System.Text.Encodings.Web;
using System.Text.Json;
using Requests.Features.Data;
using Requests.Features.Data.Entities;
using Requests.Features.Kernel;
using Requests.Features.Services.Privacy;

namespace Requests.Features.Services.Notices;

/// <summary>A mail ready to leave.</summary>
/// <param name="Id">The same at every attempt, so that a receiver can tell a repetition.</param>
public sealed record Mail(Guid Id, string To, string Subject, string Text)
{
    // Records print their members; an address must never reach a log.
    public override string ToString() => $"{nameof(Mail)} {Id}";
}

/// <summary>Takes mails to the outside. Either it accepted the mail when the task ends, or it throws.</summary>
public interface IMailSender
{
    /// <exception cref="DeliveryException">The mail was not accepted.</exception>
    Task SendAsync(Mail mail, CancellationToken ct);
}

/// <summary>发件箱: what must leave after the commit is written here inside the command's transaction.</summary>
public sealed class Outbox(RequestsDb db, PersonalVault vault, IOfficeClock clock)
{
    public const string MailKind = "email";
    public const string TextKind = "sms";

    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    // Of a text message the subject is the number of its case.
    private sealed record Payload(string SealedTo, string Subject, string Text, bool IsSealed = false);

    /// <param name="key">Names the occasion and the receiver; the same mail is never enqueued twice.</param>
    /// <param name="address">Sealed at once.</param>
    /// <param name="caseId">The case whose applicant it is for.</param>
    /// <param name="isSecret">The text is sealed too, since it opens something.</param>
    public void AddMail(Guid bodyId, string key, string address, string subject, string text, bool ignoresQuietHours = false, bool isSecret = false,
        Guid? caseId = null)
    {
        var id = Guid.CreateVersion7();
        var payload = new Payload(vault.SealString(AddressPlace(id), address), subject, isSecret ? vault.SealString(TextPlace(id), text) : text, isSecret);
        db.Set<OutboxMessage>().Add(new OutboxMessage(id, bodyId, MailKind, key, JsonSerializer.Serialize(payload, Json), clock.Now)
        {
            IgnoresQuietHours = ignoresQuietHours,
            CaseId = caseId,
        });
    }

    /// <summary>A text message for the applicant of a case.</summary>
    /// <param name="key">Names the occasion; the same message is never enqueued twice.</param>
    /// <param name="mobile">Sealed at once.</param>
    public void AddText(Guid bodyId, string key, string mobile, string caseNumber, string text, Guid caseId)
    {
        var id = Guid.CreateVersion7();
        var payload = new Payload(vault.SealString(AddressPlace(id), mobile), caseNumber, text);
        db.Set<OutboxMessage>().Add(new OutboxMessage(id, bodyId, TextKind, key, JsonSerializer.Serialize(payload, Json), clock.Now) { CaseId = caseId });
    }

    internal TextMessage OpenText(OutboxMessage message)
    {
        var payload = JsonSerializer.Deserialize<Payload>(message.Payload, Json)!;
        return new TextMessage(message.Id, vault.OpenString(AddressPlace(message.Id), payload.SealedTo), payload.Subject, payload.Text);
    }

    internal Mail Open(OutboxMessage message)
    {
        var payload = JsonSerializer.Deserialize<Payload>(message.Payload, Json)!;
        return new Mail(message.Id, vault.OpenString(AddressPlace(message.Id), payload.SealedTo), payload.Subject,
            payload.IsSealed ? vault.OpenString(TextPlace(message.Id), payload.Text) : payload.Text);
    }

    private static SealedPlace AddressPlace(Guid id) => SealedPlace.Of("Outbox.Payload.To", id);

    private static SealedPlace TextPlace(Guid id) => SealedPlace.Of("Outbox.Payload.Text", id);
}
