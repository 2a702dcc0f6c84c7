using Binder.Aidl.Generator.Model;

namespace Binder.Aidl.Generator.Emit;

/// <summary>The stub's private method that serves one transaction.</summary>
internal sealed class StubHandler
{
    private readonly SourceWriter _code;
    private readonly InterfaceNames _names;
    private readonly MemberModel _member;
    private readonly TransactionModel _transaction;
    private readonly string[] _arguments;
    private readonly string _data;
    private readonly string _reply;
    private readonly NameScope _scope;

    public StubHandler(SourceWriter code, InterfaceNames names, MemberModel member, TransactionModel transaction)
    {
        _code = code;
        _names = names;
        _member = member;
        _transaction = transaction;
        _scope = new NameScope(names.StubCalls);
        _arguments = [.. transaction.Parameters.Select(parameter => _scope.Pick(parameter.Name))];
        _data = _scope.Pick("data", "request");
        _reply = _scope.Pick("reply", "response");
    }

    public void Emit()
    {
        string reply = _transaction.IsOneway ? "" : $", global::Binder.Parcel {_reply}";
        using (_code.Block($"private void {_names.Handler(_transaction)}(global::Binder.Parcel {_data}{reply})"))
        {
            _code.Line($"{_data}.EnforceInterface({_names.Interface}.Descriptor);");
            EmitArguments();
            _code.Line($"{_data}.EnforceNoDataAvailable();");
            string? result = _transaction.Result is null ? null : _scope.Pick("result", "returned");
            _code.Line(result is null ? $"{Call()};" : $"{_transaction.Result!.Declaration} {result} = {Call()};");
            if (!_transaction.IsOneway)
                EmitAnswer(result);
        }
    }

    private void EmitArguments()
    {
        for (int i = 0; i < _arguments.Length; i++)
        {
            ParameterModel parameter = _transaction.Parameters[i];
            if (parameter.Direction is Direction.In or Direction.InOut)
            {
                _code.Line($"{parameter.Type.Declaration} {_arguments[i]} = {WireCode.Read(parameter.Type, _data)};");
            }
            else if (parameter.Direction == Direction.Fill)
            {
                string nullable = parameter.Type.IsNullable ? "Nullable" : "";
                _code.Line($"{parameter.Type.Declaration} {_arguments[i]} = {_data}.New{nullable}OutArray<{parameter.Type.Element!.Declaration}>();");
            }
            else if (parameter.Type.IsDynamicArray)
            {
                _code.Line($"{_data}.ReadInt32(); // {_arguments[i]}: the length of the caller's array");
            }
        }
    }

    private void EmitAnswer(string? result)
    {
        _code.Line($"{_reply}.WriteNoException();");
        if (result is not null)
            _code.Line(WireCode.Write(_transaction.Result!, _reply, result));

        for (int i = 0; i < _arguments.Length; i++)
        {
            ParameterModel parameter = _transaction.Parameters[i];
            if (parameter.Direction != Direction.In)
                _code.Line(WireCode.Write(parameter.Type, _reply, _arguments[i]));
        }
    }

    private string Call()
    {
        string member = Signatures.Name(_member);
        if (_member is not MethodModel method)
            return _transaction.Result is null ? $"{member} = {_arguments[0]}" : member;

        IEnumerable<string> arguments = _arguments.Select((name, i) => Pass(_transaction.Parameters[i], name));
        if (method.Cancellation is not null)
            arguments = arguments.Append("global::System.Threading.CancellationToken.None");

        string call = $"{member}({string.Join(", ", arguments)})";
        return method.Async == AsyncKind.None ? call : $"Wait(() => {call})";
    }

    private static string Pass(ParameterModel parameter, string name) => parameter.Modifier switch
    {
        "out " => $"out {parameter.Type.Declaration} {name}",
        "ref " => $"ref {name}",
        "in " or "ref readonly " => $"in {name}",
        _ => name,
    };
}
