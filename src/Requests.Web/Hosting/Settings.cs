using Requests.Features.Services.Archive;
using Requests.Features.Services.Privacy;
using Requests.Web.Files;

namespace Requests.Web.Hosting;

public enum DatabaseProvider
{
    Sqlite,
    SqlServer,
}

public enum JobStorageKind
{
    Memory,
    SqlServer,
}

public enum FileStoreKind
{
    Folder,

    /// <summary>S3-compatible object storage, see section S3.</summary>
    S3,
}

public enum MalwareScanner
{
    /// <summary>Files are kept unscanned, and every one says so.</summary>
    None,
    ClamAv,
}

/// <summary>How a first sign-in by OIDC finds the account here.</summary>
public enum OidcMatch
{
    /// <summary>Only accounts linked before.</summary>
    None,
    UserName,
    Email,
}

/// <summary>Section <c>Data</c>.</summary>
public sealed class DataSettings
{
    /// <summary>Folder of everything this installation keeps outside SQL Server: the SQLite file, keys, files, archive, mail drop.</summary>
    public string Folder { get; set; } = "data";
}

/// <summary>Section <c>Database</c>.</summary>
public sealed class DatabaseSettings
{
    /// <summary>Sqlite or SqlServer.</summary>
    public DatabaseProvider Provider { get; set; } = DatabaseProvider.Sqlite;

    /// <summary>Needed for SqlServer; for Sqlite the file lies in the data folder.</summary>
    public string ConnectionString { get; set; } = "";

    /// <summary>Rows sent to the server in one round trip, 1 to 1000.</summary>
    public int BatchSize { get; set; } = 42;

    /// <summary>Seconds, 1 to 600. On SQLite also how long a writer waits for another.</summary>
    public int CommandTimeout { get; set; } = 30;
}

/// <summary>Section <c>Jobs</c>.</summary>
public sealed class JobSettings
{
    /// <summary>Chosen apart from the database's provider. Jobs are alarms, never memory: losing Memory loses nothing.</summary>
    public JobStorageKind Storage { get; set; } = JobStorageKind.Memory;

    /// <summary>Connection of the job storage; empty means the database's own.</summary>
    public string ConnectionString { get; set; } = "";

    /// <summary>Job workers of this node, 0 to 64; 0 means this node runs none.</summary>
    public int Workers { get; set; } = 2;
}

/// <summary>Section <c>Files</c>.</summary>
public sealed class FileSettings
{
    /// <summary>Where attachments and the archive lie: Folder, or S3 (see section S3).</summary>
    public FileStoreKind Store { get; set; } = FileStoreKind.Folder;

    /// <summary>Folder of the archive; empty means inside the data folder. Several nodes share one. With S3 only unfinished seals are noted there.</summary>
    public string Folder { get; set; } = "";

    /// <summary>Largest attachment in bytes.</summary>
    public long MaximumLength { get; set; } = 2L * 1024 * 1024 * 1024;
}

/// <summary>Section <c>S3</c>: object storage, used when Files:Store is S3.</summary>
public sealed class S3Settings
{
    /// <summary>Address of the service, such as https://s3.example.</summary>
    public string Endpoint { get; set; } = "";

    /// <summary>Region the requests are signed for.</summary>
    public string Region { get; set; } = "us-east-1";

    /// <summary>The bucket must exist, with object lock if LockDays is set.</summary>
    public string Bucket { get; set; } = "";

    /// <summary>Name of the key that may read, write and delete in the bucket.</summary>
    public string AccessKey { get; set; } = "";

    /// <summary>Goes with the access key.</summary>
    public string SecretKey { get; set; } = "";

    /// <summary>Days for which a sealed object is locked against everybody (compliance mode), 0 to 36500; 0 locks nothing.</summary>
    public int LockDays { get; set; }
}

/// <summary>Section <c>Archive</c>.</summary>
public sealed class ArchiveSettings
{
    /// <summary>Private key that signs the daily heads, PKCS #8 in base64 (ECDSA P-256); empty means a key file in the data folder. The same on all nodes.</summary>
    public string SigningKey { get; set; } = "";
}

/// <summary>Section <c>Mail</c>.</summary>
public sealed class MailSettings
{
    /// <summary>SMTP host; empty means every mail is written as an .eml file into the data folder.</summary>
    public string Host { get; set; } = "";

    /// <summary>SMTP port, 1 to 65535.</summary>
    public int Port { get; set; } = 25;

    /// <summary>Empty means no sign-in to the mail server.</summary>
    public string UserName { get; set; } = "";

    /// <summary>Goes with the user name.</summary>
    public string Password { get; set; } = "";

    /// <summary>Sender of every mail.</summary>
    public string From { get; set; } = "disclosure@localhost";
}

/// <summary>Section <c>Malware</c>.</summary>
public sealed class MalwareSettings
{
    /// <summary>None keeps files unscanned and says so on every one; ClamAv asks a clamd service.</summary>
    public MalwareScanner Scanner { get; set; } = MalwareScanner.None;

    /// <summary>Host of clamd.</summary>
    public string Host { get; set; } = "127.0.0.1";

