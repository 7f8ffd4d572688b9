using FluentValidation;
using MediatR;
using Requests.Features.Kernel;

namespace Requests.Features.Areas.Office;

/// <summary>再次输入密码: the caller gives the password once more; acts on the own account are then taken for a short while.</summary>
public static class ConfirmPassword
{
    [Acts(Act.ManageOwnAccount)]
    [WhileEnrolling]
    public sealed record Command(string PresentPassword) : INonTransactionalCommand<Response>, IGivesPassword
    {
        public override string ToString() => nameof(ConfirmPassword);
    }

    public sealed record Response(DateTimeOffset Until);

    internal sealed class Validator : AbstractValidator<Command>
    {
        public Validator() => RuleFor(c => c.PresentPassword).NotEmpty().MaximumLength(TextLimits.Name);
    }

    internal sealed class Handler(AccessRules rules, IOfficeClock clock) : IRequestHandler<Command, Result<Response>>
    {
        public Task<Result<Response>> Handle(Command command, CancellationToken cancellationToken) =>
            Task.FromResult<Result<Response>>(new Response(clock.Now + rules.ConfirmedFor));
    }
}
