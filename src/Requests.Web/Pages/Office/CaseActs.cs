using System.Reflection;
using System.Text.Json;
using MediatR;
using Requests.Features.Areas.Cases;
using Requests.Features.Areas.Collaboration;
using Requests.Features.Areas.Release;
using Requests.Features.Areas.Files;
using Requests.Features.Data.Entities;
using Requests.Features.Kernel;
using Requests.Features.Services.Cases;
using Requests.Features.Services.Files;
using Requests.Web.Pages.Forms;

namespace Requests.Web.Pages.Office;

/// <summary>A command on a case, as a page offers it.</summary>
/// <param name="Address">Its name in addresses: <c>ask-for-correction</c>.</param>
/// <param name="Acts">Rows of the permission table it may stand for; which one depends on what it is about.</param>
internal sealed record CaseAct(string Address, IReadOnlyList<Act> Acts, Type Command)
{
    public string Name => Texts.Find($"act.{UseCase.NameOf(Command)}") ?? Text.Of(Acts[0]).ToString();

    public string? Explanation => Texts.Find($"act.{UseCase.NameOf(Command)}.why");
}

/// <summary>A step of a case as its page offers it.</summary>
/// <param name="Why">What makes it due, or what it is for.</param>
internal sealed record OfferedStep(string Name, string Address, string? Why, StepRank Rank);

/// <summary>Every command on a case; one that a form cannot carry, since it brings a file, is left to its own door.</summary>
internal static class CaseActs
{
    public static readonly IReadOnlyList<CaseAct> All =
        [.. typeof(CaseStanding).Assembly.GetTypes().Where(IsForForm).Select(t => new CaseAct(AddressOf(t), UseCase.ActsOf(t), t)).OrderBy(a => a.Acts[0])];

    private static readonly MethodInfo Sending = typeof(CaseActs).GetMethod(nameof(SendTypedAsync), BindingFlags.NonPublic | BindingFlags.Static)!;

    // Where an act is done on a page of its own rather than by a form drawn from its command.
    private static readonly Dictionary<Act, Func<NextStep, string>> Pages = new()
    {
        [Act.CorrectRequest] = _ => "correct",
        [Act.ConfirmCorrection] = _ => "correct",
        [Act.ClassifyOutcome] = _ => "outcome",
        [Act.RedactFile] = _ => "redaction",
        [Act.DraftReply] = _ => "draft",
        [Act.SubmitDraft] = step => $"letters/{step.DocumentNo}",
        [Act.DraftNotice] = step => step.DocumentNo is { } no ? $"letters/{no}" : "letters/new",
        [Act.IssueReply] = step => $"acts/issue-letter?documentNo={step.DocumentNo}",
        [Act.IssueNotice] = step => $"letters/{step.DocumentNo}",
        [Act.VoidDocument] = step => $"acts/void-letter?documentNo={step.DocumentNo}",
        [Act.RecordService] = _ => "service",
        [Act.RecordReturnedMail] = _ => "service",
        [Act.RegisterDispute] = _ => "disputes",
        [Act.RecordDisputeResult] = _ => "disputes",
        [Act.OpenNextInstance] = _ => "disputes",
        [Act.SettleDisputeDuty] = _ => "disputes",
        [Act.BuildEvidenceBundle] = _ => "disputes",
        [Act.AddNote] = _ => "together",
        [Act.AnswerUrge] = _ => "together",
        [Act.WatchCase] = _ => "together",
        [Act.LinkCases] = _ => "together",
    };

    // Of several commands under one act: the one that the case has room for.
    private static readonly Dictionary<Type, Func<ReadCase.Response, bool>> Fits = new()
    {
        [typeof(SetReleaseHold.Command)] = c => !c.ReleaseHeld,
        [typeof(LiftReleaseHold.Command)] = c => c.ReleaseHeld,
        [typeof(LiftRestriction.Command)] = c => c.Restriction is not null,
    };

    public static CaseAct? Find(string address) => All.FirstOrDefault(a => a.Address == address);

    /// <summary>What may be done now, the due before the usual before the rare; several acts of one page are one step.</summary>
    public static IReadOnlyList<OfferedStep> StepsOf(ReadCase.Response @case) =>
        [.. @case.NextSteps.Where(s => s.Allowed).SelectMany(s => Offers(s, @case)).DistinctBy(s => s.Address)];

    /// <summary>Sends a command on a case, guarded by the version its sender saw.</summary>
    public static Task<(Problem? Problem, object? Answer)> SendAsync(IMediator mediator, object command, string number, Guid? seen, CancellationToken ct) =>
        (Task<(Problem?, object?)>)Sending.MakeGenericMethod(AnswerOf(command.GetType())).Invoke(null, [mediator, command, number, seen, ct])!;

    private static IEnumerable<OfferedStep> Offers(NextStep step, ReadCase.Response @case)
    {
        var home = $"/cases/{CaseAddress.Of(@case.CaseNumber)}";
        if (step.Act is Act.TakeBackVerdict) return [Offer(step.Name, "/approvals#undo")];
        if (step.Act is Act.GiveOpinion or Act.ApproveNotice) return [Offer(step.Name, $"/approvals?at={home.Split('/')[^1]}-{step.DocumentNo}")];
        if (Pages.TryGetValue(step.Act, out var page)) return [Offer(step is { Act: Act.DraftNotice, DocumentNo: not null } ? Text.Of(Act.SubmitDraft) : step.Name, $"{home}/{page(step)}")];
        return All.Where(a => a.Acts.Contains(step.Act) && Fits.GetValueOrDefault(a.Command, _ => true)(@case)).Select(a => new OfferedStep(a.Name, $"{home}/acts/{a.Address}", step.Why?.ToString() ?? a.Explanation, step.Rank));

        OfferedStep Offer(Text name, string address) => new(name.ToString(), address, step.Why?.ToString(), step.Rank);
    }

    private static async Task<(Problem? Problem, object? Answer)> SendTypedAsync<T>(IMediator mediator, CaseCommand<T> command,
        string number, Guid? seen, CancellationToken ct)
    {
        var result = await mediator.Send(command with { CaseNumber = number, SeenVersion = seen }, ct);
        return result.Problem is { } problem ? (problem, null) : (null, result.Value);
    }

    private static bool IsForForm(Type type) =>
        type is { IsAbstract: false, BaseType.IsGenericType: true } && type.BaseType.GetGenericTypeDefinition() == typeof(CaseCommand<>)
        && UseCase.ActsOf(type).Count > 0
        && Shape.Of(type).All(m => m.Type != typeof(KeptFile) && m.Type != typeof(RedactedCopy));

    private static Type AnswerOf(Type command) => command.BaseType!.GenericTypeArguments[0];

    private static string AddressOf(Type command) => JsonNamingPolicy.KebabCaseLower.ConvertName(UseCase.NameOf(command));
}
