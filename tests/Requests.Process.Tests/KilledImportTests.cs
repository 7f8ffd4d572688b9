using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Requests.Features.Areas.Register;
using Requests.Features.Data.Entities;
using Requests.Features.Kernel;

namespace Requests.Process.Tests;

/// <summary>A process that is killed while it takes a register over.</summary>
public sealed class KilledImportTests
{
    private const int Rows = 12_000;

    [Test, CancelAfter(240_000)]
    public async Task KilledNode_WhileTakingARegisterOver_GoesOnWithoutDoublingARow()
    {
        await using var office = await Office.OpenAsync();
        Uri import;
        int taken;
        await using (var node = await Node.StartAsync(office.Folder))
        {
            using var head = await node.ClientAsync(Office.Name(Role.Head));
            import = await StartAsync(head);
            using var administrator = await node.ClientAsync(Office.Name(Role.Administrator));
            var running = administrator.PostAsync(new Uri($"/api/v1/sweeps/{RunImports.Name}", UriKind.Relative), null);
            while (await TakenAsync(office) == 0) Assert.That(running.IsCompleted, Is.False, "killed before it was through");
            await node.KillAsync();
            Assert.That(async () => await running, Throws.InstanceOf<HttpRequestException>());
            taken = await TakenAsync(office);
        }
        Assert.That(taken, Is.InRange(1, Rows - 1), "killed on its way");

        // The dead node's lease runs out by itself; the test does not wait for it.
        await office.InDbAsync(db => db.Set<Lease>().ExecuteDeleteAsync());
        await using var restarted = await Node.StartAsync(office.Folder);
        using var again = await restarted.ClientAsync(Office.Name(Role.Administrator));
        Assert.That((await again.SweepAsync(RunImports.Name)).Done, Is.EqualTo(Rows - taken), "it goes on with the next row");
        var told = await again.GetFromJsonAsync<JsonElement>(import);
        var cases = await office.InDbAsync(db => db.Set<Case>().OrderBy(c => c.Number).Select(c => c.Number).ToListAsync());
        using (Assert.EnterMultipleScope())
        {
            Assert.That((told.GetProperty("state").GetString(), told.GetProperty("good").GetInt32(), told.GetProperty("bad").GetInt32()),
                Is.EqualTo(("done", Rows, 0)));
            Assert.That(cases, Is.EqualTo(Enumerable.Range(0, Rows).Select(Number)), "none lost, none twice");
            Assert.That(await office.InDbAsync(db => db.Set<OfficeEvent>()
                .CountAsync(e => e.Act == nameof(Act.ImportRegister) && e.CaseId != null)), Is.EqualTo(Rows));
        }
    }

    private static Task<int> TakenAsync(Office office) =>
        office.InDbAsync(db => db.Set<RegisterImport>().Where(i => i.Mode == ImportMode.Commit).Select(i => i.Rows).SingleAsync());

    private static async Task<Uri> StartAsync(HttpClient head)
    {
        var lines = string.Join('\n', Enumerable.Range(0, Rows).Select(n => $$"""{"number":"{{Number(n)}}","subject":"事项","receivedOn":"2019-06-03","outcome":"GRANTED","repliedOn":"2019-06-10"}"""));
        using var file = new ByteArrayContent(Encoding.UTF8.GetBytes(lines));
        file.Headers.ContentType = new MediaTypeHeaderValue("application/x-ndjson");
        using var answer = await head.PostAsync(new Uri("/api/v1/register/imports?mode=commit", UriKind.Relative), file);
        Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.Accepted), await answer.Content.ReadAsStringAsync());
        return answer.Headers.Location!;
    }

    private static string Number(int n) => "OLD-" + n.ToString("00000", CultureInfo.InvariantCulture);
}
