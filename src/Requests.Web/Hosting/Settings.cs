using Requests.Features.Kernel;
using Requests.Features.Services.Archive;
using Requests.Features.Services.Privacy;
using Requests.Web.Files;

namespace Requests.Web.Hosting;

public enum DatabaseProvider
{
    Sqlite,
    SqlServer,
    PostgreSql,
}

public enum JobStorageKind
{
    Memory,
    SqlServer,
    PostgreSql,
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

public enum LogFormat
{
    /// <summary>Lines for people at a console.</summary>
    Text,

    /// <summary>One JSON object a line, for what collects logs.</summary>
    Json,
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
    /// <summary>Folder of everything this installation keeps outside a database server: the SQLite file, keys, files, archive, mail drop.</summary>
    public string Folder { get; set; } = "data";
}

/// <summary>Section <c>Database</c>.</summary>
public sealed class DatabaseSettings
{
    /// <summary>Sqlite, SqlServer or PostgreSql.</summary>
    public DatabaseProvider Provider { get; set; } = DatabaseProvider.Sqlite;

    /// <summary>Needed for a server; for Sqlite the file lies in the data folder.</summary>
    public string ConnectionString { get; set; } = "";

    /// <summary>Whether a server keeps the database: an operator migrates and backs it up, and several nodes share it.</summary>
    internal bool IsServer => Provider != DatabaseProvider.Sqlite;

    /// <summary>Rows sent to the server in one round trip, 1 to 1000.</summary>
    public int BatchSize { get; set; } = 42;

    /// <summary>Seconds, 1 to 600. On SQLite also how long a writer waits for another.</summary>
    public int CommandTimeout { get; set; } = 30;

    /// <summary>Seconds, 1 to 60, that somebody's act waits on SQLite for the acts before it; then it is told that the office is busy. A slow disk wants more.</summary>
    public int WriterPatience { get; set; } = 2;

    /// <summary>Seconds the program waits at its start for a server that does not answer, 0 to 3600.</summary>
    public int WaitSeconds { get; set; } = 120;
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

/// <summary>Section <c>Gateway</c>: text messages to applicants without a mail address, by the one HTTP gateway that serves SMS and government messengers.</summary>
public sealed class GatewaySettings
{
    /// <summary>Address that messages are posted to as JSON; empty means every message is written as a file into the data folder.</summary>
    public string Address { get; set; } = "";

    /// <summary>Who calls, sent as X-Requests-Key.</summary>
    public string Key { get; set; } = "";

    /// <summary>Signs each call: HMAC-SHA256 over second and body, in X-Requests-Signature.</summary>
    public string Secret { get; set; } = "";

    /// <summary>Code of the template registered with the gateway; its places are number and text.</summary>
    public string Template { get; set; } = "";

    /// <summary>Name the gateway puts before the text (短信签名).</summary>
    public string SignName { get; set; } = "";

    /// <summary>Messages that may leave in one day, 1 to 1000000; the rest waits for the next morning.</summary>
    public int DailyQuota { get; set; } = 1000;
}

public enum MailboxSecurity
{
    /// <summary>TLS from the first byte, as on port 993.</summary>
    Tls,

    /// <summary>Begins in the clear and goes on in TLS, as on port 143; refused where the server does not offer it.</summary>
    StartTls,

    /// <summary>In the clear; only for a server on the same machine.</summary>
    None,
}

/// <summary>Section <c>Mailbox</c>: the mailbox to which people write; off while the host is empty.</summary>
public sealed class MailboxSettings
{
    /// <summary>IMAP host; empty means that no mailbox is read.</summary>
    public string Host { get; set; } = "";

    /// <summary>IMAP port, 1 to 65535.</summary>
    public int Port { get; set; } = 993;

    /// <summary>Tls, StartTls, or None for a server on the same machine.</summary>
    public MailboxSecurity Security { get; set; } = MailboxSecurity.Tls;

    /// <summary>Whose mailbox it is.</summary>
    public string UserName { get; set; } = "";

