using Hangfire;
using Requests.Features.Areas.Archive;
using Requests.Features.Areas.Intake;
using Requests.Features.Areas.Letters;
using Requests.Features.Areas.Notices;
using Requests.Features.Areas.Office;
using Requests.Features.Areas.Portal;
using Requests.Features.Areas.Register;
using Requests.Features.Areas.Reports;
using Requests.Features.Areas.Search;
using Requests.Features.Areas.Supervision;
using Requests.Features.Areas.Timers;
using Requests.Features.Areas.Webhooks;
using Requests.Features.Services.Jobs;
using Requests.Web.Hosting;

namespace Requests.Web.Jobs;

/// <summary>
/// When each sweep is due, in the office's own time. At the start of a node every sweep is run once, to catch up, as soon as the
/// node answers: nobody waits for the sweeps before the first page.
/// </summary>
internal sealed class SweepAlarms(IRecurringJobManager recurring, IBackgroundJobClient jobs, Settings settings,
    IHostApplicationLifetime lifetime) : IHostedService
{
    private static readonly IReadOnlyList<(string Sweep, string Cron)> Times =
    [
        (DeliverOutbox.Name, "* * * * *"),
        (DeliverTexts.Name, "* * * * *"),
        (DeliverWebhooks.Name, "* * * * *"),
        (RunImports.Name, "* * * * *"),
        (ReadMailbox.Name, "* * * * *"),
        (RecogniseTexts.Name, "* * * * *"),
        (IndexTexts.Name, "* * * * *"),
        (RemindDue.Name, "5 * * * *"),
        (RemindDisputes.Name, "10 * * * *"),
        (RemindSideDuties.Name, "12 * * * *"),
        (RemindReferrals.Name, "14 * * * *"),
        (ProposeLapses.Name, "15 * * * *"),
        (RemindApplicants.Name, "18 * * * *"),
        (WatchUnopenedReplies.Name, "20 * * * *"),
        (WatchHeartbeats.Name, "25 * * * *"),
        (ForgetDrafts.Name, "35 1 * * *"),
        (ForgetTypings.Name, "37 1 * * *"),
        (CheckCalendarCoverage.Name, "30 6 * * *"),
        (RemindAnnualReport.Name, "40 6 * * *"),
        (SendDigest.Name, "40 7 * * 1"),
        (ForgetSecurityEvents.Name, "50 1 * * *"),
        (CheckIndex.Name, "45 1 * * *"),
        (SelfCheck.Name, "30 2 * * *"),
        (SignArchiveHead.Name, "10 0 * * *"),
        (CheckArchive.Name, "30 3 * * *"),
    ];

    public Task StartAsync(CancellationToken cancellationToken)
    {
        foreach (var (sweep, cron) in Times)
            recurring.AddOrUpdate<SweepJobs>(sweep, job => job.RunAsync(sweep, CancellationToken.None), cron,
                new RecurringJobOptions { TimeZone = settings.Zone });
        recurring.AddOrUpdate<ClearArchiveJob>(nameof(ClearArchiveJob), job => job.RunAsync(CancellationToken.None), "0 3 * * *",
            new RecurringJobOptions { TimeZone = settings.Zone });
        lifetime.ApplicationStarted.Register(CatchUp);
        return Task.CompletedTask;
    }

    private void CatchUp()
    {
        foreach (var (sweep, _) in Times) jobs.Enqueue<SweepJobs>(job => job.RunAsync(sweep, CancellationToken.None));
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
