namespace Requests.Paper.Layout;

/// <summary>Where the two lines of a signature stand in the type area (GB/T 9704 7.3.5).</summary>
internal readonly record struct SignaturePlace(double AgencyLeft, double AgencyWidth, double DateLeft, double DateWidth)
{
    public static SignaturePlace Of(Signature signature, Geometry geometry)
    {
        var (body, width) = (geometry.Body, geometry.AreaWidth);
        var cell = body.Size + body.Tracking;
        var agency = Math.Min(Text.WidthOf(signature.Agency, body), width);
        var date = Text.WidthOf(signature.Date ?? "", body);
        if (signature.SealPlace)
        {
            // The name centred on the day, which ends four characters from the edge.
            var dateRight = width - Geometry.SealedDateInset * cell;
            var left = signature.Date is null ? dateRight - agency : dateRight - date / 2 - agency / 2;
            return new(Math.Clamp(left, 0, width - agency), agency, dateRight - date, date);
        }
        // The day begins two characters after the name, unless it would then end too far right.
        var inset = width - Geometry.UnsealedInset * cell;
        var agencyLeft = Math.Max(0, inset - agency);
        var dateLeft = Math.Min(agencyLeft + 2 * cell, inset - date);
        return new(signature.Date is null ? agencyLeft : Math.Max(0, Math.Min(agencyLeft, dateLeft - 2 * cell)), agency, dateLeft, date);
    }
}
