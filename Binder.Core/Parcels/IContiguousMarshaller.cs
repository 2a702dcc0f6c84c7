namespace Binder;

/// <summary>Marks marshallers whose elements have the same bytes in memory and on the wire, so that arrays are copied at once.</summary>
internal interface IContiguousMarshaller;
