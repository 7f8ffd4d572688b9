using Requests.Features.Kernel;

namespace Requests.Features.Areas.Service;

/// <summary>What is said of single rows of a delivery list.</summary>
internal static class TrackingWords
{
    public static readonly Text NoSuchTrackingNumber = new("没有发出过这个邮件号的文书。", "No letter was sent under this number.");
    public static readonly Text StillUnderWay = new("还在投递，或者状态无法识别。", "Still on its way, or the status is not known.");
    public static readonly Text DayUnreadable = new("日期无法识别。", "The day cannot be read.");

    /// <summary>Argument: the day on record.</summary>
    public static readonly Text OtherDayKnown = new("已登记为{0:yyyy-MM-dd}，与清单不同，请核对。", "Recorded as {0:yyyy-MM-dd}, which differs; look into it.");

    public static readonly Text PostalLog = new("邮政投递记录", "Delivery record of the postal service");
    public static readonly Text ReturnedByPost = new("邮政退回", "Returned by the postal service");
}
