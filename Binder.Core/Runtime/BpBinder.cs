namespace Binder;

/// <summary>The proxy of an object in another process.</summary>
public sealed partial class BpBinder;
