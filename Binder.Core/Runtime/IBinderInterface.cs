namespace Binder;

/// <summary>What the generator adds to an interface with <see cref="BinderInterfaceAttribute"/>, so that it is found without reflection.</summary>
/// <typeparam name="TSelf">The interface itself.</typeparam>
public interface IBinderInterface<TSelf> : IInterface
    where TSelf : class, IBinderInterface<TSelf>
{
    /// <summary>The interface's descriptor on the wire.</summary>
    static abstract string InterfaceDescriptor { get; }

    /// <summary>Makes a new proxy over a remote object.</summary>
    static abstract TSelf CreateProxy(IBinder remote);
}
