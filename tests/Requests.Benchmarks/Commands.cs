using BenchmarkDotNet.Attributes;
using MediatR;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;
using Requests.Features.Areas.Portal;
using Requests.Features.Kernel;
using Requests.Features.Services.Intake;
using Requests.Statute.Intake;

namespace Requests.Benchmarks;

/// <summary>One command end to end on SQLite, against one durable insert of the same bytes by plain ADO.NET.</summary>
[ShortRunJob]
[MemoryDiagnoser]
public class Commands
{
    private Bench _bench = null!;
    private SqliteConnection _bare = null!;

    [GlobalSetup]
    public async Task OpenAsync()
    {
        _bench = await Bench.OpenAsync();
        _bare = _bench.OpenBare();
    }

    [GlobalCleanup]
    public async Task CloseAsync()
    {
        await _bare.DisposeAsync();
        await _bench.DisposeAsync();
    }

    [Benchmark(Baseline = true)]
    public int BareInsert() => Bench.InsertBare(_bare, "道路停车泊位设置");

    [Benchmark]
    public async Task<string> SubmitOnlineCommand()
    {
        await using var scope = _bench.Services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<Caller>().ActAsApplicant(Bench.BodyId);
        var result = await scope.ServiceProvider.GetRequiredService<IMediator>().Send(new SubmitOnline.Command(
            "道路停车泊位设置", "请公开道路停车泊位设置的批准文件。", ApplicantType.NaturalPerson, new Person("张三", Phone: "13800000000")));
        return result.Value.CaseNumber;
    }
}
