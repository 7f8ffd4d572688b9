using System.Globalization;
using Requests.Features.Data.Entities;
using Requests.Web.Pages.Forms;
using static Requests.Web.Pages.Texts;

namespace Requests.Web.Pages.Office.Admin;

/// <summary>When a rung of the escalation ladder is reached, in words instead of numbers with a sign.</summary>
internal static class Rungs
{
    public static IReadOnlyList<Option> Days =>
    [
        .. Enumerable.Range(0, EscalationRung.Farthest + 1).Select(days => new Option(Value(days), Word(days), T("rung.until"))),
        .. Enumerable.Range(1, EscalationRung.Farthest).Select(days => new Option(Value(-days), Word(-days), T("rung.after"))),
    ];

    private static string Value(int days) => days.ToString(CultureInfo.InvariantCulture);

    private static string Word(int days) => days switch
    {
        0 => T("rung.due"),
        1 => T("rung.dayLeft"),
        -1 => T("rung.dayLate"),
        > 0 => T("rung.daysLeft", days),
        _ => T("rung.daysLate", -days),
    };
}
