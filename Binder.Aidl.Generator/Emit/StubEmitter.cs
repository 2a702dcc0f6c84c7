using Binder.Aidl.Generator.Model;

namespace Binder.Aidl.Generator.Emit;

/// <summary>The stub <c>BnX</c>: reads a request, calls the implementation and writes the answer.</summary>
internal static class StubEmitter
{
    public static string Emit(InterfaceModel model) => SourceFile.Write(model.Type, model.Descriptor, code =>
    {
        InterfaceNames names = new(model);
        code.Line($"/// <summary>Base of an implementation of <see cref=\"{model.Type.Name}\"/> that other processes can call.</summary>");
        code.Line(SourceFile.GeneratedCode);
        using (code.Block($"{model.Type.Accessibility} abstract class {model.Stub} : global::Binder.BBinder, {model.Type.Name}"))
        {
            code.Line("/// <inheritdoc/>");
            code.Line($"public override string InterfaceDescriptor => {names.Interface}.Descriptor;");
            code.Line();
            code.Line("global::Binder.IBinder global::Binder.IInterface.AsBinder() => this;");
            foreach (MemberModel member in model.Members)
                EmitAbstract(code, member);

            if (model.Members.Count > 0)
                EmitDispatch(code, names, model);

            foreach (MemberModel member in model.Members)
                EmitHandlers(code, names, member);
        }
    }, hidesMembers: model.Members.Any(static member => member.HidesStubMember));

    private static void EmitAbstract(SourceWriter code, MemberModel member)
    {
        code.Line("\n/// <inheritdoc/>");
        string modifiers = member.HidesStubMember ? "public new abstract" : "public abstract";
        if (member is PropertyModel property)
        {
            string accessors = (property.Getter is null ? "" : "get; ") + (property.Setter is null ? "" : "set; ");
            code.Line($"{modifiers} {property.Type.Declaration} {Signatures.Name(property)} {{ {accessors}}}");
        }
        else
        {
            MethodModel method = (MethodModel)member;
            NameScope scope = new();
            string[] parameters = [.. method.Transaction.Parameters.Select(parameter => scope.Pick(parameter.Name))];
            string? cancellation = method.Cancellation is { } token ? scope.Pick(token.Name) : null;
            code.Line($"{modifiers} {Signatures.ReturnType(method)} {Signatures.Name(method)}({Signatures.Parameters(method, parameters, cancellation)});");
        }
    }

    private static void EmitDispatch(SourceWriter code, InterfaceNames names, InterfaceModel model)
    {
        code.Line("\n/// <inheritdoc/>");
        const string Signature = "OnTransact(uint code, global::Binder.Parcel data, global::Binder.Parcel reply, global::Binder.TransactionFlags flags)";
        using (code.Block($"protected override bool {Signature}"))
        using (code.Block("switch (code)"))
        {
            foreach (TransactionModel transaction in model.Transactions)
            {
                code.Line($"case {names.Code(transaction)}:");
                using (code.Indent())
                    code.Line($"{names.Handler(transaction)}({(transaction.IsOneway ? "data" : "data, reply")});\nreturn true;");
            }

            code.Line("default:");
            using (code.Indent())
                code.Line("return base.OnTransact(code, data, reply, flags);");
        }
    }

    private static void EmitHandlers(SourceWriter code, InterfaceNames names, MemberModel member)
    {
        foreach (TransactionModel transaction in member.Transactions)
        {
            code.Line();
            new StubHandler(code, names, member, transaction).Emit();
        }
    }
}
