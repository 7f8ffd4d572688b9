using System.Globalization;
using Requests.Statute.Disputes;
using Requests.Statute.Fees;
using Requests.Statute.Outcomes;
using Requests.Statute.Service;

namespace Requests.Letters.Checks;

/// <summary>Who signs and agreed, what is charged, how it leaves, and whether it may.</summary>
internal static class SendingChecks
{
    private static readonly string[] Seals = ["机关印章", "政府信息公开专用章", "电子签章"];

    public static IEnumerable<Fault> Signer(CheckMaterial m)
    {
        if (m.Letter.Signer != m.Body.Name) yield return new(Text.Of("SendingChecks.LetterSigned").With(m.Body.Name), m.Letter.Signer);
        if (m.Letter.SealKind is { } seal && !Seals.Contains(seal)) yield return new(Text.Of("SendingChecks.SealSuchLetterMayBear"), seal);
    }

    public static IEnumerable<Fault> Approval(CheckMaterial m)
    {
        if (m.Case.Approval is not { } approval) yield break;
        if (!approval.Opinions.Select(o => o.Role).SequenceEqual(approval.Chain)) yield return new(Text.Of("SendingChecks.ChainApprovalComplete"), string.Join(", ", approval.Chain.Skip(approval.Opinions.Count)));
        if (approval.DraftedBy is { } drafter && approval.Opinions.FirstOrDefault(o => o.By == drafter) is { } own) yield return new(Text.Of("SendingChecks.DrafterApprovedOwnDraft"), own.Role);
        if (approval.FixedHash != approval.CurrentHash) yield return new(Text.Of("SendingChecks.LetterChangedAfterApproval"));
    }

    public static IEnumerable<Fault> Fee(CheckMaterial m)
    {
        if (m.Case.Fee is not { } fee) yield break;
        if (fee.Tariffs.Distinct().Count() > 1) yield return new(Text.Of("SendingChecks.ItemPageNeverBoth"), "feeTariff");
        var amount = (FeeQuote.Of(fee.Tariff, fee.Count, fee.Earlier).AmountFen / 100m).ToString("0.##", CultureInfo.InvariantCulture);
        if (m.Letter["feeAmount"] is { } said && said != amount) yield return new(Text.Of("SendingChecks.WorkedOutAnewYuan").With(amount), said);
        if (m.Letter["feeCount"] is { } count && !count.Contains(fee.Count.ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal))
            yield return new(Text.Of("SendingChecks.Quantity").With(fee.Count), count);
    }

    public static IEnumerable<Fault> Method(CheckMaterial m) => m.Service is not { } planned ? []
        : ServiceRules.Check(planned.Method, planned.Facts).Select(r => new Fault(ServiceRefusalCodes.WordsOf(r.Kind), planned.Method.ToString()));

    public static IEnumerable<Fault> Hold(CheckMaterial m)
    {
        if (m.Case.Hold is { } reason && m.Letter.Leaf is { } leaf && !DisputeRules.MaySupply(leaf, releaseHold: true))
            yield return new(Text.Of("SendingChecks.ReleaseHoldNothingMaySupplied"), reason);
    }
}
