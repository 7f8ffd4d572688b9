#pragma warning disable CA1812, CA1852, IDE0130

namespace Requests.House.Tests.Planted.Kernel
{
    /// <summary>A planted type of a low room that knows an area.</summary>
    public sealed class LowRoom
    {
        public Areas.One.NosyArea? Above { get; init; }
    }
}

namespace Requests.House.Tests.Planted.Areas.One
{
    /// <summary>A planted area that uses another, and, as it may, a room below.</summary>
    public sealed class NosyArea
    {
        public Two.OtherArea? Beside { get; init; }

        public Kernel.LowRoom? Below { get; init; }
    }
}

namespace Requests.House.Tests.Planted.Areas.Two
{
    public sealed class OtherArea;
}
