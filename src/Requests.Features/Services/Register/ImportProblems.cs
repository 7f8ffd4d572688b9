using Requests.Features.Kernel;

namespace Requests.Features.Services.Register;

public static class ImportProblems
{
    public static readonly Problem NotFound = new("register.import-not-found", ProblemKind.NotFound,
        new("没有找到这次导入。", "There is no such import."));

    public static readonly Problem NotUndoable = new("register.import-not-undoable", ProblemKind.State,
        new("只有已完成的正式导入可以撤销。", "Only a finished import that took cases over can be undone."));

    public static readonly Problem BuiltUpon = new("register.import-built-upon", ProblemKind.State,
        new("导入的案件已有后续办理记录，不能整体撤销。", "Later acts build on cases of this import; it cannot be undone any more."));

    public static readonly Problem WrongType = new("register.import-type", ProblemKind.Invalid,
        new("只接受 application/x-ndjson、text/csv 或者 XLSX，mode 为 dryRun 或者 commit。", "Only application/x-ndjson, text/csv or XLSX, with mode dryRun or commit."));

    public static readonly Problem TooLarge = new("register.list-too-large", ProblemKind.TooLarge,
        new("文件超过 10 MB，请分次导入。", "The file is larger than 10 MB; send it in parts."));
}
