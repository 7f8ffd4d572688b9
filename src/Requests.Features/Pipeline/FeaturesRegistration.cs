using FluentValidation;
using MediatR;
using Microsoft.Extensions.DependencyInjection;
using Requests.Features.Archive;
using Requests.Features.Calendars;
using Requests.Features.Cases;
using Requests.Features.Clocks;
using Requests.Features.Data;
using Requests.Features.Disputes;
using Requests.Features.Files;
using Requests.Features.Intake;
using Requests.Features.Letters;
using Requests.Features.Letters.Checks;
using Requests.Features.Notices;
using Requests.Features.Office;
using Requests.Features.Reports;
using Requests.Features.Portal;
using Requests.Features.Outcomes;
using Requests.Features.Release;
using Requests.Features.Replies;
using Requests.Features.Search;
using Requests.Features.Service;
using Requests.Features.Supervision;
using Requests.Features.Timers;
using Requests.Features.Webhooks;

namespace Requests.Features.Pipeline;

public static class FeaturesRegistration
{
    /// <summary>
    /// Registers every slice. The host still owes: RequestsDb with its provider, TimeProvider and IOfficeClock,
    /// PersonalVault, and the ports of the areas.
    /// </summary>
    public static IServiceCollection AddRequestsFeatures(this IServiceCollection services)
    {
        // MediatR 5 resolves handlers through this delegate.
        services.AddScoped<ServiceFactory>(provider => provider.GetService!);
        services.AddScoped<IMediator, Mediator>();
        services.Scan(scan => scan.FromAssemblyOf<RequestsDb>()
            .AddClasses(c => c.AssignableTo(typeof(IRequestHandler<,>)), publicOnly: false).AsImplementedInterfaces().WithTransientLifetime()
            .AddClasses(c => c.AssignableTo(typeof(INotificationHandler<>)), publicOnly: false).AsImplementedInterfaces().WithTransientLifetime()
            .AddClasses(c => c.AssignableTo(typeof(IValidator<>)), publicOnly: false).AsImplementedInterfaces().WithTransientLifetime());
        // Outermost first.
        services.AddTransient(typeof(IPipelineBehavior<,>), typeof(LogBehavior<,>));
        services.AddTransient(typeof(IPipelineBehavior<,>), typeof(PortalBehavior<,>));
        services.AddTransient(typeof(IPipelineBehavior<,>), typeof(AuthorizeBehavior<,>));
        services.AddTransient(typeof(IPipelineBehavior<,>), typeof(ValidateBehavior<,>));
        services.AddTransient(typeof(IPipelineBehavior<,>), typeof(TransactionBehavior<,>));
        services.AddScoped<Caller>();
        services.AddScoped<ICaller>(provider => provider.GetRequiredService<Caller>());
        services.AddScoped<EventLog>();
        services.AddScoped<Idempotency>();
        services.AddScoped<AfterCommit>();
        services.AddScoped<Numbers>();
        services.AddScoped<BulkRows>();
        services.AddScoped<CalendarDesk>();
        services.AddScoped<WorkCalendars>();
        services.AddArchive();
        services.AddScoped<CaseDesk>();
        services.AddScoped<ProgressDesk>();
        services.AddScoped<People>();
        services.AddScoped<FileDesk>();
        services.AddScoped<NewCase>();
        services.AddScoped<Withdrawal>();
        services.AddScoped<PortalDoor>();
        services.AddScoped<DraftDesk>();
        services.AddScoped<ClockDesk>();
        services.AddScoped<DueDateMoves>();
        services.AddScoped<ApplicantWords>();
        services.AddScoped<Consultations>();
        services.AddReports();
        services.AddScoped<NoticeDesk>();
        services.AddScoped<CaseNews>();
        services.AddScoped<Outbox>();
        services.AddScoped<Leases>();
        services.AddScoped<Heartbeats>();
        services.AddScoped<Reminders>();
        services.AddScoped<Escalations>();
        services.AddScoped<OutboxDelivery>();
        services.AddScoped<OfficeCheck>();
        services.AddSingleton<SweepRunner>();
        services.AddScoped<OfficeDesk>();
        services.AddScoped<RecoveryCodes>();
        services.AddScoped<SetUpTokens>();
        services.AddScoped<SignInLinks>();
        services.AddScoped<OutcomeDesk>();
        services.AddLetters();
        services.AddRelease();
        services.AddLetterChecks();
        services.AddScoped<ReplyDesk>();
        services.AddScoped<NoticeArrivals>();
        services.AddScoped<ServiceDesk>();
        services.AddScoped<OrderDesk>();
        services.AddScoped<DisputeDuties>();
        services.AddScoped<EvidenceBundle>();
        services.AddSearch();
        services.AddSupervision();
        services.AddWebhooks();
        return services;
    }
}
