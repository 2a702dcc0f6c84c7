using System.Composition;
using Binder.Aidl.CodeFixes.Edits;
using Binder.Aidl.Generator.CSharp;
using Binder.Aidl.Generator.Diagnostics;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Editing;

namespace Binder.Aidl.CodeFixes;

/// <summary>AIDL050: removes the modifier in whose way a reader cannot make the parcelable, or adds the constructor that it calls.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(MakeConstructible)), Shared]
public sealed class MakeConstructible() : BinderCodeFix(DiagnosticDescriptors.NotConstructible)
{
    private protected override IEnumerable<Fix> FixesFor(Fault fault)
    {
        if (fault.DeclaredType is not { IsStatic: false } type)
            return [];

        IEnumerable<TypeDeclarationSyntax> parts = type.Declarations(fault.Token);
        return type switch
        {
            { IsAbstract: true } => [fault.Edit("Remove 'abstract'", parts, Removing(static it => it.WithIsAbstract(false)), "Abstract")],
            { IsRefLikeType: true } => [fault.Edit("Remove 'ref'", parts, Removing(static it => it.WithIsRef(false)), "Ref")],
            _ when NeedsConstructor(type, fault.Token) =>
                [fault.Edit("Add a private parameterless constructor", parts.Take(1), AddConstructor, "Constructor")],
            _ => [],
        };
    }

    private static Action<SyntaxEditor, TypeDeclarationSyntax> Removing(Func<DeclarationModifiers, DeclarationModifiers> change) =>
        (editor, part) => editor.ChangeModifiers(part, change);

    private static bool NeedsConstructor(INamedTypeSymbol type, CancellationToken token) =>
        type.TypeKind == TypeKind.Class
        && !type.InstanceConstructors.Any(static constructor => constructor.Parameters.IsEmpty)
        && type.Declarations(token).All(static part => part.ParameterList is null);

    private static void AddConstructor(SyntaxEditor editor, TypeDeclarationSyntax type)
    {
        int position = type.Members.IndexOf(static member => member is ConstructorDeclarationSyntax);
        editor.InsertMembers(type, Math.Max(position, 0), [editor.Generator.ConstructorDeclaration(accessibility: Accessibility.Private)]);
    }
}
