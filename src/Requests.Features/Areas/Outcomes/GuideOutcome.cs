using MediatR;
using Requests.Features.Kernel;
using Requests.Features.Services.Outcomes;
using Requests.Statute.Outcomes;

namespace Requests.Features.Areas.Outcomes;

/// <summary>The question tree that ends in one leaf (letters.md 5), with the evidence each end needs.</summary>
public static class GuideOutcome
{
    [Acts(Act.UseCalculators)]
    public sealed record Query : IQuery<Response>;

    /// <summary>Exactly one of Node and Leaf is set.</summary>
    public sealed record Target(string? Node, OutcomeLeaf? Leaf, NotHeldKind? NotHeldKind);

    public sealed record Question(string Id, string Chinese, string English, Target Yes, Target No, bool SecondReader);

    /// <param name="Evidence">What must be on file before the draft opens (REM-15).</param>
    /// <param name="Basis">Which fields of the basis this end is judged by and its letter is written from.</param>
    public sealed record End(OutcomeLeaf Leaf, NotHeldKind? NotHeldKind, string Chinese, string English, string DocumentKind,
        IReadOnlyList<string> Articles, IReadOnlyList<string> MustContain, IReadOnlyList<EvidenceItem> Evidence, IReadOnlyList<BasisItem> Basis);

    public sealed record Response(string First, IReadOnlyList<Question> Questions, IReadOnlyList<End> Ends);

    internal sealed class Handler : IRequestHandler<Query, Result<Response>>
    {
        public Task<Result<Response>> Handle(Query request, CancellationToken cancellationToken)
        {
            var ends = Leaves.All.SelectMany(info => info.Leaf == OutcomeLeaf.UnavailableNotHeld
                ? Enum.GetValues<NotHeldKind>().Select(kind => Leaves.Of(info.Leaf, kind))
                : [info]);
            Result<Response> answer = new Response(OutcomeGuide.First.Id,
                [.. OutcomeGuide.Nodes.Select(n => new Question(n.Id, n.Chinese, n.English, Of(n.Yes), Of(n.No), n.SecondReader))],
                [.. ends.Select(info => new End(info.Leaf, info.NotHeld, info.Chinese, info.English, info.Letter.Code,
                    [.. info.Basis.Select(c => c.Full())], info.MustContain, OutcomeEvidence.For(info.Leaf, info.NotHeld), AskedBasis.For(info.Leaf, info.NotHeld)))]);
            return Task.FromResult(answer);
        }

        private static Target Of(GuideTarget target) => new(target.Node, target.Leaf, target.Kind);
    }
}
