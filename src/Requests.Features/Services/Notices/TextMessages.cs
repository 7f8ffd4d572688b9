using Requests.Features.Kernel;

namespace Requests.Features.Services.Notices;

/// <summary>A text message or a message of a government messenger, ready to leave.</summary>
/// <param name="Id">The same at every attempt, so that a gateway can tell a repetition.</param>
/// <param name="To">Mobile number.</param>
/// <param name="CaseNumber">For the template of the gateway.</param>
public sealed record TextMessage(Guid Id, string To, string CaseNumber, string Text)
{
    // Records print their members; a number must never reach a log.
    public override string ToString() => $"{nameof(TextMessage)} {Id}";
}

/// <summary>Takes text messages to the outside. Either the gateway accepted the message when the task ends, or it throws.</summary>
public interface ITextSender
{
    /// <summary>Messages that may leave in one day of the office; null: as many as there are.</summary>
    int? DailyQuota { get; }

    /// <exception cref="DeliveryException">The message was not accepted.</exception>
    Task SendAsync(TextMessage message, CancellationToken ct);
}

/// <summary>For a program without a gateway, such as one that only migrates.</summary>
public sealed class NoTextSender : ITextSender
{
    public int? DailyQuota => null;

    public Task SendAsync(TextMessage message, CancellationToken ct) => throw new DeliveryException("There is no gateway.", serverIsAway: true);
}
