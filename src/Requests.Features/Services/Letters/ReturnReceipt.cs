using Requests.Features.Data.Entities;
using Requests.Statute.Service;

namespace Requests.Features.Services.Letters;

/// <summary>送达回证: compares what a record of service holds with what the law asks to be proved (SRV-9).</summary>
internal static class ReturnReceipt
{
    /// <summary>Fields of <see cref="ServiceRules.ProofFields"/> that have no value yet.</summary>
    public static IReadOnlyList<string> Missing(ServiceRecord record, ServiceParticulars? particulars)
    {
        if (record.Method is not { } method) return [];
        var held = Held(record, particulars ?? new());
        return [.. ServiceRules.ProofFields(method).Where(field => !field.Split('|').Any(held.Contains))];
    }

    private static HashSet<string> Held(ServiceRecord record, ServiceParticulars p)
    {
        var arrived = record.ReceivedOn is not null;
        (string Field, bool Held)[] fields =
        [
            // The document itself knows these.
            ("document", true), ("number", true), ("recipient", true), ("method", true), ("postedOn", true), ("publishedOn", true), ("consentReference", true),
            ("place", HasText(p.Place) || HasText(p.Address)), ("server", p.Servers.Count > 0), ("servedAt", arrived), ("receivedOn", arrived), ("arrivedAt", arrived),
            ("signatory", HasText(p.Signatory)), ("relation", HasText(p.Relation) || HasText(p.Signatory)), ("entrustedAgency", HasText(p.EntrustedAgency)),
            ("trackingNo", record.TrackingNumber is not null), ("carrier", HasText(p.Carrier)),
            ("system", record.SentProof is { Kind: ProofKind.DeliveryLog, Words: not null }), ("address", HasText(p.Address)),
            ("logHash", record.ReceivedProof is { Kind: ProofKind.DeliveryLog } or { Kind: ProofKind.Scan }),
            ("refusalNote", HasText(p.RefusalReason)), ("witnesses", p.Witnesses.Count > 0), ("recording", record.ReceivedProof is { Kind: ProofKind.Scan }),
            ("secondServer", p.Servers.Count > 1), ("publishedWhere", HasText(p.Place) || record.SentProof?.Words is not null), ("reason", HasText(p.Remark)),
        ];
        return [.. fields.Where(f => f.Held).Select(f => f.Field)];
    }

    private static bool HasText(string? text) => !string.IsNullOrWhiteSpace(text);
}
