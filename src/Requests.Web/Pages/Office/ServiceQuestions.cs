using Requests.Statute.Service;

namespace Requests.Web.Pages.Office;

/// <summary>
/// Which questions a way of service asks: those whose answers the law wants in its proof (SRV-9, <see cref="ServiceRules.ProofFields"/>),
/// and none that belong to another way.
/// </summary>
internal static class ServiceQuestions
{
    private static readonly Dictionary<string, string[]> ByProof = new()
    {
        ["place"] = ["particulars.place"],
        ["server"] = ["particulars.servers"],
        ["secondServer"] = ["particulars.servers"],
        ["servedAt"] = ["receivedOn"],
        ["receivedOn"] = ["receivedOn"],
        ["arrivedAt"] = ["receivedOn", "dispatchedOn"],
        ["postedOn"] = ["dispatchedOn"],
        ["publishedOn"] = ["dispatchedOn", "receivedOn"],
        ["signatory"] = ["particulars.signatory"],
        ["relation"] = ["particulars.relation"],
        ["entrustedAgency"] = ["dispatchedOn", "particulars.entrustedAgency"],
        ["trackingNo"] = ["trackingNumber"],
        ["carrier"] = ["particulars.carrier"],
        ["address"] = ["particulars.address"],
        ["refusalNote"] = ["recipientRefused", "particulars.refusalReason"],
        ["witnesses|recording"] = ["particulars.witnesses", "recorded"],
        ["publishedWhere"] = ["particulars.place"],
        ["reason"] = ["otherMethodsFailed"],
    };

    // What post and network bring goes to an address; a place is where people meet.
    private static readonly ServiceMethod[] ToAnAddress = [ServiceMethod.PostalRegistered, ServiceMethod.PostalExpress, ServiceMethod.Electronic];

    // Whatever the way, something shows it, and something may be remarked.
    private static readonly string[] Always = ["proof", "proofKind", "proofFile", "particulars.remark"];

    /// <summary>Paths of the questions.</summary>
    public static IReadOnlySet<string> Of(ServiceMethod method) => ServiceRules.ProofFields(method)
        .SelectMany(field => ByProof.GetValueOrDefault(field, []))
        .Select(path => path == "particulars.place" && ToAnAddress.Contains(method) ? "particulars.address" : path).Concat(Always).ToHashSet();

    /// <summary>Left and received in one act: one day is asked, and it must be given.</summary>
    public static bool IsAtOnce(ServiceMethod method) => !Of(method).Contains("dispatchedOn");
}
