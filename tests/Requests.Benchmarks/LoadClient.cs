using System.Diagnostics;
using System.Globalization;
using System.Text;

namespace Requests.Benchmarks;

/// <summary>
/// Who asks, in a process of its own so that it shares neither heap nor threads with who answers. Takes a line each from standard
/// input: path, number of requests, how many at once, body; answers each with seconds, median and 99th percentile in milliseconds.
/// </summary>
internal static class LoadClient
{
    public static async Task<int> RunAsync(string address)
    {
        using var http = new HttpClient(new SocketsHttpHandler { MaxConnectionsPerServer = 256 }) { BaseAddress = new Uri(address) };
        while (await Console.In.ReadLineAsync() is { } line)
        {
            var order = line.Split('\t');
            Console.WriteLine(await AskAsync(http, order[0], Count(order[1]), Count(order[2]), order[3]));
        }
        return 0;
    }

    private static int Count(string text) => int.Parse(text, CultureInfo.InvariantCulture);

    private static async Task<string> AskAsync(HttpClient http, string path, int count, int clients, string body)
    {
        var (took, next, started) = (new double[count], -1, Stopwatch.GetTimestamp());
        await Task.WhenAll(Enumerable.Range(0, clients).Select(async _ =>
        {
            for (int at; (at = Interlocked.Increment(ref next)) < count;)
            {
                var asked = Stopwatch.GetTimestamp();
                using var content = new StringContent(body, Encoding.UTF8, "application/json");
                using var answer = await http.PostAsync(path, content);
                if (!answer.IsSuccessStatusCode) throw new InvalidOperationException($"{path}: {(int)answer.StatusCode} {await answer.Content.ReadAsStringAsync()}");
                await answer.Content.ReadAsByteArrayAsync();
                took[at] = Stopwatch.GetElapsedTime(asked).TotalMilliseconds;
            }
        }));
        var seconds = Stopwatch.GetElapsedTime(started).TotalSeconds;
        Array.Sort(took);
        return FormattableString.Invariant($"{seconds:0.0000} {took[count / 2]:0.00} {took[count * 99 / 100]:0.00}");
    }
}
