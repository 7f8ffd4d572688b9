using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;
using Requests.Features.Data;
using Requests.Features.Data.Entities;
using Requests.Features.Kernel;
using Requests.Web.Hosting;

namespace Requests.Benchmarks;

/// <summary>Server time of whole pages over HTTP on loopback, the best of some, as a signed-in person sees them.</summary>
internal static class PageSpeed
{
    private const int Times = 7;
    private const string Password = "Correct-Horse-2026";

    /// <summary>What a bench needs to be visited.</summary>
    public static readonly string[] Settings = ["--urls", "http://127.0.0.1:0"];

    public static async Task AskAsync(Bench bench, string openCase)
    {
        await MakeUserAsync(bench);
        Composition.Use(bench.App);
        await bench.App.StartAsync();
        var address = bench.App.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First();
        using var http = new HttpClient(new HttpClientHandler { CookieContainer = new CookieContainer() }) { BaseAddress = new Uri(address) };
        await SignInAsync(http);
        foreach (var (name, path) in new[]
        {
            ("page: sign-in", "/sign-in"), ("page: my work", "/work?view=mine"), ("page: list of all", "/work?view=all"), ("page: board", "/board"), ("page: case", $"/cases/{openCase}"),
        })
        {
            var best = await BestAsync(http, path);
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  {name,-24}{best,10:0.0} ms"));
        }
        await bench.App.StopAsync();
    }

    private static async Task<double> BestAsync(HttpClient http, string path)
    {
        var best = double.MaxValue;
        for (var time = 0; time < Times; time++)
        {
            var started = Stopwatch.GetTimestamp();
            using var page = await http.GetAsync(path);
            await page.Content.ReadAsByteArrayAsync();
            best = Math.Min(best, Stopwatch.GetElapsedTime(started).TotalMilliseconds);
            if (page.StatusCode != HttpStatusCode.OK || page.RequestMessage!.RequestUri!.PathAndQuery != path) throw new InvalidOperationException($"{path}: {page.StatusCode} at {page.RequestMessage!.RequestUri}");
        }
        return best;
    }

    private static async Task SignInAsync(HttpClient http)
    {
        var token = Regex.Match(await http.GetStringAsync("/sign-in"), "name=\"__RequestVerificationToken\"[^>]*value=\"([^\"]+)\"").Groups[1].Value;
        using var form = new FormUrlEncodedContent(new Dictionary<string, string>
        {
            ["userName"] = "visitor",
            ["password"] = Password,
            ["__RequestVerificationToken"] = token
        });
        using var answer = await http.PostAsync("/sign-in", form);
        answer.EnsureSuccessStatusCode();
    }

    private static async Task MakeUserAsync(Bench bench)
    {
        await using var scope = bench.Services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<Caller>().ActAsSystem();
        var db = scope.ServiceProvider.GetRequiredService<RequestsDb>();
        var user = new User
        {
            Id = Guid.NewGuid(),
            UserName = "visitor",
            NormalizedUserName = "VISITOR",
            DisplayName = "访客",
            SecurityStamp = Guid.NewGuid().ToString("N")
        };
        user.PasswordHash = scope.ServiceProvider.GetRequiredService<IPasswordHasher<User>>().HashPassword(user, Password);
        db.Set<User>().Add(user);
        foreach (var role in (Role[])[Role.Head, Role.Officer, Role.Supervisor]) db.Set<Membership>().Add(new Membership(user.Id, Bench.BodyId, role));
        await db.SaveChangesAsync();
    }
}
