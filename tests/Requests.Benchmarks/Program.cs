using BenchmarkDotNet.Running;
using Requests.Benchmarks;

// `load` measures the running program against bare endpoints in the same process; anything else goes to BenchmarkDotNet.
if (args is ["load", ..]) return await Load.RunAsync(args[1..]);
BenchmarkSwitcher.FromAssembly(typeof(DueDates).Assembly).Run(args);
return 0;
