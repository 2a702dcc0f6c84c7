using Binder.Aidl.Generator.CSharp;
using Binder.Aidl.Generator.Model;

namespace Binder.Aidl.Generator.Emit;

/// <summary>The stub <c>BnX</c>: reads a request, calls the implementation and writes the answer.</summary>
internal static class StubEmitter
{
    public static string Emit(InterfaceModel model) => SourceFile.Write(model.Type, model.Descriptor, code =>
    {
        InterfaceNames names = new(model);
        code.Line($"/// <summary>Base of an implementation of <see cref=\"{model.Type.Name}\"/> that other processes can call.</summary>");
        code.Line(SourceFile.Obsolete(model.Aidl) + SourceFile.GeneratedCode);
        using (code.Block($"{model.Type.Accessibility} abstract class {model.Stub} : global::Binder.BBinder, {model.Type.Name}"))
        {
            if (model.Stability == Stability.Vintf)
                EmitStability(code, model);

            code.Line("/// <inheritdoc/>");
            code.Line($"public override string InterfaceDescriptor => {names.Interface}.Descriptor;");
            code.Line();
            code.Line("global::Binder.IBinder global::Binder.IInterface.AsBinder() => this;");
            foreach (MemberModel member in model.Members)
                EmitAbstract(code, member);

            if (model.Views.Count > 0)
                EmitViews(code, names, model);

            if (model.Members.Count > 0 || model.Version > 0 || model.Hash is not null)
                EmitDispatch(code, names, model);

            foreach (MemberModel member in model.Members)
                EmitHandlers(code, names, member);
        }
    }, hidesMembers: model.Members.Any(static member => member.HidesStubMember));

    private static void EmitStability(SourceWriter code, InterfaceModel model)
    {
        code.Line("/// <summary>Makes an object that callers from either side of the system's stable interface may call.</summary>");
        code.Line($"protected {model.Stub}() => base.Stability = global::Binder.Stability.Vintf;");
        code.Line();
    }

    private static void EmitAbstract(SourceWriter code, MemberModel member)
    {
        code.Line("\n/// <inheritdoc/>");
        string modifiers = member.HidesStubMember ? "public new abstract" : "public abstract";
        if (member is PropertyModel property)
        {
            string accessors = (property.Getter is null ? "" : "get; ") + (property.Setter is null ? "" : "set; ");
            NameScope scope = new("value");
            string[] parameters = [.. property.Parameters.Select(parameter => scope.Pick(parameter.Name))];
            code.Line($"{modifiers} {property.Type.Declaration} {Signatures.Name(property, parameters)} {{ {accessors}}}");
        }
        else if (member is EventModel @event)
        {
            code.Line($"{modifiers} event {@event.Type} {Signatures.Name(@event)};");
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
        {
            if (names.HasViews)
                EmitTranslation(code, names, model);

            using (code.Block("switch (code)"))
            {
                foreach (MemberModel member in model.Members)
                {
                    foreach (TransactionModel transaction in member.Transactions)
                    {
                        string arguments = (transaction.IsOneway ? "data" : "data, reply") + (member.DeclaredIn is null ? "" : ", descriptor");
                        EmitCase(code, names.Code(transaction), $"{names.Handler(transaction)}({arguments});");
                    }
                }

                EmitMeta(code, names.Interface, model.Version > 0, model.Hash is not null);
                code.Line("default:");
                using (code.Indent())
                    code.Line("return base.OnTransact(code, data, reply, flags);");
            }
        }
    }

    private static void EmitCase(SourceWriter code, string label, string call)
    {
        code.Line($"case {label}:");
        using (code.Indent())
            code.Line($"{call}\nreturn true;");
    }

    private static void EmitMeta(SourceWriter code, string view, bool hasVersion, bool hasHash)
    {
        if (hasVersion)
        {
            EmitCase(
                code,
                "global::Binder.MetaTransactions.GetInterfaceVersion",
                $"AnswerInterfaceVersion(data, reply, {view}.Descriptor, (({view})this).GetInterfaceVersion());");
        }

        if (hasHash)
        {
            EmitCase(
                code,
                "global::Binder.MetaTransactions.GetInterfaceHash",
                $"AnswerInterfaceHash(data, reply, {view}.Descriptor, (({view})this).GetInterfaceHash());");
        }
    }

    private static void EmitViews(SourceWriter code, InterfaceNames names, InterfaceModel model)
    {
        code.Line("\n/// <inheritdoc/>");
        code.Line("protected override bool AnswersInterface(string descriptor) =>");
        IEnumerable<string> descriptors = model.Views.Select(static view => view.FullName).Prepend(names.Interface).Select(static name => name + ".Descriptor");
        code.Line($"    descriptor is {string.Join(" or ", descriptors)};");
    }

    /// <summary>A caller that knows the object as an inherited interface sends that one's token and codes.</summary>
    private static void EmitTranslation(SourceWriter code, InterfaceNames names, InterfaceModel model)
    {
        code.Line($"string descriptor = {names.Interface}.Descriptor;");
        string keyword = "if";
        foreach (ViewModel view in model.Views)
        {
            using (code.Block($"{keyword} (data.IsRequestFor({view.FullName}.Descriptor))"))
            {
                if (view.Version > 0 || view.HasHash)
                {
                    using (code.Block("switch (code)"))
                        EmitMeta(code, view.FullName, view.Version > 0, view.HasHash);

                    code.Line();
                }

                code.Line($"descriptor = {view.FullName}.Descriptor;");
                using (code.Block("code = code switch", closing: "};"))
                {
                    foreach (string transaction in view.Transactions)
                    {
                        string name = Identifiers.Escape(transaction);
                        code.Line($"{view.FullName}.Transactions.{name} => {names.Interface}.Transactions.{name},");
                    }

                    code.Line("_ => 0,");
                }
            }

            keyword = "else if";
        }

        code.Line();
    }

    private static void EmitHandlers(SourceWriter code, InterfaceNames names, MemberModel member)
    {
        if (member is EventModel @event)
        {
            StubEventEmitter.Emit(code, names, @event);
            return;
        }

        foreach (TransactionModel transaction in member.Transactions)
        {
            code.Line();
            new StubHandler(code, names, member, transaction).Emit();
        }
    }
}
