namespace Requests.Features.Data.Entities;

/// <summary>Belongs to one body (机关); the query filter keeps everyone else away.</summary>
public interface IOfBody
{
    Guid BodyId { get; }
}

/// <summary>Carries the optimistic concurrency token, renewed on every save that changes the row.</summary>
public interface IVersioned
{
    Guid Version { get; }
}

/// <summary>A row whose content never changes once written.</summary>
public interface IAppendOnly;

/// <summary>A personal value: ciphertext, and a keyed hash for exact search. Both empty when there is none.</summary>
public sealed record SealedText(byte[] Cipher, string Hash)
{
    public static SealedText None => new([], "");

    public bool IsNone => Cipher.Length == 0;

    /// <summary>Where it lies; not stored, its owner tells it. A value put elsewhere cannot be opened there.</summary>
    public SealedPlace? Place { get; internal set; }
}

/// <summary>Where a sealed value lies: what it is bound to, so that a ciphertext moved to another place opens no more.</summary>
/// <param name="Column">Table and column.</param>
/// <param name="Row">The row's key.</param>
public sealed record SealedPlace(string Column, string Row)
{
    /// <summary>A row told apart by an id, and where several share it by a number.</summary>
    public static SealedPlace Of(string column, Guid row, int? no = null)
        => new(column, no is { } n ? string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{row:N}/{n}") : row.ToString("N"));

    public override string ToString() => $"{Column}/{Row}";
}
