using Binder.Aidl.Generator.Model;

namespace Binder.Aidl.Generator.Emit;

/// <summary>The proxy <c>BpX</c>: each member writes a request, sends it and reads the answer.</summary>
internal static class ProxyEmitter
{
    public static string Emit(InterfaceModel model) => SourceFile.Write(model.Type, model.Descriptor, code =>
    {
        InterfaceNames names = new(model);
        code.Line($"/// <summary>The proxy of an object with <see cref=\"{model.Type.Name}\"/> in another process.</summary>");
        code.Line("/// <param name=\"remote\">The object.</param>");
        code.Line(SourceFile.GeneratedCode);
        string bases = $"global::Binder.BinderProxy(remote), {model.Type.Name}";
        using (code.Block($"{model.Type.Accessibility} sealed class {model.Proxy}(global::Binder.IBinder remote) : {bases}"))
        {
            string separator = "";
            foreach (MemberModel member in model.Members)
            {
                code.Line($"{separator}/// <inheritdoc/>");
                if (member is MethodModel method)
                    EmitMethod(code, names, method);
                else
                    EmitProperty(code, names, (PropertyModel)member);

                separator = "\n";
            }
        }
    }, hidesMembers: model.Members.Any(static member => member.HidesProxyMember));

    private static string Hiding(MemberModel member) => member.HidesProxyMember ? "new " : "";

    private static void EmitMethod(SourceWriter code, InterfaceNames names, MethodModel method)
    {
        NameScope scope = new(names.ProxyCalls);
        string[] parameters = [.. method.Transaction.Parameters.Select(parameter => scope.Pick(parameter.Name))];
        string? cancellation = method.Cancellation is { } token ? scope.Pick(token.Name) : null;
        string modifier = Hiding(method) + (method.Async == AsyncKind.None ? "" : "async ");
        string signature = $"{Signatures.ReturnType(method)} {Signatures.Name(method)}({Signatures.Parameters(method, parameters, cancellation)})";
        using (code.Block($"public {modifier}{signature}"))
        {
            ProxyCall call = new(code, names, scope, method.Transaction, parameters);
            if (method.Async == AsyncKind.None)
                call.Emit();
            else
                call.EmitAsync(cancellation ?? "global::System.Threading.CancellationToken.None");
        }
    }

    private static void EmitProperty(SourceWriter code, InterfaceNames names, PropertyModel property)
    {
        using (code.Block($"public {Hiding(property)}{property.Type.Declaration} {Signatures.Name(property)}"))
        {
            if (property.Getter is { } getter)
            {
                using (code.Block("get"))
                    new ProxyCall(code, names, new NameScope(), getter, []).Emit();
            }

            if (property is { Getter: not null, Setter: not null })
                code.Line();

            if (property.Setter is { } setter)
            {
                using (code.Block("set"))
                    new ProxyCall(code, names, new NameScope("value"), setter, ["value"]).Emit();
            }
        }
    }
}