    /// <summary>Goes with the user name.</summary>
    public string Password { get; set; } = "";

    /// <summary>Folder in the mailbox.</summary>
    public string Folder { get; set; } = "INBOX";

    /// <summary>Code of the body whose mailbox it is; needed only where the installation serves several.</summary>
    public string Body { get; set; } = "";
}

/// <summary>Section <c>Documents</c>: programs that read what this one cannot, where they are installed.</summary>
public sealed class DocumentSettings
{
    /// <summary>Makes PDF of Office files with LibreOffice (soffice), where it is installed.</summary>
    public bool Converter { get; set; }

    /// <summary>Reads the text of scans with Tesseract, where it is installed with the data for simplified Chinese (chi_sim).</summary>
    public bool Recognition { get; set; } = true;
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

/// <summary>Section <c>Log</c>.</summary>
public sealed class LogSettings
{
    /// <summary>Text for people at a console, Json for what collects logs. How much is written stands in section Logging.</summary>
    public LogFormat Format { get; set; } = LogFormat.Text;
}

/// <summary>Section <c>Access</c>: what is asked of people who sign in and of those who read personal data.</summary>
public sealed class AccessSettings
{
    /// <summary>Minutes for which a reason typed for a case holds for that person and case, 1 to 480.</summary>
    public int RevealMinutes { get; set; } = 60;

    /// <summary>Minutes after the password was given in which acts on the own account are taken without it, 1 to 60.</summary>
    public int ConfirmMinutes { get; set; } = 10;

    /// <summary>Roles that work only with a second factor, separated by commas, such as Administrator,Operator; empty: none.</summary>
    public string SecondFactorRoles { get; set; } = "";

    /// <summary>Addresses or networks (10.0.0.0/8) of the reverse proxies whose forwarded headers are believed, separated by commas; empty: none is.</summary>
    public string TrustedProxies { get; set; } = "";

    /// <summary>Where a fault of security is reported (mailto: or https:), shown in /.well-known/security.txt; empty: no such file.</summary>
    public string SecurityContact { get; set; } = "";

    /// <summary>Last day the contact holds, such as 2027-06-30; empty: half a year from today.</summary>
    public string SecurityContactUntil { get; set; } = "";
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

/// <summary>Section <c>Limits</c>: what strangers may send.</summary>
public sealed class LimitSettings
{
    /// <summary>Posts to the portal a minute from one network, 1 to 1000000: status lookups, requests, files, drafts.</summary>
    public int PortalPerMinute { get; set; } = 30;

    /// <summary>Attempts to sign in a minute from one network, 1 to 1000000.</summary>
    public int SignInPerMinute { get; set; } = 20;

    /// <summary>Files and texts an applicant may add to one case, 1 to 100000.</summary>
    public int FilesPerCase { get; set; } = 100;

    /// <summary>The same within an hour, 1 to 100000.</summary>
    public int FilesPerHour { get; set; } = 30;

    /// <summary>Megabytes of all files an applicant adds to one case, 1 to 1000000.</summary>
    public int MegabytesPerCase { get; set; } = 500;

    /// <summary>Megabytes the same applicant may send in 24 hours, in all cases together, 1 to 1000000.</summary>
    public int MegabytesPerDay { get; set; } = 1000;

    /// <summary>Drafts that may be kept from one network in 24 hours, 1 to 100000.</summary>
    public int DraftsPerDay { get; set; } = 100;

    /// <summary>Pages and answers read by somebody who is not signed in, 1 to 1000000.</summary>
    public int ReadsPerMinute { get; set; } = 600;

