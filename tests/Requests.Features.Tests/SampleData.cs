using Requests.Features.Areas.Intake;
using Requests.Features.Services.Intake;
using Requests.Statute.Intake;
using Requests.Statute.Receipt;

namespace Requests.Features.Tests;

/// <summary>Invented people and requests.</summary>
public static class SampleData
{
    /// <summary>Valid check digit, impossible region 000000.</summary>
    public const string IdNumber = "000000199001010018";

    public static Person Applicant(string name = "张三") => new(name, null, "13800000000", "某市某街1号", "zhangsan@example.invalid");

    public static RegisterRequest.Command Posted(string arrivedOn = "2026-03-02", string subject = "道路停车泊位设置") => new(
        IntakeChannel.RegisteredPost, subject, $"申请公开{subject}的批准文件。", ApplicantType.NaturalPerson, Applicant(),
        Day(arrivedOn), SignedOn: Day(arrivedOn));

    public static DateOnly Day(string day) => DateOnly.Parse(day, System.Globalization.CultureInfo.InvariantCulture);
}
