global using NUnit.Framework;
global using Requests.Tests;

// Fixtures run beside one another, as many as the machine has cores; the tests of one fixture follow each other and may share its fields.
[assembly: Parallelizable(ParallelScope.Fixtures)]
// What is said outside a request is Chinese whatever the machine speaks; the program sets it at its start.
[assembly: SetUICulture("zh-CN")]
