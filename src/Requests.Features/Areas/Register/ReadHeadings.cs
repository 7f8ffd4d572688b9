using FluentValidation;
using MediatR;
using Microsoft.Extensions.DependencyInjection;
using Requests.Features.Data.Entities;
using Requests.Features.Kernel;
using Requests.Features.Services.Content;
using Requests.Features.Services.Register;

namespace Requests.Features.Areas.Register;

/// <summary>Which headings a register has and what this program takes them for, so that a person can say what the others mean.</summary>
public static class ReadHeadings
{
    /// <param name="Sha256">What the file store answered.</param>
    [Acts(Act.ImportRegister)]
    public sealed record Query(ImportFormat Format, string Sha256) : IQuery<Response>;

    /// <param name="Headings">In their order; empty where the file cannot be read, which its import then tells.</param>
    public sealed record Response(IReadOnlyList<Heading> Headings);

    /// <param name="Column">What it is taken for; null where nobody told this program.</param>
    /// <param name="Example">The first value below it that shows something.</param>
    public sealed record Heading(string Text, string? Column, string? Example);

    internal sealed class Validator : AbstractValidator<Query>
    {
        public Validator()
        {
            RuleFor(q => q.Format).IsInEnum();
            RuleFor(q => q.Sha256).Matches("^[0-9a-f]{64}$");
        }
    }

    internal sealed class Handler([FromKeyedServices(ContentStores.Files)] IContentStore files) : IRequestHandler<Query, Result<Response>>
    {
        private const int LongestExample = 40;

        public async Task<Result<Response>> Handle(Query query, CancellationToken cancellationToken)
        {
            if (!await files.HasAsync(query.Sha256, cancellationToken)) return ImportProblems.NotFound;
            try
            {
                var table = RegisterFile.Headings(query.Format, () => files.OpenAsync(query.Sha256,
                    cancellationToken).GetAwaiter().GetResult());
                return new Response([.. table.Select(h => new Heading(h.Text, RegisterColumns.Of(h.Text), Short(h.Example)))]);
            }
            catch (RegisterFileException)
            {
                return new Response([]);
            }
        }

        private static string? Short(string? text) => text is { Length: > LongestExample } ? text[..LongestExample] + "…" : text;
    }
}
