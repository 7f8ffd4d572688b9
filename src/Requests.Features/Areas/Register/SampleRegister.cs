using MediatR;
using MiniExcelLibs;
using Requests.Features.Data.Entities;
using Requests.Features.Kernel;
using Requests.Features.Services.Register;

namespace Requests.Features.Areas.Register;

/// <summary>A register as this program reads it best, to be filled in: every column under its usual heading, with two invented rows.</summary>
public static class SampleRegister
{
    [Acts(Act.ImportRegister)]
    public sealed record Query(ImportFormat Format) : IQuery<Response>;

    public sealed record Response(string FileName, string MediaType, byte[] Content);

    internal sealed class Handler : IRequestHandler<Query, Result<Response>>
    {
        public Task<Result<Response>> Handle(Query query, CancellationToken cancellationToken)
        {
            var rows = RegisterColumns.Sample;
            Result<Response> answer = query.Format == ImportFormat.Xlsx
                ? new Response("register-sample.xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", Workbook(rows))
                // With a mark, so that spreadsheet programs read it as UTF-8.
                : new Response("register-sample.csv", "text/csv", [0xEF, 0xBB, 0xBF,
                    .. System.Text.Encoding.UTF8.GetBytes(string.Join("\r\n", rows.Select(r => string.Join(',', r))) + "\r\n")]);
            return Task.FromResult(answer);
        }

        private static byte[] Workbook(IReadOnlyList<string[]> rows)
        {
            using var stream = new MemoryStream();
            stream.SaveAs(rows.Skip(1).Select(row => rows[0].Zip(row).ToDictionary(cell => cell.First, cell => (object)cell.Second)));
            return stream.ToArray();
        }
    }
}
