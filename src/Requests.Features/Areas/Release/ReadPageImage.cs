using FluentValidation;
using MediatR;
using Requests.Features.Kernel;
using Requests.Features.Services.Cases;
using Requests.Features.Services.Files;
using Requests.Features.Services.Files.Reading;
using Requests.Features.Services.Release;
using Requests.Paper;

namespace Requests.Features.Areas.Release;

/// <summary>One page of an attached PDF as a picture, for marking on the screen; or a picture of a kind that not every browser shows.</summary>
public static class ReadPageImage
{
    private const int Finest = 200;

    /// <param name="Dpi">Dots an inch.</param>
    [Acts(Act.ViewCase)]
    public sealed record Query(string CaseNumber, int FileNo, int Page, int Dpi = 96) : IQuery<Response>;

    public sealed record Response(byte[] Png)
    {
        public override string ToString() => nameof(ReadPageImage);
    }

    internal sealed class Validator : AbstractValidator<Query>
    {
        public Validator() => RuleFor(q => q.Dpi).InclusiveBetween(24, Finest);
    }

    internal sealed class Handler(CaseOpener desk, ReleaseFiles release, FileIntake files, FileDoor door,
        ForeignFiles foreign) : IRequestHandler<Query, Result<Response>>
    {
        public async Task<Result<Response>> Handle(Query query, CancellationToken cancellationToken)
        {
            if (await desk.ReadAsync(query.CaseNumber, cancellationToken) is not { } found) return CaseProblems.NotFound;
            var read = await release.PagedAsync(found.Id, query.FileNo, cancellationToken);
            if (read.Problem is { } unusable) return unusable;
            if (await door.RefusalAsync(read.Value, cancellationToken) is { } shut) return shut;
            await using var content = await files.OpenAsync(read.Value, cancellationToken);
            try
            {
                return new Response(await foreign.PictureAsync(read.Value.MediaType, content, query.Page, query.Dpi, cancellationToken));
            }
            catch (RedactionException)
            {
                return ReleaseProblems.CannotRedact;
            }
        }
    }
}
