using Binder.Aidl.Generator.Model;

namespace Binder.Aidl.Generator.Emit;

/// <summary>The delegator: a stub that hands every call on to another implementation; derived classes override what they change.</summary>
internal static class DelegatorEmitter
{
    public static string Emit(InterfaceModel model) => SourceFile.Write(model.Type, model.Descriptor, code =>
    {
        InterfaceNames names = new(model);
        code.Line($"/// <summary>Hands every call on to another implementation of <see cref=\"{model.Type.Name}\"/>.</summary>");
        code.Line(SourceFile.Obsolete(model.Aidl) + SourceFile.GeneratedCode);
        using (code.Block($"{model.Type.Accessibility} class {model.Delegator} : {model.Stub}, {model.Type.Name}"))
        {
            string inner = names.Unlike("_inner");
            code.Line($"private readonly {names.Interface} {inner};");
            code.Line();
            code.Line("/// <summary>Creates a delegator.</summary>");
            code.Line("/// <param name=\"inner\">What is called.</param>");
            using (code.Block($"public {model.Delegator}({names.Interface} inner)"))
            {
                code.Line("global::System.ArgumentNullException.ThrowIfNull(inner);");
                code.Line($"{inner} = inner;");
            }

            foreach (MemberModel member in model.Members)
            {
                code.Line("\n/// <inheritdoc/>");
                EmitMember(code, member, inner);
            }

            if (model.Version > 0)
                EmitQuestion(code, names, "int", "GetInterfaceVersion", inner);

            if (model.Hash is not null)
                EmitQuestion(code, names, "string", "GetInterfaceHash", inner);
        }
    });

    private static void EmitMember(SourceWriter code, MemberModel member, string inner)
    {
        NameScope scope = new(inner, "value");
        switch (member)
        {
            case MethodModel method:
                string[] parameters = [.. method.Transaction.Parameters.Select(parameter => scope.Pick(parameter.Name))];
                string? cancellation = method.Cancellation is { } token ? scope.Pick(token.Name) : null;
                string name = Signatures.Name(method);
                code.Line($"public override {Signatures.ReturnType(method)} {name}({Signatures.Parameters(method, parameters, cancellation)}) =>");
                code.Line($"    {inner}.{name}({Signatures.Arguments(method, parameters, cancellation)});");
                break;
            case PropertyModel property:
                EmitProperty(code, property, scope, inner);
                break;
            case EventModel @event:
                using (code.Block($"public override event {@event.Type} {Signatures.Name(@event)}"))
                {
                    code.Line($"add => {inner}.{Signatures.Name(@event)} += value;");
                    code.Line($"remove => {inner}.{Signatures.Name(@event)} -= value;");
                }

                break;
            default:
                throw new InvalidOperationException($"{member} is no member that can be handed on.");
        }
    }

    private static void EmitProperty(SourceWriter code, PropertyModel property, NameScope scope, string inner)
    {
        string[] parameters = [.. property.Parameters.Select(parameter => scope.Pick(parameter.Name))];
        string target = inner + (property.IsIndexer ? $"[{string.Join(", ", parameters)}]" : "." + Signatures.Name(property));
        using (code.Block($"public override {property.Type.Declaration} {Signatures.Name(property, parameters)}"))
        {
            if (property.Getter is not null)
                code.Line($"get => {target};");

            if (property.Setter is not null)
                code.Line($"set => {target} = value;");
        }
    }

    private static void EmitQuestion(SourceWriter code, InterfaceNames names, string type, string question, string inner)
    {
        code.Line();
        code.Line($"{type} {names.Interface}.{question}() => {inner}.{question}();");
        code.Line();
        code.Line($"global::System.Threading.Tasks.Task<{type}> {names.Interface}.{question}Async(global::System.Threading.CancellationToken cancellationToken) =>");
        code.Line($"    {inner}.{question}Async(cancellationToken);");
    }
}
