using System.Globalization;
using MediatR;
using Requests.Features.Areas.Campaigns;
using Requests.Features.Areas.Letters;
using Requests.Features.Areas.Service;
using Requests.Features.Data.Entities;
using Requests.Features.Kernel;
using Requests.Statute.Service;

namespace Requests.Web.Pages.Office;

/// <summary>
/// One act done to every case of a campaign that waits for it: each by its own command, in its own transaction and under its own rules.
/// A sitting ends after a while and says where it stands; what was done stays done, so it is gone on with after any interruption.
/// </summary>
internal sealed class CampaignSitting(IMediator mediator, TimeProvider time, IOfficeClock clock)
{
    // A browser and whatever stands before the server wait longer than that.
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(15);

    /// <summary>How much of a hash tells texts apart that one person was shown.</summary>
    private const int Prefix = 16;

    /// <param name="Refused">Cases to which the act was not done, by name and with the reason.</param>
    /// <param name="Stopped">Why nothing at all could be done.</param>
    /// <param name="GoesOnAfter">Place after which the rest waits; null once all were seen.</param>
    public sealed record Result(int Done, IReadOnlyList<(string CaseNumber, Problem Problem)> Refused, Problem? Stopped, int? GoesOnAfter);

    /// <summary>Writes the letters that wait for it and sends them up, the model's first; what a rule forbids is left out with the reason.</summary>
    public async Task<Result> WriteAsync(Guid id, int? after, CancellationToken ct)
    {
        var first = await mediator.Send(new ReadCampaign.Query(id, Size: 1), ct);
        if (first.Problem is { } unknown) return new(0, [], unknown, null);
        if (first.Value.Lines is [{ Stage: CampaignStage.ToWrite or CampaignStage.Returned } model]
            && (await mediator.Send(new AnswerInCampaign.Command(id, model.CaseNumber), ct)).Problem is { } standing) return new(0, [], standing, null);
        var written = await EachAsync(new(id, CampaignStage.ToWrite), after, line => WriteOneAsync(id, line, ct), ct);
        // What came back is few, and written anew in the same press once nothing else is left.
        if (written is not { Stopped: null, GoesOnAfter: null }) return written;
        var again = await EachAsync(new(id, CampaignStage.Returned), null, async line => (await mediator.Send(new AnswerInCampaign.Command(id, line.CaseNumber), ct)).Problem, ct);
        return again with { Done = written.Done + again.Done, Refused = [.. written.Refused, .. again.Refused] };
    }

    /// <summary>Gives one opinion on every letter whose step is the caller's and whose text the caller was shown.</summary>
    /// <param name="seen">What <see cref="SeenOf"/> gave with the page.</param>
    public Task<Result> JudgeAsync(Guid id, Verdict verdict, string? opinion, string seen, int? after, CancellationToken ct)
    {
        var shown = seen.Chunk(Prefix).Select(c => new string(c)).ToHashSet();
        return EachAsync(new(id, Waiting: true), after, async line => line.Hash is { } hash && shown.Contains(hash[..Prefix])
            ? (await mediator.Send(new JudgeLetter.Command(verdict, opinion, line.DocumentNo) { CaseNumber = line.CaseNumber, SeenVersion = line.Version }, ct)).Problem
            : CommonProblems.ChangedMeanwhile, ct);
    }

    /// <summary>Issues every approved reply.</summary>
    public Task<Result> IssueAsync(Guid id, bool lateConfirmed, int? after, CancellationToken ct) => EachAsync(new(id, CampaignStage.ToIssue), after, async line =>
        (await mediator.Send(new IssueLetter.Command(line.DocumentNo, LateConfirmed: lateConfirmed) { CaseNumber = line.CaseNumber, SeenVersion = line.Version }, ct)).Problem, ct);

    /// <summary>Serves by the internet whoever agreed to that; the others wait for the post.</summary>
    public Task<Result> ServeAsync(Guid id, int? after, CancellationToken ct) => EachAsync(new(id, CampaignStage.ToServe), after, async line =>
        (await mediator.Send(new RecordService.Command(ServiceMethod.Electronic, clock.Today, DocumentNo: line.DocumentNo) { CaseNumber = line.CaseNumber, SeenVersion = line.Version },
            ct)).Problem, ct);

    /// <summary>Marks of every text that waits for the caller's opinion, as it stands now.</summary>
    public async Task<string> SeenOf(Guid id, CancellationToken ct)
    {
        var waiting = await mediator.Send(new ReadCampaign.Query(id, Waiting: true, Size: ReadCampaign.MaximumPage), ct);
        return waiting.Problem is null ? string.Concat(waiting.Value.Lines.Select(l => l.Hash?[..Prefix])) : "";
    }

    private async Task<Result> EachAsync(ReadCampaign.Query which, int? after, Func<ReadCampaign.Line, Task<Problem?>> act, CancellationToken ct)
    {
        var waiting = await mediator.Send(which with { After = after, Size = ReadCampaign.MaximumPage }, ct);
        if (waiting.Problem is { } unknown) return new(0, [], unknown, null);
        var started = time.GetTimestamp();
        var (done, refused) = (0, new List<(string, Problem)>());
        foreach (var line in waiting.Value.Lines)
        {
            if (await act(line) is not { } problem) done++;
            // Nothing of this depends on the case.
            else if (problem.Kind is ProblemKind.Unauthenticated or ProblemKind.Invalid && refused.Count + done == 0) return new(0, [], problem, null);
            else refused.Add((line.CaseNumber, problem));
            if (time.GetElapsedTime(started) > Longest && line != waiting.Value.Lines[^1]) return new(done, refused, null, line.Place);
        }
        return new(done, refused, null, null);
    }

    private async Task<Problem?> WriteOneAsync(Guid id, ReadCampaign.Line line, CancellationToken ct)
    {
        if ((await mediator.Send(new AnswerInCampaign.Command(id, line.CaseNumber), ct)).Problem is not { } problem) return null;
        // These are not of the case; it goes on waiting.
        if (problem.Kind is ProblemKind.Unauthenticated or ProblemKind.ChangedMeanwhile || problem == CampaignProblems.ModelFirst || problem == CampaignProblems.NotYours
            || problem == CommonProblems.NotAllowed) return problem;
        await mediator.Send(new LeaveOutOfCampaign.Command(id, line.CaseNumber, Told(problem, english: false), Told(problem, english: true)), ct);
        return problem;
    }

    private static string Told(Problem problem, bool english)
    {
        var words = string.Join(english ? " " : "", new[] { problem.Text }.Concat(problem.Findings?.Select(f => f.Text) ?? []).Select(t => t.In(english)).Distinct());
        return words.Length <= TextLimits.Reason ? words : string.Create(CultureInfo.InvariantCulture, $"{words.AsSpan(0, TextLimits.Reason - 1)}…");
    }
}
