using System.CommandLine;
using Microsoft.EntityFrameworkCore;
using Requests.Features.Kernel;
using Requests.Features.Services.Calendars;
using Requests.Statute.Calendars;
using Requests.Web.Hosting;

namespace Requests.Web.Verbs;

/// <summary><c>doctor</c>: settings, database, folders and calendar coverage, a line each; exit code 1 when one is not well.</summary>
internal static class DoctorVerb
{
    private static readonly TimeSpan CoverageAlarm = TimeSpan.FromDays(60);

    public static Command Make(string[] args) => VerbHost.Make("doctor", "检查设置、数据库、文件夹和日历 / check settings, database, folders and calendar", args,
        async (scope, _, ct) =>
        {
            var settings = scope.Settings;
            var (well, readable) = (true, false);
            Say(true, "program", ProgramVersion.Agent);
            Say(true, "settings", $"data folder {settings.DataFolder}, provider {settings.Database.Provider}, jobs {settings.Jobs.Storage} × {settings.Jobs.Workers}");
            Say(settings.Malware.Scanner != MalwareScanner.None, "malware scanner", settings.Malware.Scanner == MalwareScanner.None
                ? "none: attachments are kept unscanned and marked so" : $"{settings.Malware.Host}:{settings.Malware.Port}", onlyWarn: true);
            Say(settings.Mail.Host.Length > 0, "mail", settings.Mail.Host.Length > 0 ? settings.Mail.Host : "no server: mail is written into the data folder", onlyWarn: true);
            Say(true, "mailbox", settings.Mailbox.Host.Length > 0
                ? $"{settings.Mailbox.Host}:{settings.Mailbox.Port}, {settings.Mailbox.Security}, {settings.Mailbox.Folder}" : "none is read");
            Say(!settings.Documents.Converter || Files.LibreOffice.Installed.IsAvailable, "converter", !settings.Documents.Converter
                ? "off: Office files are not made into PDF (Documents:Converter)"
                : Files.LibreOffice.Installed.IsAvailable ? "LibreOffice"
                    : "soffice is missing (Debian: libreoffice-writer-nogui, libreoffice-calc-nogui, libreoffice-impress-nogui)", onlyWarn: true);
            Say(!settings.Documents.Recognition || Files.Tesseract.Installed.IsAvailable, "text recognition",
                !settings.Documents.Recognition ? "off (Documents:Recognition)"
                : Files.Tesseract.Installed.IsAvailable ? "Tesseract, chi_sim"
                    : "not installed: scans are not searched (Debian: tesseract-ocr, tesseract-ocr-chi-sim)", onlyWarn: true);
            await DatabaseAsync();
            Say(CanWrite(settings.DataFolder), "data folder", settings.DataFolder);
            Say(CanWrite(settings.ArchiveFolder), "file store", settings.ArchiveFolder);
            var today = scope.Services.GetRequiredService<IOfficeClock>().Today;
            var calendar = readable ? await scope.Services.GetRequiredService<WorkCalendars>().ForAsync(null, ct) : WorkdayCalendar.Shipped;
            var left = calendar.CoverageTo.DayNumber - today.DayNumber;
            Say(left > CoverageAlarm.Days, "calendar", $"{calendar.Version} covers to {calendar.CoverageTo:yyyy-MM-dd}, {left} days ahead", onlyWarn: left > 0);
            return well ? ProgramVerbs.Done : ProgramVerbs.Faults;

            async Task DatabaseAsync()
            {
                try
                {
                    // Whether there is a file, or the server's own reason: the framework's question swallows it.
                    if (settings.Database.IsServer) await scope.Db.Database.OpenConnectionAsync(ct);
                    var pending = await scope.Db.Database.CanConnectAsync(ct) ? (await scope.Db.Database.GetPendingMigrationsAsync(ct)).ToList() : null;
                    readable = pending is { Count: 0 };
                    Say(readable, "database", pending is null ? "not created yet; start the program once"
                        : pending.Count == 0 ? "up to date" : $"{pending.Count} migrations pending: {string.Join(", ", pending)}; "
                            + (settings.Database.IsServer ? "back the database up, then apply them" : "the next start upgrades a copy and keeps the file as it was"));
                    if (!readable) return;
                    foreach (var fault in await DatabaseChecks.FaultsAsync(scope.Db, settings.Database.Provider, ct)) Say(false, "database", fault);
                }
                catch (Exception e) when (e is System.Data.Common.DbException || DatabaseFaults.Waiting(e) is not null)
                {
                    Say(false, "database", DatabaseFaults.Waiting(e) ?? e.Message);
                }
            }

            void Say(bool good, string what, string text, bool onlyWarn = false)
            {
                Console.WriteLine($"{(good ? "ok  " : onlyWarn ? "warn" : "BAD ")}  {what}: {text}");
                well &= good || onlyWarn;
            }
        });

    private static bool CanWrite(string folder)
    {
        try
        {
            Directory.CreateDirectory(folder);
            var probe = Path.Combine(folder, $".probe-{Environment.ProcessId}");
            File.WriteAllText(probe, "");
            File.Delete(probe);
            return true;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }
}
