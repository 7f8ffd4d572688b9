namespace Requests.Statute.Service;

/// <summary>形式: in which form an applicant wants the information (INT-1, Art. 29). The names are stored.</summary>
public enum WantedForm
{
    Paper,
    Electronic,

    /// <summary>A disc or another carrier that is handed over.</summary>
    Disc,

    /// <summary>查阅: looked at in the office (Art. 40).</summary>
    Inspection,
}

/// <summary>途径: by which way an applicant wants to get it (INT-1, Art. 29). The names are stored.</summary>
public enum WantedRoute
{
    Post,
    Collect,
    Email,
}

/// <summary>What letters and forms call a wish, and what it comes to when the information is handed over.</summary>
public static class Wishes
{
    private static readonly Dictionary<WantedForm, (string Name, SupplyForm Supply)> Forms = new()
    {
        [WantedForm.Paper] = ("纸质", SupplyForm.Paper),
        [WantedForm.Electronic] = ("电子文档", SupplyForm.Electronic),
        [WantedForm.Disc] = ("光盘等介质", SupplyForm.Electronic),
        [WantedForm.Inspection] = ("现场查阅", SupplyForm.Inspection),
    };

    private static readonly Dictionary<WantedRoute, string> Routes = new()
    {
        [WantedRoute.Post] = "邮寄",
        [WantedRoute.Collect] = "自行领取",
        [WantedRoute.Email] = "电子邮件",
    };

    /// <summary>As a letter prints it.</summary>
    public static string NameOf(WantedForm form) => Forms[form].Name;

    /// <inheritdoc cref="NameOf(WantedForm)"/>
    public static string NameOf(WantedRoute route) => Routes[route];

    /// <summary>The form in which a reply that follows the wish hands the information over (SRV-10).</summary>
    public static SupplyForm SupplyOf(WantedForm form) => Forms[form].Supply;
}
