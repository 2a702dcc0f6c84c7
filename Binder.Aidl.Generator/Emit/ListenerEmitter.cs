using Binder.Aidl.Generator.Model;

namespace Binder.Aidl.Generator.Emit;

/// <summary>The declaration of the interface that is generated for an event's listeners, as a developer would write it.</summary>
internal static class ListenerEmitter
{
    public static string Emit(InterfaceModel listener) => SourceFile.Write(listener.Type, listener.Descriptor, code =>
    {
        MethodModel method = (MethodModel)listener.Members[0];
        NameScope scope = new();
        string[] parameters = [.. method.Transaction.Parameters.Select(parameter => scope.Pick(parameter.Name))];
        code.Line("/// <summary>Hears of an event of an object in another process.</summary>");
        code.Line($"[global::Binder.BinderInterface({Literal.Of(listener.Descriptor)})]");
        if (listener.Stability == Stability.Vintf)
            code.Line("[global::Binder.VintfStability]");

        code.Line(SourceFile.GeneratedCode);
        using (code.Block($"{listener.Type.Accessibility} partial interface {listener.Type.Name} : global::Binder.IInterface"))
        {
            code.Line("/// <summary>The event was raised.</summary>");
            code.Line("[global::Binder.Oneway]");
            code.Line($"void {Signatures.Name(method)}({Signatures.Parameters(method, parameters, cancellation: null)});");
        }
    });
}