    /// <summary>Requests sent online by one network in a day, 1 to 1000000.</summary>
    public int RequestsPerDay { get; set; } = 100;
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
public sealed record Settings(DataSettings Data, DatabaseSettings Database, JobSettings Jobs, FileSettings Files, MailSettings Mail, GatewaySettings Gateway,
    MailboxSettings Mailbox, DocumentSettings Documents,
    MalwareSettings Malware, S3Settings S3, ArchiveSettings Archive, OfficeSettings Office, AccessSettings Access, OidcSettings Oidc, LimitSettings Limits, WebhookSettings Webhooks, LogSettings Log,
    DemoSettings Demo)
{
    /// <exception cref="SettingsException">Names every setting that cannot be used, and why.</exception>
    public static Settings Read(IConfiguration configuration)
    {
        var faults = new List<string>();
        var settings = new Settings(
            Bind<DataSettings>("Data"), Bind<DatabaseSettings>("Database"), Bind<JobSettings>("Jobs"), Bind<FileSettings>("Files"),
            Bind<MailSettings>("Mail"), Bind<GatewaySettings>("Gateway"), Bind<MailboxSettings>("Mailbox"), Bind<DocumentSettings>("Documents"),
                Bind<MalwareSettings>("Malware"), Bind<S3Settings>("S3"), Bind<ArchiveSettings>("Archive"), Bind<OfficeSettings>("Office"), Bind<AccessSettings>("Access"),
                Bind<OidcSettings>("Oidc"),
            Bind<LimitSettings>("Limits"), Bind<WebhookSettings>("Webhooks"), Bind<LogSettings>("Log"), Bind<DemoSettings>("Demo"));
        // The framework's own switch believes whoever connects.
        if (bool.TryParse(configuration["FORWARDEDHEADERS_ENABLED"], out var believesAll) && believesAll)
            faults.Add("ASPNETCORE_FORWARDEDHEADERS_ENABLED believes everybody's headers; name the proxies in Access:TrustedProxies instead.");
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
        if (s.Database.IsServer && s.Database.ConnectionString.Length == 0)
            yield return $"Database:ConnectionString is needed when Database:Provider is {s.Database.Provider}.";
        if (s.Database.BatchSize is < 1 or > 1000) yield return "Database:BatchSize must be 1 to 1000.";
        if (s.Database.WaitSeconds is < 0 or > 3600) yield return "Database:WaitSeconds must be 0 to 3600 seconds.";
        if (s.Database.WriterPatience is < 1 or > 60) yield return "Database:WriterPatience must be 1 to 60 seconds.";
        if (s.Database.CommandTimeout is < 1 or > 600) yield return "Database:CommandTimeout must be 1 to 600 seconds.";
        if (s.Jobs.Storage != JobStorageKind.Memory && s.JobConnection.Length == 0)
            yield return $"Jobs:ConnectionString is needed when Jobs:Storage is {s.Jobs.Storage} and the database has none.";
        if (s.Jobs.ConnectionString.Length == 0 && s.Jobs.Storage is not JobStorageKind.Memory && s.Database.IsServer && $"{s.Jobs.Storage}" != $"{s.Database.Provider}")
            yield return $"Jobs:ConnectionString is needed: Jobs:Storage {s.Jobs.Storage} is another server than Database:Provider {s.Database.Provider}.";
        if (s.Jobs.Workers is < 0 or > 64) yield return "Jobs:Workers must be 0 to 64.";
        if (s.Files.MaximumLength < 1) yield return "Files:MaximumLength must be positive.";
        if (s.Files.Store == FileStoreKind.S3 && (!Uri.TryCreate(s.S3.Endpoint, UriKind.Absolute, out _) || s.S3.Bucket.Length == 0
            || s.S3.AccessKey.Length == 0 || s.S3.SecretKey.Length == 0))
            yield return "S3:Endpoint (an address), S3:Bucket, S3:AccessKey and S3:SecretKey are needed when Files:Store is S3.";
        if (s.Files.Store == FileStoreKind.S3 && s.Files.MaximumLength > S3ContentStore.LongestObject) yield return "Files:MaximumLength must be at most 5 GiB when Files:Store is S3.";
        if (s.S3.LockDays is < 0 or > 36500) yield return "S3:LockDays must be 0 to 36500.";
        if (!IsSigningKey(s.Archive.SigningKey)) yield return "Archive:SigningKey must be an ECDSA private key, PKCS #8 in base64.";
        if (s.Mail.Port is < 1 or > 65535) yield return "Mail:Port must be 1 to 65535.";
        if (!MimeKit.MailboxAddress.TryParse(s.Mail.From, out _)) yield return "Mail:From must be an e-mail address.";
        if (s.Gateway.Address.Length > 0 && !IsWebAddress(s.Gateway.Address)) yield return "Gateway:Address must be an absolute http or https address.";
        if (s.Gateway.Address.Length > 0 && (s.Gateway.Key.Length == 0 || s.Gateway.Secret.Length == 0))
            yield return "Gateway:Key and Gateway:Secret are needed when Gateway:Address is set.";
        if (s.Gateway.DailyQuota is < 1 or > 1_000_000) yield return "Gateway:DailyQuota must be 1 to 1000000.";
        if (s.Mailbox.Host.Length > 0 && s.Mailbox.UserName.Length == 0) yield return "Mailbox:UserName is needed when Mailbox:Host is set.";
        if (s.Mailbox.Port is < 1 or > 65535) yield return "Mailbox:Port must be 1 to 65535.";
        if (s.Mailbox.Folder.Length == 0) yield return "Mailbox:Folder must name a folder.";
        if (s.Mailbox is { Host.Length: > 0, Security: MailboxSecurity.None } && s.Mailbox.Host is not ("localhost" or "127.0.0.1" or "::1"))
            yield return "Mailbox:Security may be None only for a server on the same machine.";
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
        foreach (var (name, value, most) in new[]
                 {
                     (nameof(s.Limits.FilesPerCase), s.Limits.FilesPerCase, 100_000), (nameof(s.Limits.FilesPerHour), s.Limits.FilesPerHour, 100_000),
                     (nameof(s.Limits.MegabytesPerCase), s.Limits.MegabytesPerCase, 1_000_000), (nameof(s.Limits.MegabytesPerDay),
                         s.Limits.MegabytesPerDay, 1_000_000),
                     (nameof(s.Limits.DraftsPerDay), s.Limits.DraftsPerDay, 100_000),
                 })
            if (value < 1 || value > most) yield return $"Limits:{name} must be 1 to {most}.";
        if (s.Limits.ReadsPerMinute is < 1 or > 1_000_000) yield return "Limits:ReadsPerMinute must be 1 to 1000000.";
        if (s.Limits.RequestsPerDay is < 1 or > 1_000_000) yield return "Limits:RequestsPerDay must be 1 to 1000000.";
        if (s.Access.RevealMinutes is < 1 or > 480) yield return "Access:RevealMinutes must be 1 to 480.";
        if (s.Access.ConfirmMinutes is < 1 or > 60) yield return "Access:ConfirmMinutes must be 1 to 60.";
        if (AccessRulesOf(s.Access) is null) yield return "Access:SecondFactorRoles must name roles of staff, separated by commas.";
        if (Proxies.Parse(s.Access.TrustedProxies) is null) yield return "Access:TrustedProxies must be addresses or networks, separated by commas.";
        if (!SecurityText.IsContact(s.Access.SecurityContact)) yield return "Access:SecurityContact must begin with mailto: or https:.";
        if (!SecurityText.IsDay(s.Access.SecurityContactUntil)) yield return "Access:SecurityContactUntil must be a day such as 2027-06-30.";
        if (s.Demo.Enabled && s.Demo.Password.Length < 12) yield return "Demo:Password must have at least 12 characters.";
    }

    /// <summary>Null where a role is not one of staff.</summary>
    public static AccessRules? AccessRulesOf(AccessSettings access)
    {
        var roles = new HashSet<Role>();
        foreach (var name in access.SecondFactorRoles.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            if (!Enum.TryParse<Role>(name, ignoreCase: true, out var role) || !Enum.IsDefined(role) || role is Role.Applicant or Role.System) return null;
            roles.Add(role);
        }
        return new AccessRules
        {
            RevealFor = TimeSpan.FromMinutes(access.RevealMinutes),
            ConfirmedFor = TimeSpan.FromMinutes(access.ConfirmMinutes),
            SecondFactorRoles = roles,
        };
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
