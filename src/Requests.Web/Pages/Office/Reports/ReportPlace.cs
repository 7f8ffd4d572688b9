using System.Text.Json;
using Requests.Features.Areas.Reports;
using Requests.Features.Data.Entities;

namespace Requests.Web.Pages.Office.Reports;

/// <summary>Which report: the year, and whose. Kept in every address of the report's pages.</summary>
internal sealed record ReportPlace(int Year, ReportScope Scope)
{
    public static ReportPlace Of(int year, string? scope) =>
        new(year, Enum.TryParse<ReportScope>(scope, ignoreCase: true, out var named) && Enum.IsDefined(named) ? named : ReportScope.Body);

    public string ScopeCode => JsonNamingPolicy.CamelCase.ConvertName(Scope.ToString());

    public string To(string rest = "") => $"/reports/{Year}{rest}?scope={ScopeCode}";

    /// <summary>The same report as a file.</summary>
    public string File(PrintAnnualReport.Format format, PrintAnnualReport.Copy copy) =>
        $"/api/v1/reports/annual/{Year}?format={format}&copy={copy}&scope={ScopeCode}".ToLowerInvariant();
}
