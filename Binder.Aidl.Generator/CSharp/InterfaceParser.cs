using Binder.Aidl.Generator.Diagnostics;
using Binder.Aidl.Generator.Model;
using Microsoft.CodeAnalysis;

namespace Binder.Aidl.Generator.CSharp;

/// <summary>Reads an interface with <c>[BinderInterface]</c>. The generator takes the model, the analyzer the diagnostics.</summary>
internal static class InterfaceParser
{
    /// <summary>Reads the declaration, without a look at those that it uses.</summary>
    /// <param name="type">The interface.</param>
    /// <param name="compilation">Where it is declared.</param>
    /// <param name="modelOf">The model of a Binder interface that it inherits, null if that has none.</param>
    /// <param name="faults">Gets what is wrong.</param>
    /// <param name="token">Ends the work.</param>
    public static InterfaceModel? Parse(
        INamedTypeSymbol type, Compilation compilation, Func<INamedTypeSymbol, InterfaceModel?> modelOf, Faults faults, CancellationToken token)
    {
        TypeModel declaration = DeclarationParser.Parse(type, faults, token);
        string descriptor = DescriptorOf(type, faults, token);
        string stem = StemOf(type.Name);

        AttributeData attribute = type.FindAttribute(KnownNames.BinderInterfaceAttribute)!;
        InheritedMembers inherited = new(type, modelOf, faults, token);
        InterfaceSite site = new(type, declaration, descriptor, stem);
        MemberParser members = new(site, new BaseMembers(compilation), inherited, faults, token);
        EquatableArray<MemberModel> models = members.Parse();
        GeneratedNames.Check(site, members.Listeners, faults, token);

        AidlNameAttributes.Check(type, faults, token);
        EquatableArray<ConstantModel> constants = ConstantParser.Parse(type, token);
        AidlIdentity aidl = AidlIdentities.OfType(type, KnownNames.BinderInterfaceAttribute, token);

        InterfaceModel model = new(declaration, descriptor, stem, models, constants, aidl)
        {
            Views = inherited.Views,
            Listeners = members.Listeners,
            HasExplicitCodes = members.HasExplicitCodes,
            Version = VersionOf(type, faults, token),
            Hash = attribute.NamedArgument<string>("Hash"),
            HasDefault = attribute.NamedArgument<bool>("HasDefault"),
            HasDelegator = attribute.NamedArgument<bool>("HasDelegator"),
            IsSensitive = type.Has(KnownNames.SensitiveDataAttribute),
            Stability = ParcelableParser.StabilityOf(type),
        };
        return faults.Any ? null : model;
    }

    /// <summary>The name without its interface prefix: <c>I</c> before an upper-case letter.</summary>
    public static string StemOf(string name) =>
        name.Length > 1 && name[0] == 'I' && char.IsUpper(name[1]) ? name.Substring(1) : name;

    private static string DescriptorOf(INamedTypeSymbol type, Faults faults, CancellationToken token)
    {
        AttributeData attribute = type.FindAttribute(KnownNames.BinderInterfaceAttribute)!;
        if (attribute.ConstructorArguments is not [{ Value: string descriptor }])
            return type.DottedName();

        if (string.IsNullOrWhiteSpace(descriptor))
            faults.Report(DiagnosticDescriptors.InvalidDescriptor, attribute.ArgumentLocation(token), type.Name);

        return descriptor;
    }

    private static int VersionOf(INamedTypeSymbol type, Faults faults, CancellationToken token)
    {
        AttributeData attribute = type.FindAttribute(KnownNames.BinderInterfaceAttribute)!;
        int version = attribute.NamedArgument<int>("Version");
        if (version < 0)
            faults.Report(DiagnosticDescriptors.InvalidVersion, attribute.Location(token), type.Name, "a version from 1, or 0 for none");

        if (attribute.NamedArgument<string>("Hash") is { } hash && hash.Trim().Length == 0)
            faults.Report(DiagnosticDescriptors.InvalidVersion, attribute.Location(token), type.Name, "a hash that is not empty, or none");

        return version;
    }
}
