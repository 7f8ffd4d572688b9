using Requests.Features.Kernel;

namespace Requests.Features.Services.Files;

public static class FileProblems
{
    /// <summary>Argument: the limit in megabytes.</summary>
    public static readonly Problem TooLarge = new("files.too-large", ProblemKind.TooLarge,
        new("文件太大，最多{0}兆字节。", "The file is too large; the limit is {0} MB."));

    public static readonly Problem Empty = new("files.empty", ProblemKind.Invalid,
        new("没有收到文件内容。", "No file content was received."));

    public static readonly Problem NotAllowed = new("files.not-allowed", ProblemKind.Law,
        new("不接受这种文件。可以上传 PDF、图片、Word、Excel、OFD、ZIP、文本或者邮件文件。",
            "This kind of file is not accepted. PDF, images, Word, Excel, OFD, ZIP, text and mail files are."));

    public static readonly Problem Infected = new("files.infected", ProblemKind.Law,
        new("文件含有恶意代码，没有保存。", "The file holds malicious code; nothing was kept."));

    public static readonly Problem ScannerUnavailable = new("files.scanner-unavailable", ProblemKind.State,
        new("暂时不能查毒，文件没有保存，请稍后再试。", "Files cannot be scanned just now and nothing was kept; try again later."));

    public static readonly Problem NotFound = new("files.not-found", ProblemKind.NotFound,
        new("没有找到这个文件。", "There is no such file."));
}
