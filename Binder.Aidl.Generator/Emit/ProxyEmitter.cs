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
        code.Line(SourceFile.Obsolete(model.Aidl) + SourceFile.GeneratedCode);
        string bases = $"global::Binder.BinderProxy(remote), {model.Type.Name}";
        using (code.Block($"{model.Type.Accessibility} sealed class {model.Proxy}(global::Binder.IBinder remote) : {bases}"))
        {
            string separator = "";
            foreach (MemberModel member in model.Members)
            {
                code.Line($"{separator}/// <inheritdoc/>\n{SourceFile.Obsolete(member.Aidl)}".TrimEnd('\n'));
                if (member is MethodModel method)
                    EmitMethod(code, names, method);
                else if (member is PropertyModel property)
                    EmitProperty(code, names, property);
                else
                    ProxyEventEmitter.Emit(code, names, model, (EventModel)member);

                separator = "\n";
            }

            if (model.Version > 0)
                EmitQuestion(code, names, "int", "InterfaceVersion");
            else
                EmitInheritedQuestions(code, model.Views.Where(static view => view.Version > 0), "int", "InterfaceVersion");

            if (model.Hash is not null)
                EmitQuestion(code, names, "string", "InterfaceHash");
            else
                EmitInheritedQuestions(code, model.Views.Where(static view => view.HasHash), "string", "InterfaceHash");

            ProxyEventEmitter.EmitDispose(code, names, model);
        }
    }, hidesMembers: model.Members.Any(static member => member.HidesProxyMember));

    public static string Hiding(MemberModel member) => member.HidesProxyMember ? "new " : "";

    private static void EmitMethod(SourceWriter code, InterfaceNames names, MethodModel method)
    {
        NameScope scope = new(names.ProxyCalls);
        string[] parameters = [.. method.Transaction.Parameters.Select(parameter => scope.Pick(parameter.Name))];
        string? cancellation = method.Cancellation is { } token ? scope.Pick(token.Name) : null;
        bool isAsync = method.Async != AsyncKind.None;
        string modifier = Hiding(method) + (isAsync ? "async " : "");
        string signature = $"{Signatures.ReturnType(method)} {Signatures.Name(method)}({Signatures.Parameters(method, parameters, cancellation)})";
        using (code.Block($"public {modifier}{signature}"))
        {
            ProxyCall call = new(code, names, scope, method.Transaction, parameters);
            Action emit = isAsync ? () => call.EmitAsync(cancellation ?? "global::System.Threading.CancellationToken.None") : call.Emit;
            EmitWithDefault(code, names, scope, method.Transaction, emit, fallback =>
            {
                string forwarded = $"{fallback}.{Signatures.Name(method)}({Signatures.Arguments(method, parameters, cancellation)})";
                return isAsync ? $"await {forwarded}.ConfigureAwait(false)" : forwarded;
            });
        }
    }

    private static void EmitProperty(SourceWriter code, InterfaceNames names, PropertyModel property)
    {
        NameScope scope = new([.. names.ProxyCalls, "value"]);
        string[] parameters = [.. property.Parameters.Select(parameter => scope.Pick(parameter.Name))];
        string target = property.IsIndexer ? $"[{string.Join(", ", parameters)}]" : "." + Signatures.Name(property);
        using (code.Block($"public {Hiding(property)}{property.Type.Declaration} {Signatures.Name(property, parameters)}"))
        {
            if (property.Getter is { } getter)
            {
                NameScope inner = new(parameters);
                using (code.Block("get"))
                    EmitWithDefault(code, names, inner, getter, new ProxyCall(code, names, inner, getter, parameters).Emit, fallback => fallback + target);
            }

            if (property is { Getter: not null, Setter: not null })
                code.Line();

            if (property.Setter is { } setter)
            {
                NameScope inner = new([.. parameters, "value"]);
                ProxyCall call = new(code, names, inner, setter, [.. parameters, "value"]);
                using (code.Block("set"))
                    EmitWithDefault(code, names, inner, setter, call.Emit, fallback => $"{fallback}{target} = value");
            }
        }
    }

    /// <summary>Emits a call, and the turn to the default implementation if the interface has one and the other side does not know the transaction.</summary>
    private static void EmitWithDefault(
        SourceWriter code, InterfaceNames names, NameScope scope, TransactionModel transaction, Action emit, Func<string, string> forward)
    {
        if (!names.HasDefault || transaction.IsOneway)
        {
            emit();
            return;
        }

        string failure = scope.Pick("failure", "unknown");
        string fallback = scope.Pick("fallback", "implementation");
        using (code.Block("try"))
            emit();

        const string Unknown = "global::Binder.StatusCode.UnknownTransaction";
        string condition = $"{failure}.Status == {Unknown} && {names.Interface}.DefaultImplementation is {{ }} {fallback}";
        using (code.Block($"catch (global::Binder.RemoteException {failure}) when ({condition})"))
            code.Line($"{(transaction.Result is null ? "" : "return ")}{forward(fallback)};");
    }

    private static void EmitQuestion(SourceWriter code, InterfaceNames names, string type, string subject)
    {
        code.Line("\n/// <inheritdoc/>");
        code.Line($"public {type} Get{subject}() => Ask{subject}({names.Interface}.Descriptor);");
        code.Line("\n/// <inheritdoc/>");
        code.Line($"public global::System.Threading.Tasks.Task<{type}> Get{subject}Async(global::System.Threading.CancellationToken cancellationToken = default) =>");
        code.Line($"    Ask{subject}Async({names.Interface}.Descriptor, cancellationToken);");
    }

    /// <summary>An interface that has no version of its own asks for those that it inherits, by their names.</summary>
    private static void EmitInheritedQuestions(SourceWriter code, IEnumerable<ViewModel> views, string type, string subject)
    {
        const string Token = "global::System.Threading.CancellationToken cancellationToken";
        foreach (ViewModel view in views)
        {
            code.Line($"\n{type} {view.FullName}.Get{subject}() => Ask{subject}({view.FullName}.Descriptor);");
            code.Line($"\nglobal::System.Threading.Tasks.Task<{type}> {view.FullName}.Get{subject}Async({Token}) =>");
            code.Line($"    Ask{subject}Async({view.FullName}.Descriptor, cancellationToken);");
        }
    }
}
