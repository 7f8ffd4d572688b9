using MediatR;
using Requests.Features.Areas.Archive;
using Requests.Features.Kernel;
using Requests.Web.Jobs;

namespace Requests.Web.Tests.Jobs;

public sealed class ClearArchiveJobTests
{
    [Test]
    public void ARefusedSweep_FailsTheJob() =>
        Assert.That(() => new ClearArchiveJob(new Refusing(), new Caller()).RunAsync(CancellationToken.None),
            Throws.InvalidOperationException.With.Message.Contains(CommonProblems.NotAllowed.Code));

    private sealed class Refusing : IMediator
    {
        public Task<TResponse> Send<TResponse>(IRequest<TResponse> request, CancellationToken cancellationToken = default) =>
            Task.FromResult((TResponse)(object)(Result<SweepArchive.Response>)CommonProblems.NotAllowed);

        public Task<object> Send(object request, CancellationToken cancellationToken = default) => throw new NotSupportedException();

        public Task Publish(object notification, CancellationToken cancellationToken = default) => throw new NotSupportedException();

        public Task Publish<TNotification>(TNotification notification,
            CancellationToken cancellationToken = default) where TNotification : INotification => throw new NotSupportedException();
    }
}
