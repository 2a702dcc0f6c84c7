using Binder.Aidl.Generator.CSharp.Types;
using Binder.Aidl.Generator.Diagnostics;
using Binder.Aidl.Generator.Model;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Binder.Aidl.Generator.CSharp;

/// <summary>
/// Reads an event: two transactions add and remove a listener, whose interface is generated. Its one method, one-way, has the parameters of
/// the delegate; a sender and <c>EventArgs</c> do not travel.
/// </summary>
internal sealed class EventParser(
    InterfaceSite site, IEventSymbol @event, bool isOneway, BaseMembers bases, PermissionParser permissions, Faults faults, CancellationToken token)
{
    /// <summary>The name as a part of others.</summary>
    private readonly string _stem = AidlNames.Capitalized(@event.Name);
    private readonly TypeSyntax? _syntax = SyntaxOf(@event, token);

    /// <summary>The interface of listeners, null before the event was read or if it cannot be remoted.</summary>
    public InterfaceModel? Listener { get; private set; }

    public EventModel? Parse(TransactionCodes codes)
    {
        if (@event.Type is not INamedTypeSymbol { DelegateInvokeMethod: { } invoke } handler)
        {
            faults.Silently();
            return null;
        }

        if (Fault(invoke) is { } fault)
        {
            faults.Report(DiagnosticDescriptors.Event, _syntax?.GetLocation() ?? @event.Locations[0], @event.Name, handler.ShortName(), fault);
            return null;
        }

        AidlIdentity aidl = AidlIdentities.OfMember(@event, AidlNames.Member(@event.Name), token);
        List<EventArgumentModel> arguments = [];
        List<ParameterModel> parameters = [];
        foreach (IParameterSymbol parameter in invoke.Parameters)
        {
            EventArgumentRole role = RoleOf(parameter);
            arguments.Add(new EventArgumentModel(parameter.Name, parameter.Type.QualifiedName() + (parameter.Type.IsAnnotated() ? "?" : ""), role));
            if (role != EventArgumentRole.Value)
                continue;

            TypeSite type = TypeSite.Of(parameter.Type, _syntax, $"event '{@event.Name}'");
            if (TypeResolver.Resolve(type, faults) is not { } wire)
                return null;

            AidlIdentity named = AidlIdentity.Named(AidlNames.Escape(parameter.Name));
            parameters.Add(new ParameterModel(parameter.Name, wire, Direction.In, parameter.IsParams ? "params " : "", Default: null, named));
        }

        Listener = ListenerOf(parameters, aidl);
        return new EventModel(
            @event.Name,
            bases.HasProxy(@event.Name),
            bases.HasStub(@event.Name),
            aidl,
            handler.QualifiedName() + (handler.IsAnnotated() ? "?" : ""),
            handler.QualifiedName(),
            new ListenerNames(Listener.Type.FullName, Sibling(Listener.Type.FullName, Listener.Stub), "On" + _stem),
            arguments.ToEquatableArray(),
            Transaction("Add", aidl, codes[@event]),
            Transaction("Remove", aidl, codes[@event] + 1));
    }

    private static TypeSyntax? SyntaxOf(IEventSymbol @event, CancellationToken token) =>
        @event.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax(token) switch
        {
            VariableDeclaratorSyntax { Parent: VariableDeclarationSyntax declaration } => declaration.Type,
            EventDeclarationSyntax declaration => declaration.Type,
            _ => null,
        };

    private static string? Fault(IMethodSymbol invoke)
    {
        if (!invoke.ReturnsVoid)
            return "returns a value, which nobody waits for; use a delegate that returns nothing";

        IParameterSymbol? byReference = invoke.Parameters.FirstOrDefault(static parameter => parameter.RefKind != RefKind.None);
        return byReference is null ? null : $"passes '{byReference.Name}' by reference, which brings nothing back; use a delegate that passes values";
    }

    private static EventArgumentRole RoleOf(IParameterSymbol parameter) => parameter switch
    {
        { Ordinal: 0, Type.SpecialType: SpecialType.System_Object } => EventArgumentRole.Sender,
        _ when parameter.Type.Is(KnownNames.EventArgs) => EventArgumentRole.Empty,
        _ => EventArgumentRole.Value,
    };

    private static string Sibling(string name, string sibling)
    {
        int end = name.LastIndexOfAny(['.', ':']);
        return name.Substring(0, end + 1) + sibling;
    }

    private InterfaceModel ListenerOf(List<ParameterModel> parameters, AidlIdentity aidl)
    {
        string stem = $"{site.Stem}{_stem}Listener";
        string name = "I" + stem;
        TypeModel type = site.Declaration with
        {
            Name = name,
            FullName = Sibling(site.Declaration.FullName, name),
            HintName = Sibling(site.Declaration.HintName, name),
        };
        string descriptor = Sibling(site.Descriptor, name);
        string method = "On" + _stem;
        TransactionModel transaction = new(
            method, "on" + AidlNames.Capitalized(aidl.Name), TransactionCodes.First, IsOneway: true, Result: null, parameters.ToEquatableArray());
        MethodModel told = new(
            method, bases.HasProxy(method), bases.HasStub(method), aidl with { Name = transaction.AidlName, Annotations = default }, transaction, AsyncKind.None, Cancellation: null);
        Stability stability = ParcelableParser.StabilityOf(site.Type);
        AidlIdentity identity = AidlIdentity.Named(Sibling(site.Descriptor, name)) with
        {
            Annotations = AidlAnnotations.Of(site.Type).Where(static annotation => annotation == "@VintfStability").ToEquatableArray(),
        };
        return new InterfaceModel(type, descriptor, stem, new MemberModel[] { told }.ToEquatableArray(), default, identity)
        {
            IsSensitive = site.Type.Has(KnownNames.SensitiveDataAttribute),
            Stability = stability,
        };
    }

    private TransactionModel Transaction(string verb, AidlIdentity aidl, int code)
    {
        WireType type = new(WireKind.Interface, Listener!.Type.FullName, IsNullable: false) { AidlName = Listener.Aidl.Name };
        ParameterModel listener = new("listener", type, Direction.In, Modifier: "", Default: null, AidlIdentity.Named("listener"));
        string aidlName = $"{verb.ToLowerInvariant()}{AidlNames.Capitalized(aidl.Name)}Listener";
        return new TransactionModel(
            $"{verb}{_stem}Listener", aidlName, code, isOneway, Result: null, new[] { listener }.ToEquatableArray())
        {
            Permission = permissions.Of(@event),
        };
    }
}
