using System.Reflection;
using MediatR;
using Requests.Features.Areas.Cases;
using Requests.Features.Areas.Portal;
using Requests.Features.Kernel;
using Requests.Features.Services.Files;
using Requests.Statute.Clocks;
using Requests.Web.Pages.Forms;

namespace Requests.Web.Pages.Portal;

/// <summary>Something an applicant may do to the own request.</summary>
/// <param name="When">Code of the one status in which it makes sense; null while the table allows it.</param>
internal sealed record PortalAct(string Key, Act Act, Type Command, string? When = null, bool Grave = false)
{
    private static readonly MethodInfo Sending = typeof(PortalAct).GetMethod(nameof(SendTypedAsync), BindingFlags.NonPublic | BindingFlags.Static)!;

    public CommandForm Form() => new(Command, scope: Key);

    public OfferedAct Offer(CommandForm? form = null, FormValues? values = null) => new(Key, Texts.T($"portalAct.{Key}"), Texts.Find($"portalAct.{Key}.why"),
        (form ?? Form()).Draw(values ?? FormValues.Empty), Grave, Asked: When is not null, Open: values is not null || When is not null, TakesFile);

    /// <summary>Only some acts take a file; it does not travel in the form's words.</summary>
    public bool TakesFile => (Command == typeof(AddMaterial.Command) && When is null) || Command == typeof(CorrectOnline.Command);

    public static object WithFile(object command, KeptFile? file) => command is AddMaterial.Command words ? words with { File = file } : command;

    public Task<Problem?> SendAsync(IMediator mediator, object command, string number, string code, CancellationToken ct) =>
        (Task<Problem?>)Sending.MakeGenericMethod(Command.BaseType!.GenericTypeArguments[0]).Invoke(null, [mediator, command, number, code, ct])!;

    private static async Task<Problem?> SendTypedAsync<T>(IMediator mediator, PortalCommand<T> command, string number, string code, CancellationToken ct) =>
        (await mediator.Send(command with { Number = number, QueryCode = code }, ct)).Problem;
}

/// <param name="Asked">It is the applicant's turn, and this is what is waited for.</param>
/// <param name="Open">Shown unfolded: it is asked for, or the form was refused.</param>
internal sealed record OfferedAct(string Key, string Name, string? Explanation, IReadOnlyList<FormPart> Parts, bool Grave, bool Asked,
    bool Open, bool TakesFile);

internal static class PortalActs
{
    private static readonly HashSet<Role> Applicant = [Role.Applicant];

    private static readonly PortalAct[] All =
    [
        new("CorrectOnline", Act.ReceiveCorrection, typeof(CorrectOnline.Command), "correction_sent"),
        new("AnswerReasons", Act.ReceiveReasons, typeof(AnswerReasons.Command), "reasons_requested"),
        new("ConfirmReceiptOfReply", Act.RecordService, typeof(ConfirmReceiptOfReply.Command), "dispatched"),
        new("RateService", Act.RateService, typeof(RateService.Command)),
        new("TellWhere", Act.AddMaterial, typeof(AddMaterial.Command), "returned_mail"),
        new("AddMaterial", Act.AddMaterial, typeof(AddMaterial.Command)),
        new("WithdrawOnline", Act.Withdraw, typeof(WithdrawOnline.Command), Grave: true),
    ];

    public static PortalAct? Find(string? key) => Array.Find(All, a => a.Key == key);

    public static IEnumerable<PortalAct> For(CheckStatus.Response answer) => All.Where(a => Permissions.May(a.Act, Applicant, answer.State)
        && (a.When is null || a.When == answer.Status) && (a.Act != Act.RateService || answer.MayRate));

    /// <summary>What the sentence says about the clock, for the stamp beside it.</summary>
    public static ClockPhase PhaseOf(string status) => status switch
    {
        "third_party_pause" or "agency_pause" => ClockPhase.Paused,
        "correction_sent" => ClockPhase.AwaitingCorrection,
        "fee_noticed" => ClockPhase.AwaitingFee,
        "withdrawn" or "closed" or "archived" or "lapsed_correction" or "lapsed_fee" or "served" or "dispatched" or "split" => ClockPhase.Replied,
        _ => ClockPhase.Running,
    };
}
