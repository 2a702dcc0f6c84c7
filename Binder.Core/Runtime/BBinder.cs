namespace Binder;

/// <summary>A local object that other processes can call.</summary>
public abstract partial class BBinder;
