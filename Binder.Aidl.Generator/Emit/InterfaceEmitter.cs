using Binder.Aidl.Generator.Model;

namespace Binder.Aidl.Generator.Emit;

/// <summary>All files that are generated for an interface, by their roles.</summary>
internal static class InterfaceEmitter
{
    public static IEnumerable<(string Role, string Text)> Emit(InterfaceModel model)
    {
        yield return ("Contract", ContractEmitter.Emit(model));
        yield return ("Proxy", ProxyEmitter.Emit(model));
        yield return ("Stub", StubEmitter.Emit(model));
        if (model.HasDelegator)
            yield return ("Delegator", DelegatorEmitter.Emit(model));
    }
}
