using BenchmarkDotNet.Running;
using Requests.Benchmarks;

// `archive` seals and verifies many cases; `costs` measures use cases by themselves; `load` measures the running program against the same statements by plain ADO.NET,
// `search` the index against LIKE, `import` a register against a plain bulk insert of the same rows, `growth` reading at a
// small and a large number of cases; anything else goes to BenchmarkDotNet.
if (args is ["archive", ..]) return await Archives.RunAsync(args[1..]);
if (args is ["load", ..]) return await Load.RunAsync(args[1..]);
if (args is ["costs", ..]) return await Costs.RunAsync(args[1..]);
if (args is ["load-client", var address]) return await LoadClient.RunAsync(address);
if (args is ["search", ..]) return await SearchSpeed.RunAsync(args[1..]);
if (args is ["import", ..]) return await Imports.RunAsync(args[1..]);
if (args is ["growth", ..]) return await Growth.RunAsync(args[1..]);
BenchmarkSwitcher.FromAssembly(typeof(DueDates).Assembly).Run(args);
return 0;
