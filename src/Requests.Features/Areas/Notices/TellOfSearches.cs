using System.Globalization;
using MediatR;
using Requests.Features.Events;
using Requests.Features.Kernel;
using Requests.Features.Services.Notices;

namespace Requests.Features.Areas.Notices;

/// <summary>A search that was ordered lands on the desk of its unit; who ordered it hears when the record is signed. Who did it knows already.</summary>
internal sealed class TellOfSearches(NoticeSender notices, ICaller caller) : INotificationHandler<SearchOrdered>, INotificationHandler<SearchSigned>,
    INotificationHandler<OpinionCame>
{
    public async Task Handle(SearchOrdered happened, CancellationToken cancellationToken)
    {
        var (found, search) = (happened.Case, happened.Search);
        var desk = await notices.UnitAsync(found.BodyId, search.Unit, cancellationToken);
        await notices.TellAsync(new Notice(found.BodyId, found.Id, NoticeKind.SearchOrdered, $"search/{found.Id:N}/{search.No}", found.Number, search.Unit,
            NoticeKinds.Day(search.DueOn, false), search.No.ToString(CultureInfo.InvariantCulture)), [.. desk.Where(u => u.Id != caller.UserId)], cancellationToken);
    }

    public async Task Handle(SearchSigned happened, CancellationToken cancellationToken)
    {
        var (found, search) = (happened.Case, happened.Search);
        await notices.TellAsync(new Notice(found.BodyId, found.Id, NoticeKind.SearchSigned, $"search-signed/{found.Id:N}/{search.No}", found.Number, search.Unit),
            [.. (await notices.HandlersAsync(found, cancellationToken)).Where(u => u.Id != caller.UserId)], cancellationToken);
    }

    public async Task Handle(OpinionCame happened, CancellationToken cancellationToken) => await notices.TellAsync(
        new Notice(happened.Case.BodyId, happened.Case.Id, NoticeKind.OpinionCame, $"opinion/{happened.Case.Id:N}/{happened.Consultation}", happened.Case.Number),
        await notices.HandlersAsync(happened.Case, cancellationToken), cancellationToken);
}
