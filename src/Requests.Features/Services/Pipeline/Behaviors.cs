using System.Diagnostics;
using System.Reflection;
using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;
using Microsoft.Extensions.Logging;
using Requests.Features.Data;
using Requests.Features.Data.Proofs;
using Requests.Features.Events;
using Requests.Features.Kernel;

namespace Requests.Features.Services.Pipeline;

/// <summary>Names of the traces and metrics the product emits.</summary>
public static class Telemetry
{
    public static readonly ActivitySource Activities = new("Requests");
    public static readonly System.Diagnostics.Metrics.Meter Meter = new("Requests");
    internal static readonly System.Diagnostics.Metrics.Histogram<double> UseCaseSeconds = Meter.CreateHistogram<double>("requests.use_case.duration", "s");
}

/// <summary>Logs the use case's name, outcome and time; never its content, which may be personal.</summary>
public sealed class LogBehavior<TRequest, TResponse>(ICaller caller, ILogger<LogBehavior<TRequest, TResponse>> log)
    : IPipelineBehavior<TRequest, TResponse>
    where TRequest : IRequest<TResponse>
    where TResponse : IRefusable<TResponse>
{
    private const string Failed = "failed";

    public async Task<TResponse> Handle(TRequest request, CancellationToken cancellationToken, RequestHandlerDelegate<TResponse> next)
    {
        var name = UseCase.NameOf(typeof(TRequest));
        using var activity = Telemetry.Activities.StartActivity(name);
        var started = Stopwatch.GetTimestamp();
        var outcome = Failed;
        try
        {
            var response = await next();
            outcome = response.Problem?.Code ?? "done";
            return response;
        }
        catch (Exception e)
        {
            // Whoever answers for the fault writes it out whole; its text may hold what must not be logged.
            activity?.SetStatus(ActivityStatusCode.Error, e.GetType().Name);
            throw;
        }
        finally
        {
            Tell(name, outcome, Stopwatch.GetElapsedTime(started), activity);
        }
    }

    private void Tell(string name, string outcome, TimeSpan elapsed, Activity? activity)
    {
        Telemetry.UseCaseSeconds.Record(elapsed.TotalSeconds, new KeyValuePair<string, object?>("use_case", name),
            new KeyValuePair<string, object?>("outcome", outcome));
        activity?.SetTag("outcome", outcome);
        log.LogDebug("{UseCase} by {Caller}: {Outcome} in {Milliseconds:0} ms", name, caller.Name, outcome, elapsed.TotalMilliseconds);
    }
}

/// <summary>Refuses a request whose act none of the caller's roles may ever do. The state is judged where the case is loaded.</summary>
public sealed class AuthorizeBehavior<TRequest, TResponse>(ICaller caller) : IPipelineBehavior<TRequest, TResponse>
    where TRequest : IRequest<TResponse>
    where TResponse : IRefusable<TResponse>
{
    private static readonly IReadOnlyList<Act> Acts = UseCase.ActsOf(typeof(TRequest));
    private static readonly bool Enrols = typeof(TRequest).IsDefined(typeof(WhileEnrollingAttribute), inherit: false);
    private static readonly bool NamesCases = typeof(TRequest).IsDefined(typeof(NamesCasesAttribute), inherit: false);
    private static readonly bool OnlyReads = typeof(TRequest).GetInterfaces().Any(i => i.IsGenericType && i.GetGenericTypeDefinition() == typeof(IQuery<>));

    public Task<TResponse> Handle(TRequest request, CancellationToken cancellationToken, RequestHandlerDelegate<TResponse> next)
    {
        if (caller.MustEnrol && Acts.Count > 0 && !Enrols) return Task.FromResult(TResponse.Refuse(AccessProblems.SecondFactorNeeded));
        if (Acts.Count == 0 || Acts.Any(act => Permissions.MayEver(act, caller.Roles)))
            return WithinScopes() ? next() : Task.FromResult(TResponse.Refuse(CommonProblems.NotAllowed));
        var problem = caller.Roles.Count == 0 ? CommonProblems.NotSignedIn : CommonProblems.NotAllowed;
        return Task.FromResult(TResponse.Refuse(problem));
    }

    private bool WithinScopes()
    {
        if (caller.Scopes is not { } scopes) return true;
        if (Acts.Any(Permissions.ForPeople.Contains)) return false;
        if (!OnlyReads) return scopes.Contains(ApiScopes.Write);
        return scopes.Contains(ApiScopes.Read) || (Acts.Contains(Act.ReadReports) && !NamesCases && scopes.Contains(ApiScopes.Report));
    }
}

/// <summary>Runs the validators one after another and names every faulty field.</summary>
public sealed class ValidateBehavior<TRequest, TResponse>(IEnumerable<IValidator<TRequest>> validators) : IPipelineBehavior<TRequest, TResponse>
    where TRequest : IRequest<TResponse>
    where TResponse : IRefusable<TResponse>
{
    public async Task<TResponse> Handle(TRequest request, CancellationToken cancellationToken, RequestHandlerDelegate<TResponse> next)
    {
        var faults = new List<FluentValidation.Results.ValidationFailure>();
        foreach (var validator in validators)
            faults.AddRange((await validator.ValidateAsync(request, cancellationToken)).Errors);
        if (faults.Count == 0) return await next();
        var fields = faults.GroupBy(f => FieldName(f.PropertyName)).ToDictionary(g => g.Key, g => g.Select(f => f.ErrorMessage).Distinct().ToArray());
        return TResponse.Refuse(CommonProblems.Invalid with { Fields = fields });
    }

    private static string FieldName(string path) =>
        string.Join('.', path.Split('.').Select(part => part.Length == 0 ? part : char.ToLowerInvariant(part[0]) + part[1..]));
}

