using Requests.Features.Areas.Rehearsals;
using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Requests.Features.Areas.Cases;
using Requests.Features.Areas.Disputes;
using Requests.Features.Areas.Office;
using Requests.Features.Areas.Portal;
using Requests.Features.Areas.Supervision;
using Requests.Features.Areas.Timers;
using Requests.Features.Data;
using Requests.Features.Data.Entities;
using Requests.Features.Data.Proofs;
using Requests.Features.Kernel;
using Requests.Features.Services.Archive;
using Requests.Features.Services.Calendars;
using Requests.Features.Services.Cases;
using Requests.Features.Services.Clock;
using Requests.Features.Services.Disputes;
using Requests.Features.Services.Files;
using Requests.Features.Services.Files.Reading;
using Requests.Features.Services.Intake;
using Requests.Features.Services.Jobs;
using Requests.Features.Services.Letters;
using Requests.Features.Services.Letters.Checks;
using Requests.Features.Services.Notices;
using Requests.Features.Services.Outcomes;
using Requests.Features.Services.Pipeline;
using Requests.Features.Services.Privacy;
using Requests.Features.Services.Register;
using Requests.Features.Services.Release;
using Requests.Features.Services.Reports;
using Requests.Features.Services.Search;
using Requests.Features.Services.Staff;
using Requests.Features.Services.Deadlines;
using Requests.Features.Services.Webhooks;
using Requests.Letters.Checks;

namespace Requests.Features;

public static class FeaturesRegistration
{
    // Looked for once a process, however many containers it makes.
    private static readonly Lazy<ServiceDescriptor[]> Found = new(() => [.. new ServiceCollection().Scan(scan => scan.FromAssemblyOf<RequestsDb>()
            .AddClasses(c => c.AssignableTo(typeof(IRequestHandler<,>)), publicOnly: false).AsImplementedInterfaces().WithTransientLifetime()
            .AddClasses(c => c.AssignableTo(typeof(INotificationHandler<>)), publicOnly: false).AsImplementedInterfaces().WithTransientLifetime()
            .AddClasses(c => c.AssignableTo(typeof(IPrepare<>)), publicOnly: false).AsImplementedInterfaces().WithTransientLifetime()
            .AddClasses(c => c.AssignableTo(typeof(IValidator<>)).Where(t => !IsMadeOnce(t)), publicOnly: false)
                .AsImplementedInterfaces().WithTransientLifetime()
            .AddClasses(c => c.AssignableTo(typeof(IValidator<>)).Where(IsMadeOnce), publicOnly: false).AsImplementedInterfaces().WithSingletonLifetime())]);

