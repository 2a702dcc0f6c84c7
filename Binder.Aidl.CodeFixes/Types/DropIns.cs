using Binder.Aidl.Generator.CSharp;
using Microsoft.CodeAnalysis;

namespace Binder.Aidl.CodeFixes;

/// <summary>Types that travel in place of others which do not.</summary>
internal static class DropIns
{
    /// <summary>The type to write instead, null if there is no clear one.</summary>
    public static ITypeSymbol? For(ITypeSymbol type, Compilation compilation)
    {
        ITypeSymbol? item = (type as INamedTypeSymbol)?.TypeArguments.FirstOrDefault();
        return type.KeywordName() switch
        {
            "nint" or "nuint" => compilation.GetSpecialType(SpecialType.System_Int64),
            "System.DateTime" => Named("System.DateTimeOffset"),
            "System.Exception" => compilation.GetSpecialType(SpecialType.System_String),
            "System.IO.Stream" or "System.IO.FileStream" or "System.Runtime.InteropServices.SafeHandle" => Named(KnownNames.SafeFileHandle),
            "System.Memory<T>" or "System.ReadOnlyMemory<T>" when IsByte() => Named("System.ReadOnlyMemory`1")?.Construct(item!),
            "System.Memory<T>" or "System.ReadOnlyMemory<T>" or "System.Span<T>" or "System.ReadOnlySpan<T>" or "System.ArraySegment<T>" => Array(),
            "System.Collections.Generic.IEnumerable<T>" or "System.Collections.Generic.IReadOnlyCollection<T>" =>
                List("System.Collections.Generic.IReadOnlyList`1"),
            "System.Collections.Generic.ICollection<T>" or "System.Collections.Generic.IList<T>" or "System.Collections.Generic.HashSet<T>" =>
                List("System.Collections.Generic.List`1"),
            "System.Collections.Generic.IDictionary<TKey, TValue>" =>
                Named("System.Collections.Generic.Dictionary`2")?.Construct([.. ((INamedTypeSymbol)type).TypeArguments]),
            KnownNames.Interface or KnownNames.LocalBinder or "Binder.BpBinder" => Named(KnownNames.Binder),
            _ => type.BaseType is { } parent && parent.Has(KnownNames.UnionAttribute) ? parent : null,
        };

        INamedTypeSymbol? Named(string name) => compilation.GetTypeByMetadataName(name);

        ITypeSymbol Array() => compilation.CreateArrayTypeSymbol(item!);

        ITypeSymbol? List(string name) => IsByte() ? Array() : Named(name)?.Construct(item!);

        bool IsByte() => item is { SpecialType: SpecialType.System_Byte or SpecialType.System_SByte };
    }
}
