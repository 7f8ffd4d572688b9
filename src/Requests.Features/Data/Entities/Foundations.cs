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
}
