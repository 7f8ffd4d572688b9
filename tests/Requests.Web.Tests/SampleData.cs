namespace Requests.Web.Tests;

/// <summary>Invented people and requests as a client would send them.</summary>
public static class SampleData
{
    public static object Applicant(string? name = "张三") => new { name, phone = "13800000000", address = "某市某街1号", email = "zhangsan@example.invalid" };

    public static object Posted(string arrivedOn = "2026-03-02", string subject = "道路停车泊位设置") => new
    {
        channel = "registeredPost",
        subject,
        requestText = $"申请公开{subject}的批准文件。",
        applicantType = "naturalPerson",
        applicant = Applicant(),
        arrivedOn,
        signedOn = arrivedOn,
    };

    public static object Online(string subject = "绿化养护合同") => new
    {
        subject,
        requestText = $"申请公开{subject}。",
        applicantType = "naturalPerson",
        applicant = Applicant(),
    };
}
