namespace Requests.Features.Kernel;

/// <summary>What a person is in one body. Codes are part of the API.</summary>
public enum Role
{
    /// <summary>申请人: no account, known by number and query code.</summary>
    Applicant,

    /// <summary>收件员</summary>
    Clerk,

    /// <summary>承办人</summary>
    Officer,

    /// <summary>保密审查</summary>
    Reviewer,

    /// <summary>政府信息公开工作机构负责人</summary>
    Head,

    /// <summary>分管领导</summary>
    Leader,

    /// <summary>主要领导</summary>
    Chief,

    /// <summary>督办</summary>
    Supervisor,

    /// <summary>系统管理员</summary>
    Administrator,

    /// <summary>The program itself: sweeps and the outbox.</summary>
    System,

    /// <summary>平台管理员: keeps the installation, not a body; held by named people beside their roles in bodies.</summary>
    Operator,
}
