using System.Buffers.Binary;
using System.Text;

namespace Requests.Paper.Pdf;

/// <summary>An ICC profile of the sRGB colour space, made from the figures of IEC 61966-2-1; so none has to be shipped.</summary>
internal static class SrgbProfile
{
    public static byte[] Bytes { get; } = Build();

    private static byte[] Build()
    {
        var curve = Curve();
        (string Tag, byte[] Data)[] tags =
        [
            ("desc", Description("sRGB")),
            ("cprt", Tagged("text", Encoding.ASCII.GetBytes("No copyright; made from IEC 61966-2-1.\0"))),
            ("wtpt", Xyz(0.9505, 1, 1.0891)),
            // Primaries adapted to D50 by the Bradford transform.
            ("rXYZ", Xyz(0.4360747, 0.2225045, 0.0139322)),
            ("gXYZ", Xyz(0.3850649, 0.7168786, 0.0971045)),
            ("bXYZ", Xyz(0.1430804, 0.0606169, 0.7141733)),
            ("rTRC", curve),
            ("gTRC", curve),
            ("bTRC", curve),
        ];
        var directory = 128 + 4 + 12 * tags.Length;
        // The three colours share one curve.
        var parts = tags.Select(t => t.Data).Distinct().ToList();
        var profile = new byte[directory + parts.Sum(p => p.Length)];
        Header(profile);
        BinaryPrimitives.WriteInt32BigEndian(profile.AsSpan(128), tags.Length);
        for (var i = 0; i < tags.Length; i++)
        {
            var at = directory + parts.TakeWhile(p => p != tags[i].Data).Sum(p => p.Length);
            var entry = profile.AsSpan(132 + 12 * i);
            Encoding.ASCII.GetBytes(tags[i].Tag, entry);
            BinaryPrimitives.WriteInt32BigEndian(entry[4..], at);
            BinaryPrimitives.WriteInt32BigEndian(entry[8..], tags[i].Data.Length);
            tags[i].Data.CopyTo(profile, at);
        }
        return profile;
    }

    private static void Header(byte[] profile)
    {
        BinaryPrimitives.WriteInt32BigEndian(profile, profile.Length);
        profile[8] = 2;
        profile[9] = 0x10;
        Encoding.ASCII.GetBytes("mntrRGB XYZ ", profile.AsSpan(12));
        // 2000-01-01, a fixed day.
        ushort[] day = [2000, 1, 1, 0, 0, 0];
        for (var i = 0; i < day.Length; i++) BinaryPrimitives.WriteUInt16BigEndian(profile.AsSpan(24 + 2 * i), day[i]);
        Encoding.ASCII.GetBytes("acsp", profile.AsSpan(36));
        Xyz(0.9642, 1, 0.8249).AsSpan(8).CopyTo(profile.AsSpan(68));
    }

    private static byte[] Curve()
    {
        const int points = 1024;
        var data = new byte[4 + 2 * points];
        BinaryPrimitives.WriteInt32BigEndian(data, points);
        for (var i = 0; i < points; i++)
        {
            var encoded = i / (points - 1d);
            var linear = encoded <= 0.04045 ? encoded / 12.92 : Math.Pow((encoded + 0.055) / 1.055, 2.4);
            BinaryPrimitives.WriteUInt16BigEndian(data.AsSpan(4 + 2 * i), (ushort)Math.Round(linear * 65535));
        }
        return Tagged("curv", data);
    }

    private static byte[] Xyz(double x, double y, double z)
    {
        var data = new byte[12];
        double[] values = [x, y, z];
        for (var i = 0; i < 3; i++) BinaryPrimitives.WriteInt32BigEndian(data.AsSpan(4 * i), (int)Math.Round(values[i] * 65536));
        return Tagged("XYZ ", data);
    }

    /// <summary>A text description with empty Unicode and Macintosh parts.</summary>
    private static byte[] Description(string text)
    {
        var data = new byte[4 + text.Length + 1 + 4 + 4 + 2 + 1 + 67];
        BinaryPrimitives.WriteInt32BigEndian(data, text.Length + 1);
        Encoding.ASCII.GetBytes(text, data.AsSpan(4));
        return Tagged("desc", data);
    }

    private static byte[] Tagged(string type, byte[] data)
    {
        var tagged = new byte[(8 + data.Length + 3) / 4 * 4];
        Encoding.ASCII.GetBytes(type, tagged);
        data.CopyTo(tagged, 8);
        return tagged;
    }
}
