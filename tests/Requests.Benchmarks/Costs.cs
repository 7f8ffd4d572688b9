using System.Data.Common;
using System.Diagnostics;
using System.Globalization;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using Requests.Features.Areas.Cases;
using Requests.Features.Areas.Portal;
using Requests.Features.Data;
using Requests.Features.Kernel;
using Requests.Features.Services.Intake;
using Requests.Statute.Intake;
using Requests.Tests;

namespace Requests.Benchmarks;

/// <summary>What a use case costs by itself, without HTTP and one at a time: statements, processor time, memory allocated. Bounded in count; ends by itself.</summary>
internal static class Costs
{
    private const int Rounds = 5;

    public static async Task<int> RunAsync(string[] args)
    {
        var count = args is [var text, ..] ? int.Parse(text, CultureInfo.InvariantCulture) : 400;
        var counter = new Counter();
        await using var bench = await Bench.OpenAsync(
            builder => builder.Services.ConfigureDbContext<RequestsDb>(o => o.AddInterceptors(counter)), Unbraked.Limits);
        var request = new SubmitOnline.Command("道路停车泊位设置", "请公开道路停车泊位设置的批准文件。", ApplicantType.NaturalPerson,
            new Person("张三", Phone: "13800000000"));
        var receipt = await SendAsync(bench, Applicant, request);
        Console.WriteLine($"{"",-12}{"statements",11}{"CPU us",9}{"KB",7}");
        foreach (var (name, send) in new (string, Func<Task>)[]
        {
            ("status", () => SendAsync(bench, Applicant, new CheckStatus.Query(receipt.CaseNumber, receipt.QueryCode))),
            ("intake", () => SendAsync(bench, Applicant, request)),
            ("case", () => SendAsync(bench, Officer, new ReadCase.Query(receipt.CaseNumber))),
        })
        {
            for (var i = 0; i < count; i++) await send();
            var before = counter.Count;
            await send();
            var statements = counter.Count - before;
            var (cpu, bytes) = (double.MaxValue, double.MaxValue);
            for (var round = 0; round < Rounds; round++)
            {
                using var self = Process.GetCurrentProcess();
                var (began, allocated) = (self.TotalProcessorTime, GC.GetTotalAllocatedBytes());
                for (var i = 0; i < count; i++) await send();
                self.Refresh();
                cpu = Math.Min(cpu, (self.TotalProcessorTime - began).TotalMicroseconds / count);
                bytes = Math.Min(bytes, (GC.GetTotalAllocatedBytes() - allocated) / (double)count);
            }
            Console.WriteLine(FormattableString.Invariant($"{name,-12}{statements,11}{cpu,9:0}{bytes / 1024,7:0}"));
        }
        return 0;
    }

    private static void Applicant(Caller caller) => caller.ActAsApplicant(Bench.BodyId);

    private static void Officer(Caller caller) =>
        (caller.BodyId, caller.UserId, caller.Name, caller.Roles) = (Bench.BodyId, Guid.NewGuid(), "officer", new HashSet<Role> { Role.Officer });

    private static async Task<T> SendAsync<T>(Bench bench, Action<Caller> be, IRequest<Result<T>> request)
    {
        await using var scope = bench.Services.CreateAsyncScope();
        be(scope.ServiceProvider.GetRequiredService<Caller>());
        return (await scope.ServiceProvider.GetRequiredService<IMediator>().Send(request)).Value;
    }

    private sealed class Counter : DbCommandInterceptor
    {
        public int Count { get; private set; }

        public override ValueTask<InterceptionResult<DbDataReader>> ReaderExecutingAsync(DbCommand command, CommandEventData eventData,
            InterceptionResult<DbDataReader> result, CancellationToken cancellationToken = default)
        {
            Count++;
            return ValueTask.FromResult(result);
        }

        public override ValueTask<InterceptionResult<int>> NonQueryExecutingAsync(DbCommand command, CommandEventData eventData,
            InterceptionResult<int> result, CancellationToken cancellationToken = default)
        {
            Count++;
            return ValueTask.FromResult(result);
        }
    }
}
