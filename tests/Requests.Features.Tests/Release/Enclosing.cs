using Requests.Features.Areas.Files;
using Requests.Features.Data.Entities;
using Requests.Features.Kernel;
using Requests.Features.Tests.Replies;

namespace Requests.Features.Tests.Release;

internal static class Enclosing
{
    /// <summary>Attaches a file that is to go with the letter; answers its number.</summary>
    public static async Task<int> AttachAsync(ReplyCase path, Stream content, string name)
    {
        var kept = await path.Office.DoAsync(new TakeInFile.Command(path.Number, name, content), Role.Officer);
        return (await path.DoAsync(new AttachFile.Command(FilePurpose.Enclosure, kept))).No;
    }
}
