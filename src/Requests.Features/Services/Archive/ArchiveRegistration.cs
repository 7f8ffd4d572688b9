using Microsoft.Extensions.DependencyInjection;
using Requests.Features.Services.Content;

namespace Requests.Features.Services.Archive;

public static class ArchiveRegistration
{
    /// <summary>Sealing, reading and verifying; the stores are added apart.</summary>
    internal static void AddArchive(this IServiceCollection services)
    {
        services.AddScoped<ArchiveVerifier>();
        services.AddScoped<SealedLetterCheck>();
        services.AddScoped<HeadCheck>();
        services.AddScoped<RecordCheck>();
        services.AddScoped<SealedCaseCheck>();
        services.AddScoped<Retention>();
        services.AddScoped<ArchiveExport>();
        services.AddScoped<CaseFiles>();
        services.AddScoped<CaseDescription>();
        services.AddScoped<SealWriter>();
        services.AddScoped<SealedObjects>();
        services.AddScoped<IArchive, CaseArchive>();
    }

    /// <summary>Keeps working files and the archive in two folders, which all nodes share.</summary>
    public static IServiceCollection AddFolderStores(this IServiceCollection services, string filesFolder, string archiveFolder) =>
        services.AddStores(new FolderContentStore(filesFolder), new FolderContentStore(archiveFolder), archiveFolder);

    /// <param name="intentsFolder">Where seals announce what they are about to write; all nodes share it.</param>
    public static IServiceCollection AddStores<TFiles, TArchive>(this IServiceCollection services, TFiles files, TArchive archive, string intentsFolder)
        where TFiles : IContentStore, IContentEraser
        where TArchive : IContentStore, IContentEraser
    {
        services.AddKeyedSingleton<IContentStore>(ContentStores.Files, new CheckedContent(files));
        services.AddKeyedSingleton<IContentEraser>(ContentStores.Files, files);
        services.AddKeyedSingleton<IContentStore>(ContentStores.Archive, archive);
        services.AddKeyedSingleton<IContentEraser>(ContentStores.Archive, archive);
        services.AddSingleton(new SealIntents(intentsFolder));
        return services;
    }
}
