namespace Binder.Aidl.Generator.CSharp.Reuse;

/// <summary>How a file mentions a type, if it does.</summary>
/// <param name="Name">The word for the type.</param>
/// <param name="Scope">Another word that must be there, in a namespace, a using or a qualified name: the last part of the type's namespace. Null if none must.</param>
internal readonly record struct Mention(Word Name, Word? Scope)
{
    public bool IsIn(TreeOutline outline) => outline.Mentions(Name) && (Scope is not { } scope || outline.Mentions(scope));
}
