using FluentValidation;
using MediatR;
using Requests.Features.Kernel;
using Requests.Features.Services.Cases;
using Requests.Features.Services.Files;
using Requests.Features.Services.Files.Reading;
using Requests.Features.Services.Release;
using Requests.Paper;

namespace Requests.Features.Areas.Release;

/// <summary>Where a term stands in an attached PDF: candidates for marks.</summary>
public static class FindInPages
{
    [Acts(Act.ViewCase)]
    public sealed record Query(string CaseNumber, int FileNo, string Term) : IQuery<Response>
    {
        // People are searched for.
        public override string ToString() => nameof(FindInPages);
    }

    public sealed record Response(IReadOnlyList<Place> Places);

    /// <summary>Points, origin at the top left of the page as shown.</summary>
    public sealed record Place(int Page, double Left, double Top, double Width, double Height);

    internal sealed class Validator : AbstractValidator<Query>
    {
        public Validator() => RuleFor(q => q.Term).NotEmpty().MaximumLength(TextLimits.Name);
    }

    internal sealed class Handler(CaseOpener desk, ReleaseFiles release, FileIntake files, FileDoor door,
        ForeignFiles foreign) : IRequestHandler<Query, Result<Response>>
    {
        public async Task<Result<Response>> Handle(Query query, CancellationToken cancellationToken)
        {
            if (await desk.ReadAsync(query.CaseNumber, cancellationToken) is not { } found) return CaseProblems.NotFound;
            var read = await release.PdfAsync(found.Id, query.FileNo, cancellationToken);
            if (read.Problem is { } unusable) return unusable;
            if (await door.RefusalAsync(read.Value, cancellationToken) is { } shut) return shut;
            await using var content = await files.OpenAsync(read.Value, cancellationToken);
            try
            {
                return new Response([.. (await foreign.FindAsync(content, query.Term, cancellationToken))
                    .Select(f => new Place(f.Page, f.Box.Left, f.Box.Top, f.Box.Width, f.Box.Height))]);
            }
            catch (RedactionException)
            {
                return ReleaseProblems.CannotRedact;
            }
        }
    }
}
