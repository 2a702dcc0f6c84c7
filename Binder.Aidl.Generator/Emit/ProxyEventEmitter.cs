using Binder.Aidl.Generator.CSharp;
using Binder.Aidl.Generator.Model;

namespace Binder.Aidl.Generator.Emit;

/// <summary>Events of the proxy: one listener over there for all handlers of this process.</summary>
internal static class ProxyEventEmitter
{
    public static void Emit(SourceWriter code, InterfaceNames names, InterfaceModel model, EventModel @event)
    {
        Parts parts = new(names, @event);
        using (code.Block($"public {ProxyEmitter.Hiding(@event)}event {@event.Type} {Signatures.Name(@event)}"))
        {
            code.Line($"add => {parts.Handlers}.Add(value, {parts.Add});");
            code.Line($"remove => {parts.Handlers}.Remove(value, {parts.Remove});");
        }

        code.Line();
        code.Line($"private readonly global::Binder.RemoteEvent<{@event.Handler}> {parts.Handlers} = new();");
        code.Line($"private {parts.Listener}? {parts.Field};");
        EmitCall(code, names, @event.Add, parts.Add, $"{parts.Field} ??= new {parts.Listener}(this)");
        EmitCall(code, names, @event.Remove, parts.Remove, $"{parts.Field}!");
        code.Line();
        using (code.Block($"private sealed class {parts.Listener}({model.Proxy} sender) : {@event.Listener.Stub}"))
        {
            NameScope scope = new("sender");
            string[] arguments = [.. @event.Arguments.Select(argument => scope.Pick(argument.Name))];
            code.Line("/// <inheritdoc/>");
            code.Line($"public override void {@event.Listener.Method}({EventArguments.Parameters(@event, arguments)}) =>");
            code.Line($"    sender.{parts.Handlers}.Handlers?.Invoke({EventArguments.OfHandler(@event, arguments)});");
        }
    }

    /// <summary>A disposed proxy takes its listeners back.</summary>
    public static void EmitDispose(SourceWriter code, InterfaceNames names, InterfaceModel model)
    {
        EventModel[] events = [.. model.Members.OfType<EventModel>()];
        if (events.Length == 0)
            return;

        code.Line("\n/// <inheritdoc/>");
        using (code.Block("protected override void Dispose(bool disposing)"))
        {
            using (code.Block("if (disposing)"))
            {
                foreach (EventModel @event in events)
                {
                    Parts parts = new(names, @event);
                    code.Line($"{parts.Handlers}.Clear({parts.Remove});");
                }
            }

            code.Line("\nbase.Dispose(disposing);");
        }
    }

    private static void EmitCall(SourceWriter code, InterfaceNames names, TransactionModel transaction, string name, string listener)
    {
        code.Line();
        using (code.Block($"private void {name}()"))
        {
            code.Line($"using global::Binder.Parcel data = {names.Begin}({names.Interface}.Descriptor);");
            code.Line(WireCode.Write(transaction.Parameters[0].Type, "data", listener).Replace("WriteInterface(", $"WriteInterface<{transaction.Parameters[0].Type.Name}>("));
            code.Line(transaction.IsOneway ? $"CallOneway({names.Code(transaction)}, data);" : $"Call({names.Code(transaction)}, data).Dispose();");
        }
    }

    /// <summary>Names of what an event is made of.</summary>
    private sealed class Parts(InterfaceNames names, EventModel @event)
    {
        public string Handlers { get; } = names.Unlike($"_{Identifiers.LowerFirst(@event.Name)}Handlers");

        public string Field { get; } = names.Unlike($"_{Identifiers.LowerFirst(@event.Name)}Listener");

        public string Listener { get; } = names.Unlike(AidlNames.Capitalized(@event.Name) + "Listener");

        public string Add { get; } = names.Unlike(@event.Add.Name);

        public string Remove { get; } = names.Unlike(@event.Remove.Name);
    }
}
