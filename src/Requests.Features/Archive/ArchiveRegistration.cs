using Microsoft.Extensions.DependencyInjection;

namespace Requests.Features.Archive;

public static class ArchiveRegistration
{
    /// <summary>Keeps working files and the archive in two folders, which all nodes share.</summary>
    public static IServiceCollection AddFolderStores(this IServiceCollection services, string filesFolder, string archiveFolder)
    {
        services.AddKeyedSingleton<IContentStore>(ContentStores.Files, (_, _) => new FolderContentStore(filesFolder));
        services.AddKeyedSingleton<IContentStore>(ContentStores.Archive, (_, _) => new FolderContentStore(archiveFolder));
        services.AddSingleton(new SealIntents(archiveFolder));
        return services;
    }
}
