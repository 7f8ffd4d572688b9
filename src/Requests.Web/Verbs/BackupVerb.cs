using System.CommandLine;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Requests.Features.Areas.Cases;
using Requests.Features.Data;
using Requests.Features.Data.Entities;
using Requests.Features.Kernel;
using Requests.Features.Services.Archive;
using Requests.Features.Services.Content;
using Requests.Web.Hosting;

namespace Requests.Web.Verbs;

/// <summary><c>backup FOLDER</c>: database first, then every object that copy of the database refers to (decision 8). The office may go on working.</summary>
internal static class BackupVerb
{
    public static Command Make(string[] args)
    {
        var folder = new Argument<string>("FOLDER") { Description = "空文件夹 / a folder that is empty or not there yet" };
        var passphrase = PassphraseOption();
        var verb = VerbHost.Make("backup", "备份数据库、附件、档案和密钥 / back up database, files, archive and keys", args,
            (scope, parsed, ct) => RunAsync(scope, Path.GetFullPath(parsed.GetValue(folder)!), PassphraseIn(parsed.GetValue(passphrase)), ct));
        verb.Arguments.Add(folder);
        verb.Options.Add(passphrase);
        return verb;
    }

    private static string ServerTool(DatabaseProvider provider) => provider == DatabaseProvider.SqlServer ? "BACKUP DATABASE" : "pg_dump --format=custom";

    internal static Option<FileInfo> PassphraseOption() => new("--passphrase-file")
    {
        Description = "口令文件（第一行），密钥用它封存后随备份走；不给则备份不含密钥 / file whose first line is a passphrase: the keys go along, sealed by it; without it no key is in the backup",
    };

    /// <exception cref="StartException">There is no such file, or what is in it is too short.</exception>
    internal static string? PassphraseIn(FileInfo? file)
    {
        if (file is null) return null;
        if (!file.Exists) throw new StartException($"没有这个文件。 / There is no such file: {file.Name}");
        var line = File.ReadLines(file.FullName).FirstOrDefault() ?? "";
        return line.Length >= LeastPassphrase ? line : throw new
            StartException($"口令至少 {LeastPassphrase} 个字符。 / The passphrase needs {LeastPassphrase} characters or more.");
    }

    private const int LeastPassphrase = 16;

    private static async Task<int> RunAsync(VerbScope scope, string folder, string? passphrase, CancellationToken ct)
    {
        var settings = scope.Settings;
        if (settings.Database.IsServer)
            throw new StartException($"{settings.Database.Provider} 请先用数据库自身的备份（{ServerTool(settings.Database.Provider)}），再复制附件、档案和密钥文件夹。 / " +
                $"On {settings.Database.Provider} take the server's own backup first ({ServerTool(settings.Database.Provider)}), then copy the folders of files, archive and keys.");
        if (!BackupFolder.IsFree(folder)) throw new StartException($"备份文件夹不是空的。 / The backup folder is not empty: {folder}");
        OwnerOnly.Folder(folder);
        var backup = new BackupFolder(folder);
        var there = backup.SettingsFor(settings);
        // Keys before the database: a copy of a signed head that the copied database does not know would look like a head cut off.
        BackupFolder.CopyPublic(settings.DataFolder, folder);
        var signer = scope.Services.GetRequiredService<ArchiveSigner>();
        OwnerOnly.Folder(Path.Combine(folder, "keys"));
        await File.WriteAllBytesAsync(Path.Combine(folder, "keys", $"archive-head-{signer.KeyId[..16]}.pub"), signer.PublicKeyDer, ct);
        var keys = passphrase is null ? 0 : backup.SealKeys(settings.DataFolder, passphrase, settings.Office.CipherSuite);
        await DatabaseSetup.BackUpSqliteAsync(DatabaseSetup.SqlitePath(settings), DatabaseSetup.SqlitePath(there), ct);
        if (keys == 0)
            Console.WriteLine("备份不含密钥，请另行保管 keys 文件夹或者设置中的密钥；没有密钥，备份无法使用。 / No key is in this backup. Keep the folder `keys`, or the key from the settings, elsewhere: without it the backup cannot be used.");

        int objects, faults;
        await using (var copy = BackupFolder.OpenDatabase(there, scope.Caller))
        {
            var archive = scope.Services.GetRequiredKeyedService<IContentStore>(ContentStores.Archive);
            var files = scope.Services.GetRequiredKeyedService<IContentStore>(ContentStores.Files);
            var attachments = copy.Set<Attachment>().AsNoTracking().Where(a => !copy.Set<Case>().Any(c => c.Id == a.CaseId && c.State == CaseState.Destroyed))
                .Select(a => a.Sha256)
                // What waits at the clerk's desk belongs to no case yet.
                .Union(copy.Set<ProposalFile>().Select(f => f.Sha256)).Distinct().AsAsyncEnumerable();
            var sealedCopied = await BackupFolder.CopyAsync(new SealedObjects(copy, archive).ListAsync(ct), archive,
                new FolderContentStore(there.ArchiveFolder), ct);
            var filesCopied = await BackupFolder.CopyAsync(attachments, files, new FolderContentStore(there.FilesFolder), ct);
            (objects, faults) = (sealedCopied.Copied + filesCopied.Copied, sealedCopied.Faults + filesCopied.Faults);
        }
        // Closing the last connection folds the copy's write-ahead log into its file.
        SqliteConnection.ClearAllPools();
        var line = $"{scope.Services.GetRequiredService<IOfficeClock>().Today:yyyy-MM-dd}: objects {objects}, faults {faults}, key files {keys}";
        backup.Finish(line + "\n");
        Console.WriteLine(line);
        return faults == 0 ? ProgramVerbs.Done : ProgramVerbs.Faults;
    }
}
