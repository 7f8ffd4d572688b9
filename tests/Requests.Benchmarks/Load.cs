using System.Diagnostics;
using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;
using Requests.Tests;
using Requests.Web.Hosting;

namespace Requests.Benchmarks;

/// <summary>
/// Status lookups and intakes a second over HTTP on loopback, each as a ratio to a bare endpoint of the same process that
/// does one indexed read, or one durable insert, by plain ADO.NET. Bounded in count; ends by itself.
/// </summary>
internal static class Load
{
    private const int Clients = 4;

    public static async Task<int> RunAsync(string[] args)
    {
        var count = args is [var text, ..] ? int.Parse(text, System.Globalization.CultureInfo.InvariantCulture) : 400;
        // The portal's rate limits guard strangers; a load test is one stranger.
        await using var bench = await Bench.OpenAsync(["--urls", "http://127.0.0.1:0", .. Unbraked.Limits]);
        var bare = bench.OpenBare();
        MapBare(bench.App, bare);
        Composition.Use(bench.App);
        await bench.App.StartAsync();
        var address = bench.App.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First();
        using var http = new HttpClient { BaseAddress = new Uri(address) };

        var receipt = await PostAsync(http, "/api/v1/portal/requests", Request());
        var status = new { number = receipt.GetProperty("caseNumber").GetString(), queryCode = receipt.GetProperty("queryCode").GetString() };
        var stored = (await PostAsync(http, "/bare/requests", new { text = "x" })).GetProperty("number").GetString();

        Console.WriteLine($"{"",-16}{"product/s",12}{"bare/s",12}{"ratio",10}");
        await CompareAsync("status lookup", count * 4, () => PostAsync(http, "/api/v1/portal/status", status),
            () => PostAsync(http, "/bare/status", new { number = stored }));
        await CompareAsync("intake", count, () => PostAsync(http, "/api/v1/portal/requests", Request()),
            () => PostAsync(http, "/bare/requests", new { text = "请公开停车泊位设置的批准文件。" }));
        await bench.App.StopAsync();
        await bare.DisposeAsync();
        return 0;
    }

    private static void MapBare(WebApplication app, SqliteConnection connection)
    {
        app.MapPost("/bare/requests", (BareRequest request) =>
        {
            var number = Guid.NewGuid().ToString();
            lock (connection)
            {
                using var insert = connection.CreateCommand();
                insert.CommandText = "INSERT INTO Bare (Number, Text) VALUES ($number, $text)";
                insert.Parameters.AddWithValue("$number", number);
                insert.Parameters.AddWithValue("$text", request.Text);
                insert.ExecuteNonQuery();
            }
            return Results.Ok(new { number });
        }).AllowAnonymous();
        app.MapPost("/bare/status", (BareStatus status) =>
        {
            lock (connection)
            {
                using var read = connection.CreateCommand();
                read.CommandText = "SELECT Text FROM Bare WHERE Number = $number";
                read.Parameters.AddWithValue("$number", status.Number);
                return Results.Ok(new { text = (string?)read.ExecuteScalar() });
            }
        }).AllowAnonymous();
    }

    private sealed record BareRequest(string Text);

    private sealed record BareStatus(string Number);

    private static object Request() => new
    {
        subject = "道路停车泊位设置",
        requestText = "请公开道路停车泊位设置的批准文件。",
        applicantType = "naturalPerson",
        applicant = new { name = "张三", phone = "13800000000" },
    };

    // The two take turns in slices, so that a noisy moment of the machine falls on both.
    private static async Task CompareAsync(string name, int count, Func<Task> product, Func<Task> bare)
    {
        const int Slices = 4;
        await RunSliceAsync(count / 10, product);
        await RunSliceAsync(count / 10, bare);
        TimeSpan ours = default, theirs = default;
        for (var slice = 0; slice < Slices; slice++)
        {
            ours += await RunSliceAsync(count / Slices, product);
            theirs += await RunSliceAsync(count / Slices, bare);
        }
        Console.WriteLine(System.FormattableString.Invariant($"{name,-16}{count / ours.TotalSeconds,12:0}{count / theirs.TotalSeconds,12:0}{ours / theirs,9:0.0}x"));
    }

    private static async Task<TimeSpan> RunSliceAsync(int count, Func<Task> call)
    {
        var started = Stopwatch.GetTimestamp();
        await Parallel.ForEachAsync(Enumerable.Range(0, count), new ParallelOptions { MaxDegreeOfParallelism = Clients }, async (_, _) => await call());
        return Stopwatch.GetElapsedTime(started);
    }

    private static async Task<JsonElement> PostAsync(HttpClient http, string path, object body)
    {
        using var response = await http.PostAsJsonAsync(path, body);
        response.EnsureSuccessStatusCode();
        return await response.Content.ReadFromJsonAsync<JsonElement>();
    }
}
