using System.Reflection;
using System.Text;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using Microsoft.Extensions.Configuration;
using Requests.Web.Hosting;

namespace Requests.Web.Tests;

public sealed partial class SettingsTests
{
    [TestCase("Data:Folder= ", "Data:Folder must name a folder.")]
    [TestCase("Database:Provider=SqlServer", "Database:ConnectionString is needed when Database:Provider is SqlServer.")]
    [TestCase("Database:BatchSize=0", "Database:BatchSize must be 1 to 1000.")]
    [TestCase("Database:CommandTimeout=601", "Database:CommandTimeout must be 1 to 600 seconds.")]
    [TestCase("Jobs:Storage=SqlServer", "Jobs:ConnectionString is needed when Jobs:Storage is SqlServer and the database has none.")]
    [TestCase("Jobs:Workers=65", "Jobs:Workers must be 0 to 64.")]
    [TestCase("Files:MaximumLength=0", "Files:MaximumLength must be positive.")]
    [TestCase("Mail:Port=0", "Mail:Port must be 1 to 65535.")]
    [TestCase("Mail:From=@", "Mail:From must be an e-mail address.")]
    [TestCase("Malware:Scanner=ClamAv;Malware:Port=0", "Malware:Host and Malware:Port must name the clamd service.")]
    [TestCase("Office:TimeZone=Asia/Nowhere", "Office:TimeZone is not a known zone: Asia/Nowhere")]
    [TestCase("Office:PublicAddress=ftp://x", "Office:PublicAddress must be an absolute http or https address.")]
    [TestCase("Office:PersonalKey=c2hvcnQ=", "Office:PersonalKey must be 32 bytes in base64.")]
    [TestCase("Oidc:Authority=https://id.example.invalid", "Oidc:ClientId is needed when Oidc:Authority is set.")]
    [TestCase("Oidc:Authority=id;Oidc:ClientId=x", "Oidc:Authority must be an absolute http or https address.")]
    [TestCase("Limits:PortalPerMinute=0", "Limits:PortalPerMinute must be 1 to 1000000.")]
    [TestCase("Limits:SignInPerMinute=0", "Limits:SignInPerMinute must be 1 to 1000000.")]
    [TestCase("Demo:Enabled=true;Demo:Password=short", "Demo:Password must have at least 12 characters.")]
    [TestCase("Jobs:Workers=many", "Jobs: ")]
    public void FaultySetting_StopsTheStartAndSaysWhy(string given, string message)
    {
        var values = given.Split(';').Select(g => g.Split('=', 2)).ToDictionary(p => p[0], p => (string?)p[1]);
        var fault = Assert.Throws<SettingsException>(() => Settings.Read(new ConfigurationBuilder().AddInMemoryCollection(values).Build()));
        Assert.That(fault!.Message, Does.Contain(message));
    }

    [Test]
    public void FileEnvironmentAndCommandLine_AllCount_TheLaterOverTheEarlier()
    {
        var file = Path.Combine(Directory.CreateTempSubdirectory("requests-settings-").FullName, "appsettings.json");
        File.WriteAllText(file, """{ "Database": { "BatchSize": 7, "CommandTimeout": 8 }, "Jobs": { "Workers": 3 } }""");
        Environment.SetEnvironmentVariable("RequestsTest_Database__CommandTimeout", "9");
        Environment.SetEnvironmentVariable("RequestsTest_Jobs__Workers", "4");
        var settings = Settings.Read(new ConfigurationBuilder().AddJsonFile(file).AddEnvironmentVariables("RequestsTest_").AddCommandLine(["--Jobs:Workers=5"]).Build());
        Assert.That((settings.Database.BatchSize, settings.Database.CommandTimeout, settings.Jobs.Workers), Is.EqualTo((7, 9, 5)));
    }

