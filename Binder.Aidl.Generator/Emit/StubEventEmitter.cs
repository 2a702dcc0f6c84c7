using Binder.Aidl.Generator.CSharp;
using Binder.Aidl.Generator.Model;

namespace Binder.Aidl.Generator.Emit;

/// <summary>Events of the stub: for each listener a handler that tells it.</summary>
internal static class StubEventEmitter
{
    public static void Emit(SourceWriter code, InterfaceNames names, EventModel @event)
    {
        string listeners = names.Unlike($"_{Identifiers.LowerFirst(@event.Name)}Listeners");
        code.Line();
        code.Line($"private readonly global::Binder.EventListeners<{@event.Handler}> {listeners} = new();");
        EmitHandler(code, names, @event, @event.Add, () => EmitAdd(code, @event, listeners));
        EmitHandler(code, names, @event, @event.Remove, () => code.Line($"{listeners}.Remove(listener);"));
    }

    private static void EmitAdd(SourceWriter code, EventModel @event, string listeners)
    {
        NameScope scope = new("listener", listeners);
        string[] arguments = [.. @event.Arguments.Select(argument => scope.Pick(argument.Name))];
        string failure = scope.Pick("failure", "unheard");
        string name = Signatures.Name(@event);
        using (code.Block($"{@event.Handler} handler = ({string.Join(", ", arguments)}) =>", closing: "};"))
        {
            using (code.Block("try"))
                code.Line($"listener.{@event.Listener.Method}({EventArguments.OfListener(@event, arguments)});");

            using (code.Block($"catch (global::Binder.RemoteException {failure})"))
                code.Line($"{listeners}.Failed(listener, {failure});");
        }

        code.Line($"{listeners}.Add(listener, handler, added => {name} += added, removed => {name} -= removed);");
    }

    private static void EmitHandler(SourceWriter code, InterfaceNames names, EventModel @event, TransactionModel transaction, Action emit)
    {
        code.Line();
        string reply = transaction.IsOneway ? "" : ", global::Binder.Parcel reply";
        string view = @event.DeclaredIn is null ? "" : ", string descriptor";
        using (code.Block($"private void {names.Handler(transaction)}(global::Binder.Parcel data{reply}{view})"))
        {
            code.Line($"data.EnforceInterface({(@event.DeclaredIn is null ? names.Interface + ".Descriptor" : "descriptor")});");
            code.Line($"{@event.Listener.Interface} listener = {WireCode.Read(transaction.Parameters[0].Type, "data")};");
            code.Line("data.EnforceNoDataAvailable();");
            StubHandler.EmitPermission(code, transaction);
            emit();
            if (!transaction.IsOneway)
                code.Line("reply.WriteNoException();");
        }
    }
}
