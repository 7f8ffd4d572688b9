using System.Security.Cryptography;
using FluentValidation;
using MediatR;
using Requests.Features.Data;
using Requests.Features.Data.Entities;
using Requests.Features.Kernel;
using Requests.Features.Services.Pipeline;
using Requests.Features.Services.Privacy;
using Requests.Features.Services.Webhooks;

namespace Requests.Features.Areas.Webhooks;

/// <summary>订阅事件推送: another system hears what happens to the body's cases from now on.</summary>
public static class SubscribeWebhook
{
    private const int SecretBytes = 32;

    /// <param name="Events">Names of <see cref="WebhookEvents.All"/>.</param>
    [Acts(Act.ManageWebhooks)]
    public sealed record Command(string Name, string Address, IReadOnlyList<string> Events) : ICommand<Response>;

    /// <param name="Secret">Key of the signatures, shown this once.</param>
    public sealed record Response(Guid Id, string Name, string Address, IReadOnlyList<string> Events, string Secret)
    {
        public override string ToString() => nameof(SubscribeWebhook);
    }

    internal sealed class Validator : AbstractValidator<Command>
    {
        public Validator(WebhookRules rules)
        {
            RuleFor(c => c.Name).NotEmpty().MaximumLength(TextLimits.Name);
            RuleFor(c => c.Address).NotEmpty().MaximumLength(TextLimits.Reason).Must(a => a is null || WebhookAddress.MayBe(a, rules))
                .WithMessage(_ => WebhookProblems.AddressRefused.Text.ToString());
            RuleFor(c => c.Events).NotEmpty();
            RuleForEach(c => c.Events).Must(WebhookEvents.All.Contains).WithMessage(string.Join(' ', WebhookEvents.All));
        }
    }

    internal sealed class Handler(RequestsDb db, PersonalVault vault, ICaller caller, EventLog events,
        IOfficeClock clock) : IRequestHandler<Command, Result<Response>>
    {
        public Task<Result<Response>> Handle(Command command, CancellationToken cancellationToken)
        {
            var secret = "whs" + Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(SecretBytes));
            var names = command.Events.Distinct().Order(StringComparer.Ordinal).ToList();
            var id = Guid.CreateVersion7();
            var subscription = new WebhookSubscription(id, caller.BodyId!.Value, command.Name.Trim(), command.Address, string.Join(' ', names),
                vault.SealString(WebhookSubscription.SecretPlace(id), secret), clock.Now);
            db.Add(subscription);
            events.Record(Act.ManageWebhooks, caller.BodyId, new { Subscribed = subscription.Id, subscription.Name, subscription.Address, Events = names });
            return Task.FromResult<Result<Response>>(new Response(subscription.Id, subscription.Name, subscription.Address, names, secret));
        }
    }
}