    [Test]
    public void ReadmeTellsEverySetting()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "Requests.sln"))) folder = folder.Parent!;
        var path = Path.Combine(folder.FullName, "src", "Requests.Web", "README.md");
        var page = Page();
        if (Environment.GetEnvironmentVariable("REWRITE_PAGES") == "1") File.WriteAllText(path, page);
        Assert.That(File.ReadAllText(path), Is.EqualTo(page), "REWRITE_PAGES=1 writes it");
    }

    private static string Page()
    {
        var words = XDocument.Load(Path.ChangeExtension(typeof(Settings).Assembly.Location, ".xml")).Descendants("member")
            .ToDictionary(m => m.Attribute("name")!.Value, m => Spaces().Replace(m.Element("summary")?.Value ?? "", " ").Trim());
        var page = new StringBuilder("""
            # The host

            Doors, jobs, verbs and composition: the only room that knows ASP.NET, Hangfire and database providers.

            ## Settings

            Each can come from `appsettings.json`, the environment (`Database__BatchSize=100`) or the command line
            (`--Database:BatchSize=100`); the later one wins. All are checked at start; a fault stops it with exit code 2 and
            names every faulty setting. This table is made from `Hosting/Settings.cs`.

            | Setting | Default | Meaning |
            |---|---|---|

            """);
        foreach (var section in typeof(Settings).GetProperties().Where(p => p.PropertyType.Name.EndsWith("Settings", StringComparison.Ordinal)))
        {
            var defaults = Activator.CreateInstance(section.PropertyType);
            foreach (var setting in section.PropertyType.GetProperties(BindingFlags.Public | BindingFlags.Instance).Where(p => p.CanWrite))
            {
                var meaning = words.GetValueOrDefault($"P:{section.PropertyType.FullName}.{setting.Name}", "");
                Assert.That(meaning, Is.Not.Empty, $"{section.Name}:{setting.Name} has no words");
                var value = Convert.ToString(setting.GetValue(defaults), System.Globalization.CultureInfo.InvariantCulture);
                page.Append($"| `{section.Name}:{setting.Name}` | {(string.IsNullOrEmpty(value) ? "" : $"`{value}`")} | {meaning} |\n");
            }
        }
        return page.Append("""

            Besides, as in every ASP.NET program: `urls` (default `http://localhost:5080`), section `Logging`, and
            `OTEL_EXPORTER_OTLP_ENDPOINT`, which turns the export of traces and metrics on. Behind a reverse proxy that ends
            TLS, name it in `Access:TrustedProxies`; nobody's forwarded headers are believed otherwise, and
            `ASPNETCORE_FORWARDEDHEADERS_ENABLED`, which believes everybody's, stops the start.

            ## Keys, proofs, backups

            - `keys/personal.key` opens the personal data and proves the records; `keys/archive-head.key` signs heads and exports. Keep copies of
              both where the database's backups are not. A missing or another key stops the start and every verb, and says which key it wants.
            - A new key: `reseal --new-key` while the office works, then start every node again and run `reseal --finish` until it takes the
              former key away. A new suite: set `Office:CipherSuite`, start, `reseal`. Stopped midway, run it again.
            - `verify-archive` names what differs: a record changed, missing, brought in or put back, with case and kind. The nightly check reads
              what changed and a slice of the rest. Send the daily head (`keys/archive-heads`) to another machine: only a head that lies
              elsewhere shows that the whole data folder was put back to an earlier day.
            - `backup FOLDER` holds no key. With `--passphrase-file FILE` (first line, 16 characters or more) the keys go along sealed. `restore
              FOLDER` takes `--passphrase-file`, or `--keys` with the folder of keys kept elsewhere.
            - Files are for the program's account alone (0700, 0600). On Windows narrow the data folder once:
              `icacls DATA /inheritance:r /grant:r "SERVICE:(OI)(CI)F"`.

            """).ToString();
    }

    [GeneratedRegex(@"\s+")]
    private static partial Regex Spaces();
}
