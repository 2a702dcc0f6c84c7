using Binder.Aidl.Generator.Model;

namespace Binder.Aidl.Generator.Emit;

/// <summary>The body of a proxy's member.</summary>
/// <param name="code">Where it goes.</param>
/// <param name="names">Names of the interface.</param>
/// <param name="scope">Names of the body, with those of the parameters.</param>
/// <param name="transaction">What is called.</param>
/// <param name="parameters">Names of the marshalled parameters, as code spells them.</param>
internal sealed class ProxyCall(
    SourceWriter code, InterfaceNames names, NameScope scope, TransactionModel transaction, IReadOnlyList<string> parameters)
{
    private readonly string _data = scope.Pick("data", "request");

    private bool HasAnswer => transaction.Result is not null
        || transaction.Parameters.Any(static parameter => parameter.Direction != Direction.In);

    public void Emit()
    {
        code.Line($"using global::Binder.Parcel {_data} = {names.Begin}({names.Interface}.Descriptor);");
        EmitArguments();
        if (transaction.IsOneway)
        {
            code.Line($"CallOneway({names.Code(transaction)}, {_data});");
        }
        else
        {
            EmitAnswer($"Call({names.Code(transaction)}, {_data})");
        }
    }

    public void EmitAsync(string cancellation)
    {
        code.Line($"global::Binder.Parcel {_data} = {names.Begin}({names.Interface}.Descriptor);");
        EmitOwnedArguments();
        if (transaction.IsOneway)
        {
            code.Line($"await CallOnewayAsync({names.Code(transaction)}, {_data}, {cancellation}).ConfigureAwait(false);");
        }
        else
        {
            EmitAnswer($"(await CallAsync({names.Code(transaction)}, {_data}, {cancellation}).ConfigureAwait(false))");
        }
    }

    /// <summary>Who sends the request owns it from then on; until then it must not be lost to an argument that cannot be written.</summary>
    private void EmitOwnedArguments()
    {
        if (parameters.Count == 0)
            return;

        using (code.Block("try"))
            EmitArguments();

        using (code.Block("catch"))
            code.Line($"{_data}.Dispose();\nthrow;");

        code.Line();
    }

    private void EmitArguments()
    {
        for (int i = 0; i < parameters.Count; i++)
        {
            ParameterModel parameter = transaction.Parameters[i];
            if (parameter.Direction is Direction.In or Direction.InOut)
                code.Line(WireCode.Write(parameter.Type, _data, parameters[i]));
            else if (parameter.Direction == Direction.Fill)
                code.Line($"{_data}.WriteOutArrayLength({parameters[i]});");
            else if (parameter.Type.IsDynamicArray)
                code.Line($"{_data}.WriteInt32(0); // {parameters[i]}: the callee makes the array");
        }
    }

    private void EmitAnswer(string call)
    {
        if (!HasAnswer)
        {
            code.Line($"{call}.Dispose();");
            return;
        }

        string reply = scope.Pick("reply", "response");
        code.Line($"using global::Binder.Parcel {reply} = {Unwrapped(call)};");
        if (transaction.Parameters.All(static parameter => parameter.Direction == Direction.In))
        {
            code.Line($"return {WireCode.Read(transaction.Result!, reply)};");
            return;
        }

        string? result = transaction.Result is null ? null : scope.Pick("result", "returned");
        if (result is not null)
            code.Line($"{transaction.Result!.Declaration} {result} = {WireCode.Read(transaction.Result, reply)};");

        for (int i = 0; i < parameters.Count; i++)
            EmitOut(transaction.Parameters[i], parameters[i], reply);

        if (result is not null)
            code.Line($"return {result};");
    }

    private void EmitOut(ParameterModel parameter, string name, string reply)
    {
        if (parameter.Direction is Direction.Out or Direction.InOut)
        {
            code.Line($"{name} = {WireCode.Read(parameter.Type, reply)};");
        }
        else if (parameter is { Direction: Direction.Fill, Type.IsNullable: true })
        {
            code.Line($"if ({name} is null)\n    {WireCode.Read(parameter.Type, reply)};\nelse\n    {WireCode.ReadInto(parameter.Type, reply, name)}");
        }
        else if (parameter.Direction == Direction.Fill)
        {
            code.Line(WireCode.ReadInto(parameter.Type, reply, name));
        }
    }

    private static string Unwrapped(string call) => call[0] == '(' ? call.Substring(1, call.Length - 2) : call;
}
