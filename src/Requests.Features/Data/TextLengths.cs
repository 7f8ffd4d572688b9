using System.Collections.Concurrent;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Metadata;

namespace Requests.Features.Data;

/// <summary>
/// SQLite keeps text of any length; a server refuses what is longer than its column. So the length is asked before the
/// database is, and a text that no validator bounds is found on either.
/// </summary>
internal static class TextLengths
{
    private static readonly ConcurrentDictionary<IEntityType, (IProperty Property, int Most)[]> Bounded = new();

    /// <exception cref="InvalidOperationException">A text is longer than its column; names both.</exception>
    public static void Guard(EntityEntry entry)
    {
        foreach (var (property, most) in Bounded.GetOrAdd(entry.Metadata, BoundedOf))
            if (entry.CurrentValues[property] is string text && text.Length > most)
                throw new InvalidOperationException($"{entry.Metadata.ShortName()}.{property.Name} takes {most} characters and was given {text.Length}.");
    }

    private static (IProperty, int)[] BoundedOf(IEntityType type) =>
        [.. type.GetProperties().Where(p => p.ClrType == typeof(string) && p.GetMaxLength() is not null).Select(p => (p, p.GetMaxLength()!.Value))];
}
