using MediatR;
using Requests.Features.Data.Entities;
using Requests.Features.Events;

namespace Requests.Features.Services.Archive;

/// <summary>Seals the file when a letter was issued, went on its way, arrived, or was taken back after a seal held it.</summary>
internal sealed class SealLetters(IArchive archive)
    : INotificationHandler<LetterIssued>, INotificationHandler<LetterVoided>, INotificationHandler<LetterDispatched>, INotificationHandler<LetterServed>
{
    public Task Handle(LetterIssued e, CancellationToken cancellationToken) =>
        archive.SealAsync(e.Case, e.IsReply ? SealReasons.Issued : SealReasons.Notice, cancellationToken);

    public Task Handle(LetterVoided e, CancellationToken cancellationToken) =>
        e.WasIssued ? archive.SealAsync(e.Case, SealReasons.Voided, cancellationToken) : Task.CompletedTask;

    public Task Handle(LetterDispatched e, CancellationToken cancellationToken) =>
        archive.SealAsync(e.Case, e.IsReply ? SealReasons.Dispatched : SealReasons.NoticeDispatched, cancellationToken);

    public Task Handle(LetterServed e, CancellationToken cancellationToken) =>
        archive.SealAsync(e.Case, e.IsReply ? SealReasons.Served : SealReasons.NoticeServed, cancellationToken);
}