    /// <summary>Port of clamd, 1 to 65535.</summary>
    public int Port { get; set; } = 3310;
}

/// <summary>Section <c>Office</c>.</summary>
public sealed class OfficeSettings
{
    /// <summary>IANA name of the zone whose date is "today".</summary>
    public string TimeZone { get; set; } = "Asia/Shanghai";

    /// <summary>Address under which people reach this installation; used in links.</summary>
    public string PublicAddress { get; set; } = "http://localhost:5080";

    /// <summary>32 bytes in base64 that seal personal data; empty means a key file in the data folder. The same on all nodes.</summary>
    public string PersonalKey { get; set; } = "";

    /// <summary>The key before it, in base64, while values sealed under it are left; empty for none. With key files it is found beside the key.</summary>
    public string FormerPersonalKey { get; set; } = "";

    /// <summary>What is sealed and signed from now on: International (AES-GCM, SHA-256, ECDSA P-256) or National (SM4-GCM, SM3, SM2). What was sealed
    /// under the other stays readable.</summary>
    public SuiteName CipherSuite { get; set; } = SuiteName.International;
}

/// <summary>Section <c>Oidc</c>: sign-in by the organisation's own provider, off while the authority is empty.</summary>
public sealed class OidcSettings
{
    /// <summary>Address of the provider; empty means no sign-in by OIDC.</summary>
    public string Authority { get; set; } = "";

    /// <summary>What the provider calls this installation.</summary>
    public string ClientId { get; set; } = "";

    /// <summary>Shared with the provider; empty for a public client.</summary>
    public string ClientSecret { get; set; } = "";

    /// <summary>How a first sign-in finds the account here: None (only linked ones), UserName (preferred_username) or Email (verified).</summary>
    public OidcMatch MatchBy { get; set; } = OidcMatch.None;

    /// <summary>Only for tests on one machine.</summary>
    public bool AllowHttp { get; set; }
}

/// <summary>Section <c>Limits</c>: requests a minute from one address.</summary>
public sealed class LimitSettings
{
    /// <summary>Status lookups by query code, 1 to 1000000.</summary>
    public int PortalPerMinute { get; set; } = 30;

    /// <summary>Attempts to sign in, 1 to 1000000.</summary>
    public int SignInPerMinute { get; set; } = 20;
}

/// <summary>Section <c>Webhooks</c>.</summary>
public sealed class WebhookSettings
{
    /// <summary>Lets webhooks go to addresses of the own network, and by http; off, so that no subscription can be turned against it.</summary>
    public bool AllowPrivateAddresses { get; set; }
}

/// <summary>Section <c>Demo</c>.</summary>
public sealed class DemoSettings
{
    /// <summary>Set by <c>--demo</c>: fill an empty data folder with a living office, listen on loopback only.</summary>
    public bool Enabled { get; set; }

    /// <summary>Password of the demo accounts, 12 characters or more.</summary>
    public string Password { get; set; } = "Demo-Office-2020!";
}

