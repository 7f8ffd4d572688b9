using Requests.Features.Kernel;

namespace Requests.Features.Areas.Rehearsals;

public static class RehearsalProblems
{
    public static readonly Problem NoSuchRule = new("rehearsal.no-such-rule", ProblemKind.NotFound);

    public static readonly Problem AlreadyOn = new("rehearsal.already-on", ProblemKind.State);

    public static readonly Problem OwnProposal = new("rehearsal.own-proposal", ProblemKind.Law, "REV-6");

    public static readonly Problem Backwards = new("rehearsal.backwards", ProblemKind.Law, "CLK-1");

    public static readonly Problem NoBody = new("rehearsal.no-body", ProblemKind.Invalid);

    public static readonly Problem NoSuchTemplate = new("rehearsal.no-such-template", ProblemKind.Invalid);

    public static readonly Problem FaultyTemplate = new("rehearsal.faulty-template", ProblemKind.Invalid);
}
