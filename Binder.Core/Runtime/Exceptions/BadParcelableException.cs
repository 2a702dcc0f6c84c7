namespace Binder;

/// <summary>A parcel holds something that the callee cannot accept: <c>EX_BAD_PARCELABLE</c>, also data left over after the arguments.</summary>
public sealed class BadParcelableException(string message) : Exception(message);
