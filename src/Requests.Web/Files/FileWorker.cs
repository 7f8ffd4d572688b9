using System.Text.Json;
using Requests.Features.Services.Files.Reading;

namespace Requests.Web.Files;

/// <summary>
/// The program as its own child: reads tasks on strangers' files line by line, and answers each by a line. It ends when nobody
/// asks for a while, when its parent is gone, and after a task that was too much for it.
/// </summary>
internal static class FileWorker
{
    public const string Verb = "read-files";

    public static readonly JsonSerializerOptions Lines = new(JsonSerializerDefaults.General);

    private static readonly TimeSpan Idle = TimeSpan.FromMinutes(1);

    /// <param name="Output">Written over where the task makes a file.</param>
    internal sealed record Order(FileTask Task, string Input, string? Output);

    public static async Task<int> ServeAsync(TextReader orders, TextWriter answers)
    {
        try
        {
            while (await orders.ReadLineAsync().WaitAsync(Idle) is { } line)
            {
                var order = JsonSerializer.Deserialize<Order>(line, Lines)!;
                var answer = await FileTasks.DoAsync(order.Task, order.Input, order.Output, CancellationToken.None);
                await answers.WriteLineAsync(JsonSerializer.Serialize(answer, Lines));
                await answers.FlushAsync();
                if (answer.Fault == FileFault.TooHeavy) break;
            }
        }
        catch (TimeoutException)
        {
        }
        return 0;
    }
}
