using Requests.Statute.Citations;

namespace Requests.Statute.Outcomes;

/// <summary>Why a part is withheld while the rest is given (Art. 37): a ground of refusal, or that it is no government information at all (OUT-9).</summary>
public enum PartGround
{
    RefusedStateSecret,
    RefusedProhibited,
    RefusedSecurityStability,
    RefusedThirdParty,
    RefusedInternal,
    RefusedProcess,
    RefusedEnforcementFile,
    RefusedQueryMatter,

    /// <summary>不属于政府信息的内容: rests on Art. 37 itself, on no article of 14 to 16.</summary>
    NotGovernmentInformation,
}

public static class PartGrounds
{
    private static readonly Citation Separation = new(Acts.Order711, 37);

    /// <summary>Stable code: that of the outcome a whole refusal would have, else NOT_GOVERNMENT_INFORMATION.</summary>
    public static string Code(this PartGround ground) => ground.Leaf() is { } leaf ? Leaves.Of(leaf).Code : "NOT_GOVERNMENT_INFORMATION";

    /// <summary>Null for what is no code of a ground.</summary>
    public static PartGround? Find(string? code) => Enum.GetValues<PartGround>().Where(g => g.Code() == code).Select(g => (PartGround?)g).FirstOrDefault();

    /// <summary>The outcome a whole refusal on the ground would have; null for what is no ground of refusal.</summary>
    public static OutcomeLeaf? Leaf(this PartGround ground) => ground switch
    {
        PartGround.RefusedStateSecret => OutcomeLeaf.RefusedStateSecret,
        PartGround.RefusedProhibited => OutcomeLeaf.RefusedProhibited,
        PartGround.RefusedSecurityStability => OutcomeLeaf.RefusedSecurityStability,
        PartGround.RefusedThirdParty => OutcomeLeaf.RefusedThirdParty,
        PartGround.RefusedInternal => OutcomeLeaf.RefusedInternal,
        PartGround.RefusedProcess => OutcomeLeaf.RefusedProcess,
        PartGround.RefusedEnforcementFile => OutcomeLeaf.RefusedEnforcementFile,
        PartGround.RefusedQueryMatter => OutcomeLeaf.RefusedQueryMatter,
        _ => null,
    };

    /// <summary>The article a part on this ground rests on.</summary>
    public static Citation Article(this PartGround ground) => ground.Leaf() is { } leaf ? Leaves.Of(leaf).Basis[0] : Separation;

    /// <summary>Must this be put to reconsideration before it is sued over (REM-4, REM-5)?</summary>
    public static bool ReconsiderationFirst(this PartGround ground) => ground.Leaf() is { } leaf && Leaves.Of(leaf).Rf == Outcomes.ReconsiderationFirst.Yes;
}
