using System.Reflection;
using Requests.Features.Data;
using Requests.Features.Kernel;

namespace Requests.House.Tests;

/// <summary>Where things are: assemblies, the source tree, the slices.</summary>
internal static class House
{
    public static readonly Assembly Statute = typeof(Statute.RuleBook).Assembly;
    public static readonly Assembly Paper = typeof(Paper.PaperDocument).Assembly;
    public static readonly Assembly Letters = typeof(Requests.Letters.LetterMaterial).Assembly;
    public static readonly Assembly Features = typeof(RequestsDb).Assembly;
    public static readonly Assembly Web = typeof(Program).Assembly;

    public static readonly string Root = FindRoot();

    /// <summary>Every command and query of the product.</summary>
    public static IReadOnlyList<Type> Requests { get; } = [.. Features.GetTypes().Where(IsRequest).OrderBy(t => t.FullName, StringComparer.Ordinal)];

    public static bool IsRequest(Type type) => !type.IsAbstract && type.GetInterfaces().Any(i => i.IsGenericType &&
        (i.GetGenericTypeDefinition() == typeof(ICommand<>) || i.GetGenericTypeDefinition() == typeof(IQuery<>)
            || i.GetGenericTypeDefinition() == typeof(INonTransactionalCommand<>)));

    public static IReadOnlyDictionary<string, string> Sources(string folder, string pattern = "*.cs") =>
        Directory.EnumerateFiles(Path.Combine(Root, folder), pattern, SearchOption.AllDirectories)
            .Where(f => !f.Contains($"{Path.DirectorySeparatorChar}obj{Path.DirectorySeparatorChar}", StringComparison.Ordinal)
                && !f.Contains($"{Path.DirectorySeparatorChar}bin{Path.DirectorySeparatorChar}", StringComparison.Ordinal))
            .OrderBy(f => f, StringComparer.Ordinal)
            .ToDictionary(f => Path.GetRelativePath(Root, f), File.ReadAllText);

    private static string FindRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "Requests.sln"))) folder = folder.Parent!;
        return folder.FullName;
    }
}
