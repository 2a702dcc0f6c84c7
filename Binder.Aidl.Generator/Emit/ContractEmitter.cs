using Binder.Aidl.Generator.CSharp;
using Binder.Aidl.Generator.Model;

namespace Binder.Aidl.Generator.Emit;

/// <summary>The interface's static contract: descriptor, typed view, transaction codes; what <c>As&lt;T&gt;</c> needs without reflection.</summary>
internal static class ContractEmitter
{
    private static readonly HashSet<string> ObjectMembers = ["Equals", "GetHashCode", "ReferenceEquals", "ToString"];

    public static string Emit(InterfaceModel model) => SourceFile.Write(model.Type, model.Descriptor, code =>
    {
        string name = model.Type.Name;
        string contract = $"global::Binder.IBinderInterface<{name}>";
        using (code.Block($"partial interface {name} : {contract}"))
        {
            code.Line("/// <summary>The interface's descriptor on the wire.</summary>");
            code.Line(SourceFile.GeneratedCode);
            code.Line($"public const string Descriptor = {Literal.Of(model.Descriptor)};");
            code.Line();
            code.Line(SourceFile.GeneratedCode);
            code.Line($"static string {contract}.InterfaceDescriptor => Descriptor;");
            code.Line();
            code.Line("/// <summary>The typed view of an object: the object itself if it lives in this process, else a proxy.</summary>");
            code.Line(SourceFile.GeneratedCode);
            code.Line($"public static {name} AsInterface(global::Binder.IBinder binder) => global::Binder.BinderExtensions.As<{name}>(binder);");
            code.Line();
            code.Line(SourceFile.GeneratedCode);
            code.Line($"static {name} {contract}.CreateProxy(global::Binder.IBinder remote) => new {model.Proxy}(remote);");
            code.Line();
            EmitCodes(code, model);
        }
    });

    private static void EmitCodes(SourceWriter code, InterfaceModel model)
    {
        code.Line("/// <summary>The transaction codes.</summary>");
        code.Line(SourceFile.GeneratedCode);
        using (code.Block("public static class Transactions"))
        {
            string separator = "";
            foreach (TransactionModel transaction in model.Transactions)
            {
                string hiding = ObjectMembers.Contains(transaction.Name) ? "new " : "";
                code.Line($"{separator}/// <summary>Code of <c>{transaction.Name}</c>.</summary>");
                code.Line($"public {hiding}const uint {Identifiers.Escape(transaction.Name)} = {transaction.Code};");
                separator = "\n";
            }
        }
    }
}
