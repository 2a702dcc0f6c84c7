namespace Binder;

/// <summary>A piece of a parcel, kept as it is: its bytes and the objects among them.</summary>
/// <param name="Data">The bytes; those of objects are meaningless.</param>
/// <param name="Objects">Offset and object, ascending: an <see cref="IBinder"/>, or a descriptor of the block's own.</param>
/// <param name="Table">The objects of the process that received the piece, null for a piece that was not received.</param>
internal sealed record ParcelBlock(byte[] Data, (int Offset, object Target)[] Objects, IObjectTable? Table);
