namespace Requests.Features.Kernel;

/// <summary>Lengths in characters, shared by validators and the model.</summary>
public static class TextLimits
{
    public const int Code = 40;
    public const int Name = 200;
    public const int IdempotencyKey = 200;
    public const int Subject = 400;
    public const int Reason = 2000;
    public const int RequestText = 20000;
    public const int LetterText = 200000;
    public const int FileName = 255;
    public const int Hash = 64;

    /// <summary>Bytes of a row's seal, with room for a longer one.</summary>
    public const int RowSeal = 64;
}
