using System.Diagnostics.CodeAnalysis;
using Microsoft.Win32.SafeHandles;

namespace Binder;

/// <summary>A place in a parcelable for another one whose type the interface does not know: AIDL's <c>ParcelableHolder</c>.</summary>
/// <remarks>
/// What was received stays as it is, objects included, until <see cref="Get"/> asks for it by its type; a holder that is sent on unread
/// is the same for the next reader. Descriptors that came with it are closed by <see cref="Clear"/>, by <see cref="Set"/> and when the holder is
/// collected; those of an object that <see cref="Get"/> made are its own, and the caller's to close.
/// </remarks>
public sealed class ParcelableHolder
{
    private IContent? _content;

    /// <summary>An empty holder.</summary>
    /// <param name="stability">That of the parcelable whose field it is.</param>
    public ParcelableHolder(ParcelableStability stability = ParcelableStability.Local) => Stability = stability;

    internal ParcelableHolder(ParcelableStability stability, string name, ParcelBlock block)
        : this(stability)
    {
        ContentName = name;
        _content = new Received(block);
    }

    /// <summary>What a parcelable inside must have at least.</summary>
    public ParcelableStability Stability { get; }

    /// <summary>Whether nothing is inside.</summary>
    [MemberNotNullWhen(false, nameof(ContentName), nameof(_content))]
    public bool IsEmpty => ContentName is null || _content is null;

    /// <summary>The AIDL name of the parcelable inside, or null if it is empty.</summary>
    public string? ContentName { get; private set; }

    /// <summary>Puts a parcelable in, in place of what was inside.</summary>
    /// <exception cref="ArgumentException">The parcelable is null, or less stable than the holder.</exception>
    public void Set<T>(T value)
        where T : IParcelable<T>
    {
        if (value is null)
            throw new ArgumentNullException(nameof(value));
        if (T.Stability < Stability)
            throw new ArgumentException($"{T.ParcelableName} has stability {T.Stability}: the holder needs {Stability}.", nameof(value));
        Hold(T.ParcelableName, new Value<T>(value));
    }

    /// <summary>The parcelable inside, if it is of this class by its AIDL name.</summary>
    /// <returns>What was put in, or a new object from what was received; null if nothing or another type is inside.</returns>
    /// <exception cref="ParcelException">One is inside by its name, but its bytes are none.</exception>
    public T? Get<T>()
        where T : class, IParcelable<T> => Has<T>() ? Find<T>() : null;

    /// <summary>The parcelable inside, if it is of this struct by its AIDL name.</summary>
    /// <inheritdoc cref="Get"/>
    public T? GetValue<T>()
        where T : struct, IParcelable<T> => Has<T>() ? Find<T>() : null;

    /// <summary>Takes out what is inside, and closes descriptors that came with it.</summary>
    public void Clear() => Hold(null, null);

    internal void WriteContent(Parcel parcel) => _content!.Write(parcel);

    private void Hold(string? name, IContent? content)
    {
        (_content as Received)?.Close();
        ContentName = name;
        _content = content;
    }

    private bool Has<T>()
        where T : IParcelable<T> => ContentName == T.ParcelableName && _content is Received or Value<T>;

    private T Find<T>()
        where T : IParcelable<T> => _content is Received received ? Parcel.ReadFrom<T>(received.Block) : ((Value<T>)_content!).Content;

    private interface IContent
    {
        void Write(Parcel parcel);
    }

    private sealed record Value<T>(T Content) : IContent
        where T : IParcelable<T>
    {
        public void Write(Parcel parcel) => Content.WriteToParcel(parcel);
    }

    private sealed record Received(ParcelBlock Block) : IContent
    {
        public void Write(Parcel parcel) => parcel.WriteBlock(Block);

        public void Close()
        {
            foreach ((int _, object target) in Block.Objects)
                (target as SafeFileHandle)?.Dispose();
        }
    }
}
