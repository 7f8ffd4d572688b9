using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Runtime.Versioning;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using Requests.Features.Areas.Notices;
using Requests.Tests;

namespace Requests.Process.Tests;

/// <summary>Finding 24: whatever the program writes is for its own account alone, under whatever mask it is started.</summary>
[Description("security 24")]
[UnsupportedOSPlatform("windows")]
public sealed partial class OwnerOnlyTests
{
    private const UnixFileMode Others = (UnixFileMode)0b000_111_111;
    private const string Password = "a-long-pass-phrase";

    private string _folder = "";

    private string Data => Path.Combine(_folder, "data");

    [SetUp]
    public void SetUp()
    {
        if (OperatingSystem.IsWindows() || DatabaseServer.Here is not null) Assert.Ignore("Modes of files on a file system that has them.");
        _folder = Directory.CreateTempSubdirectory("requests-modes-").FullName;
    }

    [TearDown]
    public void TearDown()
    {
        if (_folder.Length > 0) Directory.Delete(_folder, recursive: true);
    }

    [Test, CancelAfter(240_000)]
    public async Task Finding24_DataFolder_MailAndBackup_AreForTheOwnerAlone()
    {
        // A folder that was open to all is closed.
        Directory.CreateDirectory(Data, (UnixFileMode)0b111_111_101);
        await using (var node = await Node.StartAsync(Data))
        {
            using var client = new HttpClient { BaseAddress = node.Address };
            var token = Token().Match(await File.ReadAllTextAsync(Path.Combine(Data, "set-up-link.txt"))).Groups[1].Value;
            await DoneAsync(await client.PostAsJsonAsync("/api/v1/setup", new
            {
                token,
                bodyCode = "HCG",
                bodyName = "某市城市管理局",
                userName = "boss",
                password = Password,
            }));
            var number = (await DoneAsync(await client.PostAsJsonAsync("/api/v1/portal/requests", new
            {
                subject = "绿化养护合同",
                requestText = "申请公开绿化养护合同。",
                applicantType = "naturalPerson",
                applicant = new { name = "张三", phone = "13800000000", email = "zhangsan@example.com" },
            }))).GetProperty("caseNumber");
            var signedIn = await DoneAsync(await client.PostAsJsonAsync("/api/v1/auth/token", new { userName = "boss", password = Password }));
            client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", signedIn.GetProperty("accessToken").GetString());
            Assert.That((await client.SweepAsync(DeliverOutbox.Name)).Done, Is.Positive);
            Assert.That(number.GetString(), Does.StartWith("HCG"));
        }
        Assert.That(Directory.GetFiles(Path.Combine(Data, "mail")), Is.Not.Empty);
        var backup = Path.Combine(_folder, "backup");
        Assert.That((await Node.RunAsync(Data, "backup", backup)).Code, Is.Zero);
        foreach (var part in (string[])["requests.db", "keys", "mail"]) Assert.That(Path.Exists(Path.Combine(Data, part)), part);
        var open = Directory.EnumerateFileSystemEntries(_folder, "*", SearchOption.AllDirectories).Prepend(_folder)
            .Where(path => (File.GetUnixFileMode(path) & Others) != 0).Select(path => $"{Path.GetRelativePath(_folder, path)} {File.GetUnixFileMode(path)}");
        Assert.That(open, Is.Empty);
    }

    [Test, CancelAfter(120_000)]
    public async Task Finding24_WhatARestoreWrites_IsForTheOwnerAlone()
    {
        Assert.That((await Node.RunAsync(Data, "migrate")).Code, Is.Zero);
        var (backup, restored) = (Path.Combine(_folder, "backup"), Path.Combine(_folder, "restored"));
        var passphrase = Path.Combine(_folder, "passphrase");
        await File.WriteAllTextAsync(passphrase, "correct horse battery staple\n", Encoding.UTF8);
        File.SetUnixFileMode(passphrase, UnixFileMode.UserRead);
        var saved = await Node.RunAsync(Data, "backup", backup, "--passphrase-file", passphrase);
        Assert.That(saved.Code, Is.Zero, saved.Said);
        var back = await Node.RunAsync(restored, "restore", backup, "--passphrase-file", passphrase);
        Assert.That(back.Code, Is.Zero, back.Said);
        Assert.That(Directory.EnumerateFileSystemEntries(_folder, "*", SearchOption.AllDirectories).Where(path => (File.GetUnixFileMode(path) & Others) != 0), Is.Empty);
    }

    private static async Task<JsonElement> DoneAsync(HttpResponseMessage answer)
    {
        var said = await answer.Content.ReadAsStringAsync();
        Assert.That((int)answer.StatusCode, Is.InRange(200, 299), said);
        answer.Dispose();
        return JsonDocument.Parse(said).RootElement;
    }

    [GeneratedRegex("token=([0-9A-Za-z]+)")]
    private static partial Regex Token();
}
