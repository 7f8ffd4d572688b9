using System.Buffers.Binary;
using System.Text;

namespace Requests.Features.Data.Proofs;

/// <summary>How many rows of each kind a stream has, and the sum of their shares modulo 2^256. Adding and taking away are exact, in any order.</summary>
internal sealed class Tally
{
    private const int SumLength = 32;
    private readonly SortedDictionary<string, (int Count, byte[] Sum)> _kinds = new(StringComparer.Ordinal);

    public bool IsEmpty => _kinds.Count == 0;

    public IEnumerable<string> Kinds => _kinds.Keys;

    public int CountOf(string kind) => _kinds.TryGetValue(kind, out var found) ? found.Count : 0;

    public ReadOnlySpan<byte> SumOf(string kind) => _kinds.TryGetValue(kind, out var found) ? found.Sum : new byte[SumLength];

    public void Add(string kind, ReadOnlySpan<byte> share) => Move(kind, 1, share);

    public void Take(string kind, ReadOnlySpan<byte> share) => Move(kind, -1, Negated(share));

    public void Add(Tally other)
    {
        foreach (var (kind, (count, sum)) in other._kinds) Move(kind, count, sum);
    }

    public byte[] ToBytes()
    {
        using var bytes = new MemoryStream();
        using var writer = new BinaryWriter(bytes, Encoding.UTF8);
        writer.Write(_kinds.Count);
        foreach (var (kind, (count, sum)) in _kinds)
        {
            writer.Write(kind);
            writer.Write(count);
            writer.Write(sum);
        }
        writer.Flush();
        return bytes.ToArray();
    }

    public static Tally Parse(byte[] bytes)
    {
        using var reader = new BinaryReader(new MemoryStream(bytes), Encoding.UTF8);
        var tally = new Tally();
        for (var left = reader.ReadInt32(); left > 0; left--) tally._kinds[reader.ReadString()] = (reader.ReadInt32(), reader.ReadBytes(SumLength));
        return tally;
    }

    private void Move(string kind, int count, ReadOnlySpan<byte> share)
    {
        var (before, sum) = _kinds.TryGetValue(kind, out var found) ? found : (0, new byte[SumLength]);
        var after = (Count: before + count, Sum: Plus(sum, share));
        if (after.Count == 0 && !after.Sum.AsSpan().ContainsAnyExcept((byte)0)) _kinds.Remove(kind);
        else _kinds[kind] = after;
    }

    private static byte[] Plus(ReadOnlySpan<byte> a, ReadOnlySpan<byte> b)
    {
        var sum = new byte[SumLength];
        UInt128 carry = 0;
        for (var at = 0; at < SumLength; at += sizeof(ulong))
        {
            carry += (UInt128)BinaryPrimitives.ReadUInt64LittleEndian(a[at..]) + BinaryPrimitives.ReadUInt64LittleEndian(b[at..]);
            BinaryPrimitives.WriteUInt64LittleEndian(sum.AsSpan(at), (ulong)carry);
            carry >>= 64;
        }
        return sum;
    }

    private static byte[] Negated(ReadOnlySpan<byte> value)
    {
        var inverse = new byte[SumLength];
        for (var at = 0; at < SumLength; at++) inverse[at] = (byte)~value[at];
        var one = new byte[SumLength];
        one[0] = 1;
        return Plus(inverse, one);
    }
}
