using System.Globalization;
using Requests.Statute.Disputes;
using Requests.Statute.Fees;
using Requests.Statute.Outcomes;
using Requests.Statute.Service;

namespace Requests.Features.Services.Letters.Checks;

/// <summary>Who signs and agreed, what is charged, how it leaves, and whether it may.</summary>
internal static class SendingChecks
{
    private static readonly string[] Seals = ["机关印章", "政府信息公开专用章", "电子签章"];

    public static IEnumerable<Fault> Signer(CheckMaterial m)
    {
        if (m.Letter.Signer != m.Body.Name) yield return new(new($"落款应为{m.Body.Name}。", $"The letter is signed by {m.Body.Name}."), m.Letter.Signer);
        if (m.Letter.SealKind is { } seal && !Seals.Contains(seal)) yield return new(new("不能用这种印章。", "Not a seal such a letter may bear."), seal);
    }

    public static IEnumerable<Fault> Approval(CheckMaterial m)
    {
        if (m.Case.Approval is not { } approval) yield break;
        if (!approval.Opinions.Select(o => o.Role).SequenceEqual(approval.Chain)) yield return new(new("审批环节不全。", "The chain of approval is not complete."), string.Join(", ", approval.Chain.Skip(approval.Opinions.Count)));
        if (approval.DraftedBy is { } drafter && approval.Opinions.FirstOrDefault(o => o.By == drafter) is { } own) yield return new(new("起草人审批了自己的稿件。", "The drafter approved the own draft."), own.Role);
        if (approval.FixedHash != approval.CurrentHash) yield return new(new("批准以后文书被改动过。", "The letter was changed after approval."));
    }

    public static IEnumerable<Fault> Fee(CheckMaterial m)
    {
        if (m.Case.Fee is not { } fee) yield break;
        if (fee.Tariffs.Distinct().Count() > 1) yield return new(new("按件、按量只能选一种。", "By item or by page, never both."), "feeTariff");
        var amount = (FeeQuote.Of(fee.Tariff, fee.Count).AmountFen / 100m).ToString("0.##", CultureInfo.InvariantCulture);
        if (m.Letter["feeAmount"] is { } said && said != amount) yield return new(new($"重新计算应为{amount}元。", $"Worked out anew it is {amount} yuan."), said);
        if (m.Letter["feeCount"] is { } count && !count.Contains(fee.Count.ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal))
            yield return new(new($"数量应为{fee.Count}。", $"The quantity is {fee.Count}."), count);
    }

    public static IEnumerable<Fault> Method(CheckMaterial m) => m.Service is not { } planned ? []
        : ServiceRules.Check(planned.Method, planned.Facts).Select(r => new Fault(ServiceProblems.For(r).Text, planned.Method.ToString()));

    public static IEnumerable<Fault> Hold(CheckMaterial m)
    {
        if (m.Case.Hold is { } reason && m.Letter.Leaf is { } leaf && !DisputeRules.MaySupply(leaf, releaseHold: true))
            yield return new(new("案件处于暂停公开状态，不能提供信息。", "Release is on hold; nothing may be supplied."), reason);
    }
}
