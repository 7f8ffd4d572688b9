using System.Reflection;
using System.Text.Json;
using MediatR;
using Requests.Features.Access;
using Requests.Features.Cases;
using Requests.Features.Files;
using Requests.Features.Letters;
using Requests.Features.Outcomes;
using Requests.Features.Pipeline;
using Requests.Features.Release;
using Requests.Features.Replies;
using Requests.Features.Service;
using Requests.Web.Pages.Forms;

namespace Requests.Web.Pages.Office;

/// <summary>A command on a case, as a page offers it.</summary>
/// <param name="Address">Its name in addresses: <c>ask-for-correction</c>.</param>
internal sealed record CaseAct(string Address, Act Act, Type Command)
{
    public string Name => Texts.Find($"act.{UseCase.NameOf(Command)}") ?? Words.Of(Act).ToString();

    public string? Explanation => Texts.Find($"act.{UseCase.NameOf(Command)}.why");

    /// <summary>Where it is done best: a page of its own where there is one, else the form drawn from the command.</summary>
    public string PageOn(string caseNumber) => $"/cases/{caseNumber}/" + (Own.TryGetValue(Command, out var page) ? page : "acts/" + Address);

    private static readonly Dictionary<Type, string> Own = new()
    {
        [typeof(ClassifyOutcome.Command)] = "outcome",
        [typeof(DraftReply.Command)] = "draft",
        [typeof(DraftNotice.Command)] = "letters/new",
        [typeof(RecordService.Command)] = "service",
        [typeof(RecordReceived.Command)] = "service",
        [typeof(RecordReturnedMail.Command)] = "service",
        [typeof(MarkRedaction.Command)] = "redaction",
        [typeof(RemoveMark.Command)] = "redaction",
        [typeof(CleanAttachment.Command)] = "redaction",
    };
}

/// <summary>Every command on a case; one that a form cannot carry, since it brings a file, is left to its own door.</summary>
internal static class CaseActs
{
    public static readonly IReadOnlyList<CaseAct> All =
        [.. typeof(CaseStanding).Assembly.GetTypes().Where(IsForForm).Select(t => new CaseAct(AddressOf(t), UseCase.ActOf(t)!.Value, t)).OrderBy(a => a.Act)];

    private static readonly MethodInfo Sending = typeof(CaseActs).GetMethod(nameof(SendTypedAsync), BindingFlags.NonPublic | BindingFlags.Static)!;

    // Possible at most times, wanted rarely: offered last.
    private static readonly Act[] Rare =
    [
        Act.SplitRequest, Act.UndoClockEntry, Act.Withdraw, Act.VoidDocument, Act.ReopenCase, Act.RegisterDispute, Act.RecordDisputeResult,
    ];

    public static CaseAct? Find(string address) => All.FirstOrDefault(a => a.Address == address);

    /// <summary>What may be done now, in the order of the permission table.</summary>
    public static IEnumerable<CaseAct> For(IEnumerable<NextStep> steps) =>
        steps.Where(s => s.Allowed).SelectMany(s => All.Where(a => a.Act == s.Act)).OrderBy(a => Rare.Contains(a.Act));

    /// <summary>Sends a command on a case, guarded by the version its sender saw.</summary>
    public static Task<(Problem? Problem, object? Answer)> SendAsync(IMediator mediator, object command, string number, Guid? seen, CancellationToken ct) =>
        (Task<(Problem?, object?)>)Sending.MakeGenericMethod(AnswerOf(command.GetType())).Invoke(null, [mediator, command, number, seen, ct])!;

    private static async Task<(Problem? Problem, object? Answer)> SendTypedAsync<T>(IMediator mediator, CaseCommand<T> command, string number, Guid? seen, CancellationToken ct)
    {
        var result = await mediator.Send(command with { CaseNumber = number, SeenVersion = seen }, ct);
        return result.Problem is { } problem ? (problem, null) : (null, result.Value);
    }

    private static bool IsForForm(Type type) =>
        type is { IsAbstract: false, BaseType.IsGenericType: true } && type.BaseType.GetGenericTypeDefinition() == typeof(CaseCommand<>)
        && UseCase.ActOf(type) is not null
        && Shape.Of(type).All(m => m.Type != typeof(KeptFile) && m.Type != typeof(RedactedCopy));

    private static Type AnswerOf(Type command) => command.BaseType!.GenericTypeArguments[0];

    private static string AddressOf(Type command) => JsonNamingPolicy.KebabCaseLower.ConvertName(UseCase.NameOf(command));
}
