using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Requests.Features.Areas.Timers;
using Requests.Features.Data.Entities;
using Requests.Features.Kernel;

namespace Requests.Process.Tests;

/// <summary>A process that is killed while it writes a seal into the archive, which the test sees happen before it kills.</summary>
public sealed class KilledSealTests
{
    private const int Tries = 4;

    /// <param name="written">How much of the seal's objects lies in the archive when the process dies.</param>
    [Test, CancelAfter(240_000)]
    public async Task KilledNode_InsideASeal_LeavesTheIssueWholeOrAbsentAndNothingAfterTheSweep([Values(0, 0.5, 1)] double written)
    {
        await using var office = await Office.OpenAsync();
        var approved = await IssueTheFirstAsync(office, 1 + Tries);
        var acknowledged = new List<string> { approved[0] };

        var interrupted = await KillInsideASealAsync(office, approved.Skip(1), acknowledged, written);

        var isWhole = await IsIssuedWholeAsync(office, interrupted);
        foreach (var number in acknowledged) Assert.That(await IsIssuedWholeAsync(office, number), Is.True, $"{number} was acknowledged");
        var found = await VerifyAsync(office);
        if (written > 0 && !isWhole) Assert.That(found, Does.Contain("Unfinished"), "objects of a seal that will never be");

        await using var restarted = await Node.StartAsync(office.Folder);
        using var administrator = await restarted.ClientAsync(Office.Name(Role.Administrator));
        Assert.That(await SweepArchiveAsync(administrator), Is.EqualTo(1), "the interrupted seal's intent");
        using (Assert.EnterMultipleScope())
        {
            Assert.That(Directory.GetFiles(Pending(office)), Is.Empty);
            Assert.That(Directory.GetFiles(Path.Combine(office.Archive, "incoming")), Is.Empty, "half an object");
            Assert.That(await VerifyAsync(office), Does.Not.Contain("Unfinished"));
            Assert.That(await IsIssuedWholeAsync(office, interrupted), Is.EqualTo(isWhole));
        }

        using var officer = await restarted.ClientAsync(Office.Name(Role.Officer));
        foreach (var number in approved) Assert.That(await officer.IssueAsync(number), Is.True);
        foreach (var number in approved) Assert.That(await IsIssuedWholeAsync(office, number), Is.True, number);
        Assert.That(await SweepArchiveAsync(administrator), Is.Zero);
        Assert.That((await administrator.SweepAsync(SelfCheck.Name)).Faults, Is.Zero);
        Assert.That(await VerifyAsync(office), Does.Not.Contain("Unfinished"));
    }

    private static async Task<List<string>> IssueTheFirstAsync(Office office, int count)
    {
        await using var node = await Node.StartAsync(office.Folder);
        var approved = await Replies.ApproveAsync(office, node, count);
        using var officer = await node.ClientAsync(Office.Name(Role.Officer));
        Assert.That(await officer.IssueAsync(approved[0]), Is.True);
        Assert.That(Directory.GetFiles(Pending(office)), Is.Empty);
        return approved;
    }

    // Issues one after the other until a process died inside a seal: a kill that fell after the commit leaves no intent.
    private static async Task<string> KillInsideASealAsync(Office office, IEnumerable<string> numbers, List<string> acknowledged, double written)
    {
        foreach (var number in numbers)
        {
            await using var node = await Node.StartAsync(office.Folder);
            using var officer = await node.ClientAsync(Office.Name(Role.Officer));
            var issuing = officer.IssueAsync(number);
            await SealUnderWayAsync(office, issuing, written);
            await node.KillAsync();
            if (await issuing) acknowledged.Add(number);
            else if (Directory.GetFiles(Pending(office)).Length > 0) return number;
        }
        throw new AssertionException($"In {Tries} tries no kill fell inside a seal.");
    }

    // Comes back once a seal has announced itself and written so much, or the act is over.
    private static async Task SealUnderWayAsync(Office office, Task act, double written)
    {
        string? intent;
        while ((intent = Directory.EnumerateFiles(Pending(office), "*.json").FirstOrDefault()) is null)
        {
            if (act.IsCompleted) return;
            await Task.Yield();
        }
        try
        {
            var objects = JsonSerializer.Deserialize<string[]>(await File.ReadAllBytesAsync(intent))!.Select(hash => Path.Combine(office.Archive, hash[..2], hash[2..4], hash));
            var ahead = objects.Where(path => !File.Exists(path)).ToList();
            while (ahead.Count(File.Exists) < written * ahead.Count && !act.IsCompleted) await Task.Yield();
        }
        catch (FileNotFoundException)
        {
            // Sealed and committed while the test looked.
        }
    }

    // Standing, event and seal are of one mind; whether they say issued.
    private static async Task<bool> IsIssuedWholeAsync(Office office, string number)
    {
        var (isIssued, events, seals) = await office.InDbAsync(async db =>
        {
            var found = await db.Set<Case>().SingleAsync(c => c.Number == number);
            return (found.State == CaseState.Issued,
                await db.Set<OfficeEvent>().CountAsync(e => e.CaseId == found.Id && e.Act == nameof(Act.IssueReply)),
                await db.Set<ArchiveSeal>().CountAsync(s => s.CaseId == found.Id));
        });
        Assert.That((events, seals), Is.EqualTo(isIssued ? (1, 1) : (0, 0)), $"{number} is issued wholly or not at all");
        return isIssued;
    }

    private static async Task<int> SweepArchiveAsync(HttpClient administrator)
    {
        using var answer = await administrator.PostAsync(new Uri("/api/v1/archive/sweeps", UriKind.Relative), null);
        var body = await answer.Content.ReadAsStringAsync();
        Assert.That((int)answer.StatusCode, Is.EqualTo(200), body);
        return JsonDocument.Parse(body).RootElement.GetProperty("intents").GetInt32();
    }

    private static async Task<string> VerifyAsync(Office office)
    {
        var (code, said) = await Node.RunAsync(office.Folder, "verify-archive");
        Assert.That(code, Is.Zero, said);
        return said;
    }

    private static string Pending(Office office) => Path.Combine(office.Archive, "pending");
}
