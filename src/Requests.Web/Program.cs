using Requests.Web.Verbs;

return await ProgramVerbs.RunAsync(args);

/// <summary>Named for the test host.</summary>
public partial class Program;
