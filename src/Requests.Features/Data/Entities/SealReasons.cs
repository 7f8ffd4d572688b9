using Requests.Features.Kernel;

namespace Requests.Features.Data.Entities;

/// <summary>Why a case's file was sealed: the names that stand in manifests and rows, and never change.</summary>
public static class SealReasons
{
    /// <summary>A reply as it was issued.</summary>
    public const string Issued = "issued";

    public const string Dispatched = "dispatched";
    public const string Served = "served";

    /// <summary>Any other letter, which leaves the day it is issued.</summary>
    public const string Notice = "notice";

    /// <summary>How it left became known.</summary>
    public const string NoticeDispatched = "notice-dispatched";

    public const string NoticeServed = "notice-served";

    /// <summary>A letter that a seal held was voided.</summary>
    public const string Voided = "voided";

    /// <summary>A closed file was handed to the archive; retention runs from it (ARC-3).</summary>
    public const string Archived = "archived";

    /// <summary>The tombstone: the payload of every earlier seal of the case is gone (ARC-10).</summary>
    public const string Destroyed = "destroyed";

    /// <summary>Those with a name of their own; every other seal bears the act that came later.</summary>
    public static readonly IReadOnlyList<string> Named = [Issued, Dispatched, Served, Notice, NoticeDispatched, NoticeServed, Voided, Archived, Destroyed];

    /// <summary>An act on a file that was sealed before.</summary>
    public static string Of(Act later) => later.ToString();

    /// <summary>The act of a seal that bears one; null for those with a name of their own.</summary>
    public static Act? ActOf(string reason) => !Named.Contains(reason) && Enum.TryParse<Act>(reason, out var act) ? act : null;
}
