using Requests.Features.Kernel;

namespace Requests.Features.Services.Register;

public static class PublicationProblems
{
    /// <summary>Arguments: channel, year.</summary>
    public static readonly Problem Itemised = new("register.channel-itemised", ProblemKind.State, "PRO-3");

    /// <summary>Arguments: channel, year.</summary>
    public static readonly Problem Totalled = new("register.channel-totalled", ProblemKind.State, "PRO-3");

    public static readonly Problem NoItem = new("register.no-publication", ProblemKind.NotFound, "PRO-3");

    public static readonly Problem NoBody = new("register.no-body", ProblemKind.NotFound);

    /// <summary>Argument: what was found.</summary>
    public static readonly Problem Personal = new("register.personal-data", ProblemKind.Law, "PII-8", "《个人信息保护法》第二十五条");

    /// <summary>The public list does not hold it.</summary>
    public static readonly Problem NotListed = new("register.not-listed", ProblemKind.State);

    /// <summary>Nothing of that title is published by the body.</summary>
    public static readonly Problem NotPublished = new("register.not-published", ProblemKind.NotFound);

    public static readonly Problem NotAnswered = new("register.not-answered", ProblemKind.State, "PRO-4");
}
