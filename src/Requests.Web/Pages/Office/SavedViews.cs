using Requests.Features.Areas.Views;
using Requests.Features.Data.Entities;

namespace Requests.Web.Pages.Office;

/// <summary>What a list tells about itself so that its views can be shown and kept.</summary>
/// <param name="Filters">The present ones, as in the address without the question mark; empty when nothing is chosen.</param>
internal sealed record SavedViews(ViewedList List, string Filters)
{
    public static string AddressOf(ViewedList list, string filters) => $"{(list == ViewedList.Board ? "/board" : "/work")}?{filters}";

    public static string AddressOf(ListViews.View view) => AddressOf(view.List, view.Filters);
}
