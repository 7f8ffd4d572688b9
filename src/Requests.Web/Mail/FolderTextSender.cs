using System.Text.Json;
using Requests.Features.Services.Notices;
using Requests.Web.Hosting;

namespace Requests.Web.Mail;

/// <summary>Stands in where no gateway is set: every message becomes a file, whole or not at all, one file a message however often it is tried.</summary>
internal sealed class FolderTextSender(Settings settings) : ITextSender
{
    public int? DailyQuota => null;

    public async Task SendAsync(TextMessage message, CancellationToken ct)
    {
        var folder = Path.Combine(settings.DataFolder, "messages");
        var path = Path.Combine(folder, $"{message.Id:N}.json");
        var half = $"{path}.{Guid.NewGuid():N}.tmp";
        try
        {
            OwnerOnly.Folder(folder);
            await using (var file = new FileStream(half, FileMode.CreateNew))
            {
                await JsonSerializer.SerializeAsync(file, GatewayCall.Of(message, settings.Gateway), GatewayCall.Json, ct);
                file.Flush(flushToDisk: true);
            }
            File.Move(half, path, overwrite: true);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new DeliveryException($"The message folder cannot be written: {e.GetType().Name}", serverIsAway: true, e);
        }
    }
}
