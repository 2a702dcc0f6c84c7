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
        string? view = _member.DeclaredIn is null ? null : _scope.Pick("descriptor", "view");
        string parameters = $"global::Binder.Parcel {_data}{reply}{(view is null ? "" : $", string {view}")}";
        using (_code.Block($"private void {_names.Handler(_transaction)}({parameters})"))
        {
            if (_names.IsSensitive && !_transaction.IsOneway)
                _code.Line($"{_reply}.MarkSensitive();");

            _code.Line($"{_data}.EnforceInterface({view ?? $"{_names.Interface}.Descriptor"});");
            EmitArguments();
            _code.Line($"{_data}.EnforceNoDataAvailable();");
            EmitPermission(_code, _transaction);
            string? result = _transaction.Result is null ? null : _scope.Pick("result", "returned");
            _code.Line(result is null ? $"{Call()};" : $"{_transaction.Result!.Declaration} {result} = {Call()};");
            if (!_transaction.IsOneway)
                EmitAnswer(result);
        }
    }

    /// <summary>Emits the check of the caller's permissions, if there is one to do.</summary>
    public static void EmitPermission(SourceWriter code, TransactionModel transaction)
    {
        if (transaction.Permission is not { } permission)
            return;

        string names = string.Join(", ", permission.Names.Select(static name => Literal.Of(name)));
        code.Line($"global::Binder.BBinder.Enforce{(permission.IsAny ? "AnyPermission" : "AllPermissions")}([{names}]);");
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
        IEnumerable<string> arguments = _arguments.Select((name, i) => Pass(_transaction.Parameters[i], name));
        string member = Signatures.Name(_member);
        if (_member is PropertyModel property)
        {
            if (property.IsIndexer)
                member = $"this[{string.Join(", ", arguments.Take(property.Parameters.Count))}]";

            return _transaction.Result is null ? $"{member} = {_arguments[_arguments.Length - 1]}" : member;
        }

        MethodModel method = (MethodModel)_member;
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
