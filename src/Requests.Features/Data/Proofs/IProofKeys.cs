namespace Requests.Features.Data.Proofs;

/// <summary>What seals rows. The key lies outside the database, so that whoever writes there cannot do it.</summary>
public interface IProofKeys
{
    /// <summary>A seal over these bytes; it names its key and the suite of primitives.</summary>
    byte[] SealRow(ReadOnlySpan<byte> content);

    /// <summary>False also for a seal of a key that is not known.</summary>
    bool IsRowSeal(ReadOnlySpan<byte> seal, ReadOnlySpan<byte> content);

    /// <summary>What a row with this seal adds to the tally of its stream: 32 bytes that cannot be told from the seal.</summary>
    byte[] Share(ReadOnlySpan<byte> seal);

    /// <summary>Encrypts, bound to a place.</summary>
    byte[] Close(string place, ReadOnlySpan<byte> content);

    /// <summary>Null where it was not closed at this place under a known key.</summary>
    byte[]? Open(string place, ReadOnlySpan<byte> closed);
}