/// <summary>A question keeps nothing in mind: what it reads is not tracked, whichever way its handler reads it.</summary>
public sealed class ReadBehavior<TRequest, TResponse>(RequestsDb db) : IPipelineBehavior<TRequest, TResponse>
    where TRequest : IRequest<TResponse>, IQueryMarker
    where TResponse : IRefusable<TResponse>
{
    public async Task<TResponse> Handle(TRequest request, CancellationToken cancellationToken, RequestHandlerDelegate<TResponse> next)
    {
        var before = db.ChangeTracker.QueryTrackingBehavior;
        db.ChangeTracker.QueryTrackingBehavior = QueryTrackingBehavior.NoTracking;
        try
        {
            return await next();
        }
        finally
        {
            db.ChangeTracker.QueryTrackingBehavior = before;
        }
    }
}

/// <summary>
/// One transaction a command: what the handler changed, its event, its seal, its outbox rows and the answer for a retried
/// Idempotency-Key are saved together, and only when the handler did not refuse. A commit whose answer was lost is looked for
/// by the events of the attempt before anything is done again.
/// </summary>
public sealed class TransactionBehavior<TRequest, TResponse>(RequestsDb db, EventLog events, IMediator mediator, Idempotency idempotency,
    AfterCommit afterCommit, IKeyConflicts conflicts,
    IEnumerable<IPrepare<TRequest>> preparations, Turns turns, Trial trial)
    : IPipelineBehavior<TRequest, TResponse>
    where TRequest : IRequest<TResponse>, ICommandMarker
    where TResponse : IRefusable<TResponse>
{
    private const int Attempts = 3;
    private const int AttemptsAtEnds = 10;

    private static readonly TurnOf? Turn = typeof(TRequest).GetCustomAttribute<InTurnAttribute>()?.Of;

    public async Task<TResponse> Handle(TRequest request, CancellationToken cancellationToken, RequestHandlerDelegate<TResponse> next)
    {
        if (db.Database.CurrentTransaction is not null)
            throw new InvalidOperationException("A handler does not send commands; it uses the entities.");
        foreach (var preparation in preparations) await preparation.PrepareAsync(request, cancellationToken);
        var strategy = db.Database.CreateExecutionStrategy();
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                var attempted = new Attempt();
                return await strategy.ExecuteAsync(attempted, (_, state, ct) => RunAsync(request, next, state, ct),
                    (_, state, ct) => LookAsync(state, ct), cancellationToken);
            }
            catch (DbUpdateConcurrencyException e) when (attempt < AttemptsAtEnds && RowSeals.IsOnlyOfEnds(e))
            {
                // Two commands counted their rows in one stream at once; nothing else stands between them.
            }
            catch (DbUpdateConcurrencyException)
            {
                db.ClearTracking();
                return TResponse.Refuse(CommonProblems.ChangedMeanwhile);
            }
            catch (DbUpdateException e) when (attempt < Attempts && conflicts.Caused(e))
            {
                // Two nodes inserted the same key (a first number of a series, a retried request): the second look finds it.
            }
        }
    }

    private async Task<TResponse> RunAsync(TRequest request, RequestHandlerDelegate<TResponse> next, Attempt attempt, CancellationToken cancellationToken)
    {
        attempt.Committing = default;
        db.ClearTracking();
        events.Clear();
        afterCommit.Clear();
        await using var transaction = await db.BeginAsync(cancellationToken);
        if (Turn is { } turn) await turns.TakeAsync(turn, cancellationToken);
        if (!trial.Runs && await idempotency.FindAsync<TRequest, TResponse>(request, cancellationToken) is { } kept) return kept;
        var response = await next();
        if (response.Problem is not null || trial.Runs)
        {
            // Whoever reads on in the same scope must see what is stored, not what the refused handler had begun.
            db.ClearTracking();
            events.Clear();
            afterCommit.Clear();
            return response;
        }
        if (events.IsEmpty) throw new InvalidOperationException($"{UseCase.NameOf(typeof(TRequest))} recorded no event.");
        await mediator.Publish(new CommandCompleting(events.Acts), cancellationToken);
        await events.AppendAsync(cancellationToken);
        idempotency.Keep(request, response);
        await db.SaveChangesAsync(cancellationToken);
        attempt.Committing = response;
        await transaction.CommitAsync(cancellationToken);
        afterCommit.Run();
        return response;
    }

    // Asked before a retry: every command leaves an event, so what was committed can be told from what was not.
    private async Task<ExecutionResult<TResponse>> LookAsync(Attempt attempt, CancellationToken cancellationToken)
    {
        if (attempt.Committing is not { } response || !await events.AreStoredAsync(cancellationToken)) return new(successful: false, default!);
        afterCommit.Run();
        return new(successful: true, response);
    }

    private sealed class Attempt
    {
        /// <summary>The answer of an attempt that came to its commit.</summary>
        public TResponse? Committing { get; set; }
    }
}
