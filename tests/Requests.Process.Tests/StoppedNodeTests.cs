using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Requests.Features.Areas.Timers;
using Requests.Features.Data.Entities;
using Requests.Features.Kernel;

namespace Requests.Process.Tests;

/// <summary>A node that is asked to end, as at every upgrade: what has begun is finished, and nothing is left behind that others wait for.</summary>
public sealed class StoppedNodeTests
{
    [Test, CancelAfter(120_000)]
    [Platform(Exclude = "Win", Reason = "SIGTERM")]
    public async Task NodeAskedToEnd_AnswersWhatHasBegun_TakesNothingNew_AndEndsWell()
    {
        await using var office = await Office.OpenAsync();
        await using var node = await Node.StartAsync(office.Folder);
        using var clerk = await node.ClientAsync(Office.Name(Role.Clerk));
        using var slow = new SlowContent(new
        {
            channel = "registeredPost",
            subject = "绿化养护合同",
            requestText = "申请公开绿化养护合同。",
            applicantType = "naturalPerson",
            applicant = new { name = "张三", phone = "13800000000" },
            arrivedOn = "2026-03-02",
            signedOn = "2026-03-02",
        });
        var answer = clerk.PostAsync("/api/v1/cases", slow);
        await slow.HalfSent;
        node.AskToEnd();
        await RefusedAsync(node);
        Assert.That(node.HasEnded, Is.False, "it waits for the request");
        slow.SendRest();
        using (var done = await answer) Assert.That(done.StatusCode, Is.EqualTo(HttpStatusCode.Created), await done.Content.ReadAsStringAsync());
        Assert.That(await node.EndedAsync(), Is.Zero);
        Assert.That(await office.InDbAsync(db => db.Set<Case>().CountAsync()), Is.EqualTo(1));
    }

    [Test, CancelAfter(120_000)]
    [Platform(Exclude = "Win", Reason = "SIGTERM")]
    public async Task NodeAskedToEnd_GivesItsLeasesBack()
    {
        await using var office = await Office.OpenAsync();
        await using (var node = await Node.StartAsync(office.Folder))
        {
            using var administrator = await node.ClientAsync(Office.Name(Role.Administrator));
            var sweep = administrator.SweepAsync(RemindDue.Name);
            node.AskToEnd();
            try
            {
                await sweep;
            }
            catch (HttpRequestException)
            {
                // It was asked to end before the request was read.
            }
            Assert.That(await node.EndedAsync(), Is.Zero);
        }
        var now = TimeProvider.System.GetUtcNow();
        Assert.That((await office.InDbAsync(db => db.Set<Lease>().ToListAsync())).Where(l => l.Until > now), Is.Empty);
    }

    // Whoever comes now is not let in any more.
    private static async Task RefusedAsync(Node node)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        while (true)
        {
            try
            {
                using var stranger = new HttpClient { BaseAddress = node.Address };
                using var answer = await stranger.GetAsync("/health/live", patience.Token);
            }
            catch (HttpRequestException)
            {
                return;
            }
        }
    }

    // Stops in the middle until it is told to go on.
    private sealed class SlowContent : HttpContent
    {
        private readonly byte[] _json;
        private readonly TaskCompletionSource _half = new();
        private readonly TaskCompletionSource _rest = new();

        public SlowContent(object value)
        {
            _json = Encoding.UTF8.GetBytes(JsonSerializer.Serialize(value));
            Headers.ContentType = new MediaTypeHeaderValue("application/json");
        }

        public Task HalfSent => _half.Task;

        public void SendRest() => _rest.SetResult();

        protected override async Task SerializeToStreamAsync(Stream stream, TransportContext? context)
        {
            await stream.WriteAsync(_json.AsMemory(0, _json.Length / 2));
            await stream.FlushAsync();
            _half.SetResult();
            await _rest.Task;
            await stream.WriteAsync(_json.AsMemory(_json.Length / 2));
        }

        protected override bool TryComputeLength(out long length)
        {
            length = _json.Length;
            return true;
        }
    }
}
