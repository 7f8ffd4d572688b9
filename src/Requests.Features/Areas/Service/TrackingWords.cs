using Requests.Features.Kernel;

namespace Requests.Features.Areas.Service;

/// <summary>What is said of single rows of a delivery list.</summary>
internal static class TrackingWords
{
    public static readonly Text NoSuchTrackingNumber = Text.Of("TrackingWords.NoSuchTrackingNumber");
    public static readonly Text StillUnderWay = Text.Of("TrackingWords.StillUnderWay");
    public static readonly Text DayUnreadable = Text.Of("TrackingWords.DayUnreadable");

    /// <summary>Argument: the day on record.</summary>
    public static readonly Text OtherDayKnown = Text.Of("TrackingWords.OtherDayKnown");

    public static readonly Text PostalLog = Text.Of("TrackingWords.PostalLog");
    public static readonly Text ReturnedByPost = Text.Of("TrackingWords.ReturnedByPost");
}
