using System.Globalization;
using System.Reflection;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using MediatR;
using Microsoft.AspNetCore.Http.Extensions;
using Requests.Features.Areas.Calendars;
using Requests.Features.Areas.Clocks;
using Requests.Features.Areas.Office;
using Requests.Features.Areas.Register;
using Requests.Features.Areas.Rehearsals;
using Requests.Features.Areas.Reports;
using Requests.Features.Areas.Supervision;
using Requests.Features.Areas.Webhooks;
using Requests.Features.Kernel;
using Requests.Web.Pages.Forms;
using Requests.Web.Pages.Office.Admin;
using static Requests.Web.Pages.Texts;

namespace Requests.Web.Pages.Office;

/// <summary>A command about the office itself, as a page offers it. The link to its form may say some of its values already.</summary>
/// <param name="Back">Where its result is seen; <c>{names}</c> stand for what the link says.</param>
/// <param name="Of">Makes the command one about the user or body that the link names.</param>
/// <param name="Present">The values that stand there now.</param>
/// <param name="Hidden">What the link says and nobody is asked.</param>
internal sealed partial record OfficeAct(Type Command, string Back, Func<object, FormValues, object>? Of = null,
    Func<IMediator, FormValues, CancellationToken, Task<Result<JsonObject>>>? Present = null, params string[] Hidden)
{
    /// <summary>Values that are changed elsewhere and travel along unasked.</summary>
    public IReadOnlyList<string> Kept { get; init; } = [];

    /// <summary>Questions asked before the others.</summary>
    public IReadOnlyList<string> First { get; init; } = [];

    /// <summary>The headings of a long form; none: it is short.</summary>
    public IReadOnlyList<FormSection> Sections { get; init; } = [];

    public string Address { get; } = JsonNamingPolicy.KebabCaseLower.ConvertName(UseCase.NameOf(Command));

    public string Name => T($"act.{UseCase.NameOf(Command)}");

    public string? Explanation => Find($"act.{UseCase.NameOf(Command)}.why");

    public string BackFrom(FormValues link) => Named().Replace(Back, name => Uri.EscapeDataString(link[name.Groups[1].Value]));

    public string DoneFrom(FormValues link) => BackFrom(link) is var back && back.Contains('?', StringComparison.Ordinal) ? $"{back}&done={Address}" : $"{back}?done={Address}";

    [GeneratedRegex("\\{(\\w+)\\}")]
    private static partial Regex Named();
}

/// <summary>Every command about the office that a form can carry.</summary>
internal static class OfficeActs
{
    private const string ReportAddress = "/reports/{year}?scope={scope}";

    private static readonly MethodInfo Sending = typeof(OfficeActs).GetMethod(nameof(SendTypedAsync), BindingFlags.NonPublic | BindingFlags.Static)!;

    public static readonly IReadOnlyList<OfficeAct> All =
    [
        new(typeof(CreateBody.Command), "/admin") { Kept = ["settings.periods"] },
        new(typeof(ChangeBodySettings.Command), "/admin", (c,
            link) => (ChangeBodySettings.Command)c with { SeenVersion = Guid.TryParse(link["seen"], out var v) ? v : null }, BodyAsync)
        {
            Kept = ["settings.replyChain", "settings.noticeChain", "settings.chains", "settings.periods"],
            Sections = SettingSections.All,
        },
        new(typeof(CreateUnit.Command), "/admin"),
        new(typeof(CreateUser.Command), "/admin/users", Present: (_, _, _) => Values(new JsonObject { ["language"] = "zh-CN" })),
        new(typeof(InviteUser.Command), "/admin/users"),
        new(typeof(AnswerSubordinate.Command), "/admin", Hidden: ["code", "accept"]),
        new(typeof(ChangeOperators.Command), "/admin/health"),
        new(typeof(EndSessions.Command), "/profile", Hidden: "id"),
        new(typeof(AnswerInvitation.Command), "/profile", Hidden: ["id", "accept"]),
        new(typeof(TakeBackCalendarNotice.Command), "/calendar", Hidden: "id"),
        new(typeof(ConfirmCalendarNotice.Command), "/calendar", Hidden: ["proposalId", "accept"]),
        new(typeof(ChangeUserRoles.Command), "/admin/users", (c, link) => (ChangeUserRoles.Command)c with { UserName = link["user"] }, UserAsync),
        new(typeof(ChangeUserDetails.Command), "/admin/users", (c, link) => (ChangeUserDetails.Command)c with { UserName = link["user"] }, UserAsync),
        new(typeof(ResetSignIn.Command), "/admin/users", (c, link) => (ResetSignIn.Command)c with { UserName = link["user"] }),
        new(typeof(LinkProvider.Command), "/admin/users", Hidden: "userName"),
        new(typeof(DeactivateUser.Command), "/admin/users", Hidden: "userName"),
        new(typeof(CreateServiceAccount.Command), "/admin/keys"),
        new(typeof(CreateApiKey.Command), "/admin/keys", Present: (_, _, _) => Values(new JsonObject { ["validDays"] = 365 })),
        new(typeof(RevokeApiKey.Command), "/admin/keys", Hidden: "id"),
        new(typeof(SubscribeWebhook.Command), "/admin/webhooks"),
        new(typeof(EndWebhook.Command), "/admin/webhooks", Hidden: "id"),
        new(typeof(TryWebhook.Command), "/admin/webhooks/{id}", Hidden: "id"),
        new(typeof(ReplayDelivery.Command), "/admin/webhooks/{subscriptionId}", Hidden: ["subscriptionId", "deliveryId"]),
        new(typeof(ChangeOwnPassword.Command), "/profile"),
        new(typeof(ChangeOwnEmail.Command), "/profile", Present: EmailAsync) { First = ["email"] },
        new(typeof(ConfirmSecondFactor.Command), "/profile"),
        new(typeof(RenewRecoveryCodes.Command), "/profile"),
        new(typeof(OpenCalendarFeed.Command), "/profile"),
        new(typeof(RevokeCalendarFeed.Command), "/profile"),
        new(typeof(EnterAbsence.Command), "/absences"),
        new(typeof(EndAbsence.Command), "/absences", Hidden: "id"),
        new(typeof(RecordImpediment.Command), "/impediments"),
        new(typeof(EndImpediment.Command), "/impediments", Hidden: "id"),
        new(typeof(OpenSideDuty.Command), "/docket", Hidden: "kind"),
        new(typeof(OpenComplaint.Command), "/docket"),
        new(typeof(SettleSideDuty.Command), "/docket", Hidden: "id"),
        new(typeof(ProposeRule.Command), "/rehearsal"),
        new(typeof(SwitchOnRule.Command), "/rehearsal", Hidden: "id"),
        new(typeof(EnterLocalOverlay.Command), "/calendar"),
        new(typeof(FreezeAnnualReport.Command), ReportAddress, Hidden: ["year", "scope"]),
        new(typeof(RecordPublicationCounts.Command), "/publications/{year}", null, ChannelsAsync, "year"),
        new(typeof(RegisterPublications.Command), "/publications"),
        new(typeof(RemovePublication.Command), "/publications/{year}", Hidden: "id"),
    ];

