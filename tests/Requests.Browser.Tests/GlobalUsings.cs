global using Microsoft.Playwright;
global using NUnit.Framework;

// Two at a time: as many as the smallest machine has cores. Every test has an instance and a browser window of its own.
[assembly: Parallelizable(ParallelScope.All)]
[assembly: LevelOfParallelism(2)]
[assembly: FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
