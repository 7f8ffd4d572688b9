using FluentValidation;
using MediatR;
using Requests.Features.Data.Entities;
using Requests.Features.Kernel;
using Requests.Features.Services.Pipeline;

namespace Requests.Features.Areas.Supervision;

/// <summary>The risk board as a list to take away. Who takes one away is seen by whoever watches over access (PII-11).</summary>
public static class PrintRiskBoard
{
    public enum Format
    {
        Csv,
        Xlsx,
    }

    /// <param name="Board">Which rows.</param>
    [Acts(Act.ViewOverview)]
    [Watched(SecurityEventKind.Exported, nameof(Format))]
    public sealed record Query(ReadRiskBoard.Query Board, Format Format) : IQuery<Response>;

    public sealed record Response(byte[] Content, string MediaType, string FileName);

    internal sealed class Validator : AbstractValidator<Query>
    {
        public Validator()
        {
            RuleFor(q => q.Board).SetValidator(new ReadRiskBoard.Validator());
            RuleFor(q => q.Format).IsInEnum();
        }
    }

    internal sealed class Handler(IRequestHandler<ReadRiskBoard.Query, Result<ReadRiskBoard.Response>> boards) : IRequestHandler<Query, Result<Response>>
    {
        public async Task<Result<Response>> Handle(Query query, CancellationToken cancellationToken)
        {
            var read = await boards.Handle(query.Board, cancellationToken);
            if (read.Problem is { } problem) return problem;
            var (sheet, name) = (ReadRiskBoard.ToSheet(read.Value), $"risk-{read.Value.On:yyyyMMdd}");
            return query.Format == Format.Csv ? new Response(sheet.ToCsv(), Sheet.CsvType, name + ".csv") : new Response(sheet.ToXlsx(), Sheet.XlsxType, name + ".xlsx");
        }
    }
}
