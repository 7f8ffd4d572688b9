namespace Requests.Paper;

/// <summary>Where things stand on a sheet, in points. One place for all writers; each figure names its rule.</summary>
internal sealed record Geometry(
    double Width, double Height, double Top, double Right, double Bottom, double Left, TextStyle Body, double Pitch, double TitleSize, double TitlePitch, bool Numbered)
{
    public const double Millimetre = 72 / 25.4;

    /// <summary>GB/T 9704 5.2.2: 天头 37 mm, 订口 28 mm; the rest follows from the type area of 156 x 225 mm.</summary>
    private const double TopMm = 37, LeftMm = 28, RightMm = 26, BottomMm = 35;

    /// <summary>GB/T 9704 5.2.3: 22 lines fill 225 mm. 225 / 22 is 28.99 pt; offices set 28.95.</summary>
    private const double LetterPitch = 28.95;

    public const int LinesPerPage = 22;

    /// <summary>GB/T 9704 5.2.3: 28 characters of 16 pt need 158 mm and have 156.</summary>
    private const double LetterTracking = -0.21;

    /// <summary>GB/T 9704 7.3.1: title in 2号; the pitch is custom.</summary>
    private const double LetterTitle = 22, LetterTitlePitch = 36;

    /// <summary>GB/T 9704 7.5: 4号 digits, a dash each side, 7 mm under the type area, one character from the outer edge.</summary>
    public const double PageNumberSize = 14, PageNumberDrop = 7 * Millimetre;

    /// <summary>GB/T 9704 7.3.5.1: with a seal the day ends four characters from the right edge; 7.3.5.2: without one, two.</summary>
    public const int SealedDateInset = 4, UnsealedInset = 2;

    /// <summary>A bureau's seal of 42 mm spans four lines: two are left blank above the name.</summary>
    public const int SealLines = 2;

    /// <summary>GB/T 9704 10.1: agency mark 30 mm from the top, red double lines 4 mm under it and 20 mm from the foot, 170 mm long, centred.</summary>
    public const double MarkTop = 30 * Millimetre, MarkGap = 4 * Millimetre, FootLines = 20 * Millimetre, RedLength = 170 * Millimetre;

    /// <summary>Weights of the red lines are not given; custom.</summary>
    public const double RedThick = 2.25, RedThin = 0.75, RedBetween = 1.5;

    /// <summary>Custom: as large as fits, at most this.</summary>
    public const double MarkSize = 38;

    /// <summary>GB/T 9704 10.1: the number stands 7/8 of a character below the red lines, the title two lines below the number.</summary>
    public const double NumberGap = 14;

    private const int LetterTitleGap = 2;

    /// <summary>Free under a table; custom.</summary>
    public const double UnderTable = 6;

    /// <summary>Blank lines before a block: GB/T 9704 7.3.2 (addressee), 7.3.4 (enclosures), 7.4 (title on the third line), 10.1; the rest custom.</summary>
    public static double BlankBefore(PaperProfile profile, Block block, Block? before) => (block, before) switch
    {
        (TitleLines, NumberLine) when profile == PaperProfile.Letter => LetterTitleGap,
        (TitleLines, EnclosureHead) => 1,
        (Addressee, TitleLines or NumberLine or AgencyMark) => 1,
        (EnclosureNote, not null) => 1,
        (Paragraph or Heading or Table or BarChart, TitleLines) when profile != PaperProfile.Form => 1,
        (Table, TitleLines) => 0.5,
        (BarChart, not null) => 0.5,
        _ => 0,
    };

    public double AreaWidth => Width - Left - Right;

    public double AreaHeight => Height - Top - Bottom;

    /// <summary>Height of a table line, and what a cell leaves free around its text.</summary>
    public const double CellPitch = 1.45, CellPadX = 4, CellPadY = 3.5;

    public static Geometry Of(PaperDocument document)
    {
        var size = document.Size ?? PaperSize.A4;
        var (width, height) = (size.Width * Millimetre, size.Height * Millimetre);
        if (Math.Min(size.Width, size.Height) < 100)
            return new(width, height, 7 * Millimetre, 7 * Millimetre, 6 * Millimetre, 7 * Millimetre, new TextStyle(Face.Regular, 11), 17, 14, 20, false);
        if (Math.Min(size.Width, size.Height) < 200)
            return new(width, height, 15 * Millimetre, 15 * Millimetre, 12 * Millimetre, 15 * Millimetre, new TextStyle(Face.Regular, 14), 24, 18, 30, false);
        // A sheet turned sideways is bound at what was its top.
        var (top, right, bottom, left) = size.Width > size.Height ? (LeftMm, BottomMm, RightMm, TopMm) : (TopMm, RightMm, BottomMm, LeftMm);
        var margins = (Top: top * Millimetre, Right: right * Millimetre, Bottom: bottom * Millimetre, Left: left * Millimetre);
        return document.Profile == PaperProfile.Form
            ? new(width, height, margins.Top, margins.Right, margins.Bottom, margins.Left, new TextStyle(Face.Regular, 12), 20,
                LetterTitle, LetterTitlePitch, true)
            : new(width, height, margins.Top, margins.Right, margins.Bottom, margins.Left, new TextStyle(Face.Regular, 16, LetterTracking),
                LetterPitch, LetterTitle, LetterTitlePitch, true);
    }
}
