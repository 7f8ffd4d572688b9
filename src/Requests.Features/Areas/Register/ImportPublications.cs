using System.Globalization;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Requests.Features.Data;
using Requests.Features.Data.Entities;
using Requests.Features.Kernel;
using Requests.Features.Services.Pipeline;
using Requests.Features.Services.Register;

namespace Requests.Features.Areas.Register;

/// <summary>
/// Registers publications from a CSV (publishedOn, channel, unit, category, title, count, evidenceLink; UTF-8 or GB 18030):
/// all of the file when every row is good, otherwise nothing and every fault by line and column.
/// </summary>
public static class ImportPublications
{
    /// <param name="DryRun">Only tells what would happen.</param>
    [Acts(Act.RecordPublicationCounts)]
    public sealed record Command(byte[] Csv, bool DryRun = false) : ICommand<Response>;

    /// <param name="Registered">0 in a dry run, and when there are faults.</param>
    public sealed record Response(int Rows, int Pieces, int Registered, IReadOnlyList<Fault> Faults);

    public sealed record Fault(int Line, string Column, string? Value, string Rule);

    internal sealed class Handler(RequestsDb db, BulkRows bulk, ICaller caller, IOfficeClock clock,
        EventLog events) : IRequestHandler<Command, Result<Response>>
    {
        private static readonly string[] Columns = ["publishedOn", "channel", "unit", "category", "title", "count", "evidenceLink"];

        public async Task<Result<Response>> Handle(Command command, CancellationToken cancellationToken)
        {
            var (ct, bodyId) = (cancellationToken, caller.BodyId!.Value);
            var (faults, items, rows) = (new List<Fault>(), new List<PublicationItem>(), 0);
            var totals = (await db.Set<PublicationCount>().Select(c => new { c.Year, c.Channel, c.Unit }).ToListAsync(ct))
                .Select(c => (c.Year, c.Channel, c.Unit)).ToHashSet();
            var validator = new PublicationLineValidator(clock.Today);
            try
            {
                foreach (var line in RegisterFile.ReadTable(() => new MemoryStream(command.Csv)))
                {
                    rows++;
                    if (Read(line, faults) is not { } item) continue;
                    faults.AddRange(validator.Validate(item).Errors.Select(e => new Fault(line.Line, Camel(e.PropertyName),
                        e.AttemptedValue?.ToString(), e.ErrorCode)));
                    if (totals.Contains((item.PublishedOn.Year, item.Channel, item.Unit))) faults.Add(new(line.Line, "channel",
                        item.Channel, PublicationProblems.Totalled.Code));
                    items.Add(item.ToItem(bodyId, caller.Name));
                }
            }
            catch (RegisterFileException e)
            {
                faults.Add(new(1, "", null, e.Message));
            }
            var registered = command.DryRun || faults.Count > 0 ? 0 : items.Count;
            if (registered > 0) await bulk.InsertAsync(items, ct);
            events.Record(Act.RecordPublicationCounts, bodyId, new { command.DryRun, rows, registered, faults = faults.Count });
            return new Response(rows, items.Sum(i => i.Count), registered, faults);
        }

        private static PublicationLine? Read(RegisterLine line, List<Fault> faults)
        {
            var values = line.Values!;
            var before = faults.Count;
            foreach (var column in values.Keys.Except(Columns)) faults.Add(new(line.Line, column, null, "unknown-column"));
            if (!OldCase.TryDay(Text("publishedOn") ?? "", out var on)) faults.Add(new(line.Line, "publishedOn", Text("publishedOn"), "date"));
            var (category, count) = (Number("category"), Number("count"));
            return faults.Count > before ? null : new(on, Text("channel") ?? "", Text("unit") ?? "条", category, Text("title"), count ?? 1,
                Text("evidenceLink"));

            string? Text(string column) => values.TryGetValue(column, out var value) && !string.IsNullOrWhiteSpace(value) ? value.Trim() : null;

            int? Number(string column)
            {
                if (Text(column) is not { } text) return null;
                if (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number)) return number;
                faults.Add(new(line.Line, column, text, "whole-number"));
                return null;
            }
        }

        private static string Camel(string name) => System.Text.Json.JsonNamingPolicy.CamelCase.ConvertName(name);
    }
}
