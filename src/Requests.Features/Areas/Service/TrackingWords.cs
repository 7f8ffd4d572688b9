using Requests.Features.Kernel;

namespace Requests.Features.Areas.Service;

/// <summary>What is said of single rows of a delivery list.</summary>
internal static class TrackingWords
{
    public static readonly Text NoSuchTrackingNumber = Text.Of("TrackingWords.NoSuchTrackingNumber");
    private static readonly Text StillUnderWay = Text.Of("TrackingWords.StillUnderWay");
    private static readonly Text NotDelivered = Text.Of("TrackingWords.NotDelivered");
    private static readonly Text StateNotKnown = Text.Of("TrackingWords.StateNotKnown");
    public static readonly Text DayUnreadable = Text.Of("TrackingWords.DayUnreadable");

    /// <summary>Argument: the day on record.</summary>
    public static readonly Text OtherDayKnown = Text.Of("TrackingWords.OtherDayKnown");

    /// <summary>Null for a state from which something follows.</summary>
    public static Text? WhyNothingFollows(TrackingStatus status) => status switch
    {
        TrackingStatus.UnderWay => StillUnderWay,
        TrackingStatus.NotDelivered => NotDelivered,
        TrackingStatus.Unknown => StateNotKnown,
        TrackingStatus.Delivered or TrackingStatus.Returned => null,
        _ => throw new ArgumentOutOfRangeException(nameof(status), status, null),
    };

    public static readonly Text PostalLog = Text.Of("TrackingWords.PostalLog");
    public static readonly Text ReturnedByPost = Text.Of("TrackingWords.ReturnedByPost");
}
