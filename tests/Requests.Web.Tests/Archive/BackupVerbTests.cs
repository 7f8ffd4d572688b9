using System.Net.Http.Json;
using Requests.Features.Kernel;
using Requests.Web.Verbs;

namespace Requests.Web.Tests.Archive;

[NonParallelizable]
public sealed class BackupVerbTests
{
    private WebOffice _office = null!;
    private string _folder = "";

    [SetUp]
    public async Task SetUp()
    {
        _office = await WebOffice.OpenAsync();
        _folder = Directory.CreateTempSubdirectory("requests-backup-").FullName;
        using var clerk = _office.ClientFor(Role.Clerk);
        var receipt = await (await clerk.PostAsJsonAsync("/api/v1/cases", SampleData.Posted())).DoneAsync(201);
        await SealAsync(receipt.GetProperty("caseNumber").GetString()!);
    }

    [TearDown]
    public async Task TearDown()
    {
        await _office.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }

    [Test]
    public async Task Backup_ThenRestore_GivesAnArchiveThatVerifies()
    {
        Directory.CreateDirectory(Path.Combine(_office.Folder, "keys"));
        await File.WriteAllTextAsync(Path.Combine(_office.Folder, "keys", "some.key"), "secret");
        var passphrase = Path.Combine(_folder, "passphrase");
        await File.WriteAllTextAsync(passphrase, "correct horse battery staple\n");
        Assert.That(await RunAsync("backup", Backup, "--passphrase-file", passphrase, Data(_office.Folder)), Is.EqualTo(0));
        Assert.That(Directory.GetFiles(Backup, "*.key", SearchOption.AllDirectories), Is.Empty, "no key in clear beside the data it opens");
        await SealAsync("HCG-2026-0001");
        await File.WriteAllTextAsync(passphrase + "-wrong", "correct horse battery stable\n");
        Assert.That(await RunAsync("restore", Backup, "--passphrase-file", passphrase + "-wrong", Data(Restored + "-wrong")), Is.EqualTo(2));
        Assert.That(await RunAsync("restore", Backup, "--passphrase-file", passphrase, Data(Restored)), Is.EqualTo(0),
            "what was sealed after the backup is not in it");
        Assert.That(await RunAsync("verify-archive", Data(Restored)), Is.EqualTo(0));
        Assert.That(await RunAsync("verify-archive", Data(_office.Folder)), Is.EqualTo(0));
        Assert.That(Directory.GetFiles(Path.Combine(Restored, "archive"), "*", SearchOption.AllDirectories), Is.Not.Empty);
        Assert.That(await File.ReadAllTextAsync(Path.Combine(Restored, "keys", "some.key")), Is.EqualTo("secret"));
    }

    [Test]
    public async Task ABackupWithoutAPassphrase_HoldsNoKey()
    {
        Directory.CreateDirectory(Path.Combine(_office.Folder, "keys"));
        await File.WriteAllTextAsync(Path.Combine(_office.Folder, "keys", "some.key"), "secret");
        Assert.That(await RunAsync("backup", Backup, Data(_office.Folder)), Is.EqualTo(0));
        Assert.That(Directory.GetFiles(Backup, "*", SearchOption.AllDirectories).Select(Path.GetExtension), Has.None.AnyOf(".key", ".former", ".sealed"));
        Assert.That(await ProgramVerbs.RunAsync(["restore", Backup, Data(Restored), "--Jobs:Workers=0"]), Is.EqualTo(2), "it says which key it wants");
        Assert.That(await RunAsync("restore", Backup, "--keys", Path.Combine(_office.Folder, "keys"), Data(Restored)), Is.EqualTo(0));
        if (OperatingSystem.IsWindows()) return;
        foreach (var folder in (string[])[Backup, Restored]) Assert.That(File.GetUnixFileMode(folder) & (UnixFileMode)0b000_111_111,
            Is.EqualTo((UnixFileMode)0), folder);
    }

    [Test]
    public async Task Restore_OfADamagedBackup_EndsWithOne()
    {
        await RunAsync("backup", Backup, Data(_office.Folder));
        var victim = Directory.GetFiles(Path.Combine(Backup, "archive"), "*", SearchOption.AllDirectories)[0];
        File.SetAttributes(victim, FileAttributes.Normal);
        await File.AppendAllTextAsync(victim, "x");
        Assert.That(await RunAsync("restore", Backup, Data(Restored)), Is.EqualTo(1));
        Assert.That(await RunAsync("verify-archive", Data(Restored)), Is.EqualTo(1));
    }

    [Test]
    public async Task Restore_IntoAFolderThatHoldsSomething_IsRefused()
    {
        await RunAsync("backup", Backup, Data(_office.Folder));
        Assert.That(await RunAsync("restore", Backup, Data(_office.Folder)), Is.EqualTo(2));
        Assert.That(await RunAsync("backup", Backup, Data(_office.Folder)), Is.EqualTo(2), "a backup folder is used once");
        File.Delete(Path.Combine(Backup, "backup.txt"));
        Assert.That(await RunAsync("restore", Backup, Data(Restored)), Is.EqualTo(2), "a backup that never ended is none");
    }

    [Test]
    public async Task ABackup_NamesItsFormatAndTheProgram_AndOneOfANewerProgramIsRefusedByName()
    {
        await RunAsync("backup", Backup, Data(_office.Folder));
        var note = Path.Combine(Backup, "backup.txt");
        var lines = await File.ReadAllLinesAsync(note);
        Assert.That(lines[..2], Is.EqualTo(new[] { "Requests-Backup: 2", $"Program: Requests {ProgramVersion.Current}" }));
        await File.WriteAllLinesAsync(note, ["Requests-Backup: 3", "Program: Requests 2.0.0"]);
        var (code, said) = await SaidAsync("restore", Backup, Data(Restored));
        Assert.That(code, Is.EqualTo(ProgramVerbs.NewerData));
        Assert.That(said, Does.Contain("Requests 2.0.0"));
        Assert.That(Directory.Exists(Restored), Is.False);
        await File.WriteAllLinesAsync(note, lines[2..]);
        Assert.That(await RunAsync("restore", Backup, Data(Restored)), Is.Zero, "a note of format 1");
    }

    private static async Task<(int Code, string Said)> SaidAsync(params string[] args)
    {
        var before = Console.Error;
        await using var said = new StringWriter();
        Console.SetError(said);
        try
        {
            return (await RunAsync(args), said.ToString());
        }
        finally
        {
            Console.SetError(before);
        }
    }

    private string Backup => Path.Combine(_folder, "backup");

    private string Restored => Path.Combine(_folder, "restored");

    private static string Data(string folder) => $"--Data:Folder={folder}";

    private static Task<int> RunAsync(params string[] args) =>
        ProgramVerbs.RunAsync([.. args, $"--Office:PersonalKey={Convert.ToBase64String(new byte[32])}", "--Jobs:Workers=0"]);

    private Task<int> SealAsync(string number) => ArchiveDoorTests.SealAsync(_office, number);
}
