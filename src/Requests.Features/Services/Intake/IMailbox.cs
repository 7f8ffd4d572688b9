namespace Requests.Features.Services.Intake;

/// <summary>Where a mail lies in a mailbox (RFC 3501): numbers grow, and begin anew where the validity changes.</summary>
public sealed record MailPlace(string Mailbox, long UidValidity, long Uid);

/// <param name="ArrivedAt">When the mail system took it in.</param>
/// <param name="Content">The whole mail as a file beside; whoever gets it closes it.</param>
public sealed record ArrivedMail(MailPlace Place, DateTimeOffset ArrivedAt, Stream Content);

/// <summary>The body's mailbox: it is read, and nothing in it is changed.</summary>
public interface IMailbox
{
    /// <summary>Code of the body whose mailbox it is; empty for the only one.</summary>
    string Body { get; }

    /// <summary>The next mails, oldest first; none where nothing is new or no mailbox is set up.</summary>
    /// <param name="lastOf">The highest number that was taken under a mailbox and validity.</param>
    /// <exception cref="MailboxException">The server cannot be reached or refuses.</exception>
    Task<IReadOnlyList<ArrivedMail>> NextAsync(Func<string, long, Task<long>> lastOf, int most, CancellationToken ct);
}

/// <summary>No mailbox is set up.</summary>
public sealed class NoMailbox : IMailbox
{
    public string Body => "";

    public Task<IReadOnlyList<ArrivedMail>> NextAsync(Func<string, long, Task<long>> lastOf, int most, CancellationToken ct) =>
        Task.FromResult<IReadOnlyList<ArrivedMail>>([]);
}

public sealed class MailboxException(string message, Exception inner) : Exception(message, inner);
