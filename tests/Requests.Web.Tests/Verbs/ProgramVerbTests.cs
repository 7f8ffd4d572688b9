using System.Globalization;
using System.Net;
using System.Net.Sockets;
using Requests.Features.Kernel;
using Requests.Web.Verbs;
using Requests.Words;

namespace Requests.Web.Tests.Verbs;

// The console belongs to the whole process.
[NonParallelizable]
public sealed class ProgramVerbTests
{
    [Test]
    public async Task Serve_OnATakenAddress_SaysSoAndExitsWithTwo()
    {
        using var taken = new TcpListener(IPAddress.Loopback, 0);
        taken.Start();
        var folder = Directory.CreateTempSubdirectory("requests-serve-").FullName;
        try
        {
            var address = $"http://127.0.0.1:{((IPEndPoint)taken.LocalEndpoint).Port}";
            Assert.That(await ProgramVerbs.RunAsync([$"--Data:Folder={folder}", $"--urls={address}", "--Jobs:Workers=0"]), Is.EqualTo(ProgramVerbs.WrongUse));
        }
        finally
        {
            Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
            Directory.Delete(folder, recursive: true);
        }
    }

    [Test]
    public async Task VerifyArchive_OnAnEmptyFolder_SaysSoAndExitsWithTwo()
    {
        var folder = Directory.CreateTempSubdirectory("requests-empty-").FullName;
        try
        {
            Assert.That(await ProgramVerbs.RunAsync(["verify-archive", $"--Data:Folder={folder}"]), Is.EqualTo(ProgramVerbs.WrongUse));
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    [Test]
    public async Task OnAnEnglishMachine_WhatIsSaidOutsideARequestIsChinese()
    {
        var (machine, before, said) = (CultureInfo.DefaultThreadCurrentUICulture, Console.Out, "");
        CultureInfo.DefaultThreadCurrentUICulture = CultureInfo.GetCultureInfo("en-US");
        Console.SetOut(TextWriter.Null);
        try
        {
            await ProgramVerbs.RunAsync(["--version"]);
            // A job's thread: nobody who asked stands behind it.
            var job = new Thread(() => said = Text.Of(Role.Officer).ToString());
            job.UnsafeStart();
            job.Join();
        }
        finally
        {
            Console.SetOut(before);
            CultureInfo.DefaultThreadCurrentUICulture = machine;
        }
        Assert.That(said, Is.EqualTo(Text.Of(Role.Officer).Zh));
    }

    [Test]
    public async Task Version_IsThatOfTheProgram()
    {
        var before = Console.Out;
        await using var said = new StringWriter();
        Console.SetOut(said);
        try
        {
            Assert.That(await ProgramVerbs.RunAsync(["--version"]), Is.Zero);
        }
        finally
        {
            Console.SetOut(before);
        }
        Assert.That(said.ToString().Trim(), Is.EqualTo(ProgramVersion.Current).And.Match("^[0-9]+[.][0-9]+[.][0-9]+$"));
    }
}
