using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Requests.Features.Kernel;

namespace Requests.Features.Data.Entities;

/// <summary>A list of which people keep views.</summary>
public enum ViewedList
{
    /// <summary>The work list.</summary>
    Work,

    /// <summary>The board of supervision.</summary>
    Board,
}

/// <summary>常用视图: the filters of a list under a name one user gave them, for that user or for the whole unit.</summary>
public sealed class SavedView : IOfBody
{
    private SavedView() { }

    public SavedView(Guid id, Guid bodyId, Guid userId, ViewedList list, string name, string filters) =>
        (Id, BodyId, UserId, List, Name, Filters) = (id, bodyId, userId, list, name, filters);

    public Guid Id { get; private set; }
    public Guid BodyId { get; private set; }
    public Guid UserId { get; private set; }
    public ViewedList List { get; private set; }
    public string Name { get; private set; } = "";

    /// <summary>As in an address: <c>view=mine&amp;state=received</c>.</summary>
    public string Filters { get; private set; } = "";

    /// <summary>共享: colleagues of its user's unit see it too. Whoever leaves the unit takes it along.</summary>
    public bool IsShared { get; private set; }

    public void Show(string filters) => Filters = filters;

    public void Share(bool shared) => IsShared = shared;
}

internal sealed class SavedViewTable : IEntityTypeConfiguration<SavedView>
{
    public void Configure(EntityTypeBuilder<SavedView> view)
    {
        view.ToTable("SavedViews");
        view.Property(v => v.Id).ValueGeneratedNever();
        view.Property(v => v.Name).HasMaxLength(TextLimits.Code);
        view.Property(v => v.Filters).HasMaxLength(TextLimits.Subject);
        view.HasIndex(v => new { v.BodyId, v.UserId, v.List, v.Name }).IsUnique();
    }
}