    /// <summary>
    /// Registers every slice. The host still owes: RequestsDb with its provider, TimeProvider and IOfficeClock,
    /// PersonalVault, and the ports of the areas.
    /// </summary>
    public static IServiceCollection AddRequestsFeatures(this IServiceCollection services)
    {
        // MediatR 5 resolves handlers through this delegate.
        services.AddScoped<ServiceFactory>(provider => provider.GetService!);
        services.AddScoped<IMediator, Mediator>();
        foreach (var found in Found.Value) services.Add(found);
        // Outermost first.
        services.AddTransient(typeof(IPipelineBehavior<,>), typeof(LogBehavior<,>));
        services.AddTransient(typeof(IPipelineBehavior<,>), typeof(TextGateBehavior<,>));
        services.AddTransient(typeof(IPipelineBehavior<,>), typeof(PortalBehavior<,>));
        services.AddTransient(typeof(IPipelineBehavior<,>), typeof(MaskBehavior<,>));
        services.AddTransient(typeof(IPipelineBehavior<,>), typeof(AuthorizeBehavior<,>));
        services.AddTransient(typeof(IPipelineBehavior<,>), typeof(ValidateBehavior<,>));
        services.AddTransient(typeof(IPipelineBehavior<,>), typeof(PasswordBehavior<,>));
        services.AddTransient(typeof(IPipelineBehavior<,>), typeof(RestrictionBehavior<,>));
        services.AddTransient(typeof(IPipelineBehavior<,>), typeof(ReadBehavior<,>));
        services.AddTransient(typeof(IPipelineBehavior<,>), typeof(TransactionBehavior<,>));
        services.AddTransient(typeof(IPipelineBehavior<,>), typeof(WatchBehavior<,>));
        services.AddScoped<Caller>();
        services.AddScoped<ICaller>(provider => provider.GetRequiredService<Caller>());
        services.AddSingleton<IProofKeys>(provider => provider.GetRequiredService<PersonalVault>());
        services.AddScoped<EventLog>();
        services.AddScoped<Idempotency>();
        services.AddScoped<AfterCommit>();
        services.AddScoped<Numbers>();
        services.AddScoped<Turns>();
        services.AddScoped<Trial>();
        services.AddScoped<BulkRows>();
        services.AddScoped<CalendarUpdater>();
        services.AddSingleton<KnownFacts>();
        services.AddScoped<BodyFacts>();
        services.AddScoped<WorkCalendars>();
        services.AddScoped<Supposition>();
        services.AddScoped<LawPeriods>();
        services.AddArchive();
        services.AddScoped<CaseOpener>();
        services.AddScoped<Insiders>();
        services.AddScoped<PersonalReadings>();
        services.AddScoped<FileDoor>();
        services.TryAddSingleton(new AccessRules());
        services.AddScoped<ProgressReader>();
        services.AddScoped<People>();
        services.AddScoped<FileIntake>();
        services.AddScoped<FileQuota>();
        services.AddSingleton<ForeignFiles>();
        services.AddScoped<NewCase>();
        services.AddScoped<Proposals>();
        services.AddScoped<Referrals>();
        services.AddScoped<ScannedText>();
        services.AddScoped<Areas.Search.RecogniseTexts.InHand>();
        services.AddScoped<Areas.Intake.ReadMailbox.InHand>();
        services.AddScoped<IntakeCorrections>();
        services.AddScoped<ICasePapers>(provider => provider.GetRequiredService<IntakeCorrections>());
        services.AddScoped<Withdrawal>();
        services.AddScoped<PortalDoor>();
        services.AddScoped<DraftFinder>();
        services.AddScoped<ReplyParcel>();
        services.AddScoped<ParcelTickets>();
        services.AddScoped<AnswerTickets>();
        services.AddScoped<ClockRecorder>();
        services.AddScoped<DueDateMoves>();
        services.AddScoped<ApplicantWords>();
        services.AddScoped<Consultations>();
        services.AddScoped<FeeRegister>();
        services.AddScoped<Rehearsal>();
        services.AddScoped<Impediments>();
        services.AddScoped<SideDuties>();
        services.AddReports();
        services.AddScoped<NoticeSender>();
        services.AddScoped<Outbox>();
        services.AddScoped<Messages>();
        services.AddScoped<Areas.Collaboration.Watchers>();
        services.AddScoped<Areas.Privacy.PersonFinder>();
        services.AddScoped<Areas.Search.AlikeCases>();
        services.AddScoped<MessageTickets>();
        services.AddScoped<Areas.Notices.OutboxRules>();
        services.TryAddSingleton<ITextSender, NoTextSender>();
        services.AddScoped<Leases>();
        services.AddScoped<Heartbeats>();
        services.AddScoped<Reminders>();
        services.AddScoped<Escalations>();
        services.AddScoped<OutboxDelivery>();
        services.AddScoped<OfficeCheck>();
        services.AddSingleton<SweepRunner>();
        services.AddScoped<OfficeAccounts>();
        services.AddScoped<Areas.Search.CaseSearch>();
        services.AddScoped<RecoveryCodes>();
        services.AddScoped<SetUpTokens>();
        services.AddScoped<SignInSessions>();
        services.AddScoped<OneTimeCodes>();
        services.AddScoped<SecurityLog>();
        services.AddScoped<PresentPassword>();
        services.AddScoped<SignInLinks>();
        services.AddScoped<OutcomeFactsReader>();
        services.AddScoped<OutcomeDesk>();
        services.AddScoped<Areas.Campaigns.CampaignDesk>();
        services.AddLetters();
        services.AddRelease();
        services.AddLetterChecks();
        services.AddScoped<NoticeArrivals>();
        services.AddScoped<LetterService>();
        services.AddScoped<ReplyOrders>();
        services.AddScoped<DisputeDuties>();
        services.AddScoped<CaseDeadlines>();
        services.AddScoped<DisputeRightsReader>();
        services.AddScoped<EvidenceBundle>();
        services.AddSearch();
        services.AddSupervision();
        services.AddWebhooks();
        return services;
    }

    /// <summary>A context for each scope, which serves its caller.</summary>
    /// <param name="configure">How to reach the database: the same for every scope, worked out once.</param>
    public static IServiceCollection AddRequestsContext(this IServiceCollection services, Action<DbContextOptionsBuilder> configure) =>
        services.AddDbContextFactory<RequestsDb>(configure)
            .AddScoped(provider => provider.GetRequiredService<IDbContextFactory<RequestsDb>>().CreateDbContext()
                .For(provider.GetRequiredService<ICaller>(), provider.GetService<IProofKeys>(), provider.GetService<WriteQueue>()));

    // A validator that is given something may ask it while it is made: of the day, say, which is another tomorrow.
    private static bool IsMadeOnce(Type validator) =>
        Array.TrueForAll(validator.GetConstructors(), constructor => constructor.GetParameters().Length == 0);
}
