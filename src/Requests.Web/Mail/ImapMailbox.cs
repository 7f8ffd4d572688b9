using System.Net.Sockets;
using MailKit;
using MailKit.Net.Imap;
using MailKit.Search;
using MailKit.Security;
using Requests.Features.Services.Files;
using Requests.Features.Services.Intake;
using Requests.Web.Hosting;

namespace Requests.Web.Mail;

/// <summary>Reads the body's mailbox over IMAP, by TLS unless the settings say otherwise. It opens the folder for reading only, so nothing
/// there changes.</summary>
internal sealed class ImapMailbox(MailboxSettings settings, long longest) : IMailbox
{
    private const int PatienceMilliseconds = 30_000;

    public string Body => settings.Body;

    public async Task<IReadOnlyList<ArrivedMail>> NextAsync(Func<string, long, Task<long>> lastOf, int most, CancellationToken ct)
    {
        var mails = new List<ArrivedMail>();
        try
        {
            using var client = new ImapClient { Timeout = PatienceMilliseconds };
            await client.ConnectAsync(settings.Host, settings.Port, Security, ct);
            await client.AuthenticateAsync(settings.UserName, settings.Password, ct);
            var folder = await client.GetFolderAsync(settings.Folder, ct);
            await folder.OpenAsync(FolderAccess.ReadOnly, ct);
            var mailbox = $"{settings.UserName}@{settings.Host}/{settings.Folder}";
            var last = await lastOf(mailbox, folder.UidValidity);
            var range = new UniqueIdRange(new UniqueId((uint)last + 1), UniqueId.MaxValue);
            var found = await folder.SearchAsync(SearchQuery.Uids(range), ct);
            // A server answers with its last mail where the range lies beyond it.
            foreach (var uid in found.Where(u => u.Id > last).OrderBy(u => u.Id).Take(most))
                if (await FetchAsync(folder, mailbox, uid, ct) is { } mail) mails.Add(mail);
            await client.DisconnectAsync(quit: true, ct);
            return mails;
        }
        catch (Exception e) when (e is SocketException or IOException or ProtocolException or CommandException or TimeoutException or AuthenticationException or SslHandshakeException
            or FolderNotFoundException or ServiceNotConnectedException)
        {
            foreach (var mail in mails) await mail.Content.DisposeAsync();
            throw new MailboxException($"The mailbox cannot be read: {e.GetType().Name}", e);
        }
    }

    private SecureSocketOptions Security => settings.Security switch
    {
        MailboxSecurity.None => SecureSocketOptions.None,
        MailboxSecurity.StartTls => SecureSocketOptions.StartTls,
        MailboxSecurity.Tls => SecureSocketOptions.SslOnConnect,
        _ => throw new ArgumentOutOfRangeException(nameof(settings), settings.Security, null),
    };

    // Null where it was taken away meanwhile.
    private async Task<ArrivedMail?> FetchAsync(IMailFolder folder, string mailbox, UniqueId uid, CancellationToken ct)
    {
        var told = (await folder.FetchAsync([uid],
            MessageSummaryItems.InternalDate | MessageSummaryItems.Size | MessageSummaryItems.UniqueId, ct)).FirstOrDefault();
        if (told is null) return null;
        var spool = FileIntake.OpenSpool();
        // Of one larger than any file may be, the head alone: the clerk learns that it is there.
        if (told.Size > longest)
        {
            var head = await folder.GetHeadersAsync(uid, ct);
            await head.WriteToAsync(spool, ct);
        }
        else
        {
            await using var content = await folder.GetStreamAsync(uid, ct);
            await content.CopyToAsync(spool, ct);
        }
        return new(new(mailbox, folder.UidValidity, uid.Id), told.InternalDate ?? DateTimeOffset.UnixEpoch, spool);
    }
}
