using Requests.Features.Services.Notices;
using Requests.Web.Hosting;

namespace Requests.Web.Mail;

/// <summary>Stands in where no server is set: every mail becomes an .eml file, whole or not at all, one file a mail however often it is tried.</summary>
internal sealed class FolderMailSender(Settings settings) : IMailSender
{
    public async Task SendAsync(Features.Services.Notices.Mail mail, CancellationToken ct)
    {
        var folder = Path.Combine(settings.DataFolder, "mail");
        var path = Path.Combine(folder, $"{mail.Id:N}.eml");
        var half = $"{path}.{Guid.NewGuid():N}.tmp";
        try
        {
            OwnerOnly.Folder(folder);
            await using (var file = new FileStream(half, FileMode.CreateNew))
            {
                await MailMessages.Of(mail, settings.Mail.From).WriteToAsync(file, ct);
                file.Flush(flushToDisk: true);
            }
            File.Move(half, path, overwrite: true);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new DeliveryException($"The mail folder cannot be written: {e.GetType().Name}", serverIsAway: true, e);
        }
    }
}
