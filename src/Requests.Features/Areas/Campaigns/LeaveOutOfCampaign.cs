using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Requests.Features.Data;
using Requests.Features.Data.Entities;
using Requests.Features.Kernel;
using Requests.Features.Services.Cases;
using Requests.Features.Services.Pipeline;

namespace Requests.Features.Areas.Campaigns;

/// <summary>不纳入: the case is answered by itself, for a reason that stands in its history and beside its number in the campaign.</summary>
public static class LeaveOutOfCampaign
{
    /// <param name="Reason">No personal data.</param>
    /// <param name="ReasonInEnglish">Where the program gave the reason.</param>
    [Acts(Act.AnswerTogether)]
    public sealed record Command(Guid CampaignId, string CaseNumber, string Reason, string? ReasonInEnglish = null) : ICommand<CaseStanding>, ICaseCommand
    {
        Guid? ICaseCommand.SeenVersion => null;
    }

    internal sealed class Validator : AbstractValidator<Command>
    {
        public Validator()
        {
            RuleFor(c => c.CaseNumber).NotEmpty().MaximumLength(TextLimits.Code);
            RuleFor(c => c.Reason).NotEmpty().MaximumLength(TextLimits.Reason);
            RuleFor(c => c.ReasonInEnglish).MaximumLength(TextLimits.Reason);
        }
    }

    internal sealed class Handler(RequestsDb db, CampaignDesk campaigns, CaseOpener desk, EventLog events, IOfficeClock clock) : IRequestHandler<Command, Result<CaseStanding>>
    {
        public async Task<Result<CaseStanding>> Handle(Command command, CancellationToken cancellationToken)
        {
            var led = await campaigns.OpenAsync(command.CampaignId, cancellationToken);
            if (led.Problem is { } notLed) return notLed;
            var opened = await desk.OpenAsync(command, cancellationToken);
            if (opened.Problem is { } refused) return refused;
            var found = opened.Value;
            if (await db.Set<CampaignCase>().SingleOrDefaultAsync(c => c.CampaignId == command.CampaignId && c.CaseId == found.Id, cancellationToken) is not { } place
                || found.Id == led.Value.Campaign.ModelId) return CampaignProblems.NotAmongIts;
            if (place.State == CampaignCaseState.Answered) return CampaignProblems.AnsweredAlready;
            if (place.State == CampaignCaseState.LeftOut) return CampaignProblems.LeftOutAlready;
            place.LeaveOut(command.Reason.Trim(), command.ReasonInEnglish?.Trim());
            events.Record(Act.AnswerTogether, found, clock.Today, new { Campaign = led.Value.Campaign.Name, LeftOut = command.Reason.Trim() });
            return CaseStanding.Of(found);
        }
    }
}
