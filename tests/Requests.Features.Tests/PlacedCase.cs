using Requests.Features.Data.Entities;
using Requests.Features.Kernel;

namespace Requests.Features.Tests;

/// <summary>Puts a case where a test needs it to stand, past the acts that would lead there.</summary>
internal static class PlacedCase
{
    public static void Place(this Case @case, CaseState state) => typeof(Case).GetProperty(nameof(Case.State))!.SetValue(@case, state);
}