    public static OfficeAct? Find(string address) => All.FirstOrDefault(a => a.Address == address);

    /// <param name="link">What the link says already.</param>
    public static string AddressOf<TCommand>(params ReadOnlySpan<(string Name, object Value)> link)
    {
        var query = new QueryBuilder();
        foreach (var (name, value) in link) query.Add(name, Convert.ToString(value, CultureInfo.InvariantCulture)!);
        return $"/acts/{All.First(a => a.Command == typeof(TCommand)).Address}{query}";
    }

    /// <summary>Sends any command of the table.</summary>
    public static Task<(Problem? Problem, object? Answer)> SendAsync(IMediator mediator, object command, CancellationToken ct)
    {
        var answer = command.GetType().GetInterfaces().First(i => i.IsGenericType
            && i.GetGenericTypeDefinition() == typeof(ICommand<>)).GenericTypeArguments[0];
        return (Task<(Problem?, object?)>)Sending.MakeGenericMethod(answer).Invoke(null, [mediator, command, ct])!;
    }

    private static async Task<(Problem? Problem, object? Answer)> SendTypedAsync<T>(IMediator mediator, ICommand<T> command, CancellationToken ct)
    {
        var result = await mediator.Send(command, ct);
        return result.Problem is { } problem ? (problem, null) : (null, result.Value);
    }

    private static async Task<Result<JsonObject>> BodyAsync(IMediator mediator, FormValues link, CancellationToken ct)
    {
        var body = await mediator.Send(new ReadBody.Query(), ct);
        return body.Problem is { } problem ? problem : JsonSerializer.SerializeToNode(body.Value, CommandForm.Json)!.AsObject();
    }

    private static async Task<Result<JsonObject>> UserAsync(IMediator mediator, FormValues link, CancellationToken ct)
    {
        var users = await mediator.Send(new ListUsers.Query(), ct);
        if (users.Problem is { } problem) return problem;
        return users.Value.FirstOrDefault(u => u.UserName == link["user"]) is { } user
            ? JsonSerializer.SerializeToNode(user, CommandForm.Json)!.AsObject()
            : OfficeProblems.NoSuchUser;
    }

    private static async Task<Result<JsonObject>> EmailAsync(IMediator mediator, FormValues link, CancellationToken ct)
    {
        var me = await mediator.Send(new WhoAmI.Query(), ct);
        return me.Problem is { } problem ? problem : new JsonObject { ["email"] = me.Value.Email };
    }

    private static async Task<Result<JsonObject>> ChannelsAsync(IMediator mediator, FormValues link, CancellationToken ct)
    {
        var year = int.TryParse(link["year"], NumberStyles.None, CultureInfo.InvariantCulture, out var typed) ? typed : 0;
        var counts = await mediator.Send(new ReadPublicationMonths.Query(year), ct);
        return counts.Problem is { } problem ? problem
            : new JsonObject { ["year"] = year, ["counts"] = JsonSerializer.SerializeToNode(counts.Value.WithoutMonth, CommandForm.Json) };
    }

    private static Task<Result<JsonObject>> Values(JsonObject values) => Task.FromResult<Result<JsonObject>>(values);
}