/// <summary>All settings, read once and checked before anything else happens.</summary>
public sealed record Settings(DataSettings Data, DatabaseSettings Database, JobSettings Jobs, FileSettings Files, MailSettings Mail,
    MalwareSettings Malware, S3Settings S3, ArchiveSettings Archive, OfficeSettings Office, OidcSettings Oidc, LimitSettings Limits, WebhookSettings Webhooks, DemoSettings Demo)
{
    /// <exception cref="SettingsException">Names every setting that cannot be used, and why.</exception>
    public static Settings Read(IConfiguration configuration)
    {
        var faults = new List<string>();
        var settings = new Settings(
            Bind<DataSettings>("Data"), Bind<DatabaseSettings>("Database"), Bind<JobSettings>("Jobs"), Bind<FileSettings>("Files"),
            Bind<MailSettings>("Mail"), Bind<MalwareSettings>("Malware"), Bind<S3Settings>("S3"), Bind<ArchiveSettings>("Archive"), Bind<OfficeSettings>("Office"), Bind<OidcSettings>("Oidc"),
            Bind<LimitSettings>("Limits"), Bind<WebhookSettings>("Webhooks"), Bind<DemoSettings>("Demo"));
        faults.AddRange(SettingsRules.Check(settings));
        return faults.Count == 0 ? settings : throw new SettingsException(faults);

        T Bind<T>(string section) where T : new()
        {
            var value = new T();
            try
            {
                configuration.GetSection(section).Bind(value);
            }
            catch (InvalidOperationException e)
            {
                // The binder's message names the path; the value may be a secret, so it is not repeated.
                faults.Add($"{section}: {e.Message.Split(" at '")[0]}");
            }
            return value;
        }
    }

    public string DataFolder => Path.GetFullPath(Data.Folder);

    public string FilesFolder => Path.Combine(DataFolder, "files");

    public string ArchiveFolder => Path.GetFullPath(Files.Folder.Length == 0 ? Path.Combine(DataFolder, "archive") : Files.Folder);

    public TimeZoneInfo Zone => TimeZoneInfo.FindSystemTimeZoneById(Office.TimeZone);

    public string JobConnection => Jobs.ConnectionString.Length == 0 ? Database.ConnectionString : Jobs.ConnectionString;
}

public sealed class SettingsException(IReadOnlyList<string> faults) : Exception(
    "设置有误，程序没有启动。 / Settings are wrong; nothing was started.\n" + string.Join('\n', faults.Select(f => "  - " + f)));

internal static class SettingsRules
{
    public static IEnumerable<string> Check(Settings s)
    {
        if (string.IsNullOrWhiteSpace(s.Data.Folder)) yield return "Data:Folder must name a folder.";
        if (s.Database.Provider == DatabaseProvider.SqlServer && s.Database.ConnectionString.Length == 0)
            yield return "Database:ConnectionString is needed when Database:Provider is SqlServer.";
        if (s.Database.BatchSize is < 1 or > 1000) yield return "Database:BatchSize must be 1 to 1000.";
        if (s.Database.CommandTimeout is < 1 or > 600) yield return "Database:CommandTimeout must be 1 to 600 seconds.";
        if (s.Jobs.Storage == JobStorageKind.SqlServer && s.JobConnection.Length == 0)
            yield return "Jobs:ConnectionString is needed when Jobs:Storage is SqlServer and the database has none.";
        if (s.Jobs.Workers is < 0 or > 64) yield return "Jobs:Workers must be 0 to 64.";
        if (s.Files.MaximumLength < 1) yield return "Files:MaximumLength must be positive.";
        if (s.Files.Store == FileStoreKind.S3 && (!Uri.TryCreate(s.S3.Endpoint, UriKind.Absolute, out _) || s.S3.Bucket.Length == 0 || s.S3.AccessKey.Length == 0 || s.S3.SecretKey.Length == 0))
            yield return "S3:Endpoint (an address), S3:Bucket, S3:AccessKey and S3:SecretKey are needed when Files:Store is S3.";
        if (s.Files.Store == FileStoreKind.S3 && s.Files.MaximumLength > S3ContentStore.LongestObject) yield return "Files:MaximumLength must be at most 5 GiB when Files:Store is S3.";
        if (s.S3.LockDays is < 0 or > 36500) yield return "S3:LockDays must be 0 to 36500.";
        if (!IsSigningKey(s.Archive.SigningKey)) yield return "Archive:SigningKey must be an ECDSA private key, PKCS #8 in base64.";
        if (s.Mail.Port is < 1 or > 65535) yield return "Mail:Port must be 1 to 65535.";
        if (!MimeKit.MailboxAddress.TryParse(s.Mail.From, out _)) yield return "Mail:From must be an e-mail address.";
        if (s.Malware.Scanner == MalwareScanner.ClamAv && (s.Malware.Host.Length == 0 || s.Malware.Port is < 1 or > 65535))
            yield return "Malware:Host and Malware:Port must name the clamd service.";
        if (!TimeZoneInfo.TryFindSystemTimeZoneById(s.Office.TimeZone, out _))
            yield return $"Office:TimeZone is not a known zone: {s.Office.TimeZone}";
        if (!IsWebAddress(s.Office.PublicAddress))
            yield return "Office:PublicAddress must be an absolute http or https address.";
        if (s.Office.PersonalKey.Length > 0 && !IsKey(s.Office.PersonalKey)) yield return "Office:PersonalKey must be 32 bytes in base64.";
        if (s.Office.FormerPersonalKey.Length > 0 && !IsKey(s.Office.FormerPersonalKey)) yield return "Office:FormerPersonalKey must be 32 bytes in base64.";
        if (s.Oidc.Authority.Length > 0 && s.Oidc.ClientId.Length == 0) yield return "Oidc:ClientId is needed when Oidc:Authority is set.";
        if (s.Oidc.Authority.Length > 0 && !IsWebAddress(s.Oidc.Authority)) yield return "Oidc:Authority must be an absolute http or https address.";
        if (s.Limits.PortalPerMinute is < 1 or > 1_000_000) yield return "Limits:PortalPerMinute must be 1 to 1000000.";
        if (s.Limits.SignInPerMinute is < 1 or > 1_000_000) yield return "Limits:SignInPerMinute must be 1 to 1000000.";
        if (s.Demo.Enabled && s.Demo.Password.Length < 12) yield return "Demo:Password must have at least 12 characters.";
    }

    private static bool IsWebAddress(string text) => Uri.TryCreate(text, UriKind.Absolute, out var address) && address.Scheme is ("http" or "https");

    private static bool IsSigningKey(string text)
    {
        if (text.Length == 0) return true;
        try
        {
            _ = new ArchiveSigner(Convert.FromBase64String(text), [], "");
            return true;
        }
        catch (Exception unreadable) when (unreadable is FormatException or System.Security.Cryptography.CryptographicException)
        {
            return false;
        }
    }

    private static bool IsKey(string text)
    {
        Span<byte> key = stackalloc byte[160];
        return Convert.TryFromBase64String(text, key, out var length) && length is 32 or 128;
    }
}
