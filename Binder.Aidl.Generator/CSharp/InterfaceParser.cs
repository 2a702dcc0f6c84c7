using Binder.Aidl.Generator.Diagnostics;
using Binder.Aidl.Generator.Model;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Binder.Aidl.Generator.CSharp;

/// <summary>Reads an interface with <c>[BinderInterface]</c>. The generator takes the model, the analyzer the diagnostics.</summary>
internal static class InterfaceParser
{
    /// <summary>Reads the declaration, without a look at those that it uses.</summary>
    public static InterfaceModel? Parse(INamedTypeSymbol type, Compilation compilation, Faults faults, CancellationToken token)
    {
        TypeModel declaration = DeclarationParser.Parse(type, faults, token);
        string descriptor = DescriptorOf(type, faults, token);
        string stem = StemOf(type.Name);

        CheckBases(type, faults, token);
        GeneratedNames.Check(type, stem, faults, token);
        MemberParser members = new(type, new BaseMembers(compilation), faults, token);
        EquatableArray<MemberModel> models = members.Parse();

        return faults.Any ? null : new InterfaceModel(declaration, descriptor, stem, models);
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

    private static void CheckBases(INamedTypeSymbol type, Faults faults, CancellationToken token)
    {
        foreach (INamedTypeSymbol inherited in type.Interfaces)
        {
            if (inherited.TypeKind == TypeKind.Error || inherited.Is(KnownNames.Interface) || inherited.Is(KnownNames.BinderInterface))
                continue;

            Location? location = type.Declarations(token)
                .SelectMany(static part => part.BaseList?.Types.AsEnumerable() ?? [])
                .FirstOrDefault(syntax => NameOf(syntax.Type) == inherited.Name)?.Type.GetLocation();
            faults.Report(
                DiagnosticDescriptors.InheritedInterface, location ?? type.Locations[0], type.Name, inherited.ShortName());
        }
    }

    private static string? NameOf(TypeSyntax syntax) => syntax switch
    {
        QualifiedNameSyntax qualified => qualified.Right.Identifier.ValueText,
        AliasQualifiedNameSyntax qualified => qualified.Name.Identifier.ValueText,
        SimpleNameSyntax simple => simple.Identifier.ValueText,
        _ => null,
    };
}
