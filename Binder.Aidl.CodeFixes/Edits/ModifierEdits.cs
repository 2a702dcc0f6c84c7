using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Editing;

namespace Binder.Aidl.CodeFixes.Edits;

/// <summary>Modifiers of declarations.</summary>
internal static class ModifierEdits
{
    /// <summary>Changes the modifiers of a declaration.</summary>
    public static void ChangeModifiers(this SyntaxEditor editor, SyntaxNode declaration, Func<DeclarationModifiers, DeclarationModifiers> change) =>
        editor.ReplaceNode(declaration, (current, generator) => generator.WithModifiers(current, change(generator.GetModifiers(current))));
}
