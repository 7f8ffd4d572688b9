using System.CommandLine;
using Requests.Features.Kernel;
using Requests.Features.Services.Content;
using Requests.Web.Files;
using Requests.Web.Hosting;

namespace Requests.Web.Verbs;

/// <summary>
/// <c>restore FOLDER</c>: puts a backup into an empty data folder and verifies it. The database comes last, so that
/// nobody can start on half a restore.
/// </summary>
internal static class RestoreVerb
{
    public static Command Make(string[] args)
    {
        var folder = new Argument<string>("FOLDER") { Description = "备份文件夹 / a folder made by backup" };
        var verb = new Command("restore", "把备份恢复到空的数据文件夹并核验 / restore a backup into an empty data folder and verify it") { TreatUnmatchedTokensAsErrors = false };
        var passphrase = BackupVerb.PassphraseOption();
        var keys = new Option<DirectoryInfo>("--keys") { Description = "另行保管的 keys 文件夹 / the folder `keys` that was kept elsewhere" };
        verb.Arguments.Add(folder);
        verb.Options.Add(passphrase);
        verb.Options.Add(keys);
        verb.SetAction((parsed, ct) => RunAsync(VerbHost.SettingsIn(args, parsed), Path.GetFullPath(parsed.GetValue(folder)!),
            BackupVerb.PassphraseIn(parsed.GetValue(passphrase)), parsed.GetValue(keys), ct));
        return verb;
    }

    private static async Task<int> RunAsync(string[] args, string folder, string? passphrase, DirectoryInfo? keys, CancellationToken ct)
    {
        // Before the program is composed: composing makes a key where there is none.
        var settings = Composition.ReadSettings(args);
        var backup = new BackupFolder(folder);
        if (settings.Database.IsServer)
            throw new StartException($"{settings.Database.Provider} 请用数据库自身的恢复，再复制文件夹。 / On {settings.Database.Provider} use the server's own restore, then copy the folders.");
        if (!backup.IsWhole) throw new StartException($"不是完整的备份。 / Not a whole backup: {folder}");
        foreach (var target in new[] { settings.DataFolder, settings.ArchiveFolder })
            if (!BackupFolder.IsFree(target)) throw new StartException($"目标文件夹不是空的。 / The folder to restore into is not empty: {target}");

        var there = backup.SettingsFor(settings);
        await RefuseNewerAsync(backup, there, ct);
        var isClear = File.Exists(Path.Combine(folder, "keys", "personal.key"));
        if (passphrase is null && keys is null && !isClear && settings.Office.PersonalKey.Length == 0)
            throw new StartException(backup.HasKeys
                ? "密钥已用口令封存：请加 --passphrase-file。 / The keys are sealed by a passphrase: name it with --passphrase-file."
                : "备份不含密钥：请用 --keys 指出另行保管的 keys 文件夹，或者设置 Office:PersonalKey。 / No key is in the backup: name the folder `keys` that was kept elsewhere with --keys, or set Office:PersonalKey.");
        // First of all, so that a wrong passphrase leaves nothing behind.
        if (passphrase is not null && backup.HasKeys) backup.OpenKeys(settings.DataFolder, passphrase);
        var archive = new FolderContentStore(there.ArchiveFolder);
        var files = new FolderContentStore(there.FilesFolder);
        var (sealedObjects, sealedFaults) = await BackupFolder.CopyAsync(archive.ListAsync(null, ct), archive,
            Stores.Open(settings, ContentStores.Archive), ct);
        var (attachments, attachmentFaults) = await BackupFolder.CopyAsync(files.ListAsync(null, ct), files, Stores.Open(settings, ContentStores.Files), ct);
        OwnerOnly.Folder(settings.DataFolder);
        BackupFolder.CopyPublic(folder, settings.DataFolder);
        // A backup of 1.0.0 holds them in clear.
        if (isClear) BackupFolder.CopySecrets(Path.Combine(folder, "keys"), settings.DataFolder);
        if (keys is not null) BackupFolder.CopySecrets(keys.FullName, settings.DataFolder);
        await DatabaseSetup.BackUpSqliteAsync(DatabaseSetup.SqlitePath(there), DatabaseSetup.SqlitePath(settings), ct);
        Console.WriteLine($"已恢复 / restored: objects {sealedObjects + attachments}, faults {sealedFaults + attachmentFaults}");
        var verified = await VerifyAsync(args, ct);
        return sealedFaults + attachmentFaults == 0 ? verified : ProgramVerbs.Faults;
    }

    // Before anything is copied.
    private static async Task RefuseNewerAsync(BackupFolder backup, Settings there, CancellationToken ct)
    {
        backup.CheckFormat();
        var caller = new Caller();
        caller.ActAsSystem();
        await using var db = BackupFolder.OpenDatabase(there, caller);
        await DatabaseSetup.RefuseNewerAsync(db, there, ct);
    }

    private static async Task<int> VerifyAsync(string[] args, CancellationToken ct)
    {
        await using var app = Composition.Build(args, quiet: true);
        await using var services = app.Services.CreateAsyncScope();
        var scope = new VerbScope(services.ServiceProvider);
        scope.Caller.ActAsSystem();
        await DatabaseSetup.MigrateSqliteAsync(scope.Db, scope.Settings, app.Logger, ct);
        return await VerifyArchiveVerb.ReportAsync(scope, resume: false, ct);
    }
}
