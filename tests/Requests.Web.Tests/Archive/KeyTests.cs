using System.Net;
using Microsoft.EntityFrameworkCore;
using Requests.Features.Data.Entities;
using Requests.Features.Kernel;
using Requests.Web.Hosting;
using Requests.Web.Verbs;

namespace Requests.Web.Tests.Archive;

/// <summary>A missing or a wrong key stops the program by name; a new one comes while the office works.</summary>
[NonParallelizable]
public sealed class KeyTests
{
    private static readonly string Right = Convert.ToBase64String(new byte[32]);
    private static readonly string Wrong = Convert.ToBase64String([.. Enumerable.Repeat((byte)7, 32)]);

    private string _folder = "";

    [SetUp]
    public void SetUp() => _folder = Directory.CreateTempSubdirectory("requests-keys-").FullName;

    [TearDown]
    public void TearDown() => Directory.Delete(_folder, recursive: true);

    [Test]
    public async Task Finding13_AMissingKeyFile_StopsTheProgramByName_AndMakesNone()
    {
        await BeginAsync();
        Assert.That(File.Exists(KeyFile));
        File.Move(KeyFile, KeyFile + ".away");
        var (code, said) = await SaidAsync("doctor");
        Assert.That((code, said.Contains("personal.key", StringComparison.Ordinal)), Is.EqualTo((ProgramVerbs.WrongUse, true)), said);
        Assert.That(File.Exists(KeyFile), Is.False);
        File.Move(KeyFile + ".away", KeyFile);
        Assert.That((await SaidAsync("verify-archive")).Code, Is.Zero);
    }

    [Test]
    public async Task Finding13_AnotherKey_InASetting_StopsEveryVerbAndTheServerByName_BeforeAnythingIsWritten()
    {
        await BeginAsync($"--Office:PersonalKey={Right}");
        foreach (var verb in (string[])["doctor", "verify-archive", "migrate", "self", "reseal"])
        {
            var (code, said) = await SaidAsync(verb == "self" ? [$"--Office:PersonalKey={Wrong}", "--urls=http://127.0.0.1:0"]
                : [verb, $"--Office:PersonalKey={Wrong}"]);
            Assert.That(code, Is.EqualTo(ProgramVerbs.WrongUse), verb);
            Assert.That(said, Does.Contain("Office:PersonalKey"), verb);
        }
        Assert.That((await SaidAsync("verify-archive", $"--Office:PersonalKey={Right}")).Code, Is.Zero);
    }

    [Test]
    public async Task Ready_IsNot_WhereTheDataIsUnderAnotherKey()
    {
        await using var office = await WebOffice.OpenAsync();
        using var client = office.ClientFor(Role.Clerk);
        await office.InDbAsync(async db =>
        {
            (await db.Set<InstallationValue>().SingleAsync(v => v.Name == "personal-key")).Set("0123456789abcdef", DateTimeOffset.UtcNow);
            return await db.SaveChangesAsync();
        });
        var ready = await client.GetAsync(HealthChecks.Ready);
        Assert.That(ready.StatusCode, Is.EqualTo(HttpStatusCode.ServiceUnavailable));
        Assert.That(await ready.Content.ReadAsStringAsync(), Does.Contain("0123456789abcdef"));
    }

    [Test]
    public async Task Reseal_WithANewKey_LeavesTheFormerBeside_UntilFinish()
    {
        await BeginAsync();
        var before = await File.ReadAllBytesAsync(KeyFile);
        Assert.That((await SaidAsync("reseal", "--new-key")).Code, Is.Zero);
        Assert.That(await File.ReadAllBytesAsync(KeyFile), Is.Not.EqualTo(before));
        Assert.That(Directory.GetFiles(Path.Combine(_folder, "keys"), "personal-*.former"), Has.Length.EqualTo(1));
        Assert.That((await SaidAsync("reseal", "--finish")).Code, Is.Zero);
        Assert.That(Directory.GetFiles(Path.Combine(_folder, "keys"), "personal-*.former"), Is.Empty);
        var (code, said) = await SaidAsync("verify-archive");
        Assert.That(code, Is.Zero, said);
    }

    // Data in the folder, under whichever key is named.
    private async Task BeginAsync(params string[] args)
    {
        foreach (var verb in (string[])["migrate", "reseal"])
        {
            var (code, said) = await SaidAsync([verb, .. args]);
            Assert.That(code, Is.Zero, said);
        }
    }

    private string KeyFile => Path.Combine(_folder, "keys", "personal.key");

    private Task<int> RunAsync(params string[] args) => ProgramVerbs.RunAsync([.. args, $"--Data:Folder={_folder}", "--Jobs:Workers=0"]);

    private async Task<(int Code, string Said)> SaidAsync(params string[] args)
    {
        var (error, output) = (Console.Error, Console.Out);
        await using var said = new StringWriter();
        Console.SetError(said);
        Console.SetOut(said);
        try
        {
            return (await RunAsync(args), said.ToString());
        }
        finally
        {
            Console.SetError(error);
            Console.SetOut(output);
        }
    }
}
