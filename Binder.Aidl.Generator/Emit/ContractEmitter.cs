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
        string hiding = model.Views.Count > 0 ? "new " : "";
        using (code.Block($"partial interface {name} : {contract}"))
        {
            code.Line("/// <summary>The interface's descriptor on the wire.</summary>");
            code.Line(SourceFile.GeneratedCode);
            code.Line($"public {hiding}const string Descriptor = {Literal.Of(model.Descriptor)};");
            code.Line();
            EmitVersion(code, model, hiding);
            code.Line(SourceFile.GeneratedCode);
            code.Line($"static string {contract}.InterfaceDescriptor => Descriptor;");
            code.Line();
            EmitDefault(code, model, hiding);
            code.Line("/// <summary>The typed view of an object: the object itself if it lives in this process, else a proxy.</summary>");
            code.Line(SourceFile.GeneratedCode);
            code.Line($"public {hiding}static {name} AsInterface(global::Binder.IBinder binder) => global::Binder.BinderExtensions.As<{name}>(binder);");
            code.Line();
            code.Line(SourceFile.GeneratedCode);
            code.Line($"static {name} {contract}.CreateProxy(global::Binder.IBinder remote) => new {model.Proxy}(remote);");
            code.Line();
            EmitCodes(code, model, hiding);
        }
    }, hidesMembers: model.Views.Count > 0);

    private static void EmitVersion(SourceWriter code, InterfaceModel model, string hiding)
    {
        if (model.Version > 0)
        {
            code.Line("/// <summary>The version of the interface that this code was generated from.</summary>");
            code.Line(SourceFile.GeneratedCode);
            code.Line($"public {hiding}const int Version = {model.Version};");
            code.Line();
            EmitQuestion(code, "version", "int", "GetInterfaceVersion", "Version", hiding);
        }

        if (model.Hash is not null)
        {
            code.Line("/// <summary>The hash of the interface that this code was generated from.</summary>");
            code.Line(SourceFile.GeneratedCode);
            code.Line($"public {hiding}const string Hash = {Literal.Of(model.Hash)};");
            code.Line();
            EmitQuestion(code, "hash", "string", "GetInterfaceHash", "Hash", hiding);
        }
    }

    private static void EmitQuestion(SourceWriter code, string noun, string type, string question, string constant, string hiding)
    {
        code.Line($"/// <summary>The {noun} of the interface that the object has: a proxy asks once, whatever <see cref=\"{constant}\"/> is here.</summary>");
        code.Line(SourceFile.GeneratedCode);
        code.Line($"{hiding}{type} {question}() => {constant};");
        code.Line();
        code.Line($"/// <inheritdoc cref=\"{question}\"/>");
        code.Line(SourceFile.GeneratedCode);
        code.Line($"{hiding}global::System.Threading.Tasks.Task<{type}> {question}Async(global::System.Threading.CancellationToken cancellationToken = default) =>");
        code.Line($"    global::System.Threading.Tasks.Task.FromResult({constant});");
        code.Line();
    }

    private static void EmitDefault(SourceWriter code, InterfaceModel model, string hiding)
    {
        if (!model.HasDefault)
            return;

        string name = model.Type.Name;
        code.Line("/// <summary>What proxies call where the other side does not know a method, null for nothing.</summary>");
        code.Line(SourceFile.GeneratedCode);
        code.Line($"public {hiding}static {name}? DefaultImplementation => DefaultHolder.Value;");
        code.Line();
        code.Line("/// <summary>Sets <see cref=\"DefaultImplementation\"/>, once per process.</summary>");
        code.Line("/// <exception cref=\"global::System.InvalidOperationException\">It is set already.</exception>");
        code.Line(SourceFile.GeneratedCode);
        using (code.Block($"public {hiding}static void SetDefaultImplementation({name} implementation)"))
        {
            code.Line("global::System.ArgumentNullException.ThrowIfNull(implementation);");
            code.Line("if (global::System.Threading.Interlocked.CompareExchange(ref DefaultHolder.Value, implementation, null) is not null)");
            code.Line($"    throw new global::System.InvalidOperationException({Literal.Of($"{model.Descriptor} has a default implementation already.")});");
        }

        code.Line();
        code.Line(SourceFile.GeneratedCode);
        using (code.Block($"private static class DefaultHolder"))
            code.Line($"public static {name}? Value;");

        code.Line();
    }

    private static void EmitCodes(SourceWriter code, InterfaceModel model, string hidingBase)
    {
        code.Line("/// <summary>The transaction codes.</summary>");
        code.Line(SourceFile.GeneratedCode);
        using (code.Block($"public {hidingBase}static class Transactions"))
        {
            foreach (TransactionModel transaction in model.Transactions)
            {
                string hiding = ObjectMembers.Contains(transaction.Name) ? "new " : "";
                code.Line($"/// <summary>Code of <c>{transaction.Name}</c>.</summary>");
                code.Line($"public {hiding}const uint {Identifiers.Escape(transaction.Name)} = {transaction.Code};");
                code.Line();
            }

            EmitNames(code, model);
        }
    }

    private static void EmitNames(SourceWriter code, InterfaceModel model)
    {
        if (model.Transactions.Any(static transaction => transaction.Name == "NameOf"))
            return;

        code.Line("/// <summary>The name of the AIDL method with a code, null if there is none; for logs and traces.</summary>");
        using (code.Block("public static string? NameOf(uint code) => code switch", closing: "};"))
        {
            foreach (TransactionModel transaction in model.Transactions)
                code.Line($"{Identifiers.Escape(transaction.Name)} => {Literal.Of(transaction.AidlName)},");

            code.Line("_ => null,");
        }
    }
}
