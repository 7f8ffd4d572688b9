using Requests.Features.Services.Pipeline;
using Requests.Features.Data.Entities;
using FluentValidation;
using MediatR;
using Requests.Features.Kernel;

namespace Requests.Features.Areas.Supervision;

/// <summary>导出检查材料包 (SUP-6): what an inspection asks for, as one zip.</summary>
public static class ReadInspectionPack
{
    private const int MostYears = 5;

    [Acts(Act.ViewOverview)]
    [Watched(SecurityEventKind.Exported)]
    public sealed record Query(DateOnly From, DateOnly To) : IQuery<Response>;

    /// <param name="Content">The zip, at its beginning; whoever reads it closes it.</param>
    public sealed record Response(string FileName, Stream Content);

    internal sealed class Validator : AbstractValidator<Query>
    {
        public Validator() => RuleFor(q => q.To).GreaterThanOrEqualTo(q => q.From).LessThan(q => q.From.AddYears(MostYears));
    }

    internal sealed class Handler(InspectionPack pack) : IRequestHandler<Query, Result<Response>>
    {
        public async Task<Result<Response>> Handle(Query query, CancellationToken cancellationToken)
        {
            var content = TempStream.Create();
            await pack.WriteAsync(query.From, query.To, content, cancellationToken);
            content.Position = 0;
            return new Response($"inspection-{query.From:yyyyMMdd}-{query.To:yyyyMMdd}.zip", content);
        }
    }
}
